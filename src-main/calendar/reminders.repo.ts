// SQL of reminders: own open events by the instant of theirs, and the marks of what was announced here.
import type { ReadContext, WriteContext } from '../store/context.ts';
import { hasLivingPartner } from '../store/eventCounts.ts';

export type ReminderRow = {
  source: 'interaction' | 'task';
  id: string;
  kind: 'meeting' | 'call' | 'email' | 'sms' | 'note' | 'task';
  subject: string;
  partnerId: string | null;
  partnerName: string;
  at: number | null;
  on: string | null;
  remindAt: number;
  announcedFor: number | null;
  announcedAt: number | null;
};

const legs = {
  interaction: {
    table: 'interactions',
    open: 'planned',
    columns: 'e.kind, e.subject, e.planned_at AS at, e.planned_on AS "on"',
  },
  task: {
    table: 'tasks',
    open: 'open',
    columns: `'task' AS kind, e.title AS subject, e.due_at AS at, e.due_on AS "on"`,
  },
} as const;
type Source = keyof typeof legs;
const sources = ['interaction', 'task'] as const;

const openOf = (source: Source): string =>
  `e.owner_id = :me AND e.status = '${legs[source].open}' AND e.deleted_at IS NULL AND e.remind_at IS NOT NULL`;

const selectOf = (source: Source, condition: string): string =>
  `SELECT '${source}' AS source, e.id, ${legs[source].columns}, e.partner_id AS partnerId,
     coalesce(p.name, '') AS partnerName, e.remind_at AS remindAt, m.remind_at AS announcedFor,
     m.announced_at AS announcedAt
   FROM ${legs[source].table} e LEFT JOIN partners p ON p.id = e.partner_id LEFT JOIN reminder_marks m ON m.id = e.id
   WHERE ${openOf(source)} AND ${hasLivingPartner('e')} AND ${condition}
   ORDER BY e.remind_at, e.id LIMIT :limit`;

/** Those whose time has come, after a place; at most `limit` of each kind. */
export function listDue(
  { sql, user, now }: ReadContext,
  { after, limit }: { after: readonly [number, string]; limit: number },
): ReminderRow[] {
  const condition = 'e.remind_at <= :now AND (e.remind_at, e.id) > (:afterAt, :afterId)';
  const params = { me: user.id, now, afterAt: after[0], afterId: after[1], limit };
  return sources.flatMap((source) => sql.all<ReminderRow>(selectOf(source, condition), params));
}

/** Of those the ones that were not announced for this instant yet. */
export function listUnannounced({ sql, user, now }: ReadContext, limit: number): ReminderRow[] {
  const condition = 'e.remind_at <= :now AND m.remind_at IS NOT e.remind_at';
  return sources.flatMap((source) =>
    sql.all<ReminderRow>(selectOf(source, condition), { me: user.id, now, limit }),
  );
}

/** The next instant that is still ahead. */
export function findNextReminder({ sql, user, now }: ReadContext): number | undefined {
  const next = sources.flatMap((source) => {
    const text = `SELECT min(e.remind_at) AS at FROM ${legs[source].table} e WHERE ${openOf(source)} AND e.remind_at > :now`;
    return sql.get<{ at: number | null }>(text, { me: user.id, now })?.at ?? [];
  });
  return next.sort((a, b) => a - b)[0];
}

export function markAnnounced(tx: WriteContext, rows: readonly Pick<ReminderRow, 'id' | 'remindAt'>[]): void {
  for (const { id, remindAt } of rows)
    tx.sql.run(
      `INSERT INTO reminder_marks(id, remind_at, announced_at) VALUES (:id, :remindAt, :now)
       ON CONFLICT(id) DO UPDATE SET remind_at = excluded.remind_at, announced_at = excluded.announced_at`,
      { id, remindAt, now: tx.now },
    );
  if (rows.length > 0) tx.touch('reminder_marks');
}

/** Sets the next instant of the user's own open events; null: seen. @returns how many there were */
export function setRemindAt(
  tx: WriteContext,
  events: readonly { source: Source; id: string }[],
  remindAt: number | null,
): number {
  let count = 0;
  for (const { source, id } of events)
    count += tx.sql.run(
      `UPDATE ${legs[source].table} AS e SET remind_at = :remindAt, updated_at = :now WHERE e.id = :id AND ${openOf(source)}`,
      { remindAt, now: tx.now, id, me: tx.user.id },
    ).changes;
  return count;
}

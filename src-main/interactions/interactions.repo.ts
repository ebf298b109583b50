// SQL of interactions and of the promises under them. Rules and texts live elsewhere.
import { and, eq, isNull } from 'drizzle-orm';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { interactions, tasks } from '../store/schema/index.ts';
import { type RecordingColumns, withRecording } from './recording.rules.ts';
import { isFolded } from './seriesFold.repo.ts';

export type InteractionKind = (typeof interactions.$inferSelect)['kind'];
export type InteractionValues = Omit<
  typeof interactions.$inferInsert,
  'rid' | 'createdAt' | 'updatedAt' | 'deletedAt'
>;
export type InteractionChanges = Partial<Omit<typeof interactions.$inferSelect, 'rid' | 'id' | 'createdAt'>>;

export type ListedInteraction = {
  rid: number;
  id: string;
  partnerId: string;
  contactId: string | null;
  contactName: string;
  kind: InteractionKind;
  direction: 'in' | 'out' | '';
  status: 'planned' | 'done' | 'cancelled';
  subject: string;
  content: string;
  result: string;
  place: string;
  importance: 'low' | 'normal' | 'high';
  ownerId: string;
  ownerName: string;
  plannedAt: number | null;
  plannedOn: string | null;
  durationMin: number | null;
  happenedAt: number | null;
  timelineAt: number;
  documentId: string | null;
  letterId: string | null;
  recording: { hash: string; durationMs: number } | null;
  reminderMin: number | null;
  seriesId: string | null;
  occurrenceOn: string | null;
};

export type PromiseTask = {
  id: string;
  interactionId: string | null;
  title: string;
  promisedBy: 'us' | 'them';
  status: 'open' | 'done' | 'cancelled';
  dueAt: number | null;
  dueOn: string | null;
};

const listed = `SELECT i.rid, i.id, i.partner_id AS partnerId, i.contact_id AS contactId, coalesce(c.name, '') AS contactName,
    i.kind, i.direction, i.status, i.subject, i.content, i.result, i.place, i.importance, i.owner_id AS ownerId,
    coalesce(u.name, '') AS ownerName, i.planned_at AS plannedAt, i.planned_on AS plannedOn,
    i.duration_min AS durationMin, i.happened_at AS happenedAt, i.timeline_at AS timelineAt,
    i.document_id AS documentId, i.letter_id AS letterId,
    i.recording_hash AS recordingHash, i.recording_ms AS recordingMs,
    i.reminder_min AS reminderMin, i.series_id AS seriesId, i.occurrence_on AS occurrenceOn
  FROM interactions i LEFT JOIN contacts c ON c.id = i.contact_id LEFT JOIN users u ON u.id = i.owner_id`;

type Stored = Omit<ListedInteraction, 'recording'> & RecordingColumns;
const toListed = (row: Stored): ListedInteraction => withRecording(row);

const promise = `SELECT id, interaction_id AS interactionId, title, promised_by AS promisedBy, status,
    due_at AS dueAt, due_on AS dueOn FROM tasks`;

export type TimelineQuery = {
  partnerId: string;
  kinds: readonly InteractionKind[] | undefined;
  status: 'planned' | 'done' | 'cancelled' | undefined;
  /** (timeline_at, rid) of the last row seen. */
  before: readonly [number, number];
  limit: number;
};

/** A partner's time line, newest first, from one index range. */
export function listTimeline({ sql, today }: ReadContext, query: TimelineQuery): ListedInteraction[] {
  const kindFilter = query.kinds ? 'AND i.kind IN (SELECT value FROM json_each(:kinds))' : '';
  const statusFilter = query.status ? 'AND i.status = :status' : '';
  const rows = sql.all<Stored>(
    `${listed} WHERE i.partner_id = :partnerId AND (i.timeline_at, i.rid) < (:at, :rid) AND i.deleted_at IS NULL
     ${kindFilter} ${statusFilter} AND NOT ${isFolded} ORDER BY i.timeline_at DESC, i.rid DESC LIMIT :limit`,
    {
      partnerId: query.partnerId,
      today,
      at: query.before[0],
      rid: query.before[1],
      limit: query.limit,
      ...(query.kinds ? { kinds: JSON.stringify(query.kinds) } : {}),
      ...(query.status ? { status: query.status } : {}),
    },
  );
  return rows.map(toListed);
}

export function loadInteraction({ sql }: ReadContext, id: string): ListedInteraction | undefined {
  const found = sql.get<Stored>(`${listed} WHERE i.id = ? AND i.deleted_at IS NULL`, [id]);
  return found && toListed(found);
}

/** Promises made in the given interactions, in no order. */
export function listPromisesOf({ sql }: ReadContext, interactionIds: readonly string[]): PromiseTask[] {
  if (interactionIds.length === 0) return [];
  return sql.all<PromiseTask>(
    `${promise} WHERE interaction_id IN (SELECT value FROM json_each(?)) AND promised_by <> '' AND deleted_at IS NULL`,
    [JSON.stringify(interactionIds)],
  );
}

/** Open promises of a partner that are past due, in no order. */
export function listBrokenPromises({ sql, now, today }: ReadContext, partnerId: string): PromiseTask[] {
  return sql.all<PromiseTask>(
    `${promise} WHERE partner_id = :partnerId AND status = 'open' AND promised_by <> '' AND deleted_at IS NULL
       AND (due_at < :now OR due_on < :today)`,
    { partnerId, now, today },
  );
}

export function insertInteraction(tx: WriteContext, values: InteractionValues): void {
  tx.orm
    .insert(interactions)
    .values({ ...values, createdAt: tx.now, updatedAt: tx.now })
    .run();
}

export function updateInteraction(tx: WriteContext, id: string, changes: InteractionChanges): void {
  tx.orm
    .update(interactions)
    .set({ ...changes, updatedAt: tx.now })
    .where(eq(interactions.id, id))
    .run();
}

/** To another client, with what was promised in it and what it left to do. */
export function moveInteraction(
  tx: WriteContext,
  id: string,
  who: { partnerId: string; contactId: string | null },
): void {
  updateInteraction(tx, id, who);
  tx.orm
    .update(tasks)
    .set({ ...who, updatedAt: tx.now })
    .where(and(eq(tasks.interactionId, id), isNull(tasks.deletedAt)))
    .run();
}

export function loadCreatedAt({ sql }: ReadContext, id: string): number {
  return sql.get<{ at: number }>('SELECT created_at AS at FROM interactions WHERE id = ?', [id])?.at ?? 0;
}

type Named =
  | { table: 'partners' | 'users'; id: string }
  | { table: 'contacts'; id: string; partnerId: string };

/** Whether a row that an interaction or a task is to name lives; a contact only at the partner given. */
export function lives({ sql }: ReadContext, named: Named): boolean {
  if (named.table === 'contacts') {
    const text = 'SELECT 1 FROM contacts WHERE id = ? AND partner_id = ? AND deleted_at IS NULL';
    return sql.get(text, [named.id, named.partnerId]) !== undefined;
  }
  return (
    sql.get(`SELECT 1 FROM ${named.table} WHERE id = ? AND deleted_at IS NULL`, [named.id]) !== undefined
  );
}

// SQL over events: interactions with a plan and tasks with a due date, open or done. Each leg reads one
// covering index range per owner, so that a call costs the days it is asked for. Counters: eventCounts.repo.
import type { ReadContext } from '../store/context.ts';
import { type EventLeg, eventLegs } from '../store/eventCounts.ts';

type EventSource = EventLeg['source'];
export type EventRow = {
  source: EventSource;
  id: string;
  partnerId: string | null;
  isDone: 0 | 1;
  at: number | null;
  on: string | null;
};

/** Days `from` to `to`, and the same as instants [fromAt, toAt) in the user's zone. */
export type EventRange = { from: string; to: string; fromAt: number; toAt: number };
/** Whose events: of `me`, or of all owners there are; `me` sees his own private tasks. */
export type Whose = { owners: readonly string[]; me: string; isAll: boolean };

const visibleOf = (leg: EventLeg): string =>
  leg.table === 'tasks' ? 'AND (e.is_private = 0 OR e.owner_id = :me)' : '';

/** Living events of the owners, in any of the two states. */
const livingOf = (leg: EventLeg): string =>
  `e.owner_id IN (SELECT value FROM json_each(:owners)) AND e.deleted_at IS NULL ${visibleOf(leg)}`;

function rangeOf(
  leg: EventLeg,
  range: EventRange,
): { condition: string; params: { lower: string | number; upper: string | number } } {
  if (leg.unit === 'at') {
    return {
      condition: `e.${leg.column} >= :lower AND e.${leg.column} < :upper`,
      params: { lower: range.fromAt, upper: range.toAt },
    };
  }
  return {
    condition: `e.${leg.column} >= :lower AND e.${leg.column} <= :upper`,
    params: { lower: range.from, upper: range.to },
  };
}

const limitOf = (leg: EventLeg, { now, today }: ReadContext): string | number =>
  leg.unit === 'at' ? now : today;
const paramsOf = (whose: Whose) => ({ owners: JSON.stringify(whose.owners), me: whose.me });

/** Every user, the gone ones too: their events are still somebody's. */
export function listOwnerIds({ sql }: ReadContext): string[] {
  return sql.all<{ id: string }>('SELECT id FROM users').map((row) => row.id);
}

const eventColumns = (leg: EventLeg): string =>
  `'${leg.source}' AS source, e.id, e.partner_id AS partnerId, e.status = 'done' AS isDone,
   ${leg.unit === 'at' ? `e.${leg.column}` : 'NULL'} AS at, ${leg.unit === 'on' ? `e.${leg.column}` : 'NULL'} AS "on"`;

/** Events of the range with a partner, living or not, in no order. */
export function listInRange({ sql }: ReadContext, range: EventRange, whose: Whose): EventRow[] {
  return eventLegs.flatMap((leg) => {
    const { condition, params } = rangeOf(leg, range);
    return sql.all<EventRow>(
      `SELECT ${eventColumns(leg)} FROM ${leg.table} e
       WHERE ${livingOf(leg)} AND ${condition} AND e.status IN ('${leg.open}', 'done') AND e.partner_id IS NOT NULL`,
      { ...paramsOf(whose), ...params },
    );
  });
}

/** Late events with a partner, living or not, of any day, in no order. */
export function listOverdue(context: ReadContext, whose: Whose): EventRow[] {
  return eventLegs.flatMap((leg) =>
    context.sql.all<EventRow>(
      `SELECT ${eventColumns(leg)} FROM ${leg.table} e
       WHERE ${livingOf(leg)} AND e.${leg.column} < :limit AND e.status = '${leg.open}' AND e.partner_id IS NOT NULL`,
      { ...paramsOf(whose), limit: limitOf(leg, context) },
    ),
  );
}

export type EventHead = {
  id: string;
  kind: 'meeting' | 'call' | 'email' | 'sms' | 'note' | 'task';
  subject: string;
};

/** Kind and subject of a page's events, by id. */
export function loadEventHeads({ sql }: ReadContext, events: readonly EventRow[]): Map<string, EventHead> {
  const idsOf = (source: EventSource) =>
    JSON.stringify(events.filter((e) => e.source === source).map((e) => e.id));
  const found = [
    ...sql.all<EventHead>(
      'SELECT id, kind, subject FROM interactions WHERE id IN (SELECT value FROM json_each(?))',
      [idsOf('interaction')],
    ),
    ...sql.all<EventHead>(
      "SELECT id, 'task' AS kind, title AS subject FROM tasks WHERE id IN (SELECT value FROM json_each(?))",
      [idsOf('task')],
    ),
  ];
  return new Map(found.map((head) => [head.id, head]));
}

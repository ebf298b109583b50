// SQL of the calendar's list: each way of being an event is one leg, read in the order of its index from a place on.
import type { ReadContext } from '../store/context.ts';
import { type EventLeg, eventLegs, hasLivingPartner } from '../store/eventCounts.ts';
import type { SqlValue } from '../store/sql.ts';

export type ListedEvent = {
  source: 'interaction' | 'task';
  id: string;
  kind: 'meeting' | 'call' | 'email' | 'sms' | 'note' | 'task';
  subject: string;
  place: string;
  importance: 'low' | 'normal' | 'high';
  partnerId: string | null;
  partnerName: string;
  ownerId: string;
  at: number | null;
  on: string | null;
  durationMin: number | null;
  isDone: 0 | 1;
  reminderMin: number | null;
  seriesId: string | null;
  occurrenceOn: string | null;
};

/** `longestMs`: how long before the range an event may have begun that still goes on in it. */
export type EventsQuery = {
  owners: readonly string[];
  from: string;
  to: string;
  fromAt: number;
  toAt: number;
  longestMs: number;
  /** Of the last row seen: its place in a leg of instants, and in one of days; null from the start. */
  after: { at: readonly [number, string]; on: readonly [string, string] } | null;
  limit: number;
};

const ofInteraction = `e.kind, e.subject, e.place, e.duration_min AS durationMin, e.series_id AS seriesId,
  e.occurrence_on AS occurrenceOn`;
const ofTask = `'task' AS kind, e.title AS subject, '' AS place, NULL AS durationMin, NULL AS seriesId, NULL AS occurrenceOn`;

const rangeOf: Readonly<Record<EventLeg['source'], Readonly<Record<EventLeg['unit'], string>>>> = {
  interaction: {
    at: `e.planned_at >= :earliest AND e.planned_at < :toAt
      AND (e.planned_at >= :fromAt OR e.planned_at + coalesce(e.duration_min, 0) * 60000 > :fromAt)`,
    on: 'e.planned_on >= :from AND e.planned_on <= :to',
  },
  task: {
    at: 'e.due_at >= :fromAt AND e.due_at < :toAt',
    on: 'e.due_on >= :from AND e.due_on <= :to',
  },
};

function textOf({ source, table, column, unit, open }: EventLeg, isAfter: boolean): string {
  const isTask = source === 'task';
  return `SELECT '${source}' AS source, e.id, ${isTask ? ofTask : ofInteraction}, e.importance,
      e.partner_id AS partnerId, coalesce(p.name, '') AS partnerName, e.owner_id AS ownerId,
      ${unit === 'at' ? `e.${column}` : 'NULL'} AS at, ${unit === 'on' ? `e.${column}` : 'NULL'} AS "on",
      e.status = 'done' AS isDone, e.reminder_min AS reminderMin
    FROM json_each(:owners) o JOIN ${table} e ON e.owner_id = o.value LEFT JOIN partners p ON p.id = e.partner_id
    WHERE ${rangeOf[source][unit]} AND e.status IN ('${open}', 'done') AND e.deleted_at IS NULL
      AND ${hasLivingPartner('e')} ${isTask ? 'AND (e.is_private = 0 OR e.owner_id = :me)' : ''}
      ${isAfter ? `AND (e.${column}, e.id) > (:afterKey, :afterId)` : ''}
    ORDER BY e.${column}, e.id LIMIT :limit`;
}

function paramsOf({ source, unit }: EventLeg, query: EventsQuery, me: string): Record<string, SqlValue> {
  const { owners, from, to, fromAt, toAt, longestMs, after, limit } = query;
  const params: Record<string, SqlValue> = { owners: JSON.stringify(owners), limit };
  if (unit === 'on') Object.assign(params, { from, to });
  else Object.assign(params, { fromAt, toAt });
  if (unit === 'at' && source === 'interaction') params.earliest = fromAt - longestMs;
  if (source === 'task') params.me = me;
  const [afterKey, afterId] = after?.[unit] ?? [];
  if (afterKey !== undefined) Object.assign(params, { afterKey, afterId });
  return params;
}

/** The first of each leg after the place; in no order among the legs. */
export function listEventRows({ sql, user }: ReadContext, query: EventsQuery): ListedEvent[] {
  return eventLegs.flatMap((leg) =>
    sql.all<ListedEvent>(textOf(leg, query.after !== null), paramsOf(leg, query, user.id)),
  );
}

/** Days of series that have a row, whatever became of it. */
export function listTakenDays(
  { sql }: ReadContext,
  seriesIds: readonly string[],
  { from, to }: { from: string; to: string },
): Set<string> {
  const rows = sql.all<{ seriesId: string; on: string }>(
    `SELECT i.series_id AS seriesId, i.occurrence_on AS "on" FROM json_each(:ids) s
     JOIN interactions i ON i.series_id = s.value WHERE i.occurrence_on >= :from AND i.occurrence_on <= :to`,
    { ids: JSON.stringify(seriesIds), from, to },
  );
  return new Set(rows.map(({ seriesId, on }) => `${seriesId} ${on}`));
}

/** Names of living partners by id. */
export function loadPartnerNames({ sql }: ReadContext, ids: readonly string[]): Map<string, string> {
  const rows = sql.all<{ id: string; name: string }>(
    'SELECT id, name FROM partners WHERE id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL',
    [JSON.stringify(ids)],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

// SQL of the events report: the few columns of each event that counting and ordering need, by the indexes of the legs;
// what a page shows of its rows is read for the page alone.
import type { ReadContext } from '../store/context.ts';
import { type EventLeg, eventLegs, hasLivingPartner } from '../store/eventCounts.ts';
import type { EventRange, Whose } from './events.repo.ts';

export type EventKind = 'meeting' | 'call' | 'email' | 'sms' | 'note' | 'task';
export type ReportEvent = {
  source: EventLeg['source'];
  id: string;
  kind: EventKind;
  ownerId: string;
  /** First words of the result; '' for a task. */
  result: string;
  isDone: 0 | 1;
  at: number | null;
  on: string | null;
};

/** What of a result tells one group from another. */
export const resultChars = 80;

function columnsOf(leg: EventLeg): string {
  const isTask = leg.table === 'tasks';
  return `'${leg.source}' AS source, e.id, ${isTask ? "'task'" : 'e.kind'} AS kind, e.owner_id AS ownerId,
    ${isTask ? "''" : `substr(trim(e.result), 1, ${resultChars})`} AS result, e.status = 'done' AS isDone,
    ${leg.unit === 'at' ? `e.${leg.column}` : 'NULL'} AS at, ${leg.unit === 'on' ? `e.${leg.column}` : 'NULL'} AS "on"`;
}

const livingOf = (leg: EventLeg): string =>
  `e.owner_id IN (SELECT value FROM json_each(:owners)) AND e.deleted_at IS NULL AND ${hasLivingPartner('e')}
   ${leg.table === 'tasks' ? 'AND (e.is_private = 0 OR e.owner_id = :me)' : ''}`;

const paramsOf = (leg: EventLeg, { owners, me }: Whose) => ({
  owners: JSON.stringify(owners),
  ...(leg.table === 'tasks' && { me }),
});

/** Events of the days, open and done, in no order. */
export function listEventsOf({ sql }: ReadContext, range: EventRange, whose: Whose): ReportEvent[] {
  return eventLegs.flatMap((leg) => {
    const [lower, upper] = leg.unit === 'at' ? [range.fromAt, range.toAt] : [range.from, range.to];
    return sql.all<ReportEvent>(
      `SELECT ${columnsOf(leg)} FROM ${leg.table} e
       WHERE ${livingOf(leg)} AND e.${leg.column} >= :lower AND e.${leg.column} ${leg.unit === 'at' ? '<' : '<='} :upper
         AND e.status IN ('${leg.open}', 'done')`,
      { ...paramsOf(leg, whose), lower, upper },
    );
  });
}

/** Open events whose time has passed, of any day, in no order. */
export function listLateEvents({ sql, now, today }: ReadContext, whose: Whose): ReportEvent[] {
  return eventLegs.flatMap((leg) =>
    sql.all<ReportEvent>(
      `SELECT ${columnsOf(leg)} FROM ${leg.table} e
       WHERE ${livingOf(leg)} AND e.${leg.column} < :limit AND e.status = '${leg.open}'`,
      { ...paramsOf(leg, whose), limit: leg.unit === 'at' ? now : today },
    ),
  );
}

export type EventDetail = {
  id: string;
  subject: string;
  result: string;
  partnerId: string | null;
  partnerName: string;
};

/** What a page shows of its events, by id. */
export function loadEventDetails(
  { sql }: ReadContext,
  events: readonly ReportEvent[],
): Map<string, EventDetail> {
  const idsOf = (source: EventLeg['source']) =>
    JSON.stringify(events.filter((e) => e.source === source).map((e) => e.id));
  const details = [
    ...sql.all<EventDetail>(
      `SELECT e.id, e.subject, e.result, e.partner_id AS partnerId, coalesce(p.name, '') AS partnerName
       FROM interactions e LEFT JOIN partners p ON p.id = e.partner_id
       WHERE e.id IN (SELECT value FROM json_each(?))`,
      [idsOf('interaction')],
    ),
    ...sql.all<EventDetail>(
      `SELECT e.id, e.title AS subject, '' AS result, e.partner_id AS partnerId, coalesce(p.name, '') AS partnerName
       FROM tasks e LEFT JOIN partners p ON p.id = e.partner_id
       WHERE e.id IN (SELECT value FROM json_each(?))`,
      [idsOf('task')],
    ),
  ];
  return new Map(details.map((detail) => [detail.id, detail]));
}

export function loadUserNames({ sql }: ReadContext): Map<string, string> {
  return new Map(
    sql.all<{ id: string; name: string }>('SELECT id, name FROM users').map(({ id, name }) => [id, name]),
  );
}

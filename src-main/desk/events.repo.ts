// SQL over events: interactions with a plan and tasks with a due date, open or done. Each leg reads one
// index range per owner, so that a call costs the days it is asked for. What is late is told by the caller.
import type { ReadContext } from '../store/context.ts';

export type EventSource = 'interaction' | 'task';
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
/** Whose events; `me` sees his own private tasks. */
export type Whose = { owners: readonly string[]; me: string };

type Leg = {
  source: EventSource;
  table: string;
  column: string;
  unit: 'at' | 'on';
  open: string;
  visible: string;
};

const visibleTask = '(e.is_private = 0 OR e.owner_id = :me)';
const legs: readonly Leg[] = [
  {
    source: 'interaction',
    table: 'interactions',
    column: 'planned_at',
    unit: 'at',
    open: 'planned',
    visible: 'TRUE',
  },
  {
    source: 'interaction',
    table: 'interactions',
    column: 'planned_on',
    unit: 'on',
    open: 'planned',
    visible: 'TRUE',
  },
  { source: 'task', table: 'tasks', column: 'due_at', unit: 'at', open: 'open', visible: visibleTask },
  { source: 'task', table: 'tasks', column: 'due_on', unit: 'on', open: 'open', visible: visibleTask },
];

/** Living events of the owners, in any of the two states. */
function livingOf(leg: Leg): string {
  return `e.owner_id IN (SELECT value FROM json_each(:owners)) AND e.deleted_at IS NULL AND ${leg.visible}`;
}

/** The same, of living partners or of none. */
function countedOf(leg: Leg): string {
  return `${livingOf(leg)}
    AND NOT EXISTS (SELECT 1 FROM partners p WHERE p.id = e.partner_id AND p.deleted_at IS NOT NULL)`;
}

function rangeOf(
  leg: Leg,
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

const limitOf = (leg: Leg, { now, today }: ReadContext): string | number => (leg.unit === 'at' ? now : today);
const paramsOf = (whose: Whose) => ({ owners: JSON.stringify(whose.owners), me: whose.me });

/** Every user, the gone ones too: their events are still somebody's. */
export function listOwnerIds({ sql }: ReadContext): string[] {
  return sql.all<{ id: string }>('SELECT id FROM users').map((row) => row.id);
}

export type EventCounts = { total: number; done: number };

/** Events of the range, open and done. */
export function countInRange({ sql }: ReadContext, range: EventRange, whose: Whose): EventCounts {
  const sum: EventCounts = { total: 0, done: 0 };
  for (const leg of legs) {
    const { condition, params } = rangeOf(leg, range);
    const row = sql.get<EventCounts>(
      `SELECT count(*) AS total, coalesce(sum(e.status = 'done'), 0) AS done FROM ${leg.table} e
       WHERE ${countedOf(leg)} AND ${condition} AND e.status IN ('${leg.open}', 'done')`,
      { ...paramsOf(whose), ...params },
    );
    sum.total += row?.total ?? 0;
    sum.done += row?.done ?? 0;
  }
  return sum;
}

/** Events that are late now, of any day. */
export function countOverdue(context: ReadContext, whose: Whose): number {
  let total = 0;
  for (const leg of legs) {
    const row = context.sql.get<{ n: number }>(
      `SELECT count(*) AS n FROM ${leg.table} e
       WHERE ${countedOf(leg)} AND e.${leg.column} < :limit AND e.status = '${leg.open}'`,
      { ...paramsOf(whose), limit: limitOf(leg, context) },
    );
    total += row?.n ?? 0;
  }
  return total;
}

const eventColumns = (leg: Leg): string =>
  `'${leg.source}' AS source, e.id, e.partner_id AS partnerId, e.status = 'done' AS isDone,
   ${leg.unit === 'at' ? `e.${leg.column}` : 'NULL'} AS at, ${leg.unit === 'on' ? `e.${leg.column}` : 'NULL'} AS "on"`;

/** Events of the range with a partner, living or not, in no order. */
export function listInRange({ sql }: ReadContext, range: EventRange, whose: Whose): EventRow[] {
  return legs.flatMap((leg) => {
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
  return legs.flatMap((leg) =>
    context.sql.all<EventRow>(
      `SELECT ${eventColumns(leg)} FROM ${leg.table} e
       WHERE ${livingOf(leg)} AND e.${leg.column} < :limit AND e.status = '${leg.open}' AND e.partner_id IS NOT NULL`,
      { ...paramsOf(whose), limit: limitOf(leg, context) },
    ),
  );
}

export type DayBounds = { date: string; fromAt: number; toAt: number };
export type DayCount = { date: string; total: number; open: number; overdue: number };

/** Counts per day; days without events are left out, a day may come once per leg. */
export function countByDay(context: ReadContext, days: readonly DayBounds[], whose: Whose): DayCount[] {
  const key = JSON.stringify(days.map((day) => [day.date, day.fromAt, day.toAt]));
  return legs.flatMap((leg) => {
    const inDay =
      leg.unit === 'at'
        ? `e.${leg.column} >= d.value ->> 1 AND e.${leg.column} < d.value ->> 2`
        : `e.${leg.column} = d.value ->> 0`;
    return context.sql.all<DayCount>(
      `SELECT d.value ->> 0 AS date, count(*) AS total, sum(e.status = '${leg.open}') AS open,
         sum(e.status = '${leg.open}' AND e.${leg.column} < :limit) AS overdue
       FROM json_each(:days) d CROSS JOIN ${leg.table} e
       WHERE ${countedOf(leg)} AND ${inDay} AND e.status IN ('${leg.open}', 'done') GROUP BY d.key`,
      { ...paramsOf(whose), days: key, limit: limitOf(leg, context) },
    );
  });
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

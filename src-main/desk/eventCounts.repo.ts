// SQL of the event counters. One person's events are counted by his own index, everybody's come from the counts
// that triggers keep: neither grows with the company's history. Lists of events are in events.repo.
import type { ReadContext } from '../store/context.ts';
import { type EventLeg, eventLegs, hasLivingPartner, quarterMs } from '../store/eventCounts.ts';
import type { EventRange, Whose } from './events.repo.ts';

type Counts = { open: number; done: number };
export type QuarterCount = Counts & { quarter: number };
export type DayCounts = Counts & { day: string };
/** Events at an instant by quarter hour since 1970, those of whole days by date; a place may come more than once. */
export type PlaceCounts = { quarters: QuarterCount[]; days: DayCounts[] };

const legsOf = (unit: EventLeg['unit']) => eventLegs.filter((leg) => leg.unit === unit);

/** Of everybody's events the private tasks are not kept with the rest: only his own are counted in. */
const ownLegs = (unit: EventLeg['unit'], { isAll }: Whose): EventLeg[] =>
  legsOf(unit).filter((leg) => !isAll || leg.table === 'tasks');

const ownOf = ({ isAll }: Whose): string =>
  `e.owner_id = :me AND e.deleted_at IS NULL AND ${hasLivingPartner('e')} ${isAll ? 'AND e.is_private = 1' : ''}`;

function countOwn<T>(context: ReadContext, leg: EventLeg, range: EventRange, whose: Whose): T[] {
  const [place, within] =
    leg.unit === 'at'
      ? [
          `e.${leg.column} / ${quarterMs} AS quarter`,
          `e.${leg.column} >= :lower AND e.${leg.column} < :upper`,
        ]
      : [`e.${leg.column} AS day`, `e.${leg.column} BETWEEN :lower AND :upper`];
  const [lower, upper] = leg.unit === 'at' ? [range.fromAt, range.toAt] : [range.from, range.to];
  return context.sql.all<T>(
    `SELECT ${place}, sum(e.status = '${leg.open}') AS open, sum(e.status = 'done') AS done
     FROM ${leg.table} e WHERE ${ownOf(whose)} AND ${within} AND e.status IN ('${leg.open}', 'done') GROUP BY 1`,
    { me: whose.me, lower, upper },
  );
}

/** Events of the range, open and done, by place. */
export function loadCounts(context: ReadContext, range: EventRange, whose: Whose): PlaceCounts {
  const { sql } = context;
  const quarters = ownLegs('at', whose).flatMap((leg) => countOwn<QuarterCount>(context, leg, range, whose));
  const days = ownLegs('on', whose).flatMap((leg) => countOwn<DayCounts>(context, leg, range, whose));
  if (!whose.isAll) return { quarters, days };
  const everybodysQuarters = sql.all<QuarterCount>(
    'SELECT quarter, open, done FROM event_quarters WHERE quarter >= ? AND quarter < ?',
    [range.fromAt / quarterMs, range.toAt / quarterMs],
  );
  const everybodysDays = sql.all<DayCounts>(
    'SELECT day, open, done FROM event_days WHERE day BETWEEN ? AND ?',
    [range.from, range.to],
  );
  return { quarters: [...quarters, ...everybodysQuarters], days: [...days, ...everybodysDays] };
}

/** The quarter hour that is running. */
export const quarterOf = (now: number): number => Math.floor(now / quarterMs);

/** Open events of the running quarter hour whose time has passed. */
export function countLateNow({ sql, now }: ReadContext, { owners, me }: Whose): number {
  return legsOf('at')
    .map(({ table, column, open }) => {
      const visible = table === 'tasks' ? 'AND (e.is_private = 0 OR e.owner_id = :me)' : '';
      const params = { owners: JSON.stringify(owners), from: quarterOf(now) * quarterMs, now };
      return sql.get<{ n: number }>(
        `SELECT count(*) AS n FROM ${table} e WHERE e.owner_id IN (SELECT value FROM json_each(:owners))
           AND e.${column} >= :from AND e.${column} < :now AND e.status = '${open}' AND e.deleted_at IS NULL
           AND ${hasLivingPartner('e')} ${visible}`,
        visible === '' ? params : { ...params, me },
      );
    })
    .reduce((sum, row) => sum + (row?.n ?? 0), 0);
}

/** Open events of quarter hours and days that are over. */
function countLateBefore({ sql, now, today }: ReadContext, whose: Whose): number {
  const quarter = quarterOf(now);
  const own = (['at', 'on'] as const).flatMap((unit) =>
    ownLegs(unit, whose).map((leg) =>
      sql.get<{ n: number }>(
        `SELECT count(*) AS n FROM ${leg.table} e
         WHERE ${ownOf(whose)} AND e.${leg.column} < :limit AND e.status = '${leg.open}'`,
        { me: whose.me, limit: unit === 'at' ? quarter * quarterMs : today },
      ),
    ),
  );
  const everybodys = whose.isAll
    ? [
        sql.get<{ n: number }>(
          'SELECT coalesce(sum(open), 0) AS n FROM event_quarters WHERE quarter < ? AND open > 0',
          [quarter],
        ),
        sql.get<{ n: number }>(
          'SELECT coalesce(sum(open), 0) AS n FROM event_days WHERE day < ? AND open > 0',
          [today],
        ),
      ]
    : [];
  return [...own, ...everybodys].reduce((sum, row) => sum + (row?.n ?? 0), 0);
}

/** Events that are late now, of any day. */
export const countOverdue = (context: ReadContext, whose: Whose): number =>
  countLateBefore(context, whose) + countLateNow(context, whose);

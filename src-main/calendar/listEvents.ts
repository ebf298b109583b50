// The calendar's list: rows of all legs and what series name beyond their rows, in one order, page by page.
import { AppError } from '#shared/contract/errors.ts';
import type { Output, Parsed } from '#shared/contract/index.ts';
import { addDays, dateInZone, daysBetween, startOfDayMs } from '#shared/domain/dates.ts';
import { datesBetween } from '#shared/domain/recurrence.ts';
import { leadsOthers } from '#shared/domain/roles.ts';
import { isPast, type Plan, planStart } from '../interactions/index.ts';
import type { ReadContext } from '../store/context.ts';
import { decodeCursor, pageOf } from '../store/paging.ts';
import {
  type EventsQuery,
  type ListedEvent,
  listEventRows,
  listTakenDays,
  loadPartnerNames,
} from './events.repo.ts';
import { listSeries } from './series.repo.ts';
import { occurrenceId, type Series, slotOf } from './series.rules.ts';

type CalendarEvent = Output<'calendar.listEvents'>['rows'][number];
type Place = readonly [startAt: number, isTimed: 0 | 1, id: string];

const longestRangeDays = 62;
/** The longest event there can be. */
const longestMs = 7 * 86_400_000;

/** A rep sees himself; a head and an administrator everybody. @throws AppError forbidden/not_head */
export function ownersFor({ user }: ReadContext, owners: readonly string[]): readonly string[] {
  if (owners.length === 0) return [user.id];
  if (!leadsOthers(user.role) && owners.some((id) => id !== user.id))
    throw new AppError('forbidden', 'not_head');
  return [...new Set(owners)];
}

/** What begins with the day stands before what begins at its first minute. */
const placeOf = (plan: Plan & { id: string }, zone: string): Place => [
  planStart(plan, zone) ?? 0,
  plan.on === null ? 1 : 0,
  plan.id,
];

function comparePlaces(a: Place, b: Place): number {
  return a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0);
}

/** The cursor's place in each kind of leg. */
function afterOf(place: Place | undefined, zone: string): EventsQuery['after'] {
  if (place === undefined) return null;
  const [startAt, isTimed, id] = place;
  const day = dateInZone(startAt, zone);
  const last = '\uffff';
  // The days' legs are behind it with the day; of the instants' only what comes at the same moment is not.
  return isTimed === 1 ? { at: [startAt, id], on: [day, last] } : { at: [startAt - 1, last], on: [day, id] };
}

function expected(context: ReadContext, query: EventsQuery): CalendarEvent[] {
  const series = listSeries(context, query.owners, { withEnded: false });
  if (series.length === 0) return [];
  // A day of another zone, and the longest event, may reach into the range.
  const reach = { from: addDays(query.from, -1 - longestMs / 86_400_000), to: addDays(query.to, 1) };
  const taken = listTakenDays(
    context,
    series.map(({ id }) => id),
    reach,
  );
  const names = loadPartnerNames(
    context,
    series.map(({ partnerId }) => partnerId),
  );
  return series.flatMap((each) =>
    names.has(each.partnerId)
      ? datesBetween(each, reach.from < context.today ? context.today : reach.from, reach.to)
          .filter((on) => !taken.has(`${each.id} ${on}`))
          .map((on) => expectedEvent(each, on, names.get(each.partnerId) ?? ''))
          .filter((event) => isInRange(event, query))
      : [],
  );
}

function expectedEvent(series: Series, on: string, partnerName: string): CalendarEvent {
  const { kind, subject, place, importance, partnerId, ownerId, durationMin, reminderMin } = series;
  return {
    ...{ id: occurrenceId(series.id, on), source: 'interaction', kind, subject, place, importance },
    ...{ partnerId, partnerName, ownerId, ...slotOf(series, on), durationMin, reminderMin },
    ...{ isDone: false, isOverdue: false, seriesId: series.id, occurrenceOn: on, isExpected: true },
  };
}

function isInRange({ at, on, durationMin }: CalendarEvent, { from, to, fromAt, toAt }: EventsQuery): boolean {
  if (on !== null) return on >= from && on <= to;
  const start = at ?? 0;
  return start < toAt && (start >= fromAt || start + (durationMin ?? 0) * 60_000 > fromAt);
}

const toEvent = (context: ReadContext, { isDone, ...row }: ListedEvent): CalendarEvent => ({
  ...row,
  isDone: isDone === 1,
  isOverdue: isDone === 0 && isPast(row, context),
  isExpected: false,
});

/** @throws AppError invalid_input range_too_long, bad_date, cursor; forbidden/not_head */
export function listEvents(
  context: ReadContext,
  { from, to, owners, cursor, limit }: Parsed<'calendar.listEvents'>,
): Output<'calendar.listEvents'> {
  const zone = context.user.timeZone;
  const days = daysBetween(from, to);
  if (days < 0 || days >= longestRangeDays) throw new AppError('invalid_input', 'range_too_long');
  const key = decodeCursor(cursor);
  const after: Place | undefined = key && [Number(key[0]), key[1] === 1 ? 1 : 0, String(key[2])];
  const query: EventsQuery = {
    ...{ from, to, fromAt: startOfDayMs(from, zone), toAt: startOfDayMs(addDays(to, 1), zone), longestMs },
    ...{ owners: ownersFor(context, owners), after: afterOf(after, zone), limit: limit + 1 },
  };
  const placed = [
    ...listEventRows(context, query).map((row) => toEvent(context, row)),
    ...expected(context, query),
  ]
    .map((event) => ({ event, place: placeOf(event, zone) }))
    .filter(({ place }) => after === undefined || comparePlaces(place, after) > 0)
    .sort((a, b) => comparePlaces(a.place, b.place));
  const paged = pageOf(placed.slice(0, limit + 1), limit, ({ place }) => place);
  return { ...paged, rows: paged.rows.map(({ event }) => event) };
}

// The events report as its calls answer it: figures by group, and the rows behind each figure, from one filter.
import { AppError } from '#shared/contract/errors.ts';
import type { Output, Parsed } from '#shared/contract/index.ts';
import { daysBetween } from '#shared/domain/dates.ts';
import type { ReadContext } from '../store/context.ts';
import { decodeCursor, pageOf } from '../store/paging.ts';
import { listEventsOf, listLateEvents, loadEventDetails, loadUserNames } from './eventReport.repo.ts';
import {
  countStates,
  groupEvents,
  groupKeyOf,
  matches,
  type PlacedEvent,
  placeEvents,
} from './eventReport.rules.ts';
import { rangeIn } from './events.rules.ts';
import { whoseEvents } from './whose.ts';

/** A year of days and one: what is asked for is read whole. */
const mostDays = 366;

type Filter = Omit<Parsed<'reports.listEvents'>, 'groupBy' | 'group' | 'cursor' | 'limit'>;

/** @throws AppError invalid_input/bad_range */
export function eventsOf(
  context: ReadContext,
  { from, to, isLate, scope, ...filter }: Filter,
): PlacedEvent[] {
  const whose = whoseEvents(context, scope);
  const days = daysBetween(from, to);
  if (!isLate && (days < 0 || days > mostDays)) {
    throw new AppError('invalid_input', 'bad_range', { fields: [{ path: 'to', code: 'bad_range' }] });
  }
  const { now, today, user } = context;
  const events = isLate
    ? listLateEvents(context, whose)
    : listEventsOf(context, rangeIn(from, to, user.timeZone), whose);
  return placeEvents(events, { now, today, zone: user.timeZone }).filter((event) => matches(event, filter));
}

export function countEvents(
  context: ReadContext,
  { groupBy, ...filter }: Parsed<'reports.countEvents'>,
): Output<'reports.countEvents'> {
  const events = eventsOf(context, filter);
  const names = groupBy === 'owner' ? loadUserNames(context) : undefined;
  const groups = groupEvents(events, groupBy).map((group) => ({
    ...group,
    name: names?.get(group.key) ?? '',
  }));
  return { ...countStates(events), groups };
}

/** Rows of events as a page, or a printed report, shows them. */
export function reportRows(
  context: ReadContext,
  events: readonly PlacedEvent[],
): Output<'reports.listEvents'>['rows'] {
  const details = loadEventDetails(context, events);
  const names = loadUserNames(context);
  return events.map(({ id, source, kind, ownerId, at, on, state }) => {
    const detail = details.get(id);
    return {
      id,
      source,
      kind,
      subject: detail?.subject ?? '',
      result: detail?.result ?? '',
      partnerId: detail?.partnerId ?? null,
      partnerName: detail?.partnerName ?? '',
      ownerId,
      ownerName: names.get(ownerId) ?? '',
      at,
      on,
      state,
    };
  });
}

export function listEvents(
  context: ReadContext,
  { groupBy, group, cursor, limit, ...filter }: Parsed<'reports.listEvents'>,
): Output<'reports.listEvents'> {
  const [afterAt, afterId] = decodeCursor(cursor) ?? [Number.NEGATIVE_INFINITY, ''];
  const isAfter = ({ startAt, id }: PlacedEvent): boolean =>
    startAt > Number(afterAt) || (startAt === Number(afterAt) && id > String(afterId));
  const isOfGroup = (event: PlacedEvent): boolean =>
    groupBy === undefined || group === undefined || groupKeyOf(event, groupBy) === group;
  const events = eventsOf(context, filter).filter((event) => isAfter(event) && isOfGroup(event));
  const paged = pageOf(events.slice(0, limit + 1), limit, ({ startAt, id }) => [startAt, id]);
  const rows = reportRows(context, paged.rows);
  return paged.next === undefined ? { rows } : { rows, next: paged.next };
}

// Series by the hand of a person: planned, changed or ended from an occurrence on, moved by drag. Each is a part of one command.
import { AppError } from '#shared/contract/errors.ts';
import type { Parsed } from '#shared/contract/index.ts';
import { minutesOf } from '#shared/domain/callHours.ts';
import { addDays, daysBetween, isTimeZone, wallClock } from '#shared/domain/dates.ts';
import { checkRule, datesBetween, ruleFrom, shiftRule } from '#shared/domain/recurrence.ts';
import {
  checkNamed,
  demandPlanned,
  demandTask,
  replanInteraction,
  replanTask,
} from '../interactions/index.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import {
  endSeriesRow,
  findOccurrence,
  handOver,
  insertSeries,
  listOccurrences,
  loadSeries,
} from './series.repo.ts';
import { type HourWarning, isUntouched, type Series, warningsOf, windowAt } from './series.rules.ts';
import { makeOccurrence, settleSeries } from './settleSeries.ts';

type Scope = 'following' | 'all';
export type SeriesAnswer = { seriesId: string; warnings: HourWarning[] };

const minuteOf = (time: string | null): number | null => (time === null ? null : minutesOf(time));

function answerOf(context: ReadContext, series: Series): SeriesAnswer {
  const { from, to } = windowAt(context.today);
  return { seriesId: series.id, warnings: warningsOf(series, datesBetween(series, from, to)) };
}

/** @throws AppError not_found/series_gone */
export function demandSeries(context: ReadContext, id: string): Series {
  const found = loadSeries(context, id);
  if (!found) throw new AppError('not_found', 'series_gone');
  return found;
}

/** Its first days are rows at once. @throws AppError invalid_input rule_*, bad_date, bad_time_zone; not_found partner_gone … */
export function planSeries(tx: WriteContext, input: Parsed<'calendar.planSeries'>): SeriesAnswer {
  checkNamed(tx, input);
  const { startTime, timeZone = tx.user.timeZone, ownerId = tx.user.id, ...fields } = input;
  if (!isTimeZone(timeZone)) throw new AppError('invalid_input', 'bad_time_zone');
  const series: Series = {
    ...fields,
    ...{ ownerId, timeZone, id: tx.newId(), authorId: tx.user.id },
    rule: checkRule(input.rule, input.startOn),
    startMinute: minuteOf(startTime),
    ...{ untilOn: null, isEnded: false },
  };
  insertSeries(tx, series);
  settleSeries(tx, series);
  return answerOf(tx, series);
}

/** The day itself, or the first of all that are still open. @throws AppError not_found/occurrence_gone */
function beginningOf(tx: WriteContext, series: Series, occurrenceOn: string, scope: Scope): string {
  const isNamed = datesBetween(series, occurrenceOn, occurrenceOn).length > 0;
  if (!isNamed && findOccurrence(tx, series.id, occurrenceOn) === undefined)
    throw new AppError('not_found', 'occurrence_gone');
  if (scope === 'following') return occurrenceOn;
  const open = listOccurrences(tx, series.id).filter((row) => row.isOpen);
  return [occurrenceOn, ...open.map((row) => row.occurrenceOn)].sort()[0] ?? occurrenceOn;
}

/** Ends a series before a day. One with nothing before it is gone whole. */
function endBefore(tx: WriteContext, series: Series, on: string): void {
  const hasBefore = on > series.startOn && datesBetween(series, series.startOn, addDays(on, -1)).length > 0;
  const ended: Series = hasBefore ? { ...series, untilOn: addDays(on, -1) } : { ...series, isEnded: true };
  endSeriesRow(tx, series.id, hasBefore ? { untilOn: addDays(on, -1) } : { deletedAt: tx.now });
  settleSeries(tx, ended);
}

type Turn = { occurrenceOn: string; scope: Scope; changes: Partial<Series>; shiftDays: number };

/** The series ends before an occurrence and goes on as another, with what somebody has done to single days. */
function turnSeries(
  tx: WriteContext,
  series: Series,
  { occurrenceOn, scope, changes, shiftDays }: Turn,
): Series {
  const from = beginningOf(tx, series, occurrenceOn, scope);
  const rest = changes.rule ?? ruleFrom(series, from);
  if (rest === null) throw new AppError('not_found', 'occurrence_gone');
  const startOn = addDays(from, shiftDays);
  const next: Series = {
    ...series,
    ...changes,
    ...{ id: tx.newId(), authorId: tx.user.id, startOn },
    rule: checkRule(shiftRule(rest, shiftDays), startOn),
    untilOn: series.untilOn === null ? null : addDays(series.untilOn, shiftDays),
  };
  const kept = listOccurrences(tx, series.id).filter(
    (row) => row.occurrenceOn >= from && !isUntouched(series, row),
  );
  endBefore(tx, series, from);
  insertSeries(tx, next);
  for (const row of kept)
    handOver(tx, row.id, { seriesId: next.id, occurrenceOn: addDays(row.occurrenceOn, shiftDays) });
  settleSeries(tx, next);
  return next;
}

/** @throws AppError not_found series_gone, occurrence_gone, contact_gone; invalid_input rule_* */
export function changeSeries(
  tx: WriteContext,
  { seriesId, occurrenceOn, scope, changes }: Parsed<'calendar.changeSeries'>,
): SeriesAnswer {
  const series = demandSeries(tx, seriesId);
  if (changes.contactId) checkNamed(tx, { partnerId: series.partnerId, contactId: changes.contactId });
  const { startTime, ...rest } = changes;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const time = startTime === undefined ? {} : { startMinute: minuteOf(startTime) };
  const turn = { occurrenceOn, scope, changes: { ...given, ...time }, shiftDays: 0 };
  return answerOf(tx, turnSeries(tx, series, turn));
}

/** @throws AppError not_found series_gone, occurrence_gone */
export function endSeries(
  tx: WriteContext,
  { seriesId, occurrenceOn, scope }: Parsed<'calendar.endSeries'>,
): void {
  const series = demandSeries(tx, seriesId);
  endBefore(tx, series, beginningOf(tx, series, occurrenceOn, scope));
}

/** @throws AppError not_found series_gone, occurrence_gone */
export function takeOccurrence(tx: WriteContext, seriesId: string, on: string): string {
  const series = demandSeries(tx, seriesId);
  const found = findOccurrence(tx, seriesId, on);
  if (found !== undefined) return found;
  if (datesBetween(series, on, on).length === 0) throw new AppError('not_found', 'occurrence_gone');
  return makeOccurrence(tx, series, on);
}

type Move = Parsed<'calendar.move'>;

function moveWhole(
  tx: WriteContext,
  place: { seriesId: string; occurrenceOn: string },
  { planned, durationMin, scope }: Move & { scope: Scope },
): string {
  const series = demandSeries(tx, place.seriesId);
  const to =
    'at' in planned ? wallClock(planned.at, series.timeZone) : { date: planned.on, minutesOfDay: null };
  const shiftDays = daysBetween(place.occurrenceOn, to.date);
  const changes: Partial<Series> = {
    startMinute: to.minutesOfDay,
    ...(durationMin === undefined ? {} : { durationMin }),
  };
  const next = turnSeries(tx, series, { ...place, scope, changes, shiftDays });
  // Also one that was moved by hand before goes where it was dragged.
  const id = takeOccurrence(tx, next.id, to.date);
  replanInteraction(tx, id, { planned, durationMin });
  return id;
}

function placeOf(tx: WriteContext, event: Move['event']): { seriesId: string; occurrenceOn: string } {
  if ('seriesId' in event) return event;
  const row = event.source === 'interaction' ? demandPlanned(tx, event.id) : undefined;
  if (!row) demandTask(tx, event.id);
  const { seriesId, occurrenceOn } = row ?? {};
  if (!seriesId || !occurrenceOn) throw new AppError('conflict', 'not_series');
  return { seriesId, occurrenceOn };
}

/** A drag. @returns the row that stands for the event now */
export function moveEvent(tx: WriteContext, move: Move): string {
  const { event, planned, durationMin, scope } = move;
  if (scope !== 'this') return moveWhole(tx, placeOf(tx, event), { ...move, scope });
  if ('source' in event && event.source === 'task') {
    replanTask(tx, event.id, planned);
    return event.id;
  }
  const id = 'source' in event ? event.id : takeOccurrence(tx, event.seriesId, event.occurrenceOn);
  replanInteraction(tx, id, { planned, durationMin });
  return id;
}

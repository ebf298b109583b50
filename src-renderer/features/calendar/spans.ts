// Where a drag or a key puts an event: days and minutes of the wall, a quarter of an hour at a time. Pure.
import { addDays, type DateOnly, daysBetween, wallClock, zonedMs } from '#shared/domain/dates.ts';
import { dayMinutes, type Plan } from './splitEvents.ts';

/** A place on the grid; `minute` null is the row of whole days. */
export type Spot = { day: DateOnly; minute: number | null };
/** `durationMin` null: none was given. */
export type Span = Spot & { durationMin: number | null };

export const snapMin = 15;
const longestMin = 7 * dayMinutes;
/** What an event of a whole day becomes when it is dropped among the hours. */
const droppedMin = 30;

export const snap = (minute: number): number => Math.round(minute / snapMin) * snapMin;
const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
const startMinute = (minute: number): number => clamp(minute, 0, dayMinutes - snapMin);

/** `09:30` of minutes of the day; past midnight it begins anew. */
export const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

export function spanOf({ at, on, durationMin }: Plan, zone: string): Span {
  if (on !== null) return { day: on, minute: null, durationMin };
  const { date, minutesOfDay } = wallClock(at ?? 0, zone);
  return { day: date, minute: minutesOfDay, durationMin };
}

export const plannedOf = ({ day, minute }: Spot, zone: string): { at: number } | { on: DateOnly } =>
  minute === null ? { on: day } : { at: zonedMs(day, minute, zone) };

/** The length that is drawn. */
export const shownMin = ({ durationMin }: Pick<Span, 'durationMin'>): number => durationMin || droppedMin;

/** Drawn over empty hours: from where the pointer went down to where it is, at least a step. */
export function drawnSpan(from: Spot, to: Spot): Span {
  if (from.minute === null) return { day: from.day, minute: null, durationMin: null };
  const start = Math.floor(from.minute / snapMin) * snapMin;
  const end = to.minute === null ? 0 : snap(to.minute);
  if (end > start) return { day: from.day, minute: start, durationMin: end - start };
  const first = startMinute(Math.min(end, start));
  return { day: from.day, minute: first, durationMin: Math.max(start - first, snapMin) };
}

/** @param grabbedMin how far below the event's beginning the pointer took it */
export function movedSpan(span: Span, grabbedMin: number, to: Spot): Span {
  if (to.minute === null) return { ...span, day: to.day, minute: null };
  // Taken from the row of whole days it hangs at the pointer by its beginning.
  const grabbed = span.minute === null ? 0 : grabbedMin;
  return { ...span, day: to.day, minute: startMinute(snap(to.minute - grabbed)) };
}

/** The lower edge goes to the pointer, over midnight too. */
export function resizedSpan(span: Span, to: Spot): Span {
  if (span.minute === null || to.minute === null) return span;
  const end = daysBetween(span.day, to.day) * dayMinutes + snap(to.minute);
  return { ...span, durationMin: clamp(end - span.minute, snapMin, longestMin) };
}

/** Alt and an arrow: a quarter of an hour, or a day; undefined where that means nothing. */
export function nudged(span: Span, code: string): Span | undefined {
  if (code === 'ArrowLeft') return { ...span, day: addDays(span.day, -1) };
  if (code === 'ArrowRight') return { ...span, day: addDays(span.day, 1) };
  const by = code === 'ArrowUp' ? -snapMin : code === 'ArrowDown' ? snapMin : 0;
  if (by === 0 || span.minute === null) return undefined;
  const minute = span.minute + by;
  if (minute < 0) return { ...span, day: addDays(span.day, -1), minute: minute + dayMinutes };
  if (minute >= dayMinutes) return { ...span, day: addDays(span.day, 1), minute: minute - dayMinutes };
  return { ...span, minute };
}

/** Alt+Shift and an arrow: a quarter of an hour longer or shorter. */
export function stretched(span: Span, code: string): Span | undefined {
  const by = code === 'ArrowUp' ? -snapMin : code === 'ArrowDown' ? snapMin : 0;
  if (by === 0 || span.minute === null) return undefined;
  return { ...span, durationMin: clamp(shownMin(span) + by, snapMin, longestMin) };
}

export const isSameSpan = (a: Span, b: Span): boolean =>
  a.day === b.day && a.minute === b.minute && a.durationMin === b.durationMin;

// The wall's clock for a grid of hundreds of events: the offset of a zone is asked once a day, not once an event – asking the
// browser costs more than drawing the event. Days on which the clocks are set are asked each time.
import { addDays, offsetMinutes } from '#shared/domain/dates.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** Of a zone and a UTC day; null where the day has two. */
const offsets = new Map<string, number | null>();

function offsetOf(ms: number, zone: string): number {
  const day = Math.floor(ms / dayMs);
  const key = `${zone} ${day}`;
  let known = offsets.get(key);
  if (known === undefined) {
    const [first, last] = [offsetMinutes(day * dayMs, zone), offsetMinutes((day + 1) * dayMs, zone)];
    known = first === last ? first : null;
    if (offsets.size > 2_000) offsets.clear();
    offsets.set(key, known);
  }
  return known ?? offsetMinutes(ms, zone);
}

/** By days since 1970: of the few weeks that are looked at. */
const dates = new Map<number, string>();

function dateOf(days: number): string {
  const known = dates.get(days) ?? addDays('1970-01-01', days);
  if (dates.size > 2_000) dates.clear();
  dates.set(days, known);
  return known;
}

const localMs = (ms: number, zone: string): number => ms + offsetOf(ms, zone) * minuteMs;

/** The minutes of the wall's day alone: they cost no date. */
export const zoneMinutes = (ms: number, zone: string): number =>
  Math.floor((((localMs(ms, zone) % dayMs) + dayMs) % dayMs) / minuteMs);

/** As `wallClock` of the shared dates: the day and the minutes of it. */
export function zoneClock(ms: number, zone: string): { date: string; minutesOfDay: number } {
  const local = localMs(ms, zone);
  const days = Math.floor(local / dayMs);
  return { date: dateOf(days), minutesOfDay: Math.floor((local - days * dayMs) / minuteMs) };
}

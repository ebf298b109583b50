// Civil dates as 'YYYY-MM-DD' strings and their meeting with instants in a time zone (DST-safe).
// No device zone anywhere: the caller names the zone. Texts for people are format.ts.
import { tzOffset } from '@date-fns/tz';
import { AppError } from '../contract/errors.ts';

/** 'YYYY-MM-DD'; plain string order is time order. */
export type DateOnly = string;
/** 'YYYY-MM'. */
export type Month = string;

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** True for a real day of the calendar between the years 0001 and 9999. */
export function isDateOnly(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null || match[1] === '0000') return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  // Engines differ on 31 February: only a round trip proves the day.
  return !Number.isNaN(ms) && fromMs(ms) === text;
}

/** `2026-11-23`, `20261123`, `23.11.2026`, `23/11/2026`, an ISO stamp's date → DateOnly, else undefined. */
export function parseDateOnly(text: string): DateOnly | undefined {
  const trimmed = text.trim();
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})(?:T.*)?$/.exec(trimmed);
  const local = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(trimmed);
  const parts = iso?.slice(1, 4) ?? local?.slice(1, 4).reverse();
  if (parts === undefined) return undefined;
  const date = parts.map((part) => part.padStart(2, '0')).join('-');
  return isDateOnly(date) ? date : undefined;
}

export function addDays(date: DateOnly, days: number): DateOnly {
  return fromMs(utcMs(date) + days * dayMs);
}

/** Same day of another month, or its last day: 31 January + 1 → 28 February. */
export function addMonths(date: DateOnly, months: number): DateOnly {
  const month = addToMonth(date.slice(0, 7), months);
  const last = Number(endOfMonth(month).slice(8));
  return `${month}-${String(Math.min(Number(date.slice(8)), last)).padStart(2, '0')}`;
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: DateOnly, to: DateOnly): number {
  return (utcMs(to) - utcMs(from)) / dayMs;
}

/** 1 Monday … 7 Sunday. */
export function isoWeekday(date: DateOnly): number {
  return ((new Date(utcMs(date)).getUTCDay() + 6) % 7) + 1;
}

/** The Monday of the date's week. */
export function startOfWeek(date: DateOnly): DateOnly {
  return addDays(date, 1 - isoWeekday(date));
}

export function monthOf(date: DateOnly): Month {
  return date.slice(0, 7);
}

export function addToMonth(month: Month, months: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** The last day of a month. */
export function endOfMonth(month: Month): DateOnly {
  return addDays(`${addToMonth(month, 1)}-01`, -1);
}

/** Six weeks of seven dates, Monday first, holding the whole month: a calendar that never jumps in height. */
export function monthGrid(month: Month): DateOnly[][] {
  const first = startOfWeek(`${month}-01`);
  return Array.from({ length: 6 }, (_week, week) =>
    Array.from({ length: 7 }, (_day, day) => addDays(first, week * 7 + day)),
  );
}

export function isTimeZone(zone: string): boolean {
  return zone !== '' && !Number.isNaN(tzOffset(zone, new Date(0)));
}

/**
 * Minutes east of UTC at an instant.
 * @throws AppError invalid_input bad_time_zone
 */
export function offsetMinutes(instantMs: number, zone: string): number {
  const minutes = zone === '' ? Number.NaN : tzOffset(zone, new Date(instantMs));
  if (Number.isNaN(minutes)) throw new AppError('invalid_input', 'bad_time_zone');
  return minutes;
}

/** The civil date of an instant in an IANA zone. */
export function dateInZone(instantMs: number, zone: string): DateOnly {
  return fromMs(instantMs + offsetMinutes(instantMs, zone) * minuteMs);
}

export type WallClock = { date: DateOnly; time: string; minutesOfDay: number; weekday: number };

/** What the clock on the wall there says: date, 'HH:MM', minutes since midnight, ISO weekday. */
export function wallClock(instantMs: number, zone: string): WallClock {
  const iso = new Date(instantMs + offsetMinutes(instantMs, zone) * minuteMs).toISOString();
  const date = iso.slice(0, 10);
  const minutesOfDay = Number(iso.slice(11, 13)) * 60 + Number(iso.slice(14, 16));
  return { date, time: iso.slice(11, 16), minutesOfDay, weekday: isoWeekday(date) };
}

/**
 * The instant of a wall-clock time. A time that happens twice is its first; one that a DST night skips is
 * as much later as the clock jumps.
 */
export function zonedMs(date: DateOnly, minutesOfDay: number, zone: string): number {
  const asUtc = utcMs(date) + minutesOfDay * minuteMs;
  const before = offsetMinutes(asUtc - dayMs, zone);
  const after = offsetMinutes(asUtc + dayMs, zone);
  if (before === after) return asUtc - before * minuteMs;
  const candidates = [before, after]
    .filter((offset) => offsetMinutes(asUtc - offset * minuteMs, zone) === offset)
    .map((offset) => asUtc - offset * minuteMs);
  return candidates.length > 0 ? Math.min(...candidates) : asUtc - before * minuteMs;
}

/** Whether the wall there shows a time once that day, never, or twice. */
export function hourOf(date: DateOnly, minutesOfDay: number, zone: string): 'once' | 'skipped' | 'twice' {
  const asUtc = utcMs(date) + minutesOfDay * minuteMs;
  const offsets = new Set([-dayMs, dayMs].map((aside) => offsetMinutes(asUtc + aside, zone)));
  const shown = [...offsets].filter((offset) => offsetMinutes(asUtc - offset * minuteMs, zone) === offset);
  if (shown.length === 0) return 'skipped';
  return shown.length === 1 ? 'once' : 'twice';
}

/** The first instant of a civil date in a zone, also where DST skips midnight. */
export function startOfDayMs(date: DateOnly, zone: string): number {
  return zonedMs(date, 0, zone);
}

function utcMs(date: DateOnly): number {
  if (!isDateOnly(date)) throw new AppError('invalid_input', 'bad_date');
  return Date.parse(`${date}T00:00:00Z`);
}

function fromMs(ms: number): DateOnly {
  return new Date(ms).toISOString().slice(0, 10);
}

// What keys and typed text mean for a date or a time of day. Pure; arithmetic is #shared/domain/dates.ts.
import { addDays, addMonths, isDateOnly, isoWeekday } from '#shared/domain/dates.ts';

/** Where a key leads from `day`: arrows, PageUp/PageDown (Shift: a year), Home/End of the week; null for other keys. */
export function dayByKey(code: string, isShift: boolean, day: string): string | null {
  const months = isShift ? 12 : 1;
  if (code === 'ArrowLeft') return addDays(day, -1);
  if (code === 'ArrowRight') return addDays(day, 1);
  if (code === 'ArrowUp') return addDays(day, -7);
  if (code === 'ArrowDown') return addDays(day, 7);
  if (code === 'PageUp') return addMonths(day, -months);
  if (code === 'PageDown') return addMonths(day, months);
  if (code === 'Home') return addDays(day, 1 - isoWeekday(day));
  if (code === 'End') return addDays(day, 7 - isoWeekday(day));
  return null;
}

/**
 * Reads `23.11.2026`, `23.11.26`, `23.11`, `23`, `23/11/2026`, `2026-11-23` relative to `today`; null when it is no date.
 * Day comes first in all our languages.
 */
export function parseDay(text: string, today: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  const local = /^(\d{1,2})(?:[./\- ](\d{1,2})(?:[./\- ](\d{4}|\d{2}))?)?$/.exec(
    text.trim().replace(/[.]$/, ''),
  );
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : [];
  if (!day) return null;
  const fullYear = year ? (year.length === 2 ? `20${year}` : year) : today.slice(0, 4);
  const date = `${fullYear}-${(month ?? today.slice(5, 7)).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDateOnly(date) ? date : null;
}

/** Reads `9`, `930`, `9:30`, `09.30` to `09:30`; null when it is no time of day. */
export function parseTime(text: string): string | null {
  const match = /^(\d{1,2})(?:[:. ]?(\d{2}))?$/.exec(text.trim());
  if (!match) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  return hour < 24 && minute < 60
    ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
    : null;
}

// Which days the company works: days of the week, days off by date, and days worked instead of others. Pure; hours and
// zones are the caller's.
import { addDays, type DateOnly, isoWeekday } from './dates.ts';

export type WorkCalendar = {
  /** 1 Monday … 7 Sunday. */
  workDays: readonly number[];
  /** Days off, whatever the week says. */
  holidays: readonly DateOnly[];
  /** Days worked, whatever the week and the days off say: a Saturday for a Monday that was given free. */
  workDates: readonly DateOnly[];
};

/** `moved` is worked in the place of another day. */
export type DayKind = 'work' | 'moved' | 'weekend' | 'holiday';

/** Further than any row of days off. */
const longestDaysOff = 366;

export function dayKind({ workDays, holidays, workDates }: WorkCalendar, date: DateOnly): DayKind {
  const isUsual = workDays.includes(isoWeekday(date));
  if (workDates.includes(date)) return isUsual && !holidays.includes(date) ? 'work' : 'moved';
  if (holidays.includes(date)) return 'holiday';
  return isUsual ? 'work' : 'weekend';
}

export function isWorkDay(calendar: WorkCalendar, date: DateOnly): boolean {
  const kind = dayKind(calendar, date);
  return kind === 'work' || kind === 'moved';
}

/** The first day worked after `date`; undefined where there is none within a year. */
export function nextWorkDay(calendar: WorkCalendar, date: DateOnly): DateOnly | undefined {
  for (let ahead = 1; ahead <= longestDaysOff; ahead += 1) {
    const day = addDays(date, ahead);
    if (isWorkDay(calendar, day)) return day;
  }
  return undefined;
}

/** Days worked from `from` to `to`, both counted. */
export function countWorkDays(calendar: WorkCalendar, from: DateOnly, to: DateOnly): number {
  let count = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkDay(calendar, day)) count += 1;
  return count;
}

// When somebody may be called, at their own clock: the next instant from a given one on. Pure; zone and hours are the caller's.
import { addDays, type DateOnly, wallClock, zonedMs } from './dates.ts';
import { isPublicHoliday } from './holidays.ts';
import { callWindow, type WorkHours } from './timeZones.ts';

/** The longest row of days without calls, whatever the week and its holidays. */
const daysAhead = 40;

/** `fromMs` itself where it is a time to call, else the next opening there; undefined where no day of the week has any. */
export function nextCallTime(
  fromMs: number,
  zone: string,
  workHours: WorkHours,
  country = '',
): number | undefined {
  const isGood = (nowMs: number): boolean => callWindow({ nowMs, zone, workHours, country }).verdict === 'ok';
  if (isGood(fromMs)) return fromMs;
  const { date } = wallClock(fromMs, zone);
  for (let day = 0; day < daysAhead; day += 1) {
    const opensMs = zonedMs(addDays(date, day), workHours.fromMinutes, zone);
    // An hour that a clock change leaves out opens when it is over; then it may be late already.
    if (opensMs > fromMs && isGood(opensMs)) return opensMs;
  }
  return undefined;
}

/** `09:30` as minutes of the day. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

const usualWeek = [1, 2, 3, 4, 5];

/** Days off and days worked instead of others of our own, and in which country we are. */
export type OwnDays = {
  holidays: readonly DateOnly[];
  workDates: readonly DateOnly[];
  country: string;
};

/**
 * Hours and days of calling as the company has them set; no day set means the usual week. Days of our own hold where the other
 * side is in our country, or nobody knows where; those of another country are its law's.
 */
export function companyHours(
  { callFrom, callTo }: { callFrom: string; callTo: string },
  workDays: readonly number[],
  own: OwnDays = { holidays: [], workDates: [], country: '' },
): WorkHours {
  const weekdays = workDays.length > 0 ? workDays : usualWeek;
  const ownDays = new Set(own.holidays);
  const moved = new Set(own.workDates);
  return {
    fromMinutes: minutesOf(callFrom),
    toMinutes: minutesOf(callTo),
    weekdays,
    isHoliday: (date, country) => {
      const where = country === '' ? own.country : country;
      return (where === own.country && ownDays.has(date)) || isPublicHoliday(where, date);
    },
    isWorked: (date, country) => (country === '' || country === own.country) && moved.has(date),
  };
}

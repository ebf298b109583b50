// When somebody may be called, at their own clock: the next instant from a given one on. Pure; zone and hours are the caller's.
import { addDays, wallClock, zonedMs } from './dates.ts';
import { callWindow, type WorkHours } from './timeZones.ts';

/** The longest row of days without calls, whatever the week. */
const daysAhead = 8;

/** `fromMs` itself where it is a time to call, else the next opening there; undefined where no day of the week has any. */
export function nextCallTime(fromMs: number, zone: string, workHours: WorkHours): number | undefined {
  if (callWindow({ nowMs: fromMs, zone, workHours }).verdict === 'ok') return fromMs;
  const { date } = wallClock(fromMs, zone);
  for (let day = 0; day < daysAhead; day += 1) {
    const opensMs = zonedMs(addDays(date, day), workHours.fromMinutes, zone);
    // An hour that a clock change leaves out opens when it is over; then it may be late already.
    if (opensMs > fromMs && callWindow({ nowMs: opensMs, zone, workHours }).verdict === 'ok') return opensMs;
  }
  return undefined;
}

/** `09:30` as minutes of the day. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

const usualWeek = [1, 2, 3, 4, 5];

/** Hours and days of calling as the company has them set; no day set means the usual week. */
export function companyHours(
  { callFrom, callTo }: { callFrom: string; callTo: string },
  workDays: readonly number[],
): WorkHours {
  const weekdays = workDays.length > 0 ? workDays : usualWeek;
  return { fromMinutes: minutesOf(callFrom), toMinutes: minutesOf(callTo), weekdays };
}

// The next steps offered at wrap-up, as plans in the user's zone. Pure.
import { minutesOf } from '#shared/domain/callHours.ts';
import { addDays, dateInZone, isoWeekday, zonedMs } from '#shared/domain/dates.ts';

export type NextStep = 'twoHours' | 'tomorrow' | 'monday' | 'pick';
export const nextSteps: readonly NextStep[] = ['twoHours', 'tomorrow', 'monday', 'pick'];
export type Picked = { day: string | null; time: string | null };
type Planned = { at: number } | { on: string };

const tenOClock = 10 * 60;
const quarterMs = 15 * 60_000;
const twoHoursMs = 2 * 60 * 60_000;

/** A round time reads better in the day's list. */
export const inTwoHours = (nowMs: number): number => Math.ceil((nowMs + twoHoursMs) / quarterMs) * quarterMs;

/** @returns undefined while a date is still to be chosen */
export function plannedOf(step: NextStep, picked: Picked, nowMs: number, zone: string): Planned | undefined {
  const today = dateInZone(nowMs, zone);
  if (step === 'twoHours') return { at: inTwoHours(nowMs) };
  if (step === 'tomorrow') return { at: zonedMs(addDays(today, 1), tenOClock, zone) };
  if (step === 'monday') return { at: zonedMs(addDays(today, 8 - isoWeekday(today)), tenOClock, zone) };
  if (picked.day === null) return undefined;
  return picked.time === null
    ? { on: picked.day }
    : { at: zonedMs(picked.day, minutesOf(picked.time), zone) };
}

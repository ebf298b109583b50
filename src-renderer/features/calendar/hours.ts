// Which hours of a column are worked, by the calendar of its people. Pure.
import type { Output } from '#shared/contract/index.ts';
import { minutesOf } from '#shared/domain/callHours.ts';
import { isoWeekday } from '#shared/domain/dates.ts';

export type WorkHours = Output<'calendar.loadWorkHours'>;
/** null: nobody works that day. */
export type Worked = { from: number; to: number } | null;

/** @param ownerId whose column; null of everybody that is shown: the widest of their hours */
export function workedOn(hours: WorkHours, day: string, ownerId: string | null): Worked {
  if (hours.holidays.includes(day)) return null;
  const rows = hours.rows.filter(
    (row) => (ownerId === null || row.ownerId === ownerId) && row.workDays.includes(isoWeekday(day)),
  );
  if (rows.length === 0) return null;
  return {
    from: Math.min(...rows.map((row) => minutesOf(row.workFrom))),
    to: Math.max(...rows.map((row) => minutesOf(row.workTo))),
  };
}

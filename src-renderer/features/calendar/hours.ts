// Which hours of a column are worked, by the calendar of its people. Pure.
import type { Output } from '#shared/contract/index.ts';
import { minutesOf } from '#shared/domain/callHours.ts';
import { isWorkDay } from '#shared/domain/workCalendar.ts';

export type WorkHours = Output<'calendar.loadWorkHours'>;
/** null: nobody works that day. */
export type Worked = { from: number; to: number } | null;

/** @param ownerId whose column; null of everybody that is shown: the widest of their hours */
export function workedOn(hours: WorkHours, day: string, ownerId: string | null): Worked {
  const { holidays, workDates } = hours;
  const rows = hours.rows.filter(
    ({ workDays, ...row }) =>
      (ownerId === null || row.ownerId === ownerId) && isWorkDay({ workDays, holidays, workDates }, day),
  );
  if (rows.length === 0) return null;
  return {
    from: Math.min(...rows.map((row) => minutesOf(row.workFrom))),
    to: Math.max(...rows.map((row) => minutesOf(row.workTo))),
  };
}

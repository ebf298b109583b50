// Which days each view of the calendar shows, and where a step leads. Pure.
import { addDays, addMonths, type DateOnly, monthGrid, monthOf, startOfWeek } from '#shared/domain/dates.ts';

export const views = ['day', 'week', 'month', 'agenda'] as const;
export type View = (typeof views)[number];

const agendaDays = 30;

const run = (from: DateOnly, count: number): DateOnly[] =>
  Array.from({ length: count }, (_day, index) => addDays(from, index));

/** In order, Monday first where there are weeks. */
export function daysOf(view: View, day: DateOnly): DateOnly[] {
  if (view === 'day') return [day];
  if (view === 'week') return run(startOfWeek(day), 7);
  if (view === 'month') return monthGrid(monthOf(day)).flat();
  return run(day, agendaDays);
}

/** A period later or earlier: the same day of it. */
export function stepDay(view: View, day: DateOnly, by: 1 | -1): DateOnly {
  if (view === 'month') return addMonths(day, by);
  return addDays(day, by * { day: 1, week: 7, agenda: agendaDays }[view]);
}

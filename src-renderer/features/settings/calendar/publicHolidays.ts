// Public holidays with a fixed date, by country: a start for the days off. Those that move with the moon are left to
// the user, since each year's decree names them. Pure data.
import type { DateOnly } from '#shared/domain/dates.ts';

// AZ: Labour Code art. 105 and 20 January; RU: Labour Code art. 112; KZ: laws on holidays of 2001 and 2022.
const fixed: { readonly [country: string]: readonly string[] } = {
  AZ: [
    ...['01-01', '01-02', '01-20', '03-08', '03-20', '03-21', '03-22', '03-23', '03-24'],
    ...['05-09', '05-28', '06-15', '06-26', '11-08', '11-09', '12-31'],
  ],
  RU: [
    ...['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08'],
    ...['02-23', '03-08', '05-01', '05-09', '06-12', '11-04'],
  ],
  KZ: [
    ...['01-01', '01-02', '01-07', '03-08', '03-21', '03-22', '03-23', '05-01', '05-07', '05-09'],
    ...['07-06', '08-30', '10-25', '12-16'],
  ],
};

/** Days of `year` in order; empty for a country not in the table. */
export function publicHolidays(country: string, year: number): DateOnly[] {
  return (fixed[country] ?? []).map((day) => `${year}-${day}`);
}

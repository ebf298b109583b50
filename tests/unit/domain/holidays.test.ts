// Holidays against what the cabinets published, and the reckoned ones against calendars that know nothing of the table.
import { describe, expect, it, test } from 'vitest';
import { isDateOnly } from '#shared/domain/dates.ts';
import {
  easternEaster,
  holidayCountries,
  isPublicHoliday,
  moonYears,
  publicHolidays,
} from '#shared/domain/holidays.ts';

const inMonth = (country: string, month: string): string =>
  publicHolidays(country, Number(month.slice(0, 4)))
    .filter((date) => date.startsWith(month))
    .map((date) => date.slice(8))
    .join(' ');

describe('as published', () => {
  it.each([
    // The cabinet of Azerbaijan for 2025 and 2026: Novruz and the end of the fast on one another, weekends passed on.
    ['AZ', '2026-03', '08 09 20 21 22 23 24 25 26 27 30'],
    ['AZ', '2026-05', '09 11 27 28 29'],
    ['AZ', '2026-01', '01 02 20'],
    ['AZ', '2025-11', '08 09 10 11'],
    // Production calendars of Russia and Kazakhstan.
    ['RU', '2027-01', '01 02 03 04 05 06 07 08'],
    ['RU', '2027-05', '01 03 09 10'],
    ['KZ', '2026-03', '08 09 21 22 23 24 25'],
    ['KZ', '2026-05', '01 07 09 11 27'],
    ['GE', '2026-04', '09 10 11 12 13'],
    ['BY', '2026-04', '21'],
    ['TR', '2026-03', '20 21 22'],
    ['TR', '2026-05', '01 19 27 28 29 30'],
    ['UZ', '2026-03', '08 20 21'],
  ])('%s %s', (country, month, days) => {
    expect(inMonth(country, month)).toBe(days);
  });
});

test.each([
  [2024, '2024-05-05'],
  [2025, '2025-04-20'],
  [2026, '2026-04-12'],
  [2027, '2027-05-02'],
  [2030, '2030-04-28'],
])('Easter of the East in %d', (year, date) => {
  expect(easternEaster(year)).toBe(date);
});

test('the feasts of the moon are those of Umm al-Qura, in each year that is known', () => {
  const format = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura', {
    ...{ month: 'numeric', day: 'numeric', timeZone: 'UTC' },
  });
  const isOf = (date: string, wanted: string): boolean =>
    format.format(Date.parse(date)).split(' ')[0] === wanted;
  for (const year of moonYears) {
    const days = publicHolidays('TR', year);
    expect(days.filter((date) => isOf(date, '10/1'))).toHaveLength(1);
    expect(days.filter((date) => isOf(date, '12/10'))).toHaveLength(1);
  }
});

test('every day is a day of its year, once, in order; other countries have none', () => {
  for (const country of holidayCountries)
    for (let year = 2024; year < 2032; year += 1) {
      const days = publicHolidays(country, year);
      expect(days).toEqual([...new Set(days)].sort());
      expect(days.filter((date) => !isDateOnly(date) || !date.startsWith(`${year}`))).toEqual([]);
    }
  expect(publicHolidays('XX', 2026)).toEqual([]);
  expect([isPublicHoliday('AZ', '2026-06-15'), isPublicHoliday('', '2026-06-15')]).toEqual([true, false]);
});

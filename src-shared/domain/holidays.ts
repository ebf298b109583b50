// Public holidays by country, as a first guess of when an office is closed: the laws' own dates, those that follow Easter or the
// moon, and the days off that they pass on. Decrees of a single year are not known here: whoever needs them adds them as days off.
import { addDays, type DateOnly, isoWeekday } from './dates.ts';

type Rules = {
  /** `MM-DD`; in order. */
  days: readonly string[];
  /** Passed on to the next working day when they fall on a day off, or on one another. */
  passesOn: readonly string[];
  /** Days after the Easter of the East. */
  fromEaster?: readonly number[];
  /** How many days of the feast that ends the fast, and of the feast of sacrifice. */
  fast?: number;
  sacrifice?: number;
  /** The feasts of the moon are passed on as well. */
  doesMoonPassOn?: boolean;
};

const span = (month: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_day, index) => `${month}-${String(from + index).padStart(2, '0')}`);

const az = [
  ...['01-01', '01-02', '03-08', ...span('03', 20, 24), '05-09', '05-28', '06-15', '06-26'],
  ...['11-08', '11-09', '12-31'],
];
const ru = ['02-23', '03-08', '05-01', '05-09', '06-12', '11-04'];
const kz = [
  ...['01-01', '01-02', '03-08', '03-21', '03-22', '03-23', '05-01', '05-07', '05-09', '07-06'],
  ...['08-30', '10-25', '12-16'],
];

// AZ: Labour Code art. 105 (20 January is a day of mourning). RU: Labour Code art. 112. KZ: law on holidays of 2001, art. 3–5. UZ:
// Labour Code art. 208. GE: Labour Code art. 30. BY: decree 157 of 1998. TR: law 2429.
const rules: Readonly<Record<string, Rules>> = {
  AZ: { days: ['01-20', ...az], passesOn: az, fast: 2, sacrifice: 2, doesMoonPassOn: true },
  RU: { days: [...span('01', 1, 8), ...ru], passesOn: ru },
  KZ: { days: ['01-07', ...kz], passesOn: kz, sacrifice: 1 },
  UZ: {
    days: ['01-01', '03-08', '03-21', '05-09', '09-01', '10-01', '12-08'],
    ...{ passesOn: [], fast: 1, sacrifice: 1 },
  },
  GE: {
    days: [
      ...['01-01', '01-02', '01-07', '01-19', '03-03', '03-08', '04-09', '05-09', '05-12', '05-17'],
      ...['05-26', '08-28', '10-14', '11-23'],
    ],
    ...{ passesOn: [], fromEaster: [-2, -1, 0, 1] },
  },
  BY: {
    days: ['01-01', '01-02', '01-07', '03-08', '05-01', '05-09', '07-03', '11-07', '12-25'],
    ...{ passesOn: [], fromEaster: [9] },
  },
  TR: {
    days: ['01-01', '04-23', '05-01', '05-19', '07-15', '08-30', '10-29'],
    ...{ passesOn: [], fast: 3, sacrifice: 4 },
  },
};

/**
 * First days of both feasts, by the calendar of Umm al-Qura. 2026 is as it was; what comes is reckoned: a decree may name the day
 * beside it. Other years are not known.
 */
const moon: Readonly<Record<number, { fast: DateOnly; sacrifice: DateOnly }>> = {
  2025: { fast: '2025-03-30', sacrifice: '2025-06-06' },
  2026: { fast: '2026-03-20', sacrifice: '2026-05-27' },
  2027: { fast: '2027-03-09', sacrifice: '2027-05-16' },
  2028: { fast: '2028-02-26', sacrifice: '2028-05-05' },
};

/** Countries whose holidays are known. */
export const holidayCountries: readonly string[] = Object.keys(rules);
/** Years whose feasts of the moon are known. */
export const moonYears: readonly number[] = Object.keys(moon).map(Number);

/** The Easter Sunday of the East (Julian computus of Meeus, 13 days on: good from 1900 to 2099). */
export function easternEaster(year: number): DateOnly {
  const moonAge = (19 * (year % 19) + 15) % 30;
  const weekday = (2 * (year % 4) + 4 * (year % 7) - moonAge + 34) % 7;
  const days = moonAge + weekday + 114;
  const julian = `${year}-${String(Math.floor(days / 31)).padStart(2, '0')}-${String((days % 31) + 1).padStart(2, '0')}`;
  return addDays(julian, 13);
}

const isWeekend = (date: DateOnly): boolean => isoWeekday(date) > 5;
const row = (first: DateOnly | undefined, count: number): DateOnly[] =>
  first === undefined ? [] : Array.from({ length: count }, (_day, index) => addDays(first, index));

/** Days of `year` in order; empty for a country whose holidays are not known. */
export function publicHolidays(country: string, year: number): DateOnly[] {
  const known = rules[country];
  if (!known) return [];
  const { days, passesOn, fromEaster = [], fast = 0, sacrifice = 0, doesMoonPassOn = false } = known;
  const fixed = days.map((day) => `${year}-${day}`);
  const ofMoon = [...row(moon[year]?.fast, fast), ...row(moon[year]?.sacrifice, sacrifice)];
  const easter = easternEaster(year);
  const off = new Set(fixed);
  const lost = fixed.filter((date) => isWeekend(date) && passesOn.includes(date.slice(5)));
  for (const date of ofMoon) {
    if (doesMoonPassOn && (isWeekend(date) || off.has(date))) lost.push(date);
    off.add(date);
  }
  for (const days of fromEaster) off.add(addDays(easter, days));
  for (const date of lost.toSorted()) {
    let next = addDays(date, 1);
    while (isWeekend(next) || off.has(next)) next = addDays(next, 1);
    off.add(next);
  }
  return [...off].filter((date) => date.startsWith(`${year}-`)).toSorted();
}

const known = new Map<string, ReadonlySet<DateOnly>>();

/** Whether offices of that country are closed then, as far as it is known. Days off of the week are not asked here. */
export function isPublicHoliday(country: string, date: DateOnly): boolean {
  const key = `${country}${date.slice(0, 4)}`;
  const days = known.get(key) ?? new Set(publicHolidays(country, Number(date.slice(0, 4))));
  known.set(key, days);
  return days.has(date);
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dateInZone,
  daysBetween,
  endOfMonth,
  isDateOnly,
  isoWeekday,
  isTimeZone,
  monthGrid,
  parseDateOnly,
  startOfDayMs,
  startOfWeek,
  wallClock,
  zonedMs,
} from '#shared/domain/dates.ts';

const utc = (text: string) => Date.parse(text);

test('dates are read in the forms people and 1C write', () => {
  const texts = ['2026-11-23', '20261123', '23.11.2026', '3/1/2026', '2026-11-23T10:00:00', ' 2024-02-29 '];
  expect(texts.map(parseDateOnly)).toEqual([
    '2026-11-23',
    '2026-11-23',
    '2026-11-23',
    '2026-01-03',
    '2026-11-23',
    '2024-02-29',
  ]);
  const wrong = ['2026-02-29', '31.04.2026', '2026-13-01', '0000-01-01', '', '23.11.26', 'tomorrow'];
  expect(wrong.map(parseDateOnly)).toEqual(wrong.map(() => undefined));
  expect([isDateOnly('2026-02-28'), isDateOnly('2026-02-30'), isDateOnly('2026-2-3')]).toEqual([
    true,
    false,
    false,
  ]);
});

test('civil arithmetic', () => {
  expect({
    yearEnd: addDays('2026-12-31', 1),
    back: addDays('2024-03-01', -1),
    monthEnd: addMonths('2026-01-31', 1),
    yearBack: addMonths('2026-01-15', -13),
    monday: startOfWeek('2026-11-29'),
    sunday: isoWeekday('2026-11-29'),
    february: endOfMonth('2028-02'),
    between: daysBetween('2026-01-01', '2027-01-01'),
  }).toEqual({
    yearEnd: '2027-01-01',
    back: '2024-02-29',
    monthEnd: '2026-02-28',
    yearBack: '2024-12-15',
    monday: '2026-11-23',
    sunday: 7,
    february: '2028-02-29',
    between: 365,
  });
  expect(() => addDays('2026-02-30', 1)).toThrowError('bad_date');
});

test('a month is six whole weeks from Monday', () => {
  const grid = monthGrid('2026-11');
  expect(grid.map((week) => [week.length, week[0]])).toEqual([
    [7, '2026-10-26'],
    [7, '2026-11-02'],
    [7, '2026-11-09'],
    [7, '2026-11-16'],
    [7, '2026-11-23'],
    [7, '2026-11-30'],
  ]);
});

test('an instant is another date in another zone', () => {
  const instant = utc('2026-11-23T22:30:00Z');
  expect(
    ['America/Los_Angeles', 'Asia/Baku', 'Pacific/Tongatapu', 'UTC'].map((zone) => dateInZone(instant, zone)),
  ).toEqual(['2026-11-23', '2026-11-24', '2026-11-24', '2026-11-23']);
  expect(wallClock(instant, 'Asia/Baku')).toEqual({
    date: '2026-11-24',
    time: '02:30',
    minutesOfDay: 150,
    weekday: 2,
  });
  expect(() => dateInZone(0, 'Mars/Base')).toThrowError('bad_time_zone');
  expect([isTimeZone('Asia/Baku'), isTimeZone('Mars/Base'), isTimeZone('')]).toEqual([true, false, false]);
});

test('a day begins where its zone says, on DST nights too', () => {
  const starts = (date: string, zone: string) => new Date(startOfDayMs(date, zone)).toISOString();
  expect({
    losAngeles: starts('2026-03-08', 'America/Los_Angeles'),
    tonga: starts('2026-11-24', 'Pacific/Tongatapu'),
    baku: starts('2026-11-23', 'Asia/Baku'),
    berlinLongDay: starts('2026-10-25', 'Europe/Berlin'),
    midnightSkipped: starts('2018-11-04', 'America/Sao_Paulo'),
    midnightTwice: starts('2018-02-18', 'America/Sao_Paulo'),
    hourAfterMidnightTwice: starts('2026-11-01', 'America/Havana'),
  }).toEqual({
    losAngeles: '2026-03-08T08:00:00.000Z',
    tonga: '2026-11-23T11:00:00.000Z',
    baku: '2026-11-22T20:00:00.000Z',
    berlinLongDay: '2026-10-24T22:00:00.000Z',
    midnightSkipped: '2018-11-04T03:00:00.000Z',
    midnightTwice: '2018-02-18T03:00:00.000Z',
    hourAfterMidnightTwice: '2026-11-01T04:00:00.000Z',
  });
});

test('wall times of DST nights: twice means the first, skipped means later', () => {
  const at = (date: string, minutes: number) =>
    new Date(zonedMs(date, minutes, 'Europe/Berlin')).toISOString();
  expect([at('2026-10-25', 150), at('2026-03-29', 150)]).toEqual([
    '2026-10-25T00:30:00.000Z',
    '2026-03-29T01:30:00.000Z',
  ]);
});

test('a day starts in its own date, and a millisecond earlier is the day before', () => {
  const zones = [
    'America/Los_Angeles',
    'Pacific/Tongatapu',
    'America/Sao_Paulo',
    'Asia/Baku',
    'Europe/Berlin',
    'Asia/Tehran',
  ];
  fc.assert(
    fc.property(fc.integer({ min: 3650, max: 22_000 }), fc.constantFrom(...zones), (day, zone) => {
      const date = addDays('1970-01-01', day);
      const start = startOfDayMs(date, zone);
      expect([dateInZone(start, zone), dateInZone(start - 1, zone)]).toEqual([date, addDays(date, -1)]);
    }),
  );
});

// The working calendar: weekends, days off, days worked in the place of others.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/dates.ts';
import { countWorkDays, dayKind, isWorkDay, nextWorkDay } from '#shared/domain/workCalendar.ts';

// 2026: 20–24 March are Novruz (Friday to Tuesday); Saturday the 28th is worked for Monday the 30th.
const calendar = {
  workDays: [1, 2, 3, 4, 5],
  holidays: ['2026-03-20', '2026-03-21', '2026-03-22', '2026-03-23', '2026-03-24', '2026-03-30'],
  workDates: ['2026-03-28'],
};
const never = { workDays: [], holidays: [], workDates: [] };

describe('a day', () => {
  it.each([
    ['2026-03-19', 'work'],
    ['2026-03-20', 'holiday'],
    ['2026-03-21', 'holiday'],
    ['2026-03-28', 'moved'],
    ['2026-03-29', 'weekend'],
    ['2026-03-30', 'holiday'],
  ])('%s is %s', (date, kind) => {
    expect(dayKind(calendar, date)).toBe(kind);
  });

  it('worked by its date is worked though it is a day off as well', () => {
    expect(dayKind({ ...calendar, workDates: ['2026-03-23'] }, '2026-03-23')).toBe('moved');
    expect(dayKind({ ...calendar, workDates: ['2026-03-19'] }, '2026-03-19')).toBe('work');
  });
});

describe('the next day worked', () => {
  it.each([
    ['2026-03-19', '2026-03-25'],
    ['2026-03-27', '2026-03-28'],
    ['2026-03-28', '2026-03-31'],
  ])('after %s is %s', (date, next) => {
    expect(nextWorkDay(calendar, date)).toBe(next);
  });

  it('is none for who never works', () => {
    expect(nextWorkDay(never, '2026-03-19')).toBeUndefined();
  });
});

it('days worked are counted with both ends', () => {
  expect(countWorkDays(calendar, '2026-03-19', '2026-03-31')).toBe(6);
  expect(countWorkDays(calendar, '2026-03-20', '2026-03-19')).toBe(0);
});

const day = fc.integer({ min: 0, max: 800 }).map((ahead) => addDays('2026-01-01', ahead));
const anyCalendar = fc.record({
  workDays: fc.uniqueArray(fc.integer({ min: 1, max: 7 })),
  holidays: fc.array(day, { maxLength: 20 }),
  workDates: fc.array(day, { maxLength: 20 }),
});

it('nothing is worked between a day and the next one worked', () => {
  fc.assert(
    fc.property(anyCalendar, day, (some, date) => {
      const next = nextWorkDay(some, date);
      if (next === undefined) expect(countWorkDays(some, addDays(date, 1), addDays(date, 366))).toBe(0);
      else expect([isWorkDay(some, next), countWorkDays(some, addDays(date, 1), next)]).toEqual([true, 1]);
    }),
    { numRuns: 60 },
  );
});

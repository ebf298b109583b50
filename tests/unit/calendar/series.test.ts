// What a series comes to: wall time over clock changes in twelve zones, which rows are made and which go.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aheadDays,
  isUntouched,
  type Occurrence,
  occurrenceId,
  type Series,
  settlementOf,
  slotOf,
  warningsOf,
} from '#main/calendar/series.rules.ts';
import { addDays, hourOf, wallClock } from '#shared/domain/dates.ts';
import { datesBetween } from '#shared/domain/recurrence.ts';

const today = '2026-11-26';
const series: Series = {
  ...{ id: 's', partnerId: 'p', contactId: null, kind: 'meeting', subject: 'Visit', content: '', place: '' },
  ...{ importance: 'normal', durationMin: 30, ownerId: 'u', authorId: 'u', reminderMin: null },
  ...{
    rule: 'FREQ=WEEKLY',
    startOn: '2026-11-23',
    untilOn: null,
    timeZone: 'Asia/Baku',
    startMinute: 600,
    isEnded: false,
  },
};
const rowOf = (of: Series, on: string, rest: Partial<Occurrence> = {}): Occurrence => {
  const { contactId, subject, content, place, importance, durationMin } = of;
  const { at, on: plannedOn } = slotOf(of, on);
  return {
    ...{ id: occurrenceId(of.id, on), occurrenceOn: on, plannedAt: at, plannedOn, isOpen: true },
    ...{ contactId, subject, content, place, importance, durationMin, ...rest },
  };
};

const zones = [
  ...['Asia/Baku', 'Europe/Moscow', 'Europe/London', 'Europe/Berlin', 'America/New_York', 'America/St_Johns'],
  ...['Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia', 'Pacific/Chatham', 'Africa/Casablanca', 'UTC'],
];

describe('the hour on the wall', () => {
  // Clocks change on Sundays.
  it.each(zones)('is the same every Sunday of a year, but in the nights of clock changes: %s', (timeZone) => {
    const weekly = { ...series, rule: 'FREQ=WEEKLY;BYDAY=SU', timeZone, startMinute: 150 };
    for (const on of datesBetween(weekly, '2026-11-23', '2027-11-23')) {
      const { at } = slotOf(weekly, on);
      const wall = wallClock(at ?? 0, timeZone);
      expect(wall.date).toBe(on);
      if (hourOf(on, 150, timeZone) !== 'skipped') expect(wall.time).toBe('02:30');
      else expect(wall.time > '02:30').toBe(true);
    }
  });

  it('is told where it is not there, or twice', () => {
    const nights = { rule: 'FREQ=DAILY', startOn: '2027-03-26', untilOn: null };
    const dates = datesBetween(nights, '2027-03-26', '2027-11-01');
    expect(warningsOf({ startMinute: 150, timeZone: 'Europe/Berlin' }, dates)).toEqual([
      { code: 'hour_skipped', on: '2027-03-28' },
      { code: 'hour_twice', on: '2027-10-31' },
    ]);
    expect(warningsOf({ startMinute: 600, timeZone: 'Europe/Berlin' }, dates)).toEqual([]);
    expect(warningsOf({ startMinute: null, timeZone: 'Europe/Berlin' }, dates)).toEqual([]);
  });

  it('is held an hour later in the night that leaves it out, and the first time in the one that has it twice', () => {
    const at = (on: string) => slotOf({ startMinute: 150, timeZone: 'Europe/Berlin' }, on).at ?? 0;
    expect([new Date(at('2027-03-28')).toISOString(), new Date(at('2027-10-31')).toISOString()]).toEqual([
      '2027-03-28T01:30:00.000Z',
      '2027-10-31T00:30:00.000Z',
    ]);
  });

  it('is of the day at +13 too', () => {
    expect(slotOf({ startMinute: 30, timeZone: 'Pacific/Tongatapu' }, '2026-11-27').at).toBe(
      Date.UTC(2026, 10, 26, 11, 30),
    );
  });
});

describe('rows of a series', () => {
  it('are made once, and the same on two laptops', () => {
    const { make, drop } = settlementOf(series, [], today);
    expect([make[0], make.at(-1), make.length, drop]).toEqual(['2026-11-23', '2027-02-22', 14, []]);
    expect(
      settlementOf(
        series,
        make.map((on) => rowOf(series, on)),
        today,
      ),
    ).toEqual({ make: [], drop: [] });
    expect(occurrenceId('s', '2026-11-23')).toBe(occurrenceId('s', '2026-11-23'));
  });

  it('of a series without end are those of a quarter', () => {
    const daily = { ...series, rule: 'FREQ=DAILY', startOn: '2020-01-01' };
    expect(settlementOf(daily, [], today).make).toHaveLength(2 * aheadDays + 1);
  });

  it('stay where a person has touched them, and their day is taken whatever became of them', () => {
    const rows = [
      rowOf(series, '2026-11-23', { isOpen: false }),
      rowOf(series, '2026-11-30', { plannedAt: 1 }),
      rowOf(series, '2026-12-07', { subject: 'Other' }),
      rowOf(series, '2026-12-14'),
    ];
    const ended = { ...series, isEnded: true };
    expect(settlementOf(ended, rows, today)).toEqual({ make: [], drop: [rows[3]?.id] });
    expect(settlementOf(series, rows, today).make).not.toContain('2026-11-30');
    expect(rows.map((row) => isUntouched(series, row))).toEqual([false, false, false, true]);
  });

  it('come to the same whatever was there before: a second settlement has nothing to do', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(120)), fc.option(fc.nat(60), { nil: undefined }), (offsets, end) => {
        const of: Series = {
          ...series,
          rule: 'FREQ=DAILY;INTERVAL=2',
          untilOn: end === undefined ? null : addDays(today, end),
        };
        let rows = offsets.map((offset) => rowOf(of, addDays(of.startOn, offset)));
        const first = settlementOf(of, rows, today);
        rows = [
          ...rows.map((row) => ({ ...row, isOpen: row.isOpen && !first.drop.includes(row.id) })),
          ...first.make.map((on) => rowOf(of, on)),
        ];
        expect(settlementOf(of, rows, today)).toEqual({ make: [], drop: [] });
        const open = rows.filter(({ isOpen }) => isOpen).map(({ occurrenceOn }) => occurrenceOn);
        const window = datesBetween(of, of.startOn, addDays(today, aheadDays));
        expect(open.filter((on) => on <= addDays(today, aheadDays)).sort()).toEqual(window);
      }),
      { numRuns: 12 },
    );
  });
});

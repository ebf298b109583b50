import { describe, expect, it } from 'vitest';
import type { EventRow } from '#main/desk/events.repo.ts';
import {
  compareKeys,
  countByDay,
  gridDays,
  groupByPartner,
  groupKey,
  rangeIn,
  sumCounts,
} from '#main/desk/events.rules.ts';

const event = (id: string, partnerId: string, rest: Partial<EventRow>): EventRow => ({
  source: 'interaction',
  id,
  partnerId,
  isDone: 0,
  at: null,
  on: null,
  ...rest,
});

describe('rangeIn', () => {
  it('bounds days in the zone: 23 and 25 hours on DST nights', () => {
    const hours = (from: string, zone: string) => {
      const { fromAt, toAt } = rangeIn(from, from, zone);
      return (toAt - fromAt) / 3_600_000;
    };
    expect([
      hours('2026-03-29', 'Europe/Berlin'),
      hours('2026-10-25', 'Europe/Berlin'),
      hours('2026-11-23', 'Pacific/Tongatapu'),
    ]).toEqual([23, 25, 24]);
    expect(rangeIn('2026-11-23', '2026-11-24', 'Pacific/Tongatapu')).toEqual({
      from: '2026-11-23',
      to: '2026-11-24',
      fromAt: Date.UTC(2026, 10, 22, 11),
      toAt: Date.UTC(2026, 10, 24, 11),
    });
  });
});

describe('gridDays', () => {
  it('holds six weeks without a gap', () => {
    const days = gridDays('2026-03', 'Europe/Berlin');
    expect(days).toHaveLength(42);
    expect(days[0]?.date).toBe('2026-02-23');
    expect(days.slice(1).every((day, index) => day.fromAt === days[index]?.toAt)).toBe(true);
  });
});

describe('groupByPartner', () => {
  it('shows the earliest open event, else the latest done one, and counts all', () => {
    const zone = 'Asia/Baku';
    const groups = groupByPartner(
      [
        event('a', 'p1', { at: 3_000_000_000, isDone: 1 }),
        event('b', 'p1', { at: 5_000_000_000 }),
        event('c', 'p1', { at: 4_000_000_000 }),
        event('d', 'p2', { at: 1, isDone: 1 }),
        event('e', 'p2', { at: 2, isDone: 1 }),
        event('f', 'p3', { at: Date.UTC(2026, 10, 23, 5) }),
        event('g', 'p3', { on: '2026-11-23' }),
        event('h', 'p4', { partnerId: null, at: 4 }),
      ],
      zone,
    );
    expect(
      groups.map(({ partnerId, event: { id }, startAt, count }) => [partnerId, id, startAt, count]),
    ).toEqual([
      ['p1', 'c', 4_000_000_000, 3],
      ['p2', 'e', 2, 2],
      ['p3', 'g', Date.UTC(2026, 10, 22, 20), 2],
    ]);
  });
});

describe('groupKey', () => {
  it('orders by time then name, or by name alone, and stays short enough for a cursor', () => {
    const group = {
      partnerId: 'x'.repeat(36),
      event: event('a', 'x', {}),
      startAt: 1_800_000_000_000,
      count: 1,
    };
    const key = groupKey(group, 'ш'.repeat(250), 'time');
    expect(Buffer.from(JSON.stringify(key)).toString('base64url').length).toBeLessThan(400);
    expect(groupKey(group, 'b', 'name')).toEqual([0, 'b', group.partnerId]);
    const keys = [
      [2, 'a', '1'],
      [1, 'b', '1'],
      [1, 'a', '2'],
      [1, 'a', '1'],
    ] as const;
    expect([...keys].sort(compareKeys)).toEqual([keys[3], keys[2], keys[1], keys[0]]);
  });
});

const quarter = (at: string): number => Date.parse(at) / 900_000;
const counts = {
  quarters: [
    { quarter: quarter('2026-11-22T19:45Z'), open: 1, done: 2 },
    { quarter: quarter('2026-11-22T20:00Z'), open: 1, done: 0 },
    { quarter: quarter('2026-11-23T06:00Z'), open: 3, done: 1 },
    { quarter: quarter('2026-11-23T06:15Z'), open: 1, done: 0 },
    // The same place from another source.
    { quarter: quarter('2026-11-23T06:15Z'), open: 0, done: 1 },
  ],
  days: [
    { day: '2026-11-22', open: 2, done: 0 },
    { day: '2026-11-23', open: 2, done: 1 },
  ],
};

describe('countByDay', () => {
  it('puts quarter hours into days of the zone; late is what is over, and what the running one tells', () => {
    const days = gridDays('2026-11', 'Asia/Baku');
    const clock = { now: Date.parse('2026-11-23T06:10Z'), today: '2026-11-23', lateNow: 2 };
    expect(countByDay(days, counts, clock)).toEqual([
      { date: '2026-11-22', total: 5, open: 3, overdue: 3 },
      { date: '2026-11-23', total: 10, open: 7, overdue: 3 },
    ]);
  });
});

describe('sumCounts', () => {
  it('adds all places', () => {
    expect(sumCounts(counts)).toEqual({ total: 15, done: 5 });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPast, planOf, planStart, timelineAt } from '#main/interactions/interactions.rules.ts';
import { addDays, dateInZone } from '#shared/domain/dates.ts';

const zones = ['America/Los_Angeles', 'Pacific/Tongatapu', 'Europe/Berlin', 'Asia/Baku', 'America/Santiago'];
const day = fc.integer({ min: 0, max: 4000 }).map((n) => addDays('2020-01-01', n));

describe('timelineAt', () => {
  const plan = { at: null, on: '2026-03-29' };
  it('takes what happened, else the plan, else when it was written down', () => {
    const createdAt = Date.UTC(2026, 0, 1);
    expect([
      timelineAt({ happenedAt: 5, plan: { at: 7, on: null }, createdAt }, 'UTC'),
      timelineAt({ happenedAt: null, plan: { at: 7, on: null }, createdAt }, 'UTC'),
      timelineAt({ happenedAt: null, plan, createdAt }, 'Europe/Berlin'),
      timelineAt({ happenedAt: null, plan: { at: null, on: null }, createdAt }, 'UTC'),
    ]).toEqual([5, 7, Date.UTC(2026, 2, 28, 23), createdAt]);
  });

  it('puts a whole day at its first moment in the zone, also where DST skips midnight', () => {
    expect(planStart({ at: null, on: '2026-09-06' }, 'America/Santiago')).toBe(Date.UTC(2026, 8, 6, 4));
    fc.assert(
      fc.property(day, fc.constantFrom(...zones), (on, zone) => {
        const start = planStart({ at: null, on }, zone) ?? 0;
        return dateInZone(start, zone) === on && dateInZone(start - 1, zone) < on;
      }),
    );
  });
});

describe('isPast', () => {
  it('is late at the moment after its time; a whole day only after it has ended', () => {
    const clock = { now: 1000, today: '2026-11-23' };
    expect(
      [
        { at: 999, on: null },
        { at: 1000, on: null },
        { at: null, on: '2026-11-22' },
        { at: null, on: '2026-11-23' },
        { at: null, on: null },
      ].map((plan) => isPast(plan, clock)),
    ).toEqual([true, false, true, false, false]);
  });
});

describe('planOf', () => {
  it('keeps one of the two and refuses what is no day', () => {
    expect([planOf({ at: 5 }), planOf({ on: '2026-02-28' }), planOf(undefined), planOf(null)]).toEqual([
      { at: 5, on: null },
      { at: null, on: '2026-02-28' },
      { at: null, on: null },
      { at: null, on: null },
    ]);
    for (const bad of [{ on: '2026-02-30' }, { at: -1 }, { at: Number.MAX_SAFE_INTEGER }]) {
      expect(() => planOf(bad)).toThrow(
        expect.objectContaining({ code: 'invalid_input', reason: 'bad_date' }),
      );
    }
  });
});

// The calendar's grid without a page: events side by side, pieces of days, what drags and keys come to.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layDay, type Slot } from '#renderer/features/calendar/layDay.ts';
import { daysOf, stepDay, views } from '#renderer/features/calendar/periods.ts';
import {
  drawnSpan,
  movedSpan,
  nudged,
  plannedOf,
  resizedSpan,
  type Span,
  spanOf,
  stretched,
} from '#renderer/features/calendar/spans.ts';
import { type CalendarEvent, splitEvents } from '#renderer/features/calendar/splitEvents.ts';
import { zoneClock } from '#renderer/features/calendar/zoneClock.ts';
import { addDays, wallClock, zonedMs } from '#shared/domain/dates.ts';

const zone = 'Asia/Baku';
const slots: fc.Arbitrary<Slot[]> = fc
  .array(fc.record({ from: fc.integer({ min: 0, max: 1420 }), length: fc.integer({ min: 1, max: 600 }) }), {
    maxLength: 60,
  })
  .map((rows) =>
    rows.map(({ from, length }, index) => ({ id: `e${index}`, from, to: Math.min(1440, from + length) })),
  );

const event = (changes: Partial<CalendarEvent>): CalendarEvent => ({
  ...{ id: 'e', source: 'interaction', kind: 'call', subject: 'Call', place: '', importance: 'normal' },
  ...{ partnerId: null, partnerName: '', ownerId: 'u', at: null, on: null, durationMin: null },
  ...{ isDone: false, isOverdue: false, reminderMin: null, seriesId: null, occurrenceOn: null },
  isExpected: false,
  ...changes,
});

describe('events side by side', () => {
  it('none covers another and none is cut', () => {
    fc.assert(
      fc.property(slots, (day) => {
        const places = layDay(day);
        expect(places.size).toBe(day.length);
        const boxes = day.map((slot) => {
          const { lane, lanes, span } = places.get(slot.id) ?? { lane: -1, lanes: 1, span: 0 };
          expect(lane).toBeGreaterThanOrEqual(0);
          expect(span).toBeGreaterThanOrEqual(1);
          expect(lane + span).toBeLessThanOrEqual(lanes);
          return { ...slot, left: lane / lanes, right: (lane + span) / lanes };
        });
        for (const [index, a] of boxes.entries())
          for (const b of boxes.slice(index + 1)) {
            const isApart = a.to <= b.from || b.to <= a.from;
            expect(isApart || a.right <= b.left + 1e-9 || b.right <= a.left + 1e-9).toBe(true);
          }
      }),
    );
  });

  it('is as wide as the most that meet', () => {
    const places = layDay([
      { id: 'a', from: 0, to: 60 },
      { id: 'b', from: 30, to: 90 },
      { id: 'c', from: 60, to: 120 },
      { id: 'alone', from: 200, to: 230 },
    ]);
    expect(Object.fromEntries(places)).toEqual({
      a: { lane: 0, lanes: 2, span: 1 },
      b: { lane: 1, lanes: 2, span: 1 },
      c: { lane: 0, lanes: 2, span: 1 },
      alone: { lane: 0, lanes: 1, span: 1 },
    });
  });
});

describe('pieces of days', () => {
  it('an event lies in each of its days, whatever its hour and length, and never outside', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 0, max: 10_080 }),
        (minute, length) => {
          const days = splitEvents(
            [event({ at: zonedMs('2026-11-23', minute, zone), durationMin: length })],
            zone,
          );
          const end = minute + (length || 30);
          expect([...days.keys()]).toEqual(
            Array.from({ length: Math.max(1, Math.ceil(end / 1440)) }, (_, index) =>
              addDays('2026-11-23', index),
            ),
          );
          for (const { parts } of days.values())
            for (const part of parts) {
              expect(part.from).toBeGreaterThanOrEqual(0);
              expect(part.to).toBeLessThanOrEqual(1440);
              expect(part.to - part.from).toBeGreaterThanOrEqual(30);
            }
        },
      ),
    );
  });

  it('what ends at midnight is not in the next day; a whole day stands on top', () => {
    const days = splitEvents(
      [
        event({ id: 'late', at: zonedMs('2026-11-23', 1380, zone), durationMin: 60 }),
        event({ id: 'whole', on: '2026-11-24' }),
      ],
      zone,
    );
    expect([...days].map(([day, { whole, parts }]) => [day, whole.length, parts.length])).toEqual([
      ['2026-11-24', 1, 0],
      ['2026-11-23', 0, 1],
    ]);
  });

  it('an hour that the clocks have twice is shown once', () => {
    const at = Date.UTC(2026, 9, 25, 0, 45);
    const [[day, { parts }] = ['', { parts: [] }]] = splitEvents(
      [event({ at, durationMin: 30 })],
      'Europe/Berlin',
    );
    expect([day, parts.map(({ from, to }) => [from, to])]).toEqual(['2026-10-25', [[165, 195]]]);
  });
});

describe('drags', () => {
  const span: Span = { day: '2026-11-23', minute: 600, durationMin: 45 };

  it('always end on a quarter of an hour, inside the day, at least a quarter long', () => {
    const spot = fc.record({
      day: fc.integer({ min: -3, max: 3 }).map((days) => addDays('2026-11-23', days)),
      minute: fc.option(fc.double({ min: -200, max: 1700, noNaN: true }), { nil: null }),
    });
    fc.assert(
      fc.property(spot, fc.integer({ min: 0, max: 45 }), (to, grabbed) => {
        for (const { minute, durationMin } of [
          movedSpan(span, grabbed, to),
          resizedSpan(span, to),
          drawnSpan({ day: '2026-11-23', minute: 611 }, to),
        ]) {
          if (minute === null) continue;
          expect(minute % 15).toBe(0);
          expect(minute >= 0 && minute < 1440).toBe(true);
          expect(durationMin ?? 0).toBeGreaterThanOrEqual(15);
        }
      }),
    );
  });

  it('move over days and into the row of whole days and back', () => {
    expect(movedSpan(span, 20, { day: '2026-11-25', minute: 744 })).toEqual({
      ...span,
      day: '2026-11-25',
      minute: 720,
    });
    const whole = movedSpan(span, 20, { day: '2026-11-25', minute: null });
    expect(whole).toEqual({ day: '2026-11-25', minute: null, durationMin: 45 });
    expect(movedSpan(whole, 500, { day: '2026-11-24', minute: 485 })).toEqual({
      day: '2026-11-24',
      minute: 480,
      durationMin: 45,
    });
  });

  it('resize over midnight, draw upwards', () => {
    expect(resizedSpan(span, { day: '2026-11-24', minute: 61 }).durationMin).toBe(900);
    expect(drawnSpan({ day: 'd', minute: 620 }, { day: 'd', minute: 540 })).toEqual({
      day: 'd',
      minute: 540,
      durationMin: 75,
    });
  });
});

describe('keys', () => {
  it('go on over midnight and come back', () => {
    const early: Span = { day: '2026-03-01', minute: 0, durationMin: null };
    expect(nudged(early, 'ArrowUp')).toEqual({ day: '2026-02-28', minute: 1425, durationMin: null });
    expect(nudged({ ...early, minute: 1425 }, 'ArrowDown')?.day).toBe('2026-03-02');
    expect(nudged({ ...early, minute: null }, 'ArrowUp')).toBeUndefined();
    expect(stretched(early, 'ArrowUp')?.durationMin).toBe(15);
    expect(stretched({ ...early, minute: null }, 'ArrowDown')).toBeUndefined();
  });

  it('what a span comes to in a zone comes back from it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 }), fc.integer({ min: 0, max: 95 }), (days, quarter) => {
        const span: Span = { day: addDays('2026-01-01', days), minute: quarter * 15, durationMin: 30 };
        const planned = plannedOf(span, zone);
        expect(spanOf({ at: 'at' in planned ? planned.at : null, on: null, durationMin: 30 }, zone)).toEqual(
          span,
        );
      }),
    );
  });
});

describe('the clock of a zone', () => {
  it('is the wall clock, in the nights in which clocks are set too', () => {
    const zones = fc.constantFrom('Asia/Baku', 'Europe/Berlin', 'America/New_York', 'Pacific/Tongatapu');
    // Round the changes of March and of autumn, quarter by quarter, and anywhere.
    const near = fc
      .tuple(
        fc.constantFrom(Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1)),
        fc.integer({ min: -200, max: 200 }),
      )
      .map(([at, quarters]) => at + quarters * 900_000);
    fc.assert(
      fc.property(zones, fc.oneof(near, fc.integer({ min: 0, max: 2e12 })), (of, ms) => {
        const { date, minutesOfDay } = wallClock(ms, of);
        expect(zoneClock(ms, of)).toEqual({ date, minutesOfDay });
      }),
    );
  });
});

describe('periods', () => {
  it('hold their day, and a step forth and back leads home', () => {
    for (const view of views) {
      expect(daysOf(view, '2026-11-26')).toContain('2026-11-26');
      expect(stepDay(view, stepDay(view, '2026-11-26', 1), -1)).toBe('2026-11-26');
    }
    expect(daysOf('week', '2026-11-29')[0]).toBe('2026-11-23');
    expect(daysOf('month', '2026-11-29').length).toBe(42);
  });
});

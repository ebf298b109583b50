// Announcements of reminders over any life of a workstation: sleep, restart, a clock that is set, snooze, moves.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueAt, isMissed, type Waiting, waitMs } from '#main/calendar/reminders.rules.ts';
import { reminderAt } from '#main/interactions/interactions.rules.ts';
import { zonedMs } from '#shared/domain/dates.ts';

const minute = 60_000;

type Step =
  | { do: 'sleep'; ms: number }
  | { do: 'set'; id: number; inMs: number }
  | { do: 'remove'; id: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('sleep' as const),
    ms: fc.integer({ min: -10 * minute, max: 4 * 1440 * minute }),
  }),
  fc.record({
    do: fc.constant('set' as const),
    id: fc.nat(9),
    inMs: fc.integer({ min: -minute, max: 1440 * minute }),
  }),
  fc.record({ do: fc.constant('remove' as const), id: fc.nat(9) }),
);

describe('what is announced', () => {
  it('is each reminder once for each instant it was set to, in order, never early, and none is left', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let now = 1_800_000_000_000;
        const events = new Map<string, Waiting>();
        const log: string[] = [];
        const look = (): void => {
          const due = dueAt([...events.values()], now);
          expect(due.map((each) => each.remindAt)).toEqual(
            due.map((each) => each.remindAt).sort((a, b) => a - b),
          );
          for (const each of due) {
            expect(each.remindAt).toBeLessThanOrEqual(now);
            log.push(`${each.id} ${each.remindAt}`);
            events.set(each.id, { ...each, announcedFor: each.remindAt });
          }
          // A second window, or a second look at once.
          expect(dueAt([...events.values()], now)).toEqual([]);
          for (const each of events.values())
            expect(each.remindAt > now || each.announcedFor === each.remindAt).toBe(true);
        };
        for (const each of steps) {
          if (each.do === 'sleep') now += each.ms;
          if (each.do === 'remove') events.delete(`e${each.id}`);
          if (each.do === 'set') {
            const known = events.get(`e${each.id}`);
            events.set(`e${each.id}`, {
              announcedFor: null,
              ...known,
              id: `e${each.id}`,
              remindAt: now + each.inMs,
            });
          }
          look();
        }
        for (const line of new Set(log)) {
          const [id] = line.split(' ');
          const times = log.filter((other) => other === line).length;
          // Only an event that went and came, or that was set there again, is spoken of again.
          const wasReset = steps.filter((each) => each.do !== 'sleep' && `e${each.id}` === id).length;
          expect(times).toBeLessThanOrEqual(Math.max(1, wasReset));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is all of a sleep at once, oldest first', () => {
    const waiting = [3, 1, 2].map((id) => ({ id: `e${id}`, remindAt: id * minute, announcedFor: null }));
    expect(dueAt(waiting, 5 * minute).map(({ id }) => id)).toEqual(['e1', 'e2', 'e3']);
  });

  it('is looked for at the next instant, in a minute at the latest', () => {
    expect([waitMs(undefined, 0), waitMs(500, 0), waitMs(3_600_000, 0), waitMs(5, 10)]).toEqual([
      60_000, 500, 60_000, 0,
    ]);
  });

  it('was missed when it came more than two minutes late', () => {
    expect([isMissed(0, 2 * minute), isMissed(0, 2 * minute + 1), isMissed(0, null)]).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('the instant of a reminder', () => {
  const zones = [
    ...[
      'Asia/Baku',
      'Europe/Moscow',
      'Europe/London',
      'America/New_York',
      'America/St_Johns',
      'Asia/Kolkata',
    ],
    ...[
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'Pacific/Chatham',
      'America/Sao_Paulo',
      'UTC',
    ],
  ];

  it.each(zones)('is so many minutes before the event, on every day of the year: %s', (zone) => {
    const now = Date.UTC(2026, 0, 1);
    for (let day = 1; day < 365; day += 7) {
      const on = new Date(now + day * 86_400_000).toISOString().slice(0, 10);
      const at = zonedMs(on, 150, zone);
      expect(reminderAt({ at, on: null }, 30, { now: 0, zone })).toBe(at - 30 * minute);
      expect(reminderAt({ at: null, on }, 60, { now: 0, zone })).toBe(zonedMs(on, 540, zone) - 60 * minute);
    }
  });

  it('is none without a rule, without a plan, and of what is past', () => {
    const clock = { now: 1_000, zone: 'Asia/Baku' };
    expect(reminderAt({ at: 2_000, on: null }, null, clock)).toBeNull();
    expect(reminderAt({ at: null, on: null }, 5, clock)).toBeNull();
    expect(reminderAt({ at: 1_000, on: null }, 5, clock)).toBeNull();
    expect(reminderAt({ at: 1_001, on: null }, 0, clock)).toBe(1_001);
  });
});

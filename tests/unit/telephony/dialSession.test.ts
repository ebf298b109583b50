// Who is called, who is passed over and until when: at twelve clocks, in the nights of a clock change, at the edges of a week.
import { describe, expect, it } from 'vitest';
import { activeMsAt, type DialFacts, isOurFault, skipOf } from '#main/telephony/dialSession.rules.ts';
import { companyHours, nextCallTime } from '#shared/domain/callHours.ts';
import { callNumbers } from '#shared/domain/callNumbers.ts';

const hours = companyHours({ callFrom: '09:00', callTo: '20:00' }, [1, 2, 3, 4, 5]);
const everyDay = { ...hours, weekdays: [1, 2, 3, 4, 5, 6, 7] };
const at = (iso: string): number => Date.parse(iso);
const iso = (ms: number | null | undefined): string | null =>
  ms === null || ms === undefined ? null : new Date(ms).toISOString();
/** A Tuesday, noon in Baku. */
const noon = at('2026-11-24T08:00:00Z');
const facts: DialFacts = {
  ...{ isGone: false, isBlocked: false, isSettled: false, hasNumber: true, isCallBack: false },
  ...{ timeZone: 'Asia/Baku', country: '', lastCallAt: null },
};
const judge = (more: Partial<DialFacts>, nowMs = noon, workHours = hours) => {
  const skip = skipOf({ ...facts, ...more }, { nowMs, workHours });
  return skip && [skip.why, iso(skip.againAt)];
};

describe('whoever is on the list at 08:00 UTC on a Tuesday', () => {
  it.each([
    ['Asia/Baku', undefined],
    ['Europe/Moscow', undefined],
    ['Asia/Almaty', undefined],
    ['Asia/Tashkent', undefined],
    ['Asia/Yekaterinburg', undefined],
    ['Asia/Kolkata', undefined],
    ['Europe/London', ['early', '2026-11-24T09:00:00.000Z']],
    ['America/New_York', ['early', '2026-11-24T14:00:00.000Z']],
    ['America/Los_Angeles', ['early', '2026-11-24T17:00:00.000Z']],
    // Half an hour, three quarters, and the far side of the date line.
    ['Asia/Kathmandu', undefined],
    ['Asia/Vladivostok', undefined],
    ['Pacific/Tongatapu', ['late', '2026-11-24T20:00:00.000Z']],
    ['Pacific/Auckland', ['late', '2026-11-24T20:00:00.000Z']],
    ['Pacific/Pago_Pago', ['late', '2026-11-24T20:00:00.000Z']],
  ])('%s', (timeZone, expected) => {
    expect(judge({ timeZone })).toEqual(expected);
  });
});

describe('the hours of a place', () => {
  it.each([
    // 08:59, 09:00, 19:59 and 20:00 in Baku.
    ['2026-11-24T04:59:00Z', ['early', '2026-11-24T05:00:00.000Z']],
    ['2026-11-24T05:00:00Z', undefined],
    ['2026-11-24T15:59:00Z', undefined],
    ['2026-11-24T16:00:00Z', ['late', '2026-11-25T05:00:00.000Z']],
    // Friday evening, Saturday, Sunday: Monday morning.
    ['2026-11-27T16:00:00Z', ['late', '2026-11-30T05:00:00.000Z']],
    ['2026-11-28T08:00:00Z', ['weekend', '2026-11-30T05:00:00.000Z']],
    ['2026-11-29T19:59:00Z', ['weekend', '2026-11-30T05:00:00.000Z']],
  ])('%s', (now, expected) => {
    expect(judge({}, at(now))).toEqual(expected);
  });

  it('begin at the clock of the morning after a clock change, an hour sooner or later', () => {
    const zone = 'Europe/Berlin';
    // 25 October 2026: 25 hours; 29 March 2026: 23. Both are Sundays.
    expect(iso(nextCallTime(at('2026-10-24T19:30:00Z'), zone, everyDay))).toBe('2026-10-25T08:00:00.000Z');
    expect(iso(nextCallTime(at('2026-10-23T19:30:00Z'), zone, everyDay))).toBe('2026-10-24T07:00:00.000Z');
    expect(iso(nextCallTime(at('2026-03-28T20:30:00Z'), zone, everyDay))).toBe('2026-03-29T07:00:00.000Z');
    expect(iso(nextCallTime(at('2026-03-27T20:30:00Z'), zone, everyDay))).toBe('2026-03-28T08:00:00.000Z');
    expect(judge({ timeZone: zone }, at('2026-03-28T23:30:00Z'), everyDay)).toEqual([
      'early',
      '2026-03-29T07:00:00.000Z',
    ]);
  });

  it('that begin in the hour that a clock change leaves out begin after it', () => {
    const night = { ...everyDay, fromMinutes: 150, toMinutes: 600 };
    const opens = nextCallTime(at('2026-03-29T00:30:00Z'), 'Europe/Berlin', night) ?? 0;
    expect(opens).toBeGreaterThan(at('2026-03-29T00:59:00Z'));
    expect(opens).toBeLessThanOrEqual(at('2026-03-29T01:30:00Z'));
  });

  it('of a week without a working day never begin', () => {
    expect(nextCallTime(noon, 'Asia/Baku', { ...hours, weekdays: [] })).toBeUndefined();
    expect(companyHours({ callFrom: '09:00', callTo: '20:00' }, []).weekdays).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('who was called', () => {
  it.each([
    ['a minute ago', 60_000, ['called_lately', '2026-11-24T08:59:00.000Z']],
    ['59 minutes ago', 59 * 60_000, ['called_lately', '2026-11-24T08:01:00.000Z']],
    ['an hour ago', 3_600_000, undefined],
  ])('%s', (_when, ago, expected) => {
    expect(judge({ lastCallAt: noon - ago })).toEqual(expected);
  });

  it('late in their day waits for the next one', () => {
    const evening = at('2026-11-24T15:30:00Z');
    expect(judge({ lastCallAt: evening }, evening)).toEqual(['called_lately', '2026-11-25T05:00:00.000Z']);
  });

  it('and has asked to be called back is called, but not by night', () => {
    expect(judge({ lastCallAt: noon - 60_000, isCallBack: true })).toBeUndefined();
    expect(judge({ isCallBack: true }, at('2026-11-24T18:00:00Z'))?.[0]).toBe('late');
  });
});

describe('who is not called at all', () => {
  it.each([
    [{ isGone: true, isBlocked: true }, 'gone'],
    [{ isBlocked: true, hasNumber: false }, 'do_not_call'],
    [{ isSettled: true, hasNumber: false }, 'settled'],
    [{ hasNumber: false, timeZone: 'Pacific/Tongatapu' }, 'no_number'],
  ] as const)('%o', (more, why) => {
    expect(judge(more)).toEqual([why, null]);
  });
});

it('a fault of our own is none of theirs', () => {
  expect(['no_microphone', 'pbx_unavailable', 'turn_refused'].every(isOurFault)).toBe(true);
  expect(['busy', 'no_answer', 'declined', 'unknown_number', 'cancelled', ''].some(isOurFault)).toBe(false);
});

it('the time that a session ran stands still in a pause and never goes back', () => {
  expect(activeMsAt({ activeMs: 5_000, runningSince: null }, noon)).toBe(5_000);
  expect(activeMsAt({ activeMs: 5_000, runningSince: noon - 2_000 }, noon)).toBe(7_000);
  expect(activeMsAt({ activeMs: 5_000, runningSince: noon + 2_000 }, noon)).toBe(5_000);
});

it('numbers: the main person first, the main number of each first, the company last', () => {
  const phone = (id: string, isPrimary = false) => ({ id, value: id, isPrimary });
  const contacts = [
    { id: 'c1', name: 'Aynur', isPrimary: false, phones: [phone('a')] },
    { id: 'c2', name: 'Elçin', isPrimary: true, phones: [phone('b'), phone('c', true)] },
  ];
  const ids = callNumbers({ contacts, phones: [phone('d'), phone('e', true)] }).map(({ id }) => id);
  expect(ids).toEqual(['c', 'b', 'a', 'e', 'd']);
});

// What the wrap-up starts with, what it suggests, and when the next step is.
import { describe, expect, it } from 'vitest';
import { plannedOf } from '#renderer/features/phoneDock/nextStep.ts';
import { firstOutcome, outcomes, suggestedStep } from '#renderer/features/phoneDock/wrapUpRules.ts';
import { zonedMs } from '#shared/domain/dates.ts';

const zone = 'Asia/Baku';
const none = { day: null, time: null };
/** A Thursday, 14:52 there. */
const now = zonedMs('2026-11-26', 14 * 60 + 52, zone);

describe('the next step', () => {
  it.each([
    ['twoHours', { at: zonedMs('2026-11-26', 17 * 60, zone) }],
    ['tomorrow', { at: zonedMs('2026-11-27', 10 * 60, zone) }],
    ['monday', { at: zonedMs('2026-11-30', 10 * 60, zone) }],
  ] as const)('%s is a time in the zone of the user', (step, planned) => {
    expect(plannedOf(step, none, now, zone)).toEqual(planned);
  });

  it('on a Monday is the next one', () => {
    const monday = zonedMs('2026-11-30', 9 * 60, zone);
    expect(plannedOf('monday', none, monday, zone)).toEqual({ at: zonedMs('2026-12-07', 10 * 60, zone) });
  });

  it('of a chosen day is the whole day without a time, and nothing without a day', () => {
    expect(plannedOf('pick', none, now, zone)).toBeUndefined();
    expect(plannedOf('pick', { day: '2026-12-01', time: null }, now, zone)).toEqual({ on: '2026-12-01' });
    expect(plannedOf('pick', { day: '2026-12-01', time: '09:30' }, now, zone)).toEqual({
      at: zonedMs('2026-12-01', 9 * 60 + 30, zone),
    });
  });
});

describe('the outcome', () => {
  it('stands by itself where the call has said it', () => {
    expect(firstOutcome({ outcome: '', result: 'noAnswer', reason: 'no_answer' })).toBe('noAnswer');
    expect(firstOutcome({ outcome: '', result: 'busy', reason: 'busy' })).toBe('noAnswer');
    expect(firstOutcome({ outcome: '', result: 'failed', reason: 'unknown_number' })).toBe('wrongNumber');
    expect(firstOutcome({ outcome: '', result: 'talked', reason: '' })).toBeUndefined();
    expect(firstOutcome({ outcome: 'agreed', result: 'talked', reason: '' })).toBe('agreed');
  });

  it('suggests to call again where nobody was reached', () => {
    expect(outcomes.map((outcome) => suggestedStep(outcome))).toEqual([
      ...[undefined, undefined, undefined],
      ...['twoHours', 'twoHours', undefined],
    ]);
  });
});

// What a person chooses of repeating, as a rule and back; every choice is a rule that the core takes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  choiceOf,
  once,
  type RepeatChoice,
  repeats,
  ruleOf,
  units,
} from '#renderer/features/interactions/repeatRule.ts';
import { addDays, isoWeekday } from '#shared/domain/dates.ts';
import { checkRule, datesBetween } from '#shared/domain/recurrence.ts';

const startOn = fc.integer({ min: 0, max: 1_500 }).map((days) => addDays('2026-01-01', days));
const choice: fc.Arbitrary<RepeatChoice> = fc.record({
  repeat: fc.constantFrom(...repeats.filter((repeat) => repeat !== 'none')),
  unit: fc.constantFrom(...units),
  interval: fc.integer({ min: 1, max: 20 }),
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  end: fc.constantFrom('never', 'on', 'after'),
  endOn: fc.constant('2030-12-31'),
  endAfter: fc.integer({ min: 1, max: 30 }),
});

describe('a rule of repeating', () => {
  it('is none for what happens once', () => expect(ruleOf(once, '2026-11-30')).toBeUndefined());

  it('is taken by the core, names days, and comes back as a choice of the same rule', () => {
    fc.assert(
      fc.property(choice, startOn, (chosen, on) => {
        const rule = ruleOf(chosen, on);
        if (rule === undefined) throw new Error('a choice without a rule');
        expect(checkRule(rule, on)).toBe(rule);
        const back = choiceOf(rule, on);
        expect(back.repeat).not.toBe('own');
        expect(
          datesBetween({ rule: ruleOf(back, on) ?? '', startOn: on, untilOn: null }, on, addDays(on, 200)),
        ).toEqual(datesBetween({ rule, startOn: on, untilOn: null }, on, addDays(on, 200)));
      }),
      { numRuns: 30 },
    );
  });

  it('leaves the first day out of itself, so that a drag can turn it', () => {
    const weekly: RepeatChoice = { ...once, repeat: 'weekly', weekdays: [isoWeekday('2026-11-30')] };
    expect(ruleOf(weekly, '2026-11-30')).toBe('FREQ=WEEKLY');
    expect(ruleOf({ ...once, repeat: 'monthWeekday' }, '2026-11-30')).toBe('FREQ=MONTHLY;BYDAY=-1MO');
    expect(ruleOf({ ...once, repeat: 'monthWeekday' }, '2026-11-17')).toBe('FREQ=MONTHLY;BYDAY=3TU');
  });

  it('that no field can show stays as it is', () => {
    const rule = 'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=2';
    const own = choiceOf(rule, '2026-11-30');
    expect(own.repeat).toBe('own');
    expect(ruleOf(own, '2026-11-30', rule)).toBe(rule);
  });
});

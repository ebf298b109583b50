// The countdown before a call: it runs only while nobody is busy, and a computer that slept has counted nothing.
import { describe, expect, it } from 'vitest';
import { secondsOf, startCountdown, stepCountdown } from '#renderer/features/dialSession/countdown.ts';

const totalMs = 3_000;
const run = (steps: readonly (readonly [nowMs: number, isHeld?: boolean])[]): number[] => {
  let countdown = startCountdown(totalMs, 0);
  return steps.map(([nowMs, isHeld = false]) => {
    countdown = stepCountdown(countdown, { nowMs, totalMs, isHeld });
    return countdown.leftMs;
  });
};

describe('the countdown', () => {
  it.each([
    ['runs down and stays there', [[1_000], [2_000], [3_000], [4_000]], [2_000, 1_000, 0, 0]],
    [
      'begins anew once nobody is busy',
      [[1_000], [2_000, true], [3_000], [4_500]],
      [2_000, 3_000, 2_000, 500],
    ],
    [
      'never runs while somebody is',
      [
        [1_000, true],
        [9_000, true],
      ],
      [3_000, 3_000],
    ],
    ['does not count a sleep', [[500], [3_600_500], [3_601_000]], [2_500, 1_000, 500]],
    ['does not count a clock that was put back', [[500], [-5_000], [-4_500]], [2_500, 2_500, 2_000]],
  ] as const)('%s', (_what, steps, expected) => {
    expect(run(steps)).toEqual(expected);
  });

  it('shows the seconds that are not over', () => {
    const shown = [3_000, 2_999, 1_001, 1_000, 1, 0].map((leftMs) => secondsOf({ leftMs, atMs: 0 }));
    expect(shown).toEqual([3, 3, 2, 1, 1, 0]);
  });
});

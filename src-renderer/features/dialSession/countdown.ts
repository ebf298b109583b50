// A countdown that never runs while somebody is busy. Pure: the clock is the caller's.
export type Countdown = { leftMs: number; atMs: number };

/** A computer that slept has counted nothing. */
const longestStepMs = 1_500;

export const startCountdown = (totalMs: number, nowMs: number): Countdown => ({
  leftMs: totalMs,
  atMs: nowMs,
});

/** Held, it begins anew: who stopped typing has all of it to begin again. */
export function stepCountdown(
  { leftMs, atMs }: Countdown,
  { nowMs, totalMs, isHeld }: { nowMs: number; totalMs: number; isHeld: boolean },
): Countdown {
  if (isHeld) return startCountdown(totalMs, nowMs);
  const stepMs = Math.min(longestStepMs, Math.max(0, nowMs - atMs));
  return { leftMs: Math.max(0, leftMs - stepMs), atMs: nowMs };
}

export const secondsOf = ({ leftMs }: Countdown): number => Math.ceil(leftMs / 1_000);

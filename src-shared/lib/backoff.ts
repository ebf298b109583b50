// How long to wait before something is tried again: twice as long after each failure, half of it chance, so that many who
// failed together do not come back together.

export type BackoffLimits = { fromMs: number; toMs: number };

/** @param failures from 1; @param random 0 … 1 */
export function backoff({ fromMs, toMs }: BackoffLimits, failures: number, random: number): number {
  const base = Math.min(toMs, fromMs * 2 ** Math.min(failures - 1, 10));
  return Math.round(base / 2 + (base / 2) * random);
}

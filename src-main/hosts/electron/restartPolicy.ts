// When a core that died is started again. Pure.

const windowMs = 60_000;
const maxDeaths = 5;
const firstDelayMs = 100;

export type Restart = { kind: 'wait'; delayMs: number } | { kind: 'giveUp' };

/**
 * @param deathsAt instants of all deaths so far, the last one included
 * @returns a doubling wait, or to give up after 5 deaths in a minute
 */
export function planRestart(deathsAt: readonly number[], nowMs: number): Restart {
  const recent = deathsAt.filter((at) => nowMs - at < windowMs).length;
  if (recent >= maxDeaths) return { kind: 'giveUp' };
  return { kind: 'wait', delayMs: firstDelayMs * 2 ** Math.max(0, recent - 1) };
}

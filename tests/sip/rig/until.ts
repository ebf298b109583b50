// Waiting for what another process does: asked again and again, for a bounded time.
import { setTimeout as pause } from 'node:timers/promises';

/**
 * @param ask answers undefined or false while it is not so yet; what it throws counts as not yet
 * @returns its first other answer
 * @throws Error with `what` and the last thing thrown, after `patienceMs`
 */
export async function until<T>(
  what: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  patienceMs = 20_000,
): Promise<T> {
  const endsAt = performance.now() + patienceMs;
  let cause: unknown;
  do {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
    } catch (error) {
      cause = error;
    }
    await pause(10);
  } while (performance.now() < endsAt);
  throw new Error(`waited ${patienceMs} ms in vain: ${what}`, { cause });
}

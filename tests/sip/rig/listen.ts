// What a party hears, as time goes by. An ear writes down what it hears; where nothing comes it writes nothing.

import { setTimeout as pause } from 'node:timers/promises';
import { tonesIn } from '../audio/hearing.ts';
import { cut, durationMs, join, type Sound, silence } from '../audio/sound.ts';

export type Ear = {
  /** All so far. */
  heard(): Sound;
};

/** @returns what is heard in the next `ms`: silence where nothing comes */
export async function listen(ear: Ear, ms = 400): Promise<Sound> {
  const before = durationMs(ear.heard());
  await pause(ms);
  const heard = cut(ear.heard(), before);
  return join(heard, silence(Math.max(0, ms - durationMs(heard)), heard.rate));
}

/**
 * Listens until exactly those tones of `all` are heard, and no other.
 * @throws Error with what is heard instead, after `patienceMs`
 */
export async function untilHears(
  ear: Ear,
  tones: readonly number[],
  { all = [440, 620, 800, 1_000, 1_300], patienceMs = 15_000 } = {},
): Promise<void> {
  const asked = [...new Set([...all, ...tones])];
  const wanted = asked.filter((hz) => tones.includes(hz)).join();
  const endsAt = performance.now() + patienceMs;
  let heard: number[] = [];
  do {
    heard = tonesIn(await listen(ear), asked);
    if (heard.join() === wanted) return;
  } while (performance.now() < endsAt);
  throw new Error(`hears ${heard.join() || 'nothing'} instead of ${wanted || 'nothing'}`);
}

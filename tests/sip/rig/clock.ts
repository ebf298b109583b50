// Patience of this process, shortened: what waits long – a session's term, a ring, a page's return – waits a part of it, and all
// that is quicker stays as it is. The other parts of the rig have clocks of their own.
import type { Rig } from './rig.ts';

/** Timers of `fromMs` and more, from now to the end of the test. */
export function hurry(rig: Rig, { fromMs, factor }: { fromMs: number; factor: number }): void {
  const real = globalThis.setTimeout;
  const quick = (run: () => void, ms = 0): NodeJS.Timeout => real(run, ms >= fromMs ? ms / factor : ms);
  globalThis.setTimeout = Object.assign(quick, real) as typeof setTimeout;
  const stop = async (): Promise<void> => {
    globalThis.setTimeout = real;
  };
  rig.add({ name: `clock, ${factor} times as fast from ${fromMs} ms on`, log: () => '', stop });
}

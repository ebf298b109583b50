// UI state of the drill on the demo company: offered, running or left; what was seen done and for how long it ran. Kept in the
// browser's storage, so that it is taken up again after a reload. What the store knows (a note, a sale) is not kept here.

import * as z from 'zod/mini';
import { create } from 'zustand';

const Kept = z.object({
  phase: z.enum(['none', 'offered', 'running', 'left', 'done']),
  startedAtMs: z.number(),
  spentMs: z.number(),
  hasChosen: z.boolean(),
  hasCalled: z.boolean(),
});
type Kept = z.output<typeof Kept>;

export type DrillState = Kept & {
  /** It runs on the screen before us, in a demo company: nothing is dialed then. Not kept. */
  isLive: boolean;
  offer(): void;
  /** Begins, or goes on where it was left. */
  start(): void;
  leave(): void;
  note(seen: Partial<Pick<Kept, 'hasChosen' | 'hasCalled'>>): void;
  spend(ms: number): void;
  finish(): void;
  /** The demo goes, and all that was done in it. */
  forget(): void;
  setLive(isLive: boolean): void;
};

const storageKey = 'yolda.drill';
const fresh: Kept = { phase: 'none', startedAtMs: 0, spentMs: 0, hasChosen: false, hasCalled: false };

function remembered(): Kept {
  try {
    return Kept.parse(JSON.parse(localStorage.getItem(storageKey) ?? ''));
  } catch {
    // None, or another program's.
    return fresh;
  }
}

export const useDrillState = create<DrillState>((set, get) => {
  const keep = (patch: Partial<Kept>): void => {
    set(patch);
    const { phase, startedAtMs, spentMs, hasChosen, hasCalled } = get();
    localStorage.setItem(storageKey, JSON.stringify({ phase, startedAtMs, spentMs, hasChosen, hasCalled }));
  };
  return {
    ...remembered(),
    isLive: false,
    offer: () => keep({ ...fresh, phase: 'offered' }),
    start: () =>
      keep(
        get().phase === 'left'
          ? { phase: 'running' }
          : { ...fresh, phase: 'running', startedAtMs: Date.now() },
      ),
    leave: () => keep({ phase: get().phase === 'running' ? 'left' : 'none' }),
    note: keep,
    spend: (ms) => keep({ spentMs: get().spentMs + ms }),
    finish: () => keep({ phase: 'done' }),
    forget: () => keep(fresh),
    setLive: (isLive) => set({ isLive }),
  };
});

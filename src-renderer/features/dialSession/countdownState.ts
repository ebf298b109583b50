// UI state: the countdown of this window, of which there is one at a time, as the strip and the card show it.
import { create } from 'zustand';
import type { Busy } from './repIsBusy.ts';

export type CountdownState = {
  /** Undefined: none runs. */
  seconds: number | undefined;
  /** Why it stands still. */
  waits: Busy | undefined;
};

export const noCountdown: CountdownState = { seconds: undefined, waits: undefined };
export const useCountdownState = create<CountdownState>(() => noCountdown);

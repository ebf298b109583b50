// UI state: the question before a dial outside of the client's hours. One at a time: a newer dial takes the older one back.
import { create } from 'zustand';
import type { Output } from '#shared/contract/index.ts';

/** What to do with the dial: go on, not now since it is planned, or leave it. */
export type OutsideAnswer = 'dial' | 'planned' | 'left';
export type OutsideRequest = {
  who: Output<'callWindows.load'>;
  number: string;
  answer(answer: OutsideAnswer): void;
};
type OutsideState = {
  request: OutsideRequest | undefined;
  ask(who: OutsideRequest['who'], number: string): Promise<OutsideAnswer>;
};

export const useOutsideState = create<OutsideState>((set, get) => ({
  request: undefined,
  ask(who, number) {
    get().request?.answer('left');
    return new Promise((resolve) => {
      const answer = (given: OutsideAnswer): void => {
        set({ request: undefined });
        resolve(given);
      };
      set({ request: { who, number, answer } });
    });
  },
}));

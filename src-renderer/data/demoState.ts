// UI state of the demo company: whether one is asked before it goes.
import { create } from 'zustand';

export type DemoState = { isRemoving: boolean; setRemoving(isRemoving: boolean): void };

export const useDemoState = create<DemoState>((set) => ({
  isRemoving: false,
  setRemoving: (isRemoving) => set({ isRemoving }),
}));

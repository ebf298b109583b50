// UI state of the pane beside the record in a narrow window: whether it is open. Wide windows always show it.
import { create } from 'zustand';

type DrawerState = { isOpen: boolean; setOpen(isOpen: boolean): void };

export const useDrawerState = create<DrawerState>((set) => ({
  isOpen: false,
  setOpen: (isOpen) => set({ isOpen }),
}));

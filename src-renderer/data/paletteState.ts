// UI state of the palette: whether it is open, and which records were opened lately. Ids only, never rows; the ids are kept
// in the browser's storage, so that they are there after a reload.
import { create } from 'zustand';
import type { Input } from '#shared/contract/index.ts';

export type RecordRef = Input<'desk.loadRecords'>['records'][number];

const storageKey = 'yolda.recentRecords';
const kept = 8;

function remembered(): RecordRef[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(stored) ? (stored as RecordRef[]).slice(0, kept) : [];
  } catch {
    // Another program's, or cut off: the list begins anew.
    return [];
  }
}

/** What was typed into the box before what answers it was loaded. */
export type EarlyWords = { text: string; isEntered: boolean };

export type PaletteState = {
  isOpen: boolean;
  /** While the focus was in the box before its time. */
  early: EarlyWords | undefined;
  recent: readonly RecordRef[];
  setOpen(isOpen: boolean): void;
  setEarly(early: EarlyWords | undefined): void;
  /** Newest first, each once. */
  noteOpened(record: RecordRef): void;
};

export const usePaletteState = create<PaletteState>((set) => ({
  isOpen: false,
  early: undefined,
  recent: remembered(),
  setOpen: (isOpen) => set({ isOpen }),
  setEarly: (early) => set({ early }),
  noteOpened: ({ kind, id }) =>
    set((state) => {
      const recent = [{ kind, id }, ...state.recent.filter((other) => other.id !== id)].slice(0, kept);
      localStorage.setItem(storageKey, JSON.stringify(recent));
      return { recent };
    }),
}));

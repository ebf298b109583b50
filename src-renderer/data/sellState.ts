// UI state of the picker and the ready letter: which is open, for whom. The drawn-up lines live in the picker's
// own draft, kept per partner in the browser's storage so that a crash or reload loses none.
import { create } from 'zustand';

export type SellState = {
  /** The partner whose picker is open. */
  pickerFor: string | undefined;
  /** The quote whose next version is being drawn up in it. */
  versionOf: string | undefined;
  /** The letter shown ready to be sent. */
  letterId: string | undefined;
  /** Words that the picker or the list of items opens with; taken once. */
  itemWords: string;
  openPicker(partnerId: string): void;
  openVersion(partnerId: string, quoteId: string): void;
  closePicker(): void;
  showLetter(letterId: string | undefined): void;
  findItem(words: string): void;
};

export const useSellState = create<SellState>((set) => ({
  pickerFor: undefined,
  versionOf: undefined,
  letterId: undefined,
  itemWords: '',
  openPicker: (pickerFor) => set({ pickerFor, versionOf: undefined }),
  openVersion: (pickerFor, versionOf) => set({ pickerFor, versionOf }),
  closePicker: () => set({ pickerFor: undefined, versionOf: undefined, itemWords: '' }),
  showLetter: (letterId) => set({ letterId }),
  findItem: (itemWords) => set({ itemWords }),
}));

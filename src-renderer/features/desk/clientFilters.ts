// UI state: what of the chosen client's interactions and documents is shown. A new client starts unfiltered.
import { create } from 'zustand';
import { allDocuments, type FinanceFilter } from '../finance/index.ts';
import { type InteractionFilter, noFilter } from '../interactions/index.ts';

export type ClientFilters = {
  interactions: InteractionFilter;
  finance: FinanceFilter;
  setInteractions(filter: InteractionFilter): void;
  setFinance(filter: FinanceFilter): void;
  clear(): void;
};

export const useClientFilters = create<ClientFilters>((set) => ({
  interactions: noFilter,
  finance: allDocuments,
  setInteractions: (interactions) => set({ interactions }),
  setFinance: (finance) => set({ finance }),
  clear: () => set({ interactions: noFilter, finance: allDocuments }),
}));

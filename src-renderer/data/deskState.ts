// UI state of the desk: the chosen day or range, whose events, the chosen partner, the open tab. Never rows.
import { create } from 'zustand';

export type DayRange = { from: string; to: string };
export type DeskTab = 'interactions' | 'finance' | 'files';

export type DeskState = {
  /** Undefined = today, whatever day it becomes. */
  range: DayRange | undefined;
  scope: 'mine' | 'all';
  filter: 'all' | 'open' | 'overdue';
  partnerId: string | undefined;
  tab: DeskTab;
  setRange(range: DayRange | undefined): void;
  setScope(scope: 'mine' | 'all'): void;
  setFilter(filter: DeskState['filter']): void;
  selectPartner(id: string | undefined): void;
  /** Chosen from elsewhere (search, a card, an invoice): the record also takes the focus, once it is there. */
  openPartner(id: string): void;
  isFocusAsked: boolean;
  focusTaken(): void;
  setTab(tab: DeskTab): void;
};

export const useDeskState = create<DeskState>((set) => ({
  range: undefined,
  scope: 'mine',
  filter: 'all',
  partnerId: undefined,
  tab: 'interactions',
  setRange: (range) => set({ range }),
  setScope: (scope) => set({ scope }),
  setFilter: (filter) => set({ filter }),
  selectPartner: (partnerId) => set({ partnerId }),
  openPartner: (partnerId) => set({ partnerId, isFocusAsked: true }),
  isFocusAsked: false,
  focusTaken: () => set({ isFocusAsked: false }),
  setTab: (tab) => set({ tab }),
}));

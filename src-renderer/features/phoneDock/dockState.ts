// UI state of the call bar: for which call the transfer is open. Never the calls themselves.
import { create } from 'zustand';

type DockState = {
  transferOf: string | undefined;
  showTransfer(callId: string | undefined): void;
};

export const useDockState = create<DockState>((set) => ({
  transferOf: undefined,
  showTransfer: (transferOf) => set({ transferOf }),
}));

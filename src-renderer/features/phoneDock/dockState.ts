// UI state of the call bar: for which call the transfer is open, whether a number is typed beside a running call. Never the
// calls themselves.
import { create } from 'zustand';

type DockState = {
  transferOf: string | undefined;
  showTransfer(callId: string | undefined): void;
  /** The field of a number takes the focus, and is there beside a running call too. */
  isDialAsked: boolean;
  askDial(isAsked: boolean): void;
};

export const useDockState = create<DockState>((set) => ({
  transferOf: undefined,
  showTransfer: (transferOf) => set({ transferOf }),
  isDialAsked: false,
  askDial: (isDialAsked) => set({ isDialAsked }),
}));

// UI state of the call bar: for which call the transfer is open, the number that is about to be called and where it came from.
// Never the calls themselves.
import { create } from 'zustand';

/** Of the number in the field: typed, out of a link that could be read or not, or one of several in a text. */
export type NumberOrigin = 'typed' | 'link' | 'badLink' | 'text';

type DockState = {
  transferOf: string | undefined;
  showTransfer(callId: string | undefined): void;
  /** The field of a number is there beside a running call too. */
  isDialAsked: boolean;
  /** Grows: each time the field takes the focus. */
  timesAsked: number;
  askDial(isAsked: boolean): void;
  number: string;
  origin: NumberOrigin;
  /** Numbers of one text, one of which is to be chosen. */
  choices: readonly string[];
  setNumber(number: string, origin?: NumberOrigin): void;
  offer(choices: readonly string[]): void;
  /** A link nobody has looked at yet. */
  link: string | undefined;
  setLink(link: string | undefined): void;
};

export const useDockState = create<DockState>((set) => ({
  transferOf: undefined,
  showTransfer: (transferOf) => set({ transferOf }),
  isDialAsked: false,
  timesAsked: 0,
  askDial: (isDialAsked) =>
    set(({ timesAsked }) => ({ isDialAsked, timesAsked: timesAsked + Number(isDialAsked) })),
  number: '',
  origin: 'typed',
  choices: [],
  setNumber: (number, origin = 'typed') => set({ number, origin, choices: [] }),
  offer: (choices) => set({ number: '', origin: 'text', choices }),
  link: undefined,
  setLink: (link) => set({ link }),
}));

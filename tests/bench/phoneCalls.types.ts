// What the scripts beside the PBX are told, and what they print. Types only.

export type CalledClient = { number: string; name: string };

/** Times, ms. */
export type Called = {
  dialed: number[];
  popped: number[];
  answered: number[];
  dialedByBaresip: number[];
  /** Absent where Debian's linphone-cli is not installed. */
  dialedByLinphone?: number[];
};

/** Of one stretch of a call. */
export type Stretch = {
  seconds: number;
  /** Longer than allowed, in the packets to the other side. */
  saidGaps: number;
  longestMs: number;
  /** In what the page heard: it made up that much for want of packets, at once and in all. */
  heardGaps: number;
  madeUpMs: number;
};

/** `items`: null where the call was over before the import was. */
export type Gaps = { quiet: Stretch; importing: Stretch; items: number | null };

// Hybrid logical clocks as fixed-width strings that sort as they happened: `milliseconds-counter-device`, in hex.
// A clock only breaks ties between edits that knew nothing of each other; it never refuses and never blocks (sync.md §2.2).

export type Hlc = string;

const msDigits = 12;
const counterDigits = 4;
const counterLimit = 16 ** counterDigits;
const msLimit = 16 ** msDigits - 1;
/** A clock further off than this is told to its user. */
export const suspectMs = 5 * 60_000;
/** The hub takes no stamp from further in the future: a clock that is years ahead would win every tie for years. */
export const aheadAtMostMs = 5_000;

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/** @param device the first eight hex digits of the device's id */
export function makeHlc(ms: number, counter: number, device: string): Hlc {
  // A full counter takes a millisecond of the future: an edit is never refused.
  const at = Math.floor(ms) + Math.floor(counter / counterLimit);
  // A clock before 1970 keeps the width too: a stamp of another shape would be refused for ever.
  const fitting = Math.min(Math.max(at, 0), msLimit);
  return `${hex(fitting, msDigits)}-${hex(counter % counterLimit, counterDigits)}-${device}`;
}

export const msOf = (hlc: Hlc): number => Number.parseInt(hlc.slice(0, msDigits), 16);
const counterOf = (hlc: Hlc): number =>
  Number.parseInt(hlc.slice(msDigits + 1, msDigits + 1 + counterDigits), 16);
const deviceOf = (hlc: Hlc): string => hlc.slice(msDigits + counterDigits + 2);

/**
 * The next stamp of a device: after `last`, and never behind the wall clock. A `last` of a clock that was wrong and has
 * been set right since is left behind: a device's own edits are ordered by their count, not by their stamps.
 */
export function nextHlc(last: Hlc | undefined, nowMs: number, device: string): Hlc {
  const ahead = last === undefined ? -1 : msOf(last) - Math.floor(nowMs);
  if (last === undefined || ahead < 0 || ahead > suspectMs) return makeHlc(nowMs, 0, device);
  return makeHlc(msOf(last), counterOf(last) + 1, device);
}

/** The stamp that the hub judges by: that of the device, but not from the future. */
export function clampHlc(hlc: Hlc, hubNowMs: number): { effective: Hlc; isSuspect: boolean } {
  const off = msOf(hlc) - hubNowMs;
  const limit = hubNowMs + aheadAtMostMs;
  const effective = msOf(hlc) > limit ? makeHlc(limit, counterOf(hlc), deviceOf(hlc)) : hlc;
  return { effective, isSuspect: Math.abs(off) > suspectMs };
}

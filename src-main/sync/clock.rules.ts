// How far this machine's clock is from the hub's. Pure.

/** Of the last few, so that one slow answer does not count. */
export function medianOffset(offsets: readonly number[]): number {
  const sorted = offsets.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

// Three-way merge of long notes by lines. Where both changed the same lines both blocks stay, marked: no word is lost.
import { diff3Merge } from 'node-diff3';

const lines = (text: string): string[] => text.split('\n');

/**
 * Pairs of equal lines that are compared at most. The comparison grows faster than their number – 2 000 empty lines took
 * six seconds – and the hub merges while everybody waits.
 */
const pairsAtMost = 100_000;

/** @returns how many lines all three begin with */
function commonStart(a: readonly string[], b: readonly string[], c: readonly string[]): number {
  const most = Math.min(a.length, b.length, c.length);
  let count = 0;
  while (count < most && a[count] === b[count] && b[count] === c[count]) count += 1;
  return count;
}

function countPairs(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const line of a) counts.set(line, (counts.get(line) ?? 0) + 1);
  return b.reduce((sum, line) => sum + (counts.get(line) ?? 0), 0);
}

const bothBlocks = (mine: readonly string[], theirs: readonly string[]): string[] => [
  ...['<<<<<<<', ...theirs, '=======', ...mine, '>>>>>>>'],
];

type Merged = { merged: string[]; hasClash: boolean };

function mergeLines(mine: string[], base: string[], theirs: string[]): Merged {
  if (countPairs(mine, base) + countPairs(theirs, base) > pairsAtMost)
    return { merged: bothBlocks(mine, theirs), hasClash: true };
  let hasClash = false;
  const merged = diff3Merge(mine, base, theirs, { excludeFalseConflicts: true }).flatMap(
    ({ ok, conflict }) => {
      if (conflict === undefined) return ok ?? [];
      hasClash = true;
      return bothBlocks(conflict.a, conflict.b);
    },
  );
  return { merged, hasClash };
}

/** @returns the merged text, and whether the two met on the same lines */
export function mergeText(mine: string, base: string, theirs: string): { text: string; hasClash: boolean } {
  const all = [lines(mine), lines(base), lines(theirs)] as const;
  const start = commonStart(...all);
  const [a, b, c] = all.map((each) => each.slice(start)) as [string[], string[], string[]];
  const end = commonStart(a.toReversed(), b.toReversed(), c.toReversed());
  const inner = (each: string[]): string[] => each.slice(0, each.length - end);
  const { merged, hasClash } = mergeLines(inner(a), inner(b), inner(c));
  const text = [...all[0].slice(0, start), ...merged, ...a.slice(a.length - end)].join('\n');
  return { text, hasClash };
}

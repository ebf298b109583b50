// Three-way merge of long notes by lines. Where both changed the same lines both blocks stay, marked: no word is lost.
import { diff3Merge } from 'node-diff3';

/** The search for common lines is cubic in equal ones: 2 000 empty lines would hold the hub for eleven seconds. */
const workAtMost = 20_000_000;

const linesOf = (text: string): string[] => text.split('\n');

/** @returns the merged text, and whether the two met on the same lines */
export function mergeText(mine: string, base: string, theirs: string): { text: string; hasClash: boolean } {
  if (mine === theirs || mine === base) return { text: theirs, hasClash: false };
  if (theirs === base) return { text: mine, hasClash: false };
  const [a, o, b] = [linesOf(mine), linesOf(base), linesOf(theirs)];
  const shortest = Math.min(a.length, o.length, b.length);
  let head = 0;
  while (head < shortest && a[head] === o[head] && b[head] === o[head]) head++;
  let tail = 0;
  while (tail < shortest - head && a.at(-1 - tail) === o.at(-1 - tail) && b.at(-1 - tail) === o.at(-1 - tail))
    tail++;
  const middle = (lines: string[]): string[] => lines.slice(head, lines.length - tail);
  const { lines, hasClash } = mergeLines(middle(a), middle(o), middle(b));
  const text = [...o.slice(0, head), ...lines, ...o.slice(o.length - tail)].join('\n');
  return { text, hasClash };
}

const clash = (mine: string[], theirs: string[]): string[] => [
  ...['<<<<<<<', ...theirs, '=======', ...mine, '>>>>>>>'],
];

function mergeLines(
  mine: string[],
  base: string[],
  theirs: string[],
): { lines: string[]; hasClash: boolean } {
  if (workOf(mine, base) + workOf(theirs, base) > workAtMost) {
    return { lines: clash(mine, theirs), hasClash: true };
  }
  let hasClash = false;
  const lines = diff3Merge(mine, base, theirs, { excludeFalseConflicts: true }).flatMap(
    ({ ok, conflict }) => {
      if (conflict === undefined) return ok ?? [];
      hasClash = true;
      return clash(conflict.a, conflict.b);
    },
  );
  return { lines, hasClash };
}

/** Pairs of equal lines, each of which may be sought through all found so far. */
function workOf(some: string[], base: string[]): number {
  const counts = new Map<string, number>();
  for (const line of base) counts.set(line, (counts.get(line) ?? 0) + 1);
  const pairs = some.reduce((sum, line) => sum + (counts.get(line) ?? 0), 0);
  return pairs * Math.min(some.length, base.length);
}

// Three-way merge of long notes by lines. Where both changed the same lines both blocks stay, marked: no word is lost.
import { diff3Merge } from 'node-diff3';

const lines = (text: string): string[] => text.split('\n');

/** @returns the merged text, and whether the two met on the same lines */
export function mergeText(mine: string, base: string, theirs: string): { text: string; hasClash: boolean } {
  const regions = diff3Merge(lines(mine), lines(base), lines(theirs), { excludeFalseConflicts: true });
  let hasClash = false;
  const merged = regions.flatMap(({ ok, conflict }) => {
    if (conflict === undefined) return ok ?? [];
    hasClash = true;
    return ['<<<<<<<', ...conflict.b, '=======', ...conflict.a, '>>>>>>>'];
  });
  return { text: merged.join('\n'), hasClash };
}

// A conflict as its reader sees it. The hub calls "mine" the change that came later, whoever reads; and of a row it says
// only when each side had deleted it. Pure.
import type { FieldValue } from '#shared/sync/ops.ts';

export type StoredConflict = {
  id: string;
  table: string;
  rowId: string;
  /** '' for the row. */
  column: string;
  base: FieldValue;
  mine: FieldValue;
  theirs: FieldValue;
  winner: 'mine' | 'theirs' | 'both';
  mineUser: string;
  theirsUser: string;
  at: number;
  state: 'open' | 'taken' | 'kept';
};

const swapped = { mine: 'theirs', theirs: 'mine', both: 'both' } as const;

/** `mine` is the reader's own side, where one of them is his. */
export function asReader(conflict: StoredConflict, userId: string): StoredConflict {
  const { mineUser, theirsUser, mine, theirs, winner } = conflict;
  if (mineUser === userId || theirsUser !== userId) return conflict;
  return {
    ...conflict,
    ...{ mine: theirs, theirs: mine, winner: swapped[winner], mineUser: theirsUser, theirsUser: mineUser },
  };
}

/**
 * Whether each side of a conflict about a whole row had it deleted. Both values are null where rows go for good: then the
 * deletion was of who lost against what stands, or won against what does not.
 */
export function deletions(
  { mine, theirs, winner }: Pick<StoredConflict, 'mine' | 'theirs' | 'winner'>,
  isHere: boolean,
): { mine: boolean; theirs: boolean } {
  if (mine !== null || theirs !== null) return { mine: mine !== null, theirs: theirs !== null };
  const isMine = winner === 'theirs' && isHere;
  return { mine: isMine, theirs: !isMine };
}

/**
 * Of a field: the side that deleted the whole row, and so has no value of its own: null where none can be, or where there was
 * none and it won.
 */
export function isDeleting(conflict: StoredConflict, side: 'mine' | 'theirs', isNullable: boolean): boolean {
  const { column, base, winner } = conflict;
  if (column === '' || conflict[side] !== null) return false;
  return !isNullable || (base === null && winner === side);
}

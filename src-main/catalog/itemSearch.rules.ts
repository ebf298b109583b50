// How search candidates are ranked. Pure: candidates come bounded, so the order is made here and not by bm25.

export type Candidate = {
  id: string;
  rid: number;
  name: string;
  article: string;
  nameFold: string;
  articleFold: string;
  sortKey: string;
};

/** What was typed: its folded whole and its words. */
export type Typed = { whole: string; words: readonly string[] };

/** How a candidate was found; the looser ways only lower its place. */
export type FoundBy = 'barcode' | 'words' | 'layout' | 'sound';

const rankOfWay: Record<FoundBy, number> = { barcode: 1, words: 6, layout: 7, sound: 8 };

function rankOf(item: Candidate, typed: Typed, foundBy: FoundBy): number {
  if (item.articleFold !== '' && item.articleFold === typed.whole) return 0;
  if (foundBy === 'barcode') return rankOfWay.barcode;
  if (item.nameFold === typed.whole) return 2;
  if (typed.whole !== '' && item.nameFold.startsWith(typed.whole)) return 3;
  if (typed.whole !== '' && item.articleFold.startsWith(typed.whole)) return 4;
  const nameWords = item.nameFold.split(/[^\p{L}\p{N}]+/u);
  const isInName = typed.words.every((word) => nameWords.some((own) => own.startsWith(word)));
  return isInName && foundBy === 'words' ? 5 : rankOfWay[foundBy];
}

/** Best first: exact article, barcode, name, start of the name, article, words of the name, the rest; then by name. */
export function rankItems(
  candidates: readonly { item: Candidate; foundBy: FoundBy }[],
  typed: Typed,
): Candidate[] {
  return candidates
    .map(({ item, foundBy }) => ({ item, rank: rankOf(item, typed, foundBy) }))
    .sort(
      (a, b) => a.rank - b.rank || compare(a.item.sortKey, b.item.sortKey) || compare(a.item.id, b.item.id),
    )
    .map(({ item }) => item);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

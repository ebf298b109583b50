// Search of items: candidates from indexes, each list bounded before any ranking, so that one letter costs as
// little as a whole name.
import { fold, layoutSwitch, searchTokens } from '#shared/domain/fold.ts';
import type { ReadContext } from '../store/context.ts';
import { phonTokens } from './itemKeys.rules.ts';
import { type Candidate, type FoundBy, rankItems } from './itemSearch.rules.ts';

const prefixLimit = 100;
const wordLimit = 200;
/** Looser ways are asked only when the exact ones found fewer. */
const enough = 5;

const columns = `i.id, i.rid, i.name, i.article, i.name_fold AS nameFold, i.article_fold AS articleFold,
  i.sort_key AS sortKey`;
const isShown = 'i.is_hidden = 0 AND i.deleted_at IS NULL';

export const itemSearchSql = {
  byName: `SELECT ${columns} FROM items i WHERE i.name_fold >= :from AND i.name_fold < :to AND ${isShown}
    ORDER BY i.name_fold LIMIT ${prefixLimit}`,
  byArticle: `SELECT ${columns} FROM items i WHERE i.article_fold >= :from AND i.article_fold < :to AND ${isShown}
    ORDER BY i.article_fold LIMIT ${prefixLimit}`,
  byBarcode: `SELECT ${columns} FROM item_barcodes b JOIN items i ON i.id = b.item_id
    WHERE b.barcode >= :from AND b.barcode < :to AND b.deleted_at IS NULL AND ${isShown}
    ORDER BY b.barcode LIMIT 20`,
  byWords: `SELECT ${columns} FROM items_fts f CROSS JOIN items i ON i.rid = f.rowid
    WHERE items_fts MATCH :match AND ${isShown} LIMIT ${wordLimit}`,
} as const;

const prefixRange = (prefix: string) => ({ from: prefix, to: `${prefix}\u{10ffff}` });

/** Every word as a prefix; words are letters and digits only, so nothing of FTS syntax can slip in. */
const matchAll = (words: readonly string[]): string => words.map((word) => `"${word}"*`).join(' AND ');

/**
 * Best first. The keyboard's other layout and the sound of the name help when the words as typed find little.
 * @param text as typed; an empty one finds nothing
 */
export function searchItems({ sql }: ReadContext, text: string, limit: number): Candidate[] {
  const whole = fold(text).trim();
  const words = searchTokens(text).slice(0, 8);
  const found = new Map<string, { item: Candidate; foundBy: FoundBy }>();
  const add = (foundBy: FoundBy, rows: readonly Candidate[]): void => {
    for (const item of rows) if (!found.has(item.id)) found.set(item.id, { item, foundBy });
  };
  const askWords = (foundBy: FoundBy, asked: readonly string[]): void => {
    if (asked.length > 0) add(foundBy, sql.all<Candidate>(itemSearchSql.byWords, { match: matchAll(asked) }));
  };
  if (whole === '') return [];
  if (/^\d{4,}$/.test(whole)) add('barcode', sql.all<Candidate>(itemSearchSql.byBarcode, prefixRange(whole)));
  add('words', sql.all<Candidate>(itemSearchSql.byName, prefixRange(whole)));
  add('words', sql.all<Candidate>(itemSearchSql.byArticle, prefixRange(whole)));
  askWords('words', words);
  if (found.size < enough && whole.length > 1) {
    for (const layout of ['en', 'az'] as const) {
      const switched = fold(layoutSwitch(text, layout)).trim();
      add('layout', sql.all<Candidate>(itemSearchSql.byArticle, prefixRange(switched)));
      askWords('layout', searchTokens(switched).slice(0, 8));
    }
  }
  if (found.size < enough && whole.length > 2) askWords('sound', phonTokens(text).slice(0, 8));
  return rankItems([...found.values()], { whole, words }).slice(0, limit);
}

// Barcodes of items: who bears a scanned code, one more barcode bound to an item. Reads of the code itself are the
// domain's (barcodes.ts).
import { AppError } from '#shared/contract/errors.ts';
import { readBarcode } from '#shared/domain/barcodes.ts';
import { fold } from '#shared/domain/fold.ts';
import { childId } from '#shared/domain/ids.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { itemBarcodes } from '../store/schema/index.ts';

/** More bearers of one code than this are no choice to read through. */
const bearersMost = 50;

const isShown = 'i.is_hidden = 0 AND i.deleted_at IS NULL';

export const scannedSql = {
  byBarcode: `SELECT DISTINCT i.id, i.sort_key FROM json_each(:codes) c
    JOIN item_barcodes b ON b.barcode = c.value AND b.deleted_at IS NULL JOIN items i ON i.id = b.item_id
    WHERE ${isShown} ORDER BY i.sort_key, i.id LIMIT ${bearersMost}`,
  byArticle: `SELECT i.id FROM items i WHERE i.article_fold = :article AND ${isShown}
    LIMIT ${bearersMost}`,
} as const;

export type Scanned = { by: 'barcode' | 'weight' | 'article' | 'none'; quantityMilli: number; ids: string[] };

/**
 * Whom a scanned code means. A code of scales that somebody bears as it stands is that item; labels printed here
 * often carry the article.
 */
export function findScanned({ sql }: ReadContext, code: string): Scanned {
  const read = readBarcode(code);
  const bearers = (codes: readonly string[]): string[] =>
    sql.all<{ id: string }>(scannedSql.byBarcode, { codes: JSON.stringify(codes) }).map(({ id }) => id);
  const ids = bearers(read.spellings);
  if (ids.length > 0) return { by: 'barcode', quantityMilli: 1000, ids };
  const { weighed } = read;
  if (weighed !== undefined && weighed.quantityMilli > 0) {
    const weighedIds = bearers(weighed.spellings);
    if (weighedIds.length > 0) return { by: 'weight', quantityMilli: weighed.quantityMilli, ids: weighedIds };
  }
  const article = fold(read.code).trim();
  const named =
    article === '' ? [] : sql.all<{ id: string }>(scannedSql.byArticle, { article }).map(({ id }) => id);
  return { by: named.length > 0 ? 'article' : 'none', quantityMilli: 1000, ids: named };
}

/** Those deleted or hidden do not hold theirs. */
export function isTakenByOther({ sql }: ReadContext, itemId: string, barcode: string): boolean {
  const taken = sql.get(
    `SELECT 1 FROM item_barcodes b JOIN items i ON i.id = b.item_id
     WHERE b.barcode = ? AND b.item_id <> ? AND b.deleted_at IS NULL AND ${isShown}`,
    [barcode, itemId],
  );
  return taken !== undefined;
}

/** Writes the row, or brings it back. */
export function putBarcode(tx: WriteContext, itemId: string, barcode: string): void {
  tx.orm
    .insert(itemBarcodes)
    .values({
      id: childId('item_barcodes', itemId, barcode),
      itemId,
      barcode,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .onConflictDoUpdate({ target: itemBarcodes.id, set: { deletedAt: null, updatedAt: tx.now } })
    .run();
}

/** @throws AppError not_found/item_gone; conflict/barcode_taken when somebody bound it meanwhile */
export function bindBarcode(tx: WriteContext, itemId: string, text: string): void {
  const { code } = readBarcode(text);
  const item = tx.sql.get(`SELECT 1 FROM items i WHERE i.id = ? AND ${isShown}`, [itemId]);
  if (item === undefined || code === '') throw new AppError('not_found', 'item_gone');
  if (isTakenByOther(tx, itemId, code)) throw new AppError('conflict', 'barcode_taken');
  putBarcode(tx, itemId, code);
}

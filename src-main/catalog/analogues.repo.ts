// Which items are said to stand in for others: one row a pair, both ways when mutual. What is merely alike is
// found elsewhere (substitutes).
import { eq } from 'drizzle-orm';
import { AppError } from '#shared/contract/errors.ts';
import { childId } from '#shared/domain/ids.ts';
import { sortKeyAz } from '#shared/domain/sortKey.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { itemAnalogues } from '../store/schema/index.ts';
import { loadItemFacts } from './itemCards.repo.ts';
import { loadPricing } from './pricing.repo.ts';

export type Pair = { id: string; isMutual: boolean; isOwn: boolean };

const pairsSql = `SELECT a.analogue_id AS id, a.is_mutual AS isMutual, 1 AS isOwn FROM item_analogues a
    WHERE a.item_id = :item AND a.deleted_at IS NULL
  UNION ALL
  SELECT a.item_id AS id, 1 AS isMutual, 0 AS isOwn FROM item_analogues a
    WHERE a.analogue_id = :item AND a.is_mutual = 1 AND a.deleted_at IS NULL`;

/** The items that can replace this one, each once: what it says itself goes before what others say of it. */
export function loadPairs({ sql }: ReadContext, itemId: string): Pair[] {
  const rows = sql.all<{ id: string; isMutual: number; isOwn: number }>(pairsSql, { item: itemId });
  const pairs = new Map<string, Pair>();
  for (const { id, isMutual, isOwn } of rows)
    if (!pairs.has(id)) pairs.set(id, { id, isMutual: isMutual === 1, isOwn: isOwn === 1 });
  return [...pairs.values()];
}

/** By name; those deleted or hidden are left out, their pairs wait. */
export function listAnalogues(ctx: ReadContext, itemId: string) {
  const pairs = new Map(loadPairs(ctx, itemId).map((pair) => [pair.id, pair]));
  const rows = loadItemFacts(ctx, [...pairs.keys()], loadPricing(ctx)).flatMap((item) => {
    const pair = pairs.get(item.id);
    if (item.isHidden || pair === undefined) return [];
    const { id, name, article, unit, freeMilli } = item;
    const { isMutual, isOwn } = pair;
    return [{ itemId: id, name, article, unit, isMutual, isOwn, freeQuantity: freeMilli / 1000 }];
  });
  const keyed = rows.map((row) => ({ row, key: sortKeyAz(row.name) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
  return keyed.map(({ row }) => row);
}

/**
 * Says it anew, or changes the direction. Where the other item says it both ways already there is nothing to add.
 * @throws AppError conflict/same_item, not_found/item_gone
 */
export function saveAnalogue(
  tx: WriteContext,
  { itemId, analogueId, isMutual }: { itemId: string; analogueId: string; isMutual: boolean },
): void {
  if (itemId === analogueId) throw new AppError('conflict', 'same_item');
  for (const id of [itemId, analogueId])
    if (tx.sql.get('SELECT 1 FROM items WHERE id = ? AND deleted_at IS NULL', [id]) === undefined)
      throw new AppError('not_found', 'item_gone');
  const other = childId('item_analogues', analogueId, itemId);
  const isSaidThere = loadPairs(tx, itemId).some((pair) => pair.id === analogueId && !pair.isOwn);
  if (isSaidThere) {
    // One pair is one row: said one way only, it is this item that can be replaced.
    if (isMutual) return;
    tx.orm.delete(itemAnalogues).where(eq(itemAnalogues.id, other)).run();
  }
  tx.orm
    .insert(itemAnalogues)
    .values({
      id: childId('item_analogues', itemId, analogueId),
      itemId,
      analogueId,
      isMutual,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .onConflictDoUpdate({
      target: itemAnalogues.id,
      set: { isMutual, deletedAt: null, updatedAt: tx.now },
    })
    .run();
}

/** @throws AppError not_found/analogue_gone */
export function removeAnalogue(tx: WriteContext, itemId: string, analogueId: string): void {
  const pair = loadPairs(tx, itemId).find(({ id }) => id === analogueId);
  if (pair === undefined) throw new AppError('not_found', 'analogue_gone');
  const id = pair.isOwn
    ? childId('item_analogues', itemId, analogueId)
    : childId('item_analogues', analogueId, itemId);
  tx.orm.delete(itemAnalogues).where(eq(itemAnalogues.id, id)).run();
}

// The prices of an item typed by hand, each named by its price type or by the role of it.
import { and, eq } from 'drizzle-orm';
import { AppError } from '#shared/contract/errors.ts';
import type { Parsed } from '#shared/contract/index.ts';
import { childId } from '#shared/domain/ids.ts';
import type { WriteContext } from '../store/context.ts';
import { prices } from '../store/schema/index.ts';
import { markUsed } from './firstUse.repo.ts';
import { findOrMakePriceType } from './ownPriceTypes.repo.ts';
import { loadPricing } from './pricing.repo.ts';

type GivenPrice = Parsed<'catalog.saveItem'>['prices'][number];

/** A price of 0 takes the price away. @throws AppError not_found/price_type_gone */
export function savePrices(tx: WriteContext, itemId: string, given: readonly GivenPrice[]): void {
  const { types, seller } = loadPricing(tx);
  const known = [...types.values()];
  for (const price of given) {
    if ('role' in price) {
      const type = findOrMakePriceType(tx, price.role, { types: known, seller });
      if (!known.includes(type)) known.push(type);
      savePrice(tx, itemId, type.id, price.amountMinor);
      if (types.has(type.id)) markUsed(tx, 'price_types', type.id);
    } else {
      if (!types.has(price.priceTypeId)) throw new AppError('not_found', 'price_type_gone');
      savePrice(tx, itemId, price.priceTypeId, price.amountMinor);
      if (price.amountMinor > 0) markUsed(tx, 'price_types', price.priceTypeId);
    }
  }
}

function savePrice(tx: WriteContext, itemId: string, priceTypeId: string, amountMinor: number): void {
  if (amountMinor === 0) {
    tx.orm
      .delete(prices)
      .where(and(eq(prices.itemId, itemId), eq(prices.priceTypeId, priceTypeId)))
      .run();
    return;
  }
  const old = tx.orm
    .select({ amountMinor: prices.amountMinor, deletedAt: prices.deletedAt })
    .from(prices)
    .where(eq(prices.id, childId('prices', itemId, priceTypeId)))
    .get();
  if (old?.amountMinor === amountMinor && old.deletedAt === null) return;
  tx.orm
    .insert(prices)
    .values({
      id: childId('prices', itemId, priceTypeId),
      itemId,
      priceTypeId,
      amountMinor,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .onConflictDoUpdate({ target: prices.id, set: { amountMinor, deletedAt: null, updatedAt: tx.now } })
    .run();
}

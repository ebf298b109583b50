// Price types made here, for a company that types its prices: one a role, named in the user's language, in the terms
// of our documents. Why they live beside those of 1C: decision 0012.
import { naturalId } from '#shared/domain/ids.ts';
import type { WriteContext } from '../store/context.ts';
import { priceTypes } from '../store/schema/index.ts';
import type { PriceRole, PriceType, SellerTerms } from './pricing.rules.ts';

type Role = Exclude<PriceRole, ''>;

const names: Record<Role, Record<'az' | 'en' | 'ru', string>> = {
  recommended: { az: 'Tövsiyə olunan qiymət', en: 'Recommended price', ru: 'Рекомендованная цена' },
  minimum: { az: 'Minimal qiymət', en: 'Minimum price', ru: 'Минимальная цена' },
  retail: { az: 'Pərakəndə qiymət', en: 'Retail price', ru: 'Розничная цена' },
  dealer: { az: 'Diler qiyməti', en: 'Dealer price', ru: 'Дилерская цена' },
  cost: { az: 'Maya dəyəri', en: 'Cost price', ru: 'Себестоимость' },
};
const order = Object.keys(names);

/** The order of roles above, whatever is made first. */
function positionOf(types: readonly PriceType[], role: Role): number {
  const rank = order.indexOf(role);
  const before = types.filter((type) => type.role !== '' && order.indexOf(type.role) < rank);
  return Math.max(0, ...before.map((type) => type.position)) + 1;
}

/** The type that prices of this role are read from: of 1C first; made when there is none. */
export function findOrMakePriceType(
  tx: WriteContext,
  role: Role,
  { types, seller }: { types: readonly PriceType[]; seller: SellerTerms },
): PriceType {
  const holders = types.filter((type) => type.role === role);
  const known = holders.find((type) => type.isImported) ?? holders[0];
  if (known) return known;
  const made: PriceType = {
    // A natural key: two laptops that start apart make the same type.
    id: naturalId('price_types', 'own', role),
    name: names[role][tx.user.language],
    currency: seller.currency,
    isVatIncluded: seller.isVatIncluded,
    role,
    position: positionOf(types, role),
    isImported: false,
  };
  const { isImported: _isImported, ...values } = made;
  tx.orm
    .insert(priceTypes)
    .values({ ...values, createdAt: tx.now, updatedAt: tx.now })
    .onConflictDoUpdate({ target: priceTypes.id, set: { ...values, deletedAt: null, updatedAt: tx.now } })
    .run();
  return made;
}

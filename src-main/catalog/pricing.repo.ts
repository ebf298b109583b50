// Reads of what prices depend on: our terms, price types, the partner's own type. Every statement is kept.
import type { DateOnly } from '#shared/domain/dates.ts';
import type { CurrencyCode } from '#shared/domain/money.ts';
import type { ReadContext } from '../store/context.ts';
import { makePricing, type PriceType, type Pricing, type SellerTerms } from './pricing.rules.ts';

type Flags<T, K extends keyof T> = Omit<T, K> & Record<K, number>;

/** Price types by position. */
export function loadPriceTypes({ sql }: ReadContext): PriceType[] {
  return sql
    .all<Flags<PriceType, 'isVatIncluded' | 'isImported'>>(
      `SELECT id, name, currency, is_vat_included AS isVatIncluded, role, position,
         external_id IS NOT NULL AS isImported FROM price_types
       WHERE deleted_at IS NULL ORDER BY position, name, id`,
    )
    .map((row) => ({ ...row, isVatIncluded: row.isVatIncluded === 1, isImported: row.isImported === 1 }));
}

/** Terms of the organisation that issues; before there is one, of its likely first price list. */
export function loadSellerTerms({ sql }: ReadContext, types: readonly PriceType[]): SellerTerms {
  const row = sql.get<Flags<SellerTerms, 'isVatPayer' | 'isVatIncluded'>>(
    `SELECT country, currency, is_vat_payer AS isVatPayer, is_vat_included AS isVatIncluded FROM organizations
     WHERE deleted_at IS NULL ORDER BY is_default DESC, created_at, id LIMIT 1`,
  );
  if (row) return { ...row, isVatPayer: row.isVatPayer === 1, isVatIncluded: row.isVatIncluded === 1 };
  const currency: CurrencyCode = types[0]?.currency ?? 'AZN';
  return { country: '', currency, isVatPayer: true, isVatIncluded: types[0]?.isVatIncluded ?? true };
}

/**
 * Everything that turns an item's amounts into its prices for a partner.
 * @param date of the document; today when absent
 */
export function loadPricing(ctx: ReadContext, partnerId?: string, date: DateOnly = ctx.today): Pricing {
  const types = loadPriceTypes(ctx);
  const partner =
    partnerId === undefined
      ? undefined
      : ctx.sql.get<{ priceTypeId: string | null }>(
          'SELECT price_type_id AS priceTypeId FROM partners WHERE id = ?',
          [partnerId],
        );
  return makePricing({
    seller: loadSellerTerms(ctx, types),
    date,
    types,
    partnerPriceTypeId: partner?.priceTypeId ?? null,
  });
}

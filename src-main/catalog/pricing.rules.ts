// Which price of an item is offered, which is its floor, and in whose terms of VAT. Pure.
// Prices of one item are compared only within one currency: there are no exchange rates here.
import type { DateOnly } from '#shared/domain/dates.ts';
import type { CurrencyCode } from '#shared/domain/money.ts';
import { splitVat, standardVatCode, type VatCode, vatCodesOn, vatRates } from '#shared/domain/vat.ts';

export type PriceRole = '' | 'retail' | 'dealer' | 'minimum' | 'recommended' | 'cost';

export type PriceType = {
  id: string;
  name: string;
  currency: CurrencyCode;
  isVatIncluded: boolean;
  role: PriceRole;
  position: number;
  /** Came from 1C; else made here. */
  isImported: boolean;
};

/** What our own side says about prices: the terms of the documents it issues. */
export type SellerTerms = {
  country: string;
  currency: CurrencyCode;
  isVatPayer: boolean;
  isVatIncluded: boolean;
};

export type Pricing = {
  seller: SellerTerms;
  date: DateOnly;
  types: ReadonlyMap<string, PriceType>;
  /** Price types in the order in which they are offered to this partner. */
  offered: readonly PriceType[];
  /** Holders of a role: 1C's, then ours; the first that has an amount for the item counts (decision 0012). */
  recommended: readonly PriceType[];
  minimum: readonly PriceType[];
  cost: readonly PriceType[];
};

/** Amounts are per sale unit, VAT as the seller's documents say, except `costMinor`. */
export type ItemPrices = {
  currency: CurrencyCode;
  /** 0 when no price is known. */
  offeredMinor: number;
  recommendedMinor: number | undefined;
  minimumMinor: number | undefined;
  /** Always without tax, as the margin is counted. */
  costMinor: number | undefined;
};

/**
 * Price types with the partner's own first, then recommended, retail, and the rest by position; a cost is never
 * offered, the minimum only when there is nothing else.
 */
export function makePricing(input: {
  seller: SellerTerms;
  date: DateOnly;
  types: readonly PriceType[];
  partnerPriceTypeId: string | null;
}): Pricing {
  const ordered = [...input.types].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  const ofRole = (role: PriceRole) =>
    ordered.filter((type) => type.role === role).sort((a, b) => Number(b.isImported) - Number(a.isImported));
  const partners = ordered.find((type) => type.id === input.partnerPriceTypeId);
  const first = ordered.filter((type) => type.role !== 'cost' && type.role !== 'minimum');
  const chain = [partners, ...ofRole('recommended'), ...ofRole('retail'), ...first, ...ofRole('minimum')];
  return {
    seller: input.seller,
    date: input.date,
    types: new Map(ordered.map((type) => [type.id, type])),
    offered: [...new Set(chain.filter((type) => type !== undefined))],
    recommended: ofRole('recommended'),
    minimum: ofRole('minimum'),
    cost: ofRole('cost'),
  };
}

/**
 * The VAT code that a document of the date bears: exempt when we pay no VAT; a standard rate of the past gives
 * way to today's (20 % → 22 % in Russia since 2026).
 */
export function vatCodeOnDocument(code: VatCode, seller: SellerTerms, date: DateOnly): VatCode {
  if (!seller.isVatPayer) return 'exempt';
  const { country } = seller;
  if (vatCodesOn(country, date).includes(code)) return code;
  const wasStandard = vatRates.some(
    (rate) => rate.isStandard && rate.country === country && rate.code === code,
  );
  return (wasStandard ? standardVatCode(country, date) : undefined) ?? code;
}

/** A price with the tax inside, or without it, in the other terms; half away from zero. */
export function convertVatTerms(
  amountMinor: number,
  code: VatCode,
  from: { isVatIncluded: boolean },
  to: { isVatIncluded: boolean },
): number {
  if (from.isVatIncluded === to.isVatIncluded) return amountMinor;
  const split = splitVat(amountMinor, code, from.isVatIncluded);
  return to.isVatIncluded ? split.grossMinor : split.netMinor;
}

/**
 * @param vatCode the code on the document, see `vatCodeOnDocument`
 * @param amounts of this item by price type id, as the type says; 0 counts as no price
 */
export function priceItem(
  pricing: Pricing,
  vatCode: VatCode,
  amounts: ReadonlyMap<string, number>,
): ItemPrices {
  const { seller } = pricing;
  const offered = pricing.offered.find((type) => (amounts.get(type.id) ?? 0) > 0);
  const currency = offered?.currency ?? seller.currency;
  const amountOf = (holders: readonly PriceType[], terms: { isVatIncluded: boolean }): number | undefined => {
    const type = holders.find((one) => one.currency === currency && (amounts.get(one.id) ?? 0) > 0);
    return type && convertVatTerms(amounts.get(type.id) ?? 0, vatCode, type, terms);
  };
  return {
    currency,
    offeredMinor: (offered && amountOf([offered], seller)) ?? 0,
    recommendedMinor: amountOf(pricing.recommended, seller),
    minimumMinor: amountOf(pricing.minimum, seller),
    costMinor: amountOf(pricing.cost, { isVatIncluded: false }),
  };
}

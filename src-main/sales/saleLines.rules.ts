// From what the rep chose to the lines and sums of the document. Pure; money is integer minor units.
import { type CurrencyCode, mulQuantity } from '#shared/domain/money.ts';
import { type DocumentTotals, documentTotals, type VatCode, type VatRounding } from '#shared/domain/vat.ts';

export type SaleItem = {
  id: string;
  name: string;
  article: string;
  unit: string;
  kind: 'good' | 'service';
  /** As the document's date and seller have it. */
  vatCode: VatCode;
  prices: {
    currency: CurrencyCode;
    offeredMinor: number;
    recommendedMinor: number | undefined;
    minimumMinor: number | undefined;
    costMinor: number | undefined;
  };
};

export type WantedLine = {
  item: SaleItem;
  quantityMilli: number;
  /** Per unit in the document's terms of VAT; the offered price when absent. */
  priceMinor: number | undefined;
  discountBp: number;
  belowMinimumReason: string;
};

export type SaleLine = {
  item: SaleItem;
  quantityMilli: number;
  priceMinor: number;
  discountBp: number;
  discountMinor: number;
  netMinor: number;
  vatMinor: number;
  /** After the discount, tax within. */
  grossMinor: number;
  /** Net less cost; null when the cost is unknown. */
  marginMinor: number | null;
  isBelowMinimum: boolean;
  /** Kept only where the price is below the minimum. */
  belowMinimumReason: string;
};

export type Sale = {
  currency: CurrencyCode;
  lines: SaleLine[];
  totals: DocumentTotals;
  /** Null when the cost of a line is unknown. */
  marginMinor: number | null;
};

/** Quantity in sale units → thousandths. The contract lets at most three decimals through. */
export function toMilli(quantity: number): number {
  return Math.round(quantity * 1000);
}

/**
 * The one currency of the lines; an item without a known price takes that of the others, else the seller's.
 * @returns undefined when the lines have several
 */
export function currencyOf(
  items: readonly SaleItem[],
  sellerCurrency: CurrencyCode,
): CurrencyCode | undefined {
  const priced = items.filter((item) => item.prices.offeredMinor > 0);
  const currencies = new Set(priced.map((item) => item.prices.currency));
  if (currencies.size > 1) return undefined;
  const [only = sellerCurrency] = currencies;
  return only;
}

/** Price after discount is under the floor; a floor that is not known holds nobody back. */
export function isBelowMinimum(
  priceMinor: number,
  discountBp: number,
  minimumMinor: number | undefined,
): boolean {
  // Compared unrounded: 9 995 × 0,9 may not be rounded up to a minimum of 8 996.
  return minimumMinor !== undefined && priceMinor * (10_000 - discountBp) < minimumMinor * 10_000;
}

/** Sums of all lines by the policy of the document. */
export function computeSale(
  wanted: readonly WantedLine[],
  policy: { currency: CurrencyCode; isVatIncluded: boolean; rounding: VatRounding },
): Sale {
  const priced = wanted.map((line) => ({
    ...line,
    priceMinor: line.priceMinor ?? line.item.prices.offeredMinor,
  }));
  const totals = documentTotals(
    priced.map((line) => ({ ...line, vatCode: line.item.vatCode })),
    policy,
  );
  const lines = priced.map((line, index): SaleLine => {
    const sums = totals.lines[index] ?? { netMinor: 0, vatMinor: 0, grossMinor: 0, discountMinor: 0 };
    const { costMinor, minimumMinor } = line.item.prices;
    const isBelow = isBelowMinimum(line.priceMinor, line.discountBp, minimumMinor);
    return {
      item: line.item,
      quantityMilli: line.quantityMilli,
      priceMinor: line.priceMinor,
      discountBp: line.discountBp,
      ...sums,
      marginMinor:
        costMinor === undefined ? null : sums.netMinor - mulQuantity(costMinor, line.quantityMilli),
      isBelowMinimum: isBelow,
      belowMinimumReason: isBelow ? line.belowMinimumReason : '',
    };
  });
  const margins = lines.map((line) => line.marginMinor);
  const marginMinor = margins.every((margin) => margin !== null)
    ? margins.reduce((sum: number, margin) => sum + (margin ?? 0), 0)
    : null;
  return { currency: policy.currency, lines, totals, marginMinor };
}

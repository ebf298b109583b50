// VAT: codes, dated rates per country, the names 1C gives them, and the sums of a document.
// Rates are reference data with dates, never constants in callers; sums are integer minor units.
import type { DateOnly } from './dates.ts';
import { fold } from './fold.ts';
import { mulDivRound, mulQuantity } from './money.ts';

export const vatCodes = [
  'vat22',
  'vat20',
  'vat18',
  'vat16',
  'vat12',
  'vat10',
  'vat7',
  'vat5',
  'vat0',
  'exempt',
] as const;
export type VatCode = (typeof vatCodes)[number];

const wholeRateBp = 10_000;

/** The rate in basis points (1800 = 18 %); 0 for `vat0` and `exempt`. */
export function vatRateBp(code: VatCode): number {
  return code === 'exempt' ? 0 : Number(code.slice(3)) * 100;
}

/** One rate of a country; both dates inclusive, absent = open. */
export type VatRate = { country: string; code: VatCode; isStandard: boolean; from?: DateOnly; to?: DateOnly };

function standard(country: string, code: VatCode, from?: DateOnly, to?: DateOnly): VatRate {
  return { country, code, isStandard: true, from, to };
}

function others(country: string, codes: readonly VatCode[], from?: DateOnly): VatRate[] {
  return codes.map((code) => ({ country, code, isStandard: false, from }));
}

/** Dated rates (interop §5.2; RU 22 % by ФЗ-425 of 28.11.2025, 5 % and 7 % for the simplified system). */
export const vatRates: readonly VatRate[] = [
  standard('AZ', 'vat18'),
  ...others('AZ', ['vat0', 'exempt']),
  standard('RU', 'vat18', '2004-01-01', '2018-12-31'),
  standard('RU', 'vat20', '2019-01-01', '2025-12-31'),
  standard('RU', 'vat22', '2026-01-01'),
  ...others('RU', ['vat10', 'vat0', 'exempt']),
  ...others('RU', ['vat5', 'vat7'], '2025-01-01'),
  standard('KZ', 'vat12', undefined, '2025-12-31'),
  standard('KZ', 'vat16', '2026-01-01'),
  ...others('KZ', ['vat0', 'exempt']),
  standard('BY', 'vat20'),
  ...others('BY', ['vat10', 'vat0', 'exempt']),
  standard('UZ', 'vat12', '2023-01-01'),
  ...others('UZ', ['vat0', 'exempt']),
  standard('GE', 'vat18'),
  ...others('GE', ['vat0', 'exempt']),
  standard('UA', 'vat20'),
  ...others('UA', ['vat7', 'vat0', 'exempt']),
  standard('TR', 'vat18', undefined, '2023-07-09'),
  standard('TR', 'vat20', '2023-07-10'),
  ...others('TR', ['vat10', 'vat0', 'exempt']),
];

/** Rates in force in a country (ISO 3166 alpha-2) on a date, standard first; empty for an unknown country. */
export function vatCodesOn(country: string, date: DateOnly): VatCode[] {
  return vatRates
    .filter((rate) => rate.country === country && (rate.from ?? '') <= date && date <= (rate.to ?? '9999'))
    .map((rate) => rate.code);
}

/** The standard rate of a country on a date; undefined for a country or date not in the table. */
export function standardVatCode(country: string, date: DateOnly): VatCode | undefined {
  return vatRates.find(
    (rate) =>
      rate.isStandard && rate.country === country && (rate.from ?? '') <= date && date <= (rate.to ?? '9999'),
  )?.code;
}

const exemptName =
  /^(без\s*(налога|ндс)?|ндс не облагается|не облагается|освобожд.*|edv-?\s?siz|exempt|no vat)/;

/** `18`, `20.00`, `20%`, `НДС 20%`, `НДС20`, `20/120`, `Без налога`, `Без НДС` → code; undefined when unknown. */
export function vatFrom1c(text: string): VatCode | undefined {
  const name = fold(text.trim());
  if (exemptName.test(name)) return 'exempt';
  const match = /^(?:ндс|edv|vat)?\s*(\d{1,2})(?:[.,]0+)?\s*%?(?:\s*[/_]\s*1\d\d\s*%?)?$/.exec(name);
  const code = match === null ? undefined : `vat${Number(match[1])}`;
  return vatCodes.find((known) => known === code);
}

export type VatSplit = { netMinor: number; vatMinor: number; grossMinor: number };

/**
 * Tax of one amount, rounded half away from zero: inside it (22/122) or on top of it.
 * net + vat = gross always.
 */
export function splitVat(amountMinor: number, code: VatCode, isVatIncluded: boolean): VatSplit {
  const rateBp = vatRateBp(code);
  const vatMinor = mulDivRound(amountMinor, rateBp, isVatIncluded ? wholeRateBp + rateBp : wholeRateBp);
  return vatSplit(amountMinor, vatMinor, isVatIncluded);
}

function vatSplit(amountMinor: number, vatMinor: number, isVatIncluded: boolean): VatSplit {
  return isVatIncluded
    ? { netMinor: amountMinor - vatMinor, vatMinor, grossMinor: amountMinor }
    : { netMinor: amountMinor, vatMinor, grossMinor: amountMinor + vatMinor };
}

export const vatRoundings = ['line', 'total'] as const;

/**
 * Stored on each document. `line`: tax rounded per line, lines summed (the habit of 1C).
 * `total`: tax rounded once per rate on the sum; lines carry shares that add up to it.
 */
export type VatRounding = (typeof vatRoundings)[number];

export type DocumentLine = {
  quantityMilli: number;
  priceMinor: number;
  /** Basis points off the line; 0 without discount. */
  discountBp: number;
  vatCode: VatCode;
};
export type LineTotals = VatSplit & { discountMinor: number };
export type DocumentTotals = VatSplit & {
  discountMinor: number;
  lines: LineTotals[];
  /** In the order in which the rates first occur. */
  byRate: (VatSplit & { vatCode: VatCode })[];
};

/** Price × quantity rounded, less the discount of that sum rounded (the habit of 1C). */
export function discountedAmount(line: Omit<DocumentLine, 'vatCode'>): {
  amountMinor: number;
  discountMinor: number;
} {
  const fullMinor = mulQuantity(line.priceMinor, line.quantityMilli);
  const discountMinor = mulDivRound(fullMinor, line.discountBp, wholeRateBp);
  return { amountMinor: fullMinor - discountMinor, discountMinor };
}

/**
 * Sums of a document; prices hold the tax when `isVatIncluded`. The sums of the lines are the totals,
 * with either rounding.
 */
export function documentTotals(
  lines: readonly DocumentLine[],
  policy: { isVatIncluded: boolean; rounding: VatRounding },
): DocumentTotals {
  const { isVatIncluded, rounding } = policy;
  const runningMinor = new Map<VatCode, number>();
  const totals = lines.map((line): LineTotals => {
    const { amountMinor, discountMinor } = discountedAmount(line);
    if (rounding === 'line') return { ...splitVat(amountMinor, line.vatCode, isVatIncluded), discountMinor };
    // Differences of the rounded running sum: the shares add up to the tax rounded once.
    const before = runningMinor.get(line.vatCode) ?? 0;
    const after = before + amountMinor;
    runningMinor.set(line.vatCode, after);
    const taxOf = (sum: number) => splitVat(sum, line.vatCode, isVatIncluded).vatMinor;
    return { ...vatSplit(amountMinor, taxOf(after) - taxOf(before), isVatIncluded), discountMinor };
  });
  const rates = [...new Set(lines.map((line) => line.vatCode))];
  return {
    ...sum(totals),
    discountMinor: totals.reduce((minor, line) => minor + line.discountMinor, 0),
    lines: totals,
    byRate: rates.map((vatCode) => ({
      vatCode,
      ...sum(totals.filter((_line, index) => lines[index]?.vatCode === vatCode)),
    })),
  };
}

function sum(splits: readonly VatSplit[]): VatSplit {
  const total: VatSplit = { netMinor: 0, vatMinor: 0, grossMinor: 0 };
  for (const split of splits) {
    total.netMinor += split.netMinor;
    total.vatMinor += split.vatMinor;
    total.grossMinor += split.grossMinor;
  }
  return total;
}

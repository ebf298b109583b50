// What a document of 1C is for us: its kind, state, sums and lines. Pure; money is integer minor units.
import { mulDivRound } from '#shared/domain/money.ts';
import { splitVat, type VatCode } from '#shared/domain/vat.ts';
import type { DocumentLine, DocumentOperation, DocumentRecord, DocumentTax, Party } from './records.ts';

export type DocumentKind = 'order' | 'invoice' | 'shipment' | 'receipt' | 'return';

const kinds: Partial<Record<DocumentOperation, DocumentKind>> = {
  order: 'order',
  invoice: 'invoice',
  shipment: 'shipment',
  goodsReturn: 'return',
  cashPayment: 'receipt',
  bankPayment: 'receipt',
  cardPayment: 'receipt',
};

/** undefined: nothing of the finance rows (a tax invoice repeats its shipment, a consignment is no sale). */
export const kindOf = (operation: DocumentOperation): DocumentKind | undefined => kinds[operation];

/** Orders before invoices before what fulfils them, from 1. */
export function rankOf(operation: DocumentOperation): number {
  if (operation === 'order') return 1;
  return operation === 'invoice' ? 2 : 3;
}

/** Who bought: never the seller; undefined when the document names nobody else. */
export function buyerOf(document: DocumentRecord): Party | undefined {
  const others = document.parties.filter(({ role }) => role !== 'seller');
  return others.find(({ role }) => role === 'buyer' || role === 'payer') ?? others[0];
}

/** We sell in it; purchases are none of ours yet. */
export const isSale = ({ role }: DocumentRecord): boolean => role !== 'buyer' && role !== 'payer';

export function stateOf(document: DocumentRecord): 'draft' | 'issued' | 'cancelled' {
  if (document.isDeleted === true || document.isCancelled === true) return 'cancelled';
  return document.isPosted === false ? 'draft' : 'issued';
}

const taxSum = (taxes: readonly DocumentTax[]): number | undefined => {
  const amounts = taxes.flatMap(({ amountMinor }) => (amountMinor === undefined ? [] : [amountMinor]));
  return amounts.length === 0 ? undefined : amounts.reduce((sum, amount) => sum + amount, 0);
};

export function isVatIncluded(document: DocumentRecord): boolean {
  const taxes = [...document.taxes, ...document.lines.flatMap((line) => line.taxes)];
  return taxes.find(({ isIncluded }) => isIncluded !== undefined)?.isIncluded ?? true;
}

export type LineSums = {
  quantityMilli: number;
  priceMinor: number;
  discountBp: number;
  vatCode: VatCode | undefined;
  netMinor: number;
  vatMinor: number;
  sumMinor: number;
};

/** The sums as 1C gives them; what it leaves out follows from the rest. `sumMinor` holds the tax. */
export function lineSums(line: DocumentLine, isIncluded: boolean, usualVat: VatCode | undefined): LineSums {
  const quantityMilli = line.quantityMilli ?? 1000;
  const given = line.sumMinor ?? mulDivRound(line.priceMinor ?? 0, quantityMilli, 1000);
  const priceMinor =
    line.priceMinor ?? (quantityMilli === 0 ? given : mulDivRound(given, 1000, quantityMilli));
  const vatCode = line.taxes.find((tax) => tax.vatCode !== undefined)?.vatCode ?? line.vatCode ?? usualVat;
  const computed = splitVat(given, vatCode ?? 'exempt', isIncluded);
  const vatMinor = taxSum(line.taxes) ?? computed.vatMinor;
  const sumMinor = isIncluded ? given : given + vatMinor;
  const percents = line.discounts.flatMap(({ percentBp }) => (percentBp === undefined ? [] : [percentBp]));
  const discountBp = percents.length === 1 ? Math.min(percents[0] ?? 0, 10_000) : 0;
  return {
    quantityMilli,
    priceMinor,
    discountBp,
    vatCode,
    netMinor: sumMinor - vatMinor,
    vatMinor,
    sumMinor,
  };
}

export type DocumentSums = { netMinor: number; vatMinor: number; totalMinor: number };

/** 1C's own total counts; net and tax are shared as the lines say. Money documents have a total alone. */
export function documentSums(document: DocumentRecord, lines: readonly LineSums[]): DocumentSums {
  const sum = (key: 'vatMinor' | 'sumMinor'): number => lines.reduce((total, line) => total + line[key], 0);
  const totalMinor = document.totalMinor ?? sum('sumMinor');
  const vatMinor = lines.length > 0 ? sum('vatMinor') : 0;
  return { netMinor: totalMinor - vatMinor, vatMinor, totalMinor };
}

// The client's figures from his documents, as product.md defines them once: sales, average check, debt,
// what is overdue. Pure; sums of different currencies never meet; a sum of zero is not listed.

import { type CurrencyCode, currencyCodes, mulDivRound } from '#shared/domain/money.ts';
import { type Ageing, type AgeingBucket, ageing, type OpenInvoice } from '#shared/domain/payments.ts';

export type DocumentFact = {
  id: string;
  kind: 'quote' | 'order' | 'invoice' | 'shipment' | 'receipt' | 'return';
  state: 'draft' | 'issued' | 'cancelled';
  date: string;
  currency: CurrencyCode;
  totalMinor: number;
  dueOn: string | null;
  basisId: string | null;
};

export type Money = { currency: CurrencyCode; minor: number };

type Sums = ReadonlyMap<CurrencyCode, number>;

function sumOf(
  documents: readonly DocumentFact[],
  signs: Partial<Record<DocumentFact['kind'], 1 | -1>>,
): Sums {
  const sums = new Map<CurrencyCode, number>();
  for (const { kind, currency, totalMinor } of documents) {
    const sign = signs[kind];
    if (sign) sums.set(currency, (sums.get(currency) ?? 0) + sign * totalMinor);
  }
  return sums;
}

function listed(sums: Sums): Money[] {
  return currencyCodes.flatMap((currency) => {
    const minor = sums.get(currency) ?? 0;
    return minor === 0 ? [] : [{ currency, minor }];
  });
}

export type Sales = {
  saleCount: number;
  totalSales: Money[];
  averageCheck: Money[];
  debt: Money[];
  firstDate: string | null;
};

/**
 * Total sales = shipments net of returns; average check = sales ÷ shipments of the currency, half away from
 * zero; debt = shipped (net of returns) − received, negative is an advance. `firstDate`: the first document
 * that is not cancelled.
 */
export function salesOf(documents: readonly DocumentFact[]): Sales {
  const issued = documents.filter((document) => document.state === 'issued');
  const counts = new Map<CurrencyCode, number>();
  for (const { kind, currency } of issued) {
    if (kind === 'shipment') counts.set(currency, (counts.get(currency) ?? 0) + 1);
  }
  const sales = sumOf(issued, { shipment: 1, return: -1 });
  const averages = new Map(
    [...counts].map(([currency, count]) => [currency, mulDivRound(sales.get(currency) ?? 0, 1, count)]),
  );
  const firstDate = documents.reduce<string | null>(
    (first, { state, date }) => (state === 'cancelled' || (first !== null && first <= date) ? first : date),
    null,
  );
  return {
    saleCount: [...counts.values()].reduce((sum, count) => sum + count, 0),
    totalSales: listed(sales),
    averageCheck: listed(averages),
    debt: listed(sumOf(issued, { shipment: 1, return: -1, receipt: -1 })),
    firstDate,
  };
}

type OpenItem = OpenInvoice & { id: string; date: string };

/** What is to be paid: invoices, and shipments that no invoice asks for (by itself or by their common order). */
function openItemsOf(issued: readonly DocumentFact[]): Map<string, OpenItem> {
  const invoices = issued.filter((document) => document.kind === 'invoice');
  const asked = new Set(invoices.flatMap(({ id, basisId }) => (basisId === null ? [id] : [id, basisId])));
  const items = issued.filter(
    ({ kind, basisId }) =>
      kind === 'invoice' || (kind === 'shipment' && (basisId === null || !asked.has(basisId))),
  );
  return new Map(
    items.map(({ id, date, currency, totalMinor, dueOn }) => [
      id,
      { id, date, currency, totalMinor, dueOn, paidMinor: 0, isCancelled: false },
    ]),
  );
}

/** Oldest due first; without a term last. */
function compareDue(a: OpenItem, b: OpenItem): number {
  const [x, y] = [a.dueOn ?? '9999-12-31', b.dueOn ?? '9999-12-31'];
  if (x !== y) return x < y ? -1 : 1;
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/**
 * Unpaid rests by lateness. Money and returns go to the document they name; what names none, or is left over,
 * stands on account and pays the oldest due first.
 */
export function ageingOf(documents: readonly DocumentFact[], today: string): Ageing[] {
  const issued = documents.filter((document) => document.state === 'issued');
  const items = openItemsOf(issued);
  const onAccount = new Map<CurrencyCode, number>();
  const keep = (currency: CurrencyCode, minor: number) =>
    onAccount.set(currency, (onAccount.get(currency) ?? 0) + minor);
  for (const { kind, currency, totalMinor, basisId } of issued) {
    if (kind !== 'receipt' && kind !== 'return') continue;
    const item = basisId === null ? undefined : items.get(basisId);
    if (item?.currency === currency) item.paidMinor += totalMinor;
    else keep(currency, totalMinor);
  }
  const inOrder = [...items.values()].sort(compareDue);
  for (const item of inOrder) {
    if (item.paidMinor <= item.totalMinor) continue;
    keep(item.currency, item.paidMinor - item.totalMinor);
    item.paidMinor = item.totalMinor;
  }
  for (const item of inOrder) {
    const used = Math.min(onAccount.get(item.currency) ?? 0, item.totalMinor - item.paidMinor);
    if (used <= 0) continue;
    item.paidMinor += used;
    keep(item.currency, -used);
  }
  return ageing(inOrder, today);
}

/** The past-due part, all buckets but the one not due. */
export function overdueOf(rows: readonly Ageing[]): Money[] {
  return listed(new Map(rows.map((row) => [row.currency, row.debtMinor - row.buckets.notDue])));
}

export const bucketNames = {
  notDue: 'notDue',
  days1To30: 'd1_30',
  days31To60: 'd31_60',
  days61To90: 'd61_90',
  over90: 'd91',
} as const satisfies Record<AgeingBucket, string>;

// What an invoice's payments make of it: its state, and the ageing of debts.
// The state is derived, never stored; sums of different currencies are never added.
import { type DateOnly, daysBetween } from './dates.ts';
import type { CurrencyCode } from './money.ts';

export const invoiceStates = ['issued', 'partPaid', 'paid', 'overdue', 'cancelled'] as const;
export type InvoiceState = (typeof invoiceStates)[number];

export type InvoiceFacts = {
  totalMinor: number;
  paidMinor: number;
  /** The last day to pay; null without a term. */
  dueOn: DateOnly | null;
  /** In the user's zone. */
  today: DateOnly;
  isCancelled: boolean;
};

/** Cancelled, then paid, then overdue, then part-paid: the first that holds. The due day itself is in time. */
export function invoiceState(invoice: InvoiceFacts): InvoiceState {
  if (invoice.isCancelled) return 'cancelled';
  if (invoice.paidMinor >= invoice.totalMinor) return 'paid';
  if (invoice.dueOn !== null && invoice.dueOn < invoice.today) return 'overdue';
  return invoice.paidMinor > 0 ? 'partPaid' : 'issued';
}

export const ageingBuckets = ['notDue', 'days1To30', 'days31To60', 'days61To90', 'over90'] as const;
export type AgeingBucket = (typeof ageingBuckets)[number];

/** The bucket of a due date; no term is never due. */
export function ageingBucket(dueOn: DateOnly | null, today: DateOnly): AgeingBucket {
  const daysLate = dueOn === null ? 0 : daysBetween(dueOn, today);
  if (daysLate <= 0) return 'notDue';
  if (daysLate <= 30) return 'days1To30';
  if (daysLate <= 60) return 'days31To60';
  return daysLate <= 90 ? 'days61To90' : 'over90';
}

export type OpenInvoice = Omit<InvoiceFacts, 'today'> & { currency: CurrencyCode };
export type Ageing = { currency: CurrencyCode; debtMinor: number; buckets: Record<AgeingBucket, number> };

/** Unpaid rests by lateness, one row per currency in order of first occurrence; paid and cancelled add nothing. */
export function ageing(invoices: readonly OpenInvoice[], today: DateOnly): Ageing[] {
  const byCurrency = new Map<CurrencyCode, Ageing>();
  for (const invoice of invoices) {
    const restMinor = invoice.totalMinor - invoice.paidMinor;
    if (invoice.isCancelled || restMinor <= 0) continue;
    const row = byCurrency.get(invoice.currency) ?? emptyAgeing(invoice.currency);
    row.buckets[ageingBucket(invoice.dueOn, today)] += restMinor;
    row.debtMinor += restMinor;
    byCurrency.set(invoice.currency, row);
  }
  return [...byCurrency.values()];
}

function emptyAgeing(currency: CurrencyCode): Ageing {
  return {
    currency,
    debtMinor: 0,
    buckets: { notDue: 0, days1To30: 0, days31To60: 0, days61To90: 0, over90: 0 },
  };
}

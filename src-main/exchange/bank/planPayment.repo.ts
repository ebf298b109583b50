// What is to be done with one payment of a statement; nothing is written by making the plan. Preview and import make it by
// the same rules.
import type { ReadContext } from '#main/store/context.ts';
import { naturalId } from '../naturalIds.ts';
import { type Allocation, type Candidate, matchPayment, type OpenInvoice } from './matchPayment.rules.ts';
import { namedNumbers } from './namedInvoices.rules.ts';
import { findPayer, isKnownPayment, loadOpenInvoices, type OwnAccount } from './openInvoices.repo.ts';
import { accountKey, type Payment } from './parseStatement.ts';

export type PaymentPlan =
  /** Money that left, or moved between our own accounts. */
  | { outcome: 'outgoing' }
  /** Neither side is an account of ours. */
  | { outcome: 'foreign'; account: string }
  | (Incoming & { outcome: 'known' })
  | (Incoming & { outcome: 'sure'; allocations: Allocation[]; candidates: Candidate[] })
  | (Incoming & { outcome: 'doubtful'; proposed: string; candidates: Candidate[] });

export type Incoming = { key: string; payment: Payment; account: OwnAccount };

/** The same payment in any file. */
function paymentKey({ payee, payer, number, date, amountMinor }: Payment): string {
  const from = accountKey(payer.account) || payer.taxId || payer.name;
  return naturalId('bank_payments', accountKey(payee.account), from, number, date, String(amountMinor));
}

export type PlanOptions = {
  accounts: ReadonlyMap<string, OwnAccount>;
  /** What this file has paid already, where it is not written yet. */
  taken?: ReadonlyMap<string, number> | undefined;
};

const restAfter = (invoices: readonly OpenInvoice[], taken: ReadonlyMap<string, number>): OpenInvoice[] =>
  invoices
    .map((invoice) => ({ ...invoice, restMinor: invoice.restMinor - (taken.get(invoice.id) ?? 0) }))
    .filter(({ restMinor }) => restMinor > 0);

export function planPayment(
  ctx: ReadContext,
  payment: Payment,
  { accounts, taken = new Map() }: PlanOptions,
): PaymentPlan {
  const { payer, payee } = payment;
  if (accounts.has(accountKey(payer.account))) return { outcome: 'outgoing' };
  const account = accounts.get(accountKey(payee.account));
  if (account === undefined) return { outcome: 'foreign', account: payee.account };
  const incoming = { key: paymentKey(payment), payment, account };
  const found = findPayer(ctx, payment);
  const { partnerIds } = found;
  if (isKnownPayment(ctx, payment, { externalId: externalIdOf(incoming.key), partnerIds }))
    return { outcome: 'known', ...incoming };
  const numbers = namedNumbers(payment.purpose);
  const invoices = loadOpenInvoices(ctx, found, numbers.written, account);
  const match = matchPayment(payment.amountMinor, numbers, restAfter(invoices, taken));
  const { candidates } = match;
  return match.verdict === 'sure'
    ? { ...incoming, outcome: 'sure', allocations: match.allocations, candidates }
    : { ...incoming, outcome: 'doubtful', proposed: match.proposed, candidates };
}

/** Receipts of a statement carry it, so that the same file finds them. */
export const externalIdOf = (key: string): string => `bank-${key}`;

// Payments of a statement as the preview shows them, those that wait for a person first. Pure.
import type { Output } from '#shared/contract/index.ts';
import type { PaymentPlan } from './planPayment.repo.ts';

export type ShownPayment = Output<'exchange.previewStatement'>['payments'][number];
type IncomingPlan = Exclude<PaymentPlan, { outcome: 'outgoing' | 'foreign' }>;

const shown = 1000;

export function toShownPayment(plan: IncomingPlan): ShownPayment {
  const { key, payment, account, outcome } = plan;
  const { line, number, date, receivedOn, amountMinor, payer, purpose } = payment;
  const candidates = plan.outcome === 'known' ? [] : plan.candidates;
  return {
    ...{ key, line, outcome, number, date: receivedOn || date, amountMinor, purpose },
    currency: account.currency,
    payerName: payer.name,
    payerTaxId: payer.taxId,
    allocations: plan.outcome === 'sure' ? plan.allocations : [],
    candidates: candidates.map(({ payer: _payer, partnerId: _partnerId, ...candidate }) => candidate),
    proposed: plan.outcome === 'doubtful' ? plan.proposed : '',
  };
}

/** Keeps the first thousand of each kind, shows the first thousand of all. */
export function shownPayments() {
  const kept: Record<ShownPayment['outcome'], ShownPayment[]> = { doubtful: [], sure: [], known: [] };
  return {
    add(payment: ShownPayment): void {
      if (kept[payment.outcome].length < shown) kept[payment.outcome].push(payment);
    },
    rows: (): ShownPayment[] => [...kept.doubtful, ...kept.sure, ...kept.known].slice(0, shown),
  };
}

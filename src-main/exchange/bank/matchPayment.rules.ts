// Which invoices a payment pays: surely, when tax id, sum and number all agree; else candidates with the reasons for
// them, for a person to decide. Pure. Money is never spread by a guess.
import { isNamed, type NamedNumbers } from './namedInvoices.rules.ts';

export type OpenInvoice = {
  id: string;
  number: string;
  date: string;
  partnerId: string;
  partnerName: string;
  /** What is still to be paid. */
  restMinor: number;
  /** Of the payer by tax id, by name alone, or of somebody else. */
  payer: 'taxId' | 'name' | 'other';
};

export type MatchReason = 'taxId' | 'name' | 'sum' | 'number';
export type Candidate = OpenInvoice & { reasons: MatchReason[] };
export type Allocation = { invoiceId: string; amountMinor: number };

export type Match =
  | { verdict: 'sure'; allocations: Allocation[]; candidates: Candidate[] }
  /** `proposed`: the one candidate that more speaks for than for any other; '' when there is none. */
  | { verdict: 'doubtful'; proposed: string; candidates: Candidate[] };

const shownCandidates = 20;
const weights: Record<MatchReason, number> = { taxId: 3, number: 3, sum: 2, name: 1 };

const scoreOf = ({ reasons }: Candidate): number =>
  reasons.reduce((score, reason) => score + weights[reason], 0);

function reasonsFor(invoice: OpenInvoice, amountMinor: number, numbers: NamedNumbers): MatchReason[] {
  return [
    ...(invoice.payer === 'other' ? [] : [invoice.payer]),
    ...(isNamed(invoice.number, numbers) ? (['number'] as const) : []),
    ...(invoice.restMinor === amountMinor ? (['sum'] as const) : []),
  ];
}

/** All invoices of the payer that the purpose names, when together they are the sum; or the one of them that is. */
function sureOf(candidates: readonly Candidate[], amountMinor: number): Allocation[] | undefined {
  const named = candidates.filter(({ reasons }) => reasons.includes('taxId') && reasons.includes('number'));
  const isWhole = named.reduce((sum, { restMinor }) => sum + restMinor, 0) === amountMinor;
  const paid = isWhole ? named : named.filter(({ reasons }) => reasons.includes('sum'));
  if (paid.length === 0 || (!isWhole && paid.length > 1)) return undefined;
  return paid.map(({ id, restMinor }) => ({ invoiceId: id, amountMinor: restMinor }));
}

/** @param invoices open ones in the currency of the payment */
export function matchPayment(
  amountMinor: number,
  numbers: NamedNumbers,
  invoices: readonly OpenInvoice[],
): Match {
  const candidates = invoices
    .map((invoice) => ({ ...invoice, reasons: reasonsFor(invoice, amountMinor, numbers) }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => scoreOf(b) - scoreOf(a) || (a.date < b.date ? -1 : Number(a.date > b.date)));
  const allocations = sureOf(candidates, amountMinor);
  const shown = candidates.slice(0, shownCandidates);
  if (allocations !== undefined) return { verdict: 'sure', allocations, candidates: shown };
  const [best, second] = candidates;
  const isClear =
    best !== undefined &&
    best.reasons.length > 1 &&
    (second === undefined || scoreOf(second) < scoreOf(best));
  return { verdict: 'doubtful', proposed: isClear ? best.id : '', candidates: shown };
}

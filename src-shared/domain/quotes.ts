// What a quote is, from its rows: its state, the order of its versions, what changed between two of them, what of it is
// not invoiced yet. Pure; the same on every workstation, whoever wrote the rows.
import type { DateOnly } from './dates.ts';
import { parseDocumentNumber } from './numbers.ts';

export const quoteStates = [
  'draft',
  'sent',
  'accepted',
  'refused',
  'expired',
  'superseded',
  'cancelled',
] as const;
export type QuoteState = (typeof quoteStates)[number];

/** What the rep says of it: handed over otherwise than by our letter, or the client's word. */
export const quoteAnswers = ['', 'sent', 'accepted', 'refused'] as const;
export type QuoteAnswer = (typeof quoteAnswers)[number];

export type QuoteFacts = {
  isCancelled: boolean;
  /** A later version stands. */
  isSuperseded: boolean;
  /** An invoice that stands was made from it. */
  hasInvoice: boolean;
  answer: QuoteAnswer;
  /** Its letter left, or may have. */
  hasLeft: boolean;
  /** The last day on which it holds; null without a term. */
  validUntil: DateOnly | null;
  /** In the user's zone. */
  today: DateOnly;
};

/** The first that holds: what was agreed outlives a later version and the term. */
export function quoteState(quote: QuoteFacts): QuoteState {
  if (quote.isCancelled) return 'cancelled';
  if (quote.hasInvoice || quote.answer === 'accepted') return 'accepted';
  if (quote.answer === 'refused') return 'refused';
  if (quote.isSuperseded) return 'superseded';
  if (quote.validUntil !== null && quote.validUntil < quote.today) return 'expired';
  return quote.answer === 'sent' || quote.hasLeft ? 'sent' : 'draft';
}

/** The states in which it still waits for the client's word. */
export const isOpenQuote = (state: QuoteState): boolean =>
  state === 'draft' || state === 'sent' || state === 'expired';

export type VersionKey = { version: number; issuedAt: number; id: string };

/** Negative when `a` came first. Two reps may make the same version apart: then the later one stands, everywhere. */
export function compareVersions(a: VersionKey, b: VersionKey): number {
  if (a.version !== b.version) return a.version - b.version;
  if (a.issuedAt !== b.issuedAt) return a.issuedAt - b.issuedAt;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/**
 * The number of a later version: the first one's with the version behind a slash. Another workstation than the first one's
 * adds its own prefix, so that two of them never give the same: `A7-000012/2`, `A7-000012/B3-2`.
 */
export function versionNumber(firstNumber: string, version: number, ownPrefix: string): string {
  const isOwn = ownPrefix === '' || parseDocumentNumber(firstNumber)?.prefix === ownPrefix;
  return `${firstNumber}/${isOwn ? '' : `${ownPrefix}-`}${version}`;
}

export type QuotedLine = {
  itemId: string | null;
  name: string;
  unit: string;
  quantityMilli: number;
  priceMinor: number;
  discountBp: number;
  vatCode: string;
  sumMinor: number;
};

export const lineFields = ['name', 'quantity', 'price', 'discount', 'vat'] as const;
export type LineField = (typeof lineFields)[number];

export type LineChange<T extends QuotedLine = QuotedLine> = {
  kind: 'added' | 'removed' | 'changed' | 'same';
  /** As the newer version calls it. */
  name: string;
  before: T | null;
  after: T | null;
  /** Empty unless changed. */
  fields: LineField[];
};

const changedFields = (before: QuotedLine, after: QuotedLine): LineField[] => {
  const differs: Record<LineField, boolean> = {
    name: before.name !== after.name,
    quantity: before.quantityMilli !== after.quantityMilli || before.unit !== after.unit,
    price: before.priceMinor !== after.priceMinor,
    discount: before.discountBp !== after.discountBp,
    vat: before.vatCode !== after.vatCode,
  };
  return lineFields.filter((field) => differs[field]);
};

const matchKey = ({ itemId, name }: QuotedLine): string =>
  itemId === null ? `name|${name}` : `item|${itemId}`;

/**
 * Line by line, in the order of the newer version; what went out stands at the end in its old order. Lines of one item are
 * matched first with first, second with second.
 */
export function diffLines<T extends QuotedLine>(before: readonly T[], after: readonly T[]): LineChange<T>[] {
  const left = new Map<string, T[]>();
  for (const line of before) left.set(matchKey(line), [...(left.get(matchKey(line)) ?? []), line]);
  const kept = new Set<T>();
  const changes = after.map((line): LineChange<T> => {
    const match = left.get(matchKey(line))?.shift();
    if (match === undefined) return { kind: 'added', name: line.name, before: null, after: line, fields: [] };
    kept.add(match);
    const fields = changedFields(match, line);
    return {
      kind: fields.length > 0 ? 'changed' : 'same',
      name: line.name,
      before: match,
      after: line,
      fields,
    };
  });
  const removed = before
    .filter((line) => !kept.has(line))
    .map(
      (line): LineChange<T> => ({ kind: 'removed', name: line.name, before: line, after: null, fields: [] }),
    );
  return [...changes, ...removed];
}

/**
 * What of the lines is not invoiced yet, in their order; lines that are done are left out.
 * @param invoicedMilli thousandths by item, of all invoices that stand on the quote; its first lines take them first
 */
export function remainingLines<T extends { itemId: string | null; quantityMilli: number }>(
  lines: readonly T[],
  invoicedMilli: ReadonlyMap<string, number>,
): T[] {
  const taken = new Map(invoicedMilli);
  return lines.flatMap((line) => {
    if (line.itemId === null) return [];
    const done = Math.min(line.quantityMilli, taken.get(line.itemId) ?? 0);
    taken.set(line.itemId, (taken.get(line.itemId) ?? 0) - done);
    return done === line.quantityMilli ? [] : [{ ...line, quantityMilli: line.quantityMilli - done }];
  });
}

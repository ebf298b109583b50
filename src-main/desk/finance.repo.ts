// SQL over a partner's documents: facts for the figures, and the finance list kind by kind.
import { type QuoteFactRow, quoteFactColumns } from '../sales/index.ts';
import type { ReadContext } from '../store/context.ts';
import type { DocumentFact } from './figures.rules.ts';

export type DocumentKind = DocumentFact['kind'];
export const documentKinds = [
  'quote',
  'order',
  'invoice',
  'shipment',
  'receipt',
  'return',
] as const satisfies DocumentKind[];

/** All documents of a partner, cancelled ones too: a partner has tens of them, rarely thousands. */
export function listDocumentFacts({ sql }: ReadContext, partnerId: string): DocumentFact[] {
  return sql.all<DocumentFact>(
    `SELECT id, kind, state, date, currency, total_minor AS totalMinor, due_on AS dueOn, basis_id AS basisId
     FROM documents WHERE partner_id = ? AND deleted_at IS NULL`,
    [partnerId],
  );
}

export type FinanceDocument = DocumentFact & {
  rid: number;
  number: string;
  paidMinor: number;
  basisNumber: string;
  hasPdf: 0 | 1;
  version: number;
} & Pick<QuoteFactRow, 'answer' | 'hasInvoice' | 'isSuperseded' | 'hasLeft'>;

/** Of other kinds they say nothing and cost nothing. */
const noQuoteFacts = '0 AS hasInvoice, 0 AS isSuperseded, 0 AS hasLeft';

/** One kind, newest first, row by row: the reader stops when its page is full. Paid: issued receipts that name the document. */
export function iterateFinance(
  { sql }: ReadContext,
  query: { partnerId: string; kind: DocumentKind; before: readonly [date: string, rid: number] },
): IterableIterator<FinanceDocument> {
  return sql.iterate<FinanceDocument>(
    `SELECT d.rid, d.id, d.kind, d.number, d.state, d.date, d.currency, d.total_minor AS totalMinor, d.due_on AS dueOn,
       d.basis_id AS basisId, coalesce(b.number, '') AS basisNumber, d.pdf_hash IS NOT NULL AS hasPdf,
       d.version, d.answer, ${query.kind === 'quote' ? quoteFactColumns : noQuoteFacts},
       CASE d.kind WHEN 'invoice' THEN coalesce((SELECT sum(r.total_minor) FROM documents r WHERE r.basis_id = d.id
         AND r.kind = 'receipt' AND r.state = 'issued' AND r.deleted_at IS NULL), 0) ELSE 0 END AS paidMinor
     FROM documents d LEFT JOIN documents b ON b.id = d.basis_id
     WHERE d.partner_id = :partnerId AND d.kind = :kind AND (d.date, d.rid) < (:date, :rid) AND d.deleted_at IS NULL
     ORDER BY d.date DESC, d.rid DESC`,
    { partnerId: query.partnerId, kind: query.kind, date: query.before[0], rid: query.before[1] },
  );
}

export type NumberedDocument = {
  id: string;
  kind: DocumentKind;
  number: string;
  date: string;
  partnerId: string;
  partnerName: string;
};

/** Documents whose number begins with the text, by the index of numbers. */
export function findDocumentsByNumber(
  { sql }: ReadContext,
  prefix: string,
  limit: number,
): NumberedDocument[] {
  return sql.all<NumberedDocument>(
    `SELECT d.id, d.kind, d.number, d.date, d.partner_id AS partnerId, coalesce(p.name, '') AS partnerName
     FROM documents d LEFT JOIN partners p ON p.id = d.partner_id
     WHERE d.number >= :prefix AND d.number < :prefix || char(1114111) AND d.deleted_at IS NULL
     ORDER BY d.number LIMIT :limit`,
    { prefix, limit },
  );
}

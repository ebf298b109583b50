// Rows of quotes: one with what its state derives from, its versions, the invoices made from it. Reads only, but for the
// client's word. A version is a document of its own whose basis is the first one.
import type { Language } from '#shared/domain/language.ts';
import type { CurrencyCode } from '#shared/domain/money.ts';
import { compareVersions, type QuoteAnswer, type QuoteState, quoteState } from '#shared/domain/quotes.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';

/** What the state of the quote `d` derives from beside its own row. */
export const quoteFactColumns = `
  EXISTS (SELECT 1 FROM documents i WHERE i.basis_id = d.id AND i.kind = 'invoice' AND i.state = 'issued'
    AND i.deleted_at IS NULL) AS hasInvoice,
  EXISTS (SELECT 1 FROM documents v WHERE v.basis_id = coalesce(d.basis_id, d.id) AND v.kind = 'quote'
    AND v.state = 'issued' AND v.deleted_at IS NULL
    AND (v.version, v.issued_at, v.id) > (d.version, d.issued_at, d.id)) AS isSuperseded,
  EXISTS (SELECT 1 FROM letters l WHERE l.document_id = d.id AND l.state IN ('sent', 'sending', 'unknown')
    AND l.deleted_at IS NULL) AS hasLeft`;

export type QuoteFactRow = {
  state: string;
  answer: QuoteAnswer;
  dueOn: string | null;
  hasInvoice: number;
  isSuperseded: number;
  hasLeft: number;
};

export function stateOfQuote(row: QuoteFactRow, today: string): QuoteState {
  return quoteState({
    isCancelled: row.state === 'cancelled',
    isSuperseded: row.isSuperseded === 1,
    hasInvoice: row.hasInvoice === 1,
    answer: row.answer,
    hasLeft: row.hasLeft === 1,
    validUntil: row.dueOn,
    today,
  });
}

type QuoteColumns = QuoteFactRow & {
  id: string;
  firstId: string;
  number: string;
  version: number;
  date: string;
  issuedAt: number;
  partnerId: string;
  partnerName: string;
  legalEntityId: string | null;
  contactId: string | null;
  currency: CurrencyCode;
  isVatIncluded: number;
  netMinor: number;
  vatMinor: number;
  totalMinor: number;
  language: '' | Language;
  comment: string;
  pdfHash: string | null;
};

export type Quote = Omit<QuoteColumns, keyof QuoteFactRow | 'isVatIncluded'> & {
  state: QuoteState;
  answer: QuoteAnswer;
  validUntil: string | null;
  isVatIncluded: boolean;
};

const quoteSql = (
  where: string,
): string => `SELECT d.id, coalesce(d.basis_id, d.id) AS firstId, d.number, d.version, d.date,
    coalesce(d.issued_at, 0) AS issuedAt, d.partner_id AS partnerId, coalesce(p.name, '') AS partnerName,
    d.legal_entity_id AS legalEntityId, d.contact_id AS contactId, d.currency, d.is_vat_included AS isVatIncluded,
    d.net_minor AS netMinor, d.vat_minor AS vatMinor, d.total_minor AS totalMinor, d.language, d.comment,
    d.pdf_hash AS pdfHash, d.state, d.answer, d.due_on AS dueOn, ${quoteFactColumns}
  FROM documents d LEFT JOIN partners p ON p.id = d.partner_id
  WHERE ${where} AND d.kind = 'quote' AND d.deleted_at IS NULL`;

function toQuote(row: QuoteColumns, today: string): Quote {
  const {
    hasInvoice: _invoice,
    isSuperseded: _superseded,
    hasLeft: _left,
    dueOn,
    isVatIncluded,
    ...rest
  } = row;
  return { ...rest, state: stateOfQuote(row, today), validUntil: dueOn, isVatIncluded: isVatIncluded === 1 };
}

export function findQuote({ sql, today }: ReadContext, id: string): Quote | undefined {
  const row = sql.get<QuoteColumns>(quoteSql('d.id = ?'), [id]);
  return row && toQuote(row, today);
}

/** All versions, cancelled ones too, the first first. */
export function listVersions({ sql, today }: ReadContext, firstId: string): Quote[] {
  return [
    ...sql.all<QuoteColumns>(quoteSql('d.id = ?'), [firstId]),
    ...sql.all<QuoteColumns>(quoteSql('d.basis_id = ?'), [firstId]),
  ]
    .map((row) => toQuote(row, today))
    .sort(compareVersions);
}

/** The version that stood before this one; undefined for a first. */
export function versionBefore(versions: readonly Quote[], quote: Quote): Quote | undefined {
  return versions.filter((v) => v.state !== 'cancelled' && compareVersions(v, quote) < 0).at(-1);
}

export type QuoteInvoice = {
  id: string;
  number: string;
  date: string;
  totalMinor: number;
  currency: CurrencyCode;
};

/** Invoices that stand on any of the versions. */
export function listInvoicesOf({ sql }: ReadContext, versions: readonly { id: string }[]): QuoteInvoice[] {
  return sql.all<QuoteInvoice>(
    `SELECT id, number, date, total_minor AS totalMinor, currency FROM documents
     WHERE basis_id IN (SELECT value FROM json_each(?)) AND kind = 'invoice' AND state = 'issued' AND deleted_at IS NULL
     ORDER BY date, rid`,
    [JSON.stringify(versions.map(({ id }) => id))],
  );
}

/** Thousandths by item that the invoices ask for. */
export function sumInvoiced({ sql }: ReadContext, invoices: readonly { id: string }[]): Map<string, number> {
  const rows = sql.all<{ itemId: string; milli: number }>(
    `SELECT item_id AS itemId, sum(quantity_milli) AS milli FROM document_lines
     WHERE document_id IN (SELECT value FROM json_each(?)) AND item_id IS NOT NULL AND deleted_at IS NULL
     GROUP BY item_id`,
    [JSON.stringify(invoices.map(({ id }) => id))],
  );
  return new Map(rows.map(({ itemId, milli }) => [itemId, milli]));
}

export function newestLetterOf({ sql }: ReadContext, documentId: string): string | null {
  const letter = sql.get<{ id: string }>(
    'SELECT id FROM letters WHERE document_id = ? AND deleted_at IS NULL ORDER BY rid DESC LIMIT 1',
    [documentId],
  );
  return letter?.id ?? null;
}

export function setAnswer(tx: WriteContext, id: string, answer: QuoteAnswer): void {
  tx.sql.run('UPDATE documents SET answer = ?, updated_at = ? WHERE id = ?', [answer, tx.now, id]);
}

export function setCancelled(tx: WriteContext, id: string): void {
  tx.sql.run("UPDATE documents SET state = 'cancelled', updated_at = ? WHERE id = ?", [tx.now, id]);
}

// Rows of invoices, listed with what was paid on them. Writing: insertDocument.repo.
import type { CurrencyCode } from '#shared/domain/money.ts';
import { type InvoiceState, invoiceState } from '#shared/domain/payments.ts';
import type { ReadContext } from '../store/context.ts';
import { decodeCursor, encodeCursor, pageOf } from '../store/paging.ts';
import { inUnits, listDocumentLines } from './documentLines.repo.ts';

type InvoiceColumns = {
  rid: number;
  id: string;
  number: string;
  date: string;
  partnerId: string;
  partnerName: string;
  totalMinor: number;
  paidMinor: number;
  currency: CurrencyCode;
  documentState: string;
  dueOn: string | null;
  pdfHash: string | null;
};

const invoiceColumns = `d.rid, d.id, d.number, d.date, d.partner_id AS partnerId, coalesce(p.name, '') AS partnerName,
  d.total_minor AS totalMinor, d.currency, d.state AS documentState, d.due_on AS dueOn, d.pdf_hash AS pdfHash,
  coalesce((SELECT sum(r.total_minor) FROM documents r
    WHERE r.basis_id = d.id AND r.kind = 'receipt' AND r.state = 'issued' AND r.deleted_at IS NULL), 0) AS paidMinor`;

/** Newest first, one bounded stretch of an index: of a partner, or of all. Drafts have no number and are no invoices yet. */
const listSql = (scope: string): string => `SELECT ${invoiceColumns}
  FROM (SELECT * FROM documents WHERE ${scope} AND kind = 'invoice' AND (date, rid) < (:date, :rid)
      AND state <> 'draft' AND deleted_at IS NULL
    ORDER BY date DESC, rid DESC LIMIT :stretch) d
  LEFT JOIN partners p ON p.id = d.partner_id
  ORDER BY d.date DESC, d.rid DESC`;

export const invoiceSql = { ofPartner: listSql('partner_id = :partner'), ofAll: listSql('1') } as const;

function toRow({ rid: _rid, documentState, ...row }: InvoiceColumns, today: string) {
  const isCancelled = documentState === 'cancelled';
  return { ...row, state: invoiceState({ ...row, today, isCancelled }) };
}

export type InvoiceListInput = {
  partnerId?: string | undefined;
  state?: InvoiceState | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** How far one call looks for a state, which is counted and not stored: a page may be short and still have a next. */
const searchedRows = 2000;

/** A page of invoices, newest first. */
export function listInvoices({ sql, today }: ReadContext, input: InvoiceListInput) {
  const { partnerId, state, limit } = input;
  const [date = '9999', rid = Number.MAX_SAFE_INTEGER] = decodeCursor(input.cursor) ?? [];
  const stretch = state === undefined ? limit + 1 : searchedRows;
  const columns = sql.all<InvoiceColumns>(partnerId === undefined ? invoiceSql.ofAll : invoiceSql.ofPartner, {
    date,
    rid,
    stretch,
    ...(partnerId === undefined ? {} : { partner: partnerId }),
  });
  const rows = columns.map((row) => ({ key: [row.date, row.rid] as const, row: toRow(row, today) }));
  const wanted = state === undefined ? rows : rows.filter(({ row }) => row.state === state);
  const page = pageOf(wanted, limit, ({ key }) => key);
  const last = columns.at(-1);
  const isCutShort = state !== undefined && page.next === undefined && columns.length === stretch;
  const next = isCutShort && last !== undefined ? encodeCursor([last.date, last.rid]) : page.next;
  const shown = page.rows.map(({ row }) => row);
  return next === undefined ? { rows: shown } : { rows: shown, next };
}

/** One invoice with its lines as printed, and its newest letter. */
export function loadInvoice({ sql, today }: ReadContext, id: string) {
  type Head = InvoiceColumns & { netMinor: number; vatMinor: number; isVatIncluded: number; comment: string };
  const head = sql.get<Head>(
    `SELECT ${invoiceColumns}, d.net_minor AS netMinor, d.vat_minor AS vatMinor,
       d.is_vat_included AS isVatIncluded, d.comment
     FROM documents d LEFT JOIN partners p ON p.id = d.partner_id
     WHERE d.id = ? AND d.kind = 'invoice' AND d.deleted_at IS NULL`,
    [id],
  );
  if (!head) return undefined;
  const { netMinor, vatMinor, isVatIncluded, comment, ...columns } = head;
  const letter = sql.get<{ id: string }>(
    'SELECT id FROM letters WHERE document_id = ? AND deleted_at IS NULL ORDER BY rid DESC LIMIT 1',
    [id],
  );
  return {
    ...toRow(columns, today),
    netMinor,
    vatMinor,
    isVatIncluded: isVatIncluded === 1,
    comment,
    letterId: letter?.id ?? null,
    lines: listDocumentLines({ sql }, id).map(inUnits),
  };
}

// What a client bought, newest first: by one index for one item, by another in general.
import type { CurrencyCode } from '#shared/domain/money.ts';
import type { ReadContext } from '../store/context.ts';
import { decodeCursor, pageOf } from '../store/paging.ts';

const listSql = (scope: string): string => `
  SELECT l.rid, l.id, l.document_id AS documentId, l.kind, d.number, l.date, l.item_id AS itemId,
    l.name AS itemName, l.quantity_milli AS quantityMilli, l.unit, l.price_minor AS priceMinor,
    l.sum_minor AS sumMinor, d.currency
  FROM document_lines l CROSS JOIN documents d ON d.id = l.document_id
  WHERE ${scope} AND (l.date, l.rid) < (:date, :rid) AND l.deleted_at IS NULL AND d.state = 'issued' AND l.kind <> 'quote'
  ORDER BY l.date DESC, l.rid DESC LIMIT :limit`;

export const pastSql = {
  ofItem: listSql('l.partner_id = :partner AND l.item_id = :item'),
  ofPartner: listSql('l.partner_id = :partner'),
} as const;

type Row = {
  rid: number;
  id: string;
  documentId: string;
  kind: 'order' | 'invoice' | 'shipment' | 'receipt' | 'return';
  number: string;
  date: string;
  itemId: string | null;
  itemName: string;
  quantityMilli: number;
  unit: string;
  priceMinor: number;
  sumMinor: number;
  currency: CurrencyCode;
};

/** Lines of issued documents; cancelled ones, drafts and quotes are no transactions. */
export function listPastTransactions(
  { sql }: ReadContext,
  input: { partnerId: string; itemId?: string | undefined; cursor?: string | undefined; limit: number },
) {
  const [date = '9999', rid = Number.MAX_SAFE_INTEGER] = decodeCursor(input.cursor) ?? [];
  const common = { partner: input.partnerId, date, rid, limit: input.limit + 1 };
  const rows =
    input.itemId === undefined
      ? sql.all<Row>(pastSql.ofPartner, common)
      : sql.all<Row>(pastSql.ofItem, { ...common, item: input.itemId });
  const page = pageOf(rows, input.limit, (row) => [row.date, row.rid]);
  const shown = page.rows.map(({ rid: _rid, quantityMilli, ...row }) => ({
    ...row,
    quantity: quantityMilli / 1000,
  }));
  return page.next === undefined ? { rows: shown } : { rows: shown, next: page.next };
}

// The lines of an issued document as they were written, in their order.
import type { VatCode } from '#shared/domain/vat.ts';
import type { ReadContext } from '../store/context.ts';

export type StoredLine = {
  id: string;
  itemId: string | null;
  name: string;
  article: string;
  unit: string;
  quantityMilli: number;
  priceMinor: number;
  discountBp: number;
  vatCode: VatCode;
  vatMinor: number;
  sumMinor: number;
  belowMinimumReason: string;
};

export function listDocumentLines({ sql }: Pick<ReadContext, 'sql'>, documentId: string): StoredLine[] {
  return sql.all<StoredLine>(
    `SELECT id, item_id AS itemId, name, article, unit, quantity_milli AS quantityMilli, price_minor AS priceMinor,
       discount_bp AS discountBp, vat_code AS vatCode, vat_minor AS vatMinor, sum_minor AS sumMinor,
       below_minimum_reason AS belowMinimumReason
     FROM document_lines WHERE document_id = ? AND deleted_at IS NULL ORDER BY position`,
    [documentId],
  );
}

/** As the contract shows it. */
export const inUnits = ({ quantityMilli, ...line }: StoredLine) => ({
  ...line,
  quantity: quantityMilli / 1000,
});

// Figures of a document counted anew from its rows as they stand: whoever changes a line, or has it changed by sync, calls
// this in the same transaction. Decides nothing; the rule is shared with the hub.
import { countDocument } from '#shared/sync/countDocument.ts';
import type { Row } from '#shared/sync/ops.ts';
import type { WriteContext } from '../store/context.ts';

const documentSql = `SELECT kind, state, date, partner_id, external_id, deleted_at, is_vat_included, rounding, net_minor,
    vat_minor, total_minor
  FROM documents WHERE id = ?`;
const linesSql = `SELECT id, position, quantity_milli, price_minor, discount_bp, vat_code, net_minor, vat_minor, sum_minor,
    reserved_milli, partner_id, date, deleted_at
  FROM document_lines WHERE document_id = ?`;

function update(tx: WriteContext, table: 'documents' | 'document_lines', id: string, fields: Row): void {
  const columns = Object.keys(fields);
  if (columns.length === 0) return;
  const set = columns.map((column) => `${column} = ?`).join(', ');
  tx.sql.run(`UPDATE ${table} SET ${set} WHERE id = ?`, [...Object.values(fields), id]);
  tx.touch(table);
}

/** Writes only what differs. */
export function recountDocument(tx: WriteContext, id: string): void {
  const document = tx.sql.get<Row>(documentSql, [id]);
  if (document === undefined) return;
  const lines = tx.sql.all<Row & { id: string }>(linesSql, [id]).map((data) => ({ id: data.id, data }));
  const counted = countDocument(document, lines);
  update(tx, 'documents', id, counted.document);
  for (const [line, fields] of counted.lines) update(tx, 'document_lines', line, fields);
}

// Takes an issued invoice back: it keeps its number and PDF as `cancelled`, its goods are free again, and its
// letter, when it has not left, will not leave.
import { and, eq, gt } from 'drizzle-orm';
import { AppError } from '#shared/contract/errors.ts';
import { cancelLetterRow } from '../mail/index.ts';
import type { WriteContext } from '../store/context.ts';
import { operationChanges } from '../store/operationChanges.ts';
import { documentLines, documents } from '../store/schema/index.ts';

/**
 * @throws AppError not_found/invoice_gone; conflict already_cancelled, has_payments, has_shipments, letter_sent
 */
export function cancelInvoice(tx: WriteContext, id: string): void {
  const invoice = tx.sql.get<{ state: string }>(
    "SELECT state FROM documents WHERE id = ? AND kind = 'invoice' AND deleted_at IS NULL",
    [id],
  );
  if (!invoice) throw new AppError('not_found', 'invoice_gone');
  if (invoice.state === 'cancelled') throw new AppError('conflict', 'already_cancelled');
  if (isBasisOf(tx, id, 'receipt')) throw new AppError('conflict', 'has_payments');
  if (isBasisOf(tx, id, 'shipment')) throw new AppError('conflict', 'has_shipments');
  cancelLetters(tx, id);
  const updatedAt = tx.now;
  tx.orm.update(documents).set({ state: 'cancelled', updatedAt }).where(eq(documents.id, id)).run();
  tx.orm
    .update(documentLines)
    .set({ reservedMilli: 0, updatedAt })
    .where(and(eq(documentLines.documentId, id), gt(documentLines.reservedMilli, 0)))
    .run();
}

/** Of a document an operation issued: its id. */
export function issuedBy(tx: WriteContext, operationId: string): string | undefined {
  return tx.sql.get<{ id: string }>(
    `SELECT c.row_id AS id FROM ${operationChanges}
      WHERE o.id = ? AND c.table_name = 'documents' AND c.kind = 'I' LIMIT 1`,
    [operationId],
  )?.id;
}

/** The invoice that a command issued. @throws AppError not_found/invoice_gone */
export function cancelInvoiceOf(tx: WriteContext, operationId: string): void {
  const id = issuedBy(tx, operationId);
  if (id === undefined) throw new AppError('not_found', 'invoice_gone');
  cancelInvoice(tx, id);
}

function isBasisOf(tx: WriteContext, id: string, kind: 'receipt' | 'shipment'): boolean {
  const row = tx.sql.get(
    "SELECT 1 FROM documents WHERE basis_id = ? AND kind = ? AND state = 'issued' AND deleted_at IS NULL LIMIT 1",
    [id, kind],
  );
  return row !== undefined;
}

/** Letters of a document that have not left will not. @throws AppError conflict/letter_sent when one has */
export function cancelLetters(tx: WriteContext, documentId: string): void {
  const letters = tx.sql.all<{ id: string; state: string }>(
    "SELECT id, state FROM letters WHERE document_id = ? AND state <> 'cancelled' AND deleted_at IS NULL",
    [documentId],
  );
  // `unknown` may have arrived, `sending` may be arriving: both count as sent.
  const hasLeft = letters.some(({ state }) => ['sent', 'sending', 'unknown'].includes(state));
  if (hasLeft) throw new AppError('conflict', 'letter_sent');
  dropLetters(
    tx,
    documentId,
    letters.map(({ id }) => id),
  );
}

/** Letters of a document that wait are called back; what has left is left. */
export function dropWaitingLetters(tx: WriteContext, documentId: string): void {
  const waiting = tx.sql.all<{ id: string }>(
    "SELECT id FROM letters WHERE document_id = ? AND state IN ('draft', 'queued', 'failed') AND deleted_at IS NULL",
    [documentId],
  );
  dropLetters(
    tx,
    documentId,
    waiting.map(({ id }) => id),
  );
}

function dropLetters(tx: WriteContext, documentId: string, ids: readonly string[]): void {
  for (const id of ids) {
    cancelLetterRow(tx, id);
    tx.sql.run(
      `UPDATE interactions SET status = 'cancelled', updated_at = :now
       WHERE rid IN (SELECT i.rid FROM documents d JOIN interactions i ON i.partner_id = d.partner_id
         WHERE d.id = :document AND i.letter_id = :letter AND i.status <> 'cancelled')`,
      { now: tx.now, document: documentId, letter: id },
    );
  }
}

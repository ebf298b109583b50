// Receipts of money from a statement: one for each invoice that a payment pays. Their ids follow from payment and invoice,
// so that two devices that import one file make one row.
import type { WriteContext } from '#main/store/context.ts';
import { childId } from '../naturalIds.ts';
import type { Allocation } from './matchPayment.rules.ts';
import { externalIdOf, type Incoming } from './planPayment.repo.ts';

const insertSql = `INSERT INTO documents(id, kind, number, date, state, organization_id, partner_id, legal_entity_id,
    owner_id, currency, is_vat_included, rounding, net_minor, vat_minor, total_minor, basis_id, comment, external_id,
    created_at, updated_at)
  SELECT :id, 'receipt', :number, :date, 'issued', d.organization_id, d.partner_id, d.legal_entity_id, :owner,
    d.currency, d.is_vat_included, d.rounding, :amount, 0, :amount, d.id, :comment, :externalId, :now, :now
  FROM documents d WHERE d.id = :invoice
  ON CONFLICT(id) DO UPDATE SET deleted_at = NULL, updated_at = excluded.updated_at WHERE documents.deleted_at IS NOT NULL`;

/** Whether a decision can still be carried out. */
export function isOpenInvoice(tx: WriteContext, { account }: Incoming, invoiceId: string): boolean {
  const row = tx.sql.get(
    `SELECT 1 FROM documents WHERE id = ? AND kind = 'invoice' AND state = 'issued' AND deleted_at IS NULL
       AND currency = ? AND organization_id = ?`,
    [invoiceId, account.currency, account.organizationId],
  );
  return row !== undefined;
}

export function writeReceipts(
  tx: WriteContext,
  { key, payment }: Incoming,
  allocations: readonly Allocation[],
): void {
  const { number, date, receivedOn, purpose } = payment;
  for (const { invoiceId, amountMinor } of allocations) {
    tx.sql.run(insertSql, {
      id: childId('documents', invoiceId, 'bank', key),
      ...{ number, date: receivedOn || date, amount: amountMinor, comment: purpose.slice(0, 1000) },
      ...{ externalId: externalIdOf(key), invoice: invoiceId, owner: tx.user.id, now: tx.now },
    });
  }
}

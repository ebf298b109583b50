// What the company knows of a payment: which account it came to, who paid, which invoices are open, whether it is here
// already. Reads only; every look-up goes by an index.

import type { ReadContext } from '#main/store/context.ts';
import type { CurrencyCode } from '#shared/domain/money.ts';
import { findPartner } from '../partnerMatch.repo.ts';
import type { OpenInvoice } from './matchPayment.rules.ts';
import { accountKey, type Payment } from './parseStatement.ts';

export type OwnAccount = {
  account: string;
  currency: CurrencyCode;
  organizationId: string;
  organizationName: string;
};

/** By the number of the account. */
export function loadOwnAccounts({ sql }: ReadContext): ReadonlyMap<string, OwnAccount> {
  const rows = sql.all<OwnAccount>(
    `SELECT a.account, a.currency, o.id AS organizationId, o.name AS organizationName
     FROM bank_accounts a JOIN organizations o ON o.id = a.owner_id
     WHERE a.owner_kind = 'organization' AND a.deleted_at IS NULL AND o.deleted_at IS NULL`,
  );
  return new Map(rows.map((row) => [accountKey(row.account), row]));
}

export type Payer = { partnerIds: readonly string[]; by: 'taxId' | 'name' };

/** Branches share a tax id, so there may be several; without one a partner of exactly that name. */
export function findPayer(ctx: ReadContext, { payer }: Payment): Payer {
  const byTaxId =
    payer.taxId === ''
      ? []
      : ctx.sql.all<{ id: string }>(
          `SELECT DISTINCT p.id FROM legal_entities l JOIN partners p ON p.id = l.partner_id
           WHERE l.tax_id = ? AND l.deleted_at IS NULL AND p.deleted_at IS NULL ORDER BY p.created_at, p.id LIMIT 20`,
          [payer.taxId],
        );
  if (byTaxId.length > 0) return { partnerIds: byTaxId.map(({ id }) => id), by: 'taxId' };
  const byName = payer.name === '' ? undefined : findPartner(ctx, { taxId: payer.taxId, name: payer.name });
  return { partnerIds: byName === undefined ? [] : [byName], by: 'name' };
}

const openSql = (scope: string): string => `SELECT d.id, d.number, d.date, d.partner_id AS partnerId,
    coalesce(p.name, '') AS partnerName, d.total_minor - coalesce((SELECT sum(r.total_minor) FROM documents r
      WHERE r.basis_id = d.id AND r.kind = 'receipt' AND r.state = 'issued' AND r.deleted_at IS NULL), 0) AS restMinor
  FROM documents d LEFT JOIN partners p ON p.id = d.partner_id
  WHERE ${scope} AND d.kind = 'invoice' AND d.state = 'issued' AND d.deleted_at IS NULL AND d.currency = :currency
    AND d.organization_id = :organizationId
  ORDER BY d.date DESC, d.rid DESC LIMIT 500`;
export const openInvoiceSql = {
  ofPartner: openSql('d.partner_id = :key'),
  ofNumber: openSql('d.number = :key'),
} as const;

type Row = Omit<OpenInvoice, 'payer'>;

/** Open invoices of the payer, then those of others whose number the purpose names. */
export function loadOpenInvoices(
  { sql }: ReadContext,
  { partnerIds, by }: Payer,
  numbers: readonly string[],
  { currency, organizationId }: OwnAccount,
): OpenInvoice[] {
  const load = (text: string, keys: readonly string[]): Row[] =>
    keys
      .flatMap((key) => sql.all<Row>(text, { key, currency, organizationId }))
      .filter(({ restMinor }) => restMinor > 0);
  const own = load(openInvoiceSql.ofPartner, partnerIds).map((row) => ({ ...row, payer: by }));
  const known = new Set(own.map(({ id }) => id));
  const others = load(openInvoiceSql.ofNumber, numbers)
    .filter(({ id }) => !known.has(id))
    .map((row) => ({ ...row, payer: 'other' as const }));
  return [...own, ...others];
}

/**
 * Written from a statement before, or come from 1C: receipts of this payer with that number, day and sum.
 * One payment may stand as several receipts.
 */
export function isKnownPayment(
  { sql }: ReadContext,
  payment: Payment,
  { externalId, partnerIds }: { externalId: string; partnerIds: readonly string[] },
): boolean {
  const own = sql.get('SELECT 1 FROM documents WHERE external_id = ? AND deleted_at IS NULL LIMIT 1', [
    externalId,
  ]);
  if (own !== undefined) return true;
  const { number, date, receivedOn, amountMinor } = payment;
  return partnerIds.some((partnerId) => {
    const row = sql.get<{ sum: number }>(
      `SELECT coalesce(sum(total_minor), 0) AS sum FROM documents
       WHERE partner_id = :partnerId AND kind = 'receipt' AND date IN (:date, :receivedOn) AND number = :number
         AND state = 'issued' AND deleted_at IS NULL`,
      { partnerId, date, receivedOn: receivedOn || date, number },
    );
    return row?.sum === amountMinor;
  });
}

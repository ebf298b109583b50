// Rows of our organisations and their bank accounts.
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import type { OrganizationFields, OrganizationRow } from '#shared/contract/company.contract.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { bankAccounts, organizations } from '../store/schema/index.ts';

export type OrganizationWithAccounts = z.output<typeof OrganizationRow>;
type Fields = z.output<typeof OrganizationFields>;

type AccountRow = typeof bankAccounts.$inferSelect;
type Row = typeof organizations.$inferSelect;

function toAccount(a: AccountRow): OrganizationWithAccounts['bankAccounts'][number] {
  const { id, bankName, bankCode, bankTaxId, swift, account, corrAccount, currency, isDefault } = a;
  return {
    id,
    bankName,
    bankCode,
    bankTaxId,
    swift,
    account,
    corrAccount,
    currency: currency as Fields['currency'],
    isDefault,
  };
}

function toOrganization(row: Row, accounts: readonly AccountRow[]): OrganizationWithAccounts {
  const { createdAt: _c, updatedAt: _u, deletedAt: _d, externalId: _e, ...rest } = row;
  return {
    ...rest,
    currency: row.currency as Fields['currency'],
    vatCode: row.vatCode as Fields['vatCode'],
    bankAccounts: accounts.filter((a) => a.ownerId === row.id).map(toAccount),
  };
}

export function listOrganizations(context: ReadContext): OrganizationWithAccounts[] {
  const rows = context.orm
    .select()
    .from(organizations)
    .where(isNull(organizations.deletedAt))
    .orderBy(asc(organizations.createdAt))
    .all();
  const ids = rows.map((r) => r.id);
  const accounts = context.orm
    .select()
    .from(bankAccounts)
    .where(and(inArray(bankAccounts.ownerId, ids), isNull(bankAccounts.deletedAt)))
    .orderBy(asc(bankAccounts.createdAt), asc(bankAccounts.id))
    .all();
  return rows.map((row) => toOrganization(row, accounts));
}

/** The organisation that sells unless another is chosen. */
export function loadDefaultOrganization(context: ReadContext): OrganizationWithAccounts | undefined {
  const all = listOrganizations(context);
  return all.find((o) => o.isDefault) ?? all[0];
}

function saveAccounts(tx: WriteContext, ownerId: string, given: Fields['bankAccounts']): void {
  const kept = new Set(given.map((a) => a.id).filter((id) => id !== undefined));
  const present = tx.orm.select().from(bankAccounts).where(eq(bankAccounts.ownerId, ownerId)).all();
  for (const row of present) {
    if (!kept.has(row.id)) tx.orm.delete(bankAccounts).where(eq(bankAccounts.id, row.id)).run();
  }
  const hasDefault = given.some((a) => a.isDefault);
  given.forEach(({ id, ...fields }, i) => {
    const values = { ...fields, isDefault: hasDefault ? fields.isDefault : i === 0, updatedAt: tx.now };
    if (id !== undefined && present.some((row) => row.id === id)) {
      tx.orm.update(bankAccounts).set(values).where(eq(bankAccounts.id, id)).run();
    } else {
      tx.orm
        .insert(bankAccounts)
        .values({ ...values, id: tx.newId(), ownerKind: 'organization', ownerId, createdAt: tx.now })
        .run();
    }
  });
}

/** Inserts or updates one organisation with its accounts. @throws AppError not_found/organization_gone */
export function saveOrganization(
  tx: WriteContext,
  given: Fields & { id?: string; isDefault: boolean },
): string {
  const { id, bankAccounts: accounts, isDefault, ...fields } = given;
  const values = { ...fields, legalName: fields.legalName || fields.name, updatedAt: tx.now };
  const isFirst = listOrganizations(tx).length === 0;
  if (isDefault)
    tx.orm.update(organizations).set({ isDefault: false }).where(eq(organizations.isDefault, true)).run();
  if (id === undefined) {
    const newId = tx.newId();
    tx.orm
      .insert(organizations)
      .values({ ...values, id: newId, isDefault: isDefault || isFirst, createdAt: tx.now })
      .run();
    saveAccounts(tx, newId, accounts);
    return newId;
  }
  const done = tx.orm
    .update(organizations)
    .set(isDefault ? { ...values, isDefault } : values)
    .where(and(eq(organizations.id, id), isNull(organizations.deletedAt)))
    .run();
  if (done.changes === 0) throw new AppError('not_found', 'organization_gone');
  saveAccounts(tx, id, accounts);
  return id;
}

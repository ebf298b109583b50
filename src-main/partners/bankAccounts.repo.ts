// Rows of the bank accounts of partners' legal entities. One of an entity's is the main one.
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { BankAccountInput, BankAccountRow } from '#shared/contract/partners.contract.ts';
import { type BankAccountField, checkBankAccount } from '#shared/domain/bankAccounts.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { bankAccounts } from '../store/schema/index.ts';
import { loadLiveLegalEntity } from './legalEntities.repo.ts';
import type { Warnings } from './partners.rules.ts';

export type BankAccount = z.output<typeof BankAccountRow>;
type Fields = z.output<typeof BankAccountInput>;
type Row = typeof bankAccounts.$inferSelect;
type Saved = { id: string; warnings: Warnings };

function loadRows(context: ReadContext, legalEntityIds: readonly string[]): Row[] {
  if (legalEntityIds.length === 0) return [];
  const rows = context.orm
    .select()
    .from(bankAccounts)
    .where(and(inArray(bankAccounts.ownerId, [...legalEntityIds]), isNull(bankAccounts.deletedAt)))
    .all();
  return rows.sort(
    (a, b) =>
      Number(b.isDefault) - Number(a.isDefault) || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1),
  );
}

/** Live accounts of the given legal entities, the main one of each first. */
export function listBankAccounts(context: ReadContext, legalEntityIds: readonly string[]): BankAccount[] {
  return loadRows(context, legalEntityIds).map((row) => {
    const { createdAt: _c, updatedAt: _u, deletedAt: _d, ownerKind: _k, ownerId, ...shown } = row;
    return { ...shown, currency: row.currency as Fields['currency'], legalEntityId: ownerId };
  });
}

/** @throws AppError not_found/bank_account_gone: also for an account of our own organisation */
function loadLive(context: ReadContext, id: string): Row {
  const row = context.orm
    .select()
    .from(bankAccounts)
    .where(
      and(eq(bankAccounts.id, id), eq(bankAccounts.ownerKind, 'legalEntity'), isNull(bankAccounts.deletedAt)),
    )
    .get();
  if (!row) throw new AppError('not_found', 'bank_account_gone');
  return row;
}

/** Identifiers in stored form, and what is doubtful about them. */
function checked(given: Fields, country: string): { fields: Fields; warnings: Warnings } {
  const fields = { ...given };
  const warnings: Warnings = [];
  for (const [name, check] of Object.entries(checkBankAccount(country, given))) {
    fields[name as BankAccountField] = check.normalized;
    if (check.warning !== undefined) warnings.push({ field: name, code: check.warning });
  }
  return { fields, warnings };
}

function setDefault(tx: WriteContext, id: string, isDefault: boolean): void {
  tx.orm.update(bankAccounts).set({ isDefault, updatedAt: tx.now }).where(eq(bankAccounts.id, id)).run();
}

function takeDefaultFrom(tx: WriteContext, others: readonly Row[]): void {
  for (const other of others) if (other.isDefault) setDefault(tx, other.id, false);
}

/** @throws AppError not_found/legal_entity_gone */
export function insertBankAccount(tx: WriteContext, given: Fields & { legalEntityId: string }): Saved {
  const { legalEntityId, ...rest } = given;
  const entity = loadLiveLegalEntity(tx, legalEntityId);
  const { fields, warnings } = checked(rest, entity.country);
  const others = loadRows(tx, [legalEntityId]);
  const isDefault = fields.isDefault || others.length === 0;
  if (isDefault) takeDefaultFrom(tx, others);
  const id = tx.newId();
  tx.orm
    .insert(bankAccounts)
    .values({
      ...fields,
      isDefault,
      id,
      ownerKind: 'legalEntity',
      ownerId: legalEntityId,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .run();
  return { id, warnings };
}

/** The main one stays so until another is made it. @throws AppError not_found/bank_account_gone */
export function updateBankAccount(tx: WriteContext, given: Fields & { id: string }): Saved {
  const { id, ...rest } = given;
  const old = loadLive(tx, id);
  const { fields, warnings } = checked(rest, loadLiveLegalEntity(tx, old.ownerId).country);
  if (fields.isDefault) {
    takeDefaultFrom(
      tx,
      loadRows(tx, [old.ownerId]).filter((row) => row.id !== id),
    );
  }
  tx.orm
    .update(bankAccounts)
    .set({ ...fields, isDefault: fields.isDefault || old.isDefault, updatedAt: tx.now })
    .where(eq(bankAccounts.id, id))
    .run();
  return { id, warnings };
}

/** The next one becomes the main one. @throws AppError not_found/bank_account_gone */
export function deleteBankAccount(tx: WriteContext, id: string): void {
  const old = loadLive(tx, id);
  tx.orm
    .update(bankAccounts)
    .set({ deletedAt: tx.now, isDefault: false, updatedAt: tx.now })
    .where(eq(bankAccounts.id, id))
    .run();
  const next = loadRows(tx, [old.ownerId])[0];
  if (old.isDefault && next) setDefault(tx, next.id, true);
}

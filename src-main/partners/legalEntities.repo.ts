// Rows of legal entities. One of a partner's is the default; the partner's search text follows them.
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { LegalEntityFields, LegalEntityRow } from '#shared/contract/partners.contract.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { kept } from '../store/kept.ts';
import { legalEntities, partners } from '../store/schema/index.ts';
import { checkLegalEntity, partnerKeys, type Warnings } from './partners.rules.ts';

export type LegalEntity = z.output<typeof LegalEntityRow>;
type Fields = z.output<typeof LegalEntityFields>;
type Row = typeof legalEntities.$inferSelect;
type Saved = { id: string; warnings: Warnings };

const ofPartner = kept((orm) =>
  orm
    .select()
    .from(legalEntities)
    .where(and(eq(legalEntities.partnerId, sql.placeholder('partnerId')), isNull(legalEntities.deletedAt)))
    .prepare(),
);

function loadRows(context: ReadContext, partnerId: string): Row[] {
  const rows = ofPartner(context).all({ partnerId });
  return rows.sort(
    (a, b) =>
      Number(b.isDefault) - Number(a.isDefault) || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1),
  );
}

function toLegalEntity(row: Row): LegalEntity {
  const { createdAt: _c, updatedAt: _u, deletedAt: _d, externalId: _e, ...shown } = row;
  return shown;
}

/** The default one first. */
export function listLegalEntities(context: ReadContext, partnerId: string): LegalEntity[] {
  return loadRows(context, partnerId).map(toLegalEntity);
}

/**
 * The legal entity that a document names: the one asked for, else the default, else none.
 * @throws AppError not_found/legal_entity_gone when `id` is not a live one of this partner
 */
export function pickLegalEntity(
  context: ReadContext,
  partnerId: string,
  id?: string | null,
): LegalEntity | undefined {
  const all = listLegalEntities(context, partnerId);
  if (!id) return all[0];
  const found = all.find((l) => l.id === id);
  if (!found) throw new AppError('not_found', 'legal_entity_gone');
  return found;
}

/** Recomputes the partner's search and sort keys from its name, city and legal entities. */
export function refreshPartnerKeys(tx: WriteContext, partnerId: string): void {
  const partner = tx.sql.get<{
    name: string;
    city: string;
    nameFold: string;
    sortKey: string;
    searchText: string;
  }>(
    `SELECT name, city, name_fold AS nameFold, sort_key AS sortKey, search_text AS searchText
     FROM partners WHERE id = ?`,
    [partnerId],
  );
  if (!partner) return;
  const keys = partnerKeys(partner, loadRows(tx, partnerId));
  const isSame =
    keys.nameFold === partner.nameFold &&
    keys.sortKey === partner.sortKey &&
    keys.searchText === partner.searchText;
  if (!isSame) tx.orm.update(partners).set(keys).where(eq(partners.id, partnerId)).run();
}

function setDefault(tx: WriteContext, id: string, isDefault: boolean): void {
  tx.orm.update(legalEntities).set({ isDefault, updatedAt: tx.now }).where(eq(legalEntities.id, id)).run();
}

/** The partner must exist. Rows of an import may bring `externalId`. */
export function insertLegalEntity(
  tx: WriteContext,
  given: Fields & { partnerId: string; externalId?: string },
): Saved {
  const { fields, warnings } = checkLegalEntity(given);
  const others = loadRows(tx, given.partnerId);
  const isDefault = fields.isDefault || others.length === 0;
  if (isDefault) {
    for (const other of others) if (other.isDefault) setDefault(tx, other.id, false);
  }
  const id = tx.newId();
  tx.orm
    .insert(legalEntities)
    .values({ ...fields, isDefault, id, createdAt: tx.now, updatedAt: tx.now })
    .run();
  refreshPartnerKeys(tx, given.partnerId);
  return { id, warnings };
}

/** @throws AppError not_found/legal_entity_gone */
export function loadLiveLegalEntity(context: ReadContext, id: string): Row {
  const row = context.orm
    .select()
    .from(legalEntities)
    .where(and(eq(legalEntities.id, id), isNull(legalEntities.deletedAt)))
    .get();
  if (!row) throw new AppError('not_found', 'legal_entity_gone');
  return row;
}

/** The default stays so until another is made it. @throws AppError not_found/legal_entity_gone */
export function updateLegalEntity(tx: WriteContext, given: Fields & { id: string }): Saved {
  const old = loadLiveLegalEntity(tx, given.id);
  const { fields, warnings } = checkLegalEntity(given);
  const { id, ...values } = fields;
  if (fields.isDefault) {
    for (const other of loadRows(tx, old.partnerId)) {
      if (other.isDefault && other.id !== id) setDefault(tx, other.id, false);
    }
  }
  tx.orm
    .update(legalEntities)
    .set({ ...values, isDefault: fields.isDefault || old.isDefault, updatedAt: tx.now })
    .where(eq(legalEntities.id, id))
    .run();
  refreshPartnerKeys(tx, old.partnerId);
  return { id, warnings };
}

/** @throws AppError not_found/legal_entity_gone */
export function deleteLegalEntity(tx: WriteContext, id: string): void {
  const old = loadLiveLegalEntity(tx, id);
  tx.orm
    .update(legalEntities)
    .set({ deletedAt: tx.now, isDefault: false, updatedAt: tx.now })
    .where(eq(legalEntities.id, id))
    .run();
  const next = loadRows(tx, old.partnerId)[0];
  if (old.isDefault && next) setDefault(tx, next.id, true);
  refreshPartnerKeys(tx, old.partnerId);
}

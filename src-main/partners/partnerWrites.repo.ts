// Writes of partners with their roles and own reach. A delete is soft and takes contacts and legal entities
// along; documents that were issued keep their partner.
import { and, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { PartnerFields } from '#shared/contract/partners.contract.ts';
import { childId } from '#shared/domain/ids.ts';
import type { WriteContext } from '../store/context.ts';
import { contacts, legalEntities, partnerRoles, partners } from '../store/schema/index.ts';
import { refreshPartnerKeys } from './legalEntities.repo.ts';
import { requirePartner } from './partners.repo.ts';
import { assertTimeZone, partnerKeys, type Warnings } from './partners.rules.ts';
import { phoneCountry, renormalizeContactPhones, saveReach } from './reach.repo.ts';

type Fields = z.output<typeof PartnerFields>;
type Saved = { id: string; warnings: Warnings };

/** A new partner by code: the contract's fields, only the name is needed, and the mark of an exchange partner. */
export type NewPartner = z.input<typeof PartnerFields> & { externalId?: string };

function saveRoles(tx: WriteContext, partnerId: string, roles: Fields['roles']): void {
  const present = tx.orm.select().from(partnerRoles).where(eq(partnerRoles.partnerId, partnerId)).all();
  const wanted = new Set(roles);
  for (const row of present) {
    if (!wanted.delete(row.role as Fields['roles'][number])) {
      tx.orm.delete(partnerRoles).where(eq(partnerRoles.id, row.id)).run();
    }
  }
  for (const role of wanted) {
    const id = childId('partner_roles', partnerId, role);
    tx.orm.insert(partnerRoles).values({ id, partnerId, role, createdAt: tx.now, updatedAt: tx.now }).run();
  }
}

function withDefaults(given: NewPartner): Fields {
  const parsed = PartnerFields.safeParse(given);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), code: issue.code }));
  throw new AppError('invalid_input', 'fields', { fields });
}

/**
 * Makes a partner; the owner is the acting user unless given.
 * @throws AppError invalid_input/fields (bad_email, bad_phone, unknown_zone)
 */
export function insertPartner(tx: WriteContext, given: NewPartner): Saved {
  const { externalId, ...rest } = given;
  const { reach, roles, ownerId, ...fields } = withDefaults(rest);
  assertTimeZone(fields.timeZone);
  const country = fields.country.toUpperCase();
  const id = tx.newId();
  tx.orm
    .insert(partners)
    .values({
      ...fields,
      ...partnerKeys(fields, []),
      country,
      externalId,
      ownerId: ownerId ?? tx.user.id,
      id,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .run();
  saveRoles(tx, id, roles);
  const hasReach = reach.length > 0;
  const owner = { partnerId: id, contactId: null };
  return { id, warnings: hasReach ? saveReach(tx, owner, reach, phoneCountry(tx, country)) : [] };
}

/** Replaces all fields; the owner stays unless given. @throws AppError not_found/partner_gone, invalid_input/fields */
export function updatePartner(tx: WriteContext, given: Fields & { id: string }): Saved {
  const { id, reach, roles, ownerId, ...fields } = given;
  const old = requirePartner(tx, id);
  assertTimeZone(fields.timeZone);
  const country = fields.country.toUpperCase();
  tx.orm
    .update(partners)
    .set({ ...fields, country, ownerId: ownerId ?? old.ownerId, updatedAt: tx.now })
    .where(eq(partners.id, id))
    .run();
  refreshPartnerKeys(tx, id);
  saveRoles(tx, id, roles);
  const numbersCountry = phoneCountry(tx, country);
  if (country !== old.country) renormalizeContactPhones(tx, id, numbersCountry);
  return { id, warnings: saveReach(tx, { partnerId: id, contactId: null }, reach, numbersCountry) };
}

/** @throws AppError not_found/partner_gone, conflict/has_documents */
export function deletePartner(tx: WriteContext, id: string): void {
  requirePartner(tx, id);
  // Read here, not through the door of sales: sales uses partners.
  const issued = tx.sql.get("SELECT 1 FROM documents WHERE partner_id = ? AND state = 'issued' LIMIT 1", [
    id,
  ]);
  if (issued) throw new AppError('conflict', 'has_documents');
  const gone = { deletedAt: tx.now, updatedAt: tx.now };
  tx.orm.update(partners).set(gone).where(eq(partners.id, id)).run();
  for (const table of [contacts, legalEntities]) {
    tx.orm
      .update(table)
      .set(gone)
      .where(and(eq(table.partnerId, id), isNull(table.deletedAt)))
      .run();
  }
}

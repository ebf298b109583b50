// Rows of contacts. One of a partner's is the primary one: the first, until another is made it.
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { ContactFields, ContactRow } from '#shared/contract/partners.contract.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { kept } from '../store/kept.ts';
import { contacts } from '../store/schema/index.ts';
import { assertTimeZone, contactKeys, type Warnings } from './partners.rules.ts';
import { phoneCountry, saveReach } from './reach.repo.ts';

export type Contact = z.output<typeof ContactRow>;
type Fields = z.output<typeof ContactFields>;
export type ContactRecord = typeof contacts.$inferSelect;
type Saved = { id: string; warnings: Warnings };

const ofPartner = kept((orm) =>
  orm
    .select()
    .from(contacts)
    .where(and(eq(contacts.partnerId, sql.placeholder('partnerId')), isNull(contacts.deletedAt)))
    .prepare(),
);

/** Live contacts, the primary one first, then as they were made. */
export function loadContactRecords(context: ReadContext, partnerId: string): ContactRecord[] {
  const rows = ofPartner(context).all({ partnerId });
  return rows.sort((a, b) => Number(b.isPrimary) - Number(a.isPrimary) || a.rid - b.rid);
}

/** @throws AppError not_found/contact_gone */
export function loadLiveContact(context: ReadContext, id: string): ContactRecord {
  const row = context.orm
    .select()
    .from(contacts)
    .where(and(eq(contacts.id, id), isNull(contacts.deletedAt)))
    .get();
  if (!row) throw new AppError('not_found', 'contact_gone');
  return row;
}

function setPrimary(tx: WriteContext, id: string, isPrimary: boolean): void {
  tx.orm.update(contacts).set({ isPrimary, updatedAt: tx.now }).where(eq(contacts.id, id)).run();
}

function takePrimaryFrom(tx: WriteContext, others: readonly ContactRecord[]): void {
  for (const other of others) if (other.isPrimary) setPrimary(tx, other.id, false);
}

/**
 * The partner must exist.
 * @param country of the partner, '' when unknown
 * @throws AppError invalid_input/fields
 */
export function insertContact(
  tx: WriteContext,
  given: Fields & { partnerId: string },
  country: string,
): Saved {
  const { reach, ...fields } = given;
  assertTimeZone(fields.timeZone);
  const others = loadContactRecords(tx, given.partnerId);
  const isPrimary = fields.isPrimary || others.length === 0;
  if (isPrimary) takePrimaryFrom(tx, others);
  const id = tx.newId();
  tx.orm
    .insert(contacts)
    .values({ ...fields, ...contactKeys(fields), isPrimary, id, createdAt: tx.now, updatedAt: tx.now })
    .run();
  const owner = { partnerId: given.partnerId, contactId: id };
  return { id, warnings: saveReach(tx, owner, reach, phoneCountry(tx, country)) };
}

/** @throws AppError not_found/contact_gone, invalid_input/fields */
export function updateContact(tx: WriteContext, given: Fields & { id: string }): Saved {
  const { id, reach, ...fields } = given;
  const old = loadLiveContact(tx, id);
  assertTimeZone(fields.timeZone);
  if (fields.isPrimary) {
    takePrimaryFrom(
      tx,
      loadContactRecords(tx, old.partnerId).filter((c) => c.id !== id),
    );
  }
  tx.orm
    .update(contacts)
    .set({
      ...fields,
      ...contactKeys(fields),
      isPrimary: fields.isPrimary || old.isPrimary,
      updatedAt: tx.now,
    })
    .where(eq(contacts.id, id))
    .run();
  const partner = tx.sql.get<{ country: string }>('SELECT country FROM partners WHERE id = ?', [
    old.partnerId,
  ]);
  const owner = { partnerId: old.partnerId, contactId: id };
  return { id, warnings: saveReach(tx, owner, reach, phoneCountry(tx, partner?.country ?? '')) };
}

/** @throws AppError not_found/contact_gone */
export function deleteContact(tx: WriteContext, id: string): void {
  const old = loadLiveContact(tx, id);
  tx.orm
    .update(contacts)
    .set({ deletedAt: tx.now, isPrimary: false, updatedAt: tx.now })
    .where(eq(contacts.id, id))
    .run();
  const next = loadContactRecords(tx, old.partnerId)[0];
  if (old.isPrimary && next) setPrimary(tx, next.id, true);
}

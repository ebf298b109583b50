// Rows of contact points: the phones, e-mails and sites of a partner or of one contact. Lists are saved as
// a difference: a kept row keeps its id, a removed one is deleted for good (the change log can bring it back).
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { EmailRow, PhoneRow } from '#shared/contract/partners.contract.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { kept } from '../store/kept.ts';
import { contactPoints } from '../store/schema/index.ts';
import type { Warnings } from './partners.rules.ts';
import { type CheckedReach, checkReach, phoneKeys, type Reach } from './reach.rules.ts';

export type ReachOwner = { partnerId: string; contactId: string | null };
type PointRow = typeof contactPoints.$inferSelect;
export type ReachLists = {
  phones: z.output<typeof PhoneRow>[];
  emails: z.output<typeof EmailRow>[];
  sites: z.output<typeof EmailRow>[];
};

const ofPartner = kept((orm) =>
  orm
    .select()
    .from(contactPoints)
    .where(eq(contactPoints.partnerId, sql.placeholder('partnerId')))
    .prepare(),
);

/** Points of the partner and of all its contacts, in order. */
export function loadPoints(context: ReadContext, partnerId: string): PointRow[] {
  const rows = ofPartner(context).all({ partnerId });
  return rows.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
}

function pointsOf(points: readonly PointRow[], contactId: string | null): PointRow[] {
  return points.filter((p) => p.contactId === contactId);
}

/** The rows of one owner by kind, as the contract shows them. */
export function reachLists(points: readonly PointRow[], contactId: string | null): ReachLists {
  const shown = pointsOf(points, contactId).map(({ kind, id, value, normalized, label, isPrimary }) => ({
    kind,
    row: { id, value, normalized, label, isPrimary },
  }));
  const of = (kind: PointRow['kind']) => shown.filter((s) => s.kind === kind).map((s) => s.row);
  return { phones: of('phone'), emails: of('email'), sites: of('site') };
}

/**
 * Country that numbers without a code belong to: the partner's, else our own organisation's, else AZ.
 * Our country is read here, not through the company's door: company uses mail, and mail uses partners.
 */
export function phoneCountry(context: ReadContext, country: string): string {
  if (country !== '') return country;
  const own = context.sql.get<{ country: string }>(
    'SELECT country FROM organizations WHERE deleted_at IS NULL ORDER BY is_default DESC, created_at LIMIT 1',
  );
  return own?.country || 'AZ';
}

/** Makes the stored list equal to the given one. @throws AppError invalid_input/fields */
export function saveReach(
  tx: WriteContext,
  owner: ReachOwner,
  given: readonly Reach[],
  country: string,
): Warnings {
  const { rows, warnings } = checkReach(given, country);
  const present = new Map(
    pointsOf(loadPoints(tx, owner.partnerId), owner.contactId).map((row) => [row.id, row]),
  );
  const kept = new Set(rows.map((row) => row.id));
  for (const id of present.keys()) {
    if (!kept.has(id)) tx.orm.delete(contactPoints).where(eq(contactPoints.id, id)).run();
  }
  for (const row of rows) {
    const old = row.id === undefined ? undefined : present.get(row.id);
    if (old === undefined) insertPoint(tx, owner, row);
    else updatePoint(tx, old, row);
    // The same id twice in one list: the second is a new row.
    present.delete(row.id ?? '');
  }
  return warnings;
}

function insertPoint(tx: WriteContext, owner: ReachOwner, { id: _id, ...row }: CheckedReach): void {
  tx.orm
    .insert(contactPoints)
    .values({ ...row, ...owner, id: tx.newId(), createdAt: tx.now, updatedAt: tx.now })
    .run();
}

function updatePoint(tx: WriteContext, old: PointRow, { id: _id, ...row }: CheckedReach): void {
  const isSame = (Object.keys(row) as (keyof typeof row)[]).every((name) => old[name] === row[name]);
  if (isSame) return;
  tx.orm
    .update(contactPoints)
    .set({ ...row, updatedAt: tx.now })
    .where(eq(contactPoints.id, old.id))
    .run();
}

/** One more row at the end of an owner's list. @throws AppError invalid_input/fields */
export function addPoint(
  tx: WriteContext,
  owner: ReachOwner,
  given: Reach,
  country: string,
): { id: string; warnings: Warnings } {
  const { rows, warnings } = checkReach([given], country, () => 'value');
  const ofKind = pointsOf(loadPoints(tx, owner.partnerId), owner.contactId);
  const same = ofKind.filter((row) => row.kind === given.kind);
  const isPrimary = given.isPrimary || same.length === 0;
  const id = tx.newId();
  for (const row of same) {
    if (isPrimary && row.isPrimary) {
      tx.orm
        .update(contactPoints)
        .set({ isPrimary: false, updatedAt: tx.now })
        .where(eq(contactPoints.id, row.id))
        .run();
    }
  }
  const position = (ofKind.at(-1)?.position ?? -1) + 1;
  for (const { id: _id, ...row } of rows) {
    const values = { ...row, ...owner, isPrimary, position };
    tx.orm
      .insert(contactPoints)
      .values({ ...values, id, createdAt: tx.now, updatedAt: tx.now })
      .run();
  }
  return { id, warnings };
}

/** A number that was called from or at, unless the partner or one of its contacts has it. @throws AppError invalid_input/fields */
export function keepNumber(tx: WriteContext, owner: ReachOwner, number: string, country: string): void {
  const keys = phoneKeys(number, country);
  const isKnown = loadPoints(tx, owner.partnerId).some(
    (row) => row.kind === 'phone' && row.digits !== null && row.digits === keys.digits,
  );
  if (isKnown) return;
  addPoint(tx, owner, { kind: 'phone', value: number, label: '', isPrimary: false }, country);
}

/** After the partner's country changed: the contacts' numbers are read anew. */
export function renormalizeContactPhones(tx: WriteContext, partnerId: string, country: string): void {
  const rows = tx.orm
    .select()
    .from(contactPoints)
    .where(
      and(
        eq(contactPoints.partnerId, partnerId),
        eq(contactPoints.kind, 'phone'),
        isNotNull(contactPoints.contactId),
      ),
    )
    .all();
  for (const row of rows) {
    const keys = phoneKeys(row.value, country);
    if (keys.normalized === row.normalized && keys.digits === row.digits) continue;
    tx.orm
      .update(contactPoints)
      .set({ ...keys, updatedAt: tx.now })
      .where(eq(contactPoints.id, row.id))
      .run();
  }
}

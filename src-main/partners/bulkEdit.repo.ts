// Rows of a change to many partners: who they are, a slice of the table at a time, and the change of one of them.
import type { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { BulkChange } from '#shared/contract/partners.contract.ts';
import { childId } from '#shared/domain/ids.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import type { SqlValue } from '../store/sql.ts';
import { assertOwner, type PartnerFilter } from './partners.repo.ts';

export type Change = z.output<typeof BulkChange>;
export type Outcome = 'changed' | 'unchanged' | 'gone';

const sliceRows = 1000;

function conditionOf({ ownerId, state }: PartnerFilter): { text: string; params: Record<string, SqlValue> } {
  const owner = ownerId === undefined ? '' : 'AND owner_id = :ownerId';
  return {
    text: `rid > :from AND rid <= :to AND deleted_at IS NULL ${owner} ${state === undefined ? '' : 'AND state = :state'}`,
    params: { ...(ownerId === undefined ? {} : { ownerId }), ...(state === undefined ? {} : { state }) },
  };
}

/** Places of the table, a slice each: a read of one takes a millisecond, whatever the filter finds. */
function* slices(context: ReadContext): Generator<{ from: number; to: number }> {
  const last = context.sql.get<{ rid: number | null }>('SELECT max(rid) AS rid FROM partners')?.rid ?? 0;
  for (let from = 0; from < last; from += sliceRows) yield { from, to: Math.min(last, from + sliceRows) };
}

/** Gives the loop back between slices. */
export async function countPartners(context: ReadContext, filter: PartnerFilter): Promise<number> {
  const { text, params } = conditionOf(filter);
  let count = 0;
  for (const slice of slices(context)) {
    const sql = `SELECT count(*) AS count FROM partners WHERE ${text}`;
    count += context.sql.get<{ count: number }>(sql, { ...params, ...slice })?.count ?? 0;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return count;
}

/** Ids of the partners, those entered later left out; to be drawn slowly, while others write. */
export function* partnersOf(context: ReadContext, filter: PartnerFilter): Generator<string> {
  const { text, params } = conditionOf(filter);
  for (const slice of slices(context)) {
    const sql = `SELECT id FROM partners WHERE ${text}`;
    for (const { id } of context.sql.all<{ id: string }>(sql, { ...params, ...slice })) yield id;
  }
}

/** @throws AppError not_found/price_type_gone, invalid_input/fields when what they would get is not there */
export function assertGiven(context: ReadContext, change: Change): void {
  if (change.field === 'owner') assertOwner(context, change.ownerId);
  if (change.field !== 'priceType' || change.priceTypeId === null) return;
  if (!context.sql.get('SELECT 1 FROM price_types WHERE id = ? AND deleted_at IS NULL', [change.priceTypeId]))
    throw new AppError('not_found', 'price_type_gone');
}

function columnOf(change: Exclude<Change, { field: 'addRole' | 'removeRole' }>): [string, SqlValue] {
  switch (change.field) {
    case 'owner':
      return ['owner_id', change.ownerId];
    case 'state':
      return ['state', change.state];
    case 'region':
      return ['region', change.region];
    case 'source':
      return ['source', change.source];
    case 'language':
      return ['language', change.language];
    case 'priceType':
      return ['price_type_id', change.priceTypeId];
  }
}

/** @returns whether a row was written */
function write(tx: WriteContext, partnerId: string, change: Change): boolean {
  if (change.field === 'addRole') {
    const id = childId('partner_roles', partnerId, change.role);
    const sql = `INSERT INTO partner_roles(id, partner_id, role, created_at, updated_at)
      VALUES (?, ?, ?, ?, ?) ON CONFLICT(id) DO NOTHING`;
    return tx.sql.run(sql, [id, partnerId, change.role, tx.now, tx.now]).changes > 0;
  }
  if (change.field === 'removeRole') {
    const sql = 'DELETE FROM partner_roles WHERE partner_id = ? AND role = ?';
    return tx.sql.run(sql, [partnerId, change.role]).changes > 0;
  }
  const [column, value] = columnOf(change);
  const sql = `UPDATE partners SET ${column} = ?, updated_at = ? WHERE id = ? AND ${column} IS NOT ?`;
  return tx.sql.run(sql, [value, tx.now, partnerId, value]).changes > 0;
}

export function changeOne(tx: WriteContext, id: string, change: Change): Outcome {
  if (!tx.sql.get('SELECT 1 FROM partners WHERE id = ? AND deleted_at IS NULL', [id])) return 'gone';
  return write(tx, id, change) ? 'changed' : 'unchanged';
}

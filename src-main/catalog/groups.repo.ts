// Groups, warehouses and price type roles: small tables read whole, and the few writes on them.
import { and, eq, isNull } from 'drizzle-orm';
import { AppError } from '#shared/contract/errors.ts';
import { fold } from '#shared/domain/fold.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { priceTypes, warehouseGroups, warehouses } from '../store/schema/index.ts';
import { type GroupNode, type GroupTree, makeGroupTree } from './groupTree.rules.ts';
import type { PriceRole } from './pricing.rules.ts';

export type Group = GroupNode & { name: string };

/** All groups in name order, as a tree. */
export function loadGroupTree({ sql }: ReadContext): GroupTree<Group> {
  return makeGroupTree(
    sql.all<Group>(
      `SELECT id, parent_id AS parentId, name, branch AS ownBranch FROM item_groups
       WHERE deleted_at IS NULL ORDER BY sort_key, id`,
    ),
  );
}

/** Shown items by group; one pass over the partial index, no row is opened. */
export const groupCountsSql = `SELECT group_id AS groupId, count(*) AS count FROM items
  WHERE is_hidden = 0 AND deleted_at IS NULL AND group_id IS NOT NULL GROUP BY group_id`;

export function countOwnItems({ sql }: ReadContext): Map<string, number> {
  const rows = sql.all<{ groupId: string; count: number }>(groupCountsSql);
  return new Map(rows.map((row) => [row.groupId, row.count]));
}

/**
 * Gives a role to a price type and takes it from the one of the same origin that had it: beside a type of 1C one
 * typed here may keep the role, for the items that 1C does not know (decision 0012).
 * @throws AppError not_found/price_type_gone
 */
export function setPriceTypeRole(tx: WriteContext, id: string, role: PriceRole): void {
  const found = tx.sql.get<{ isImported: number }>(
    'SELECT external_id IS NOT NULL AS isImported FROM price_types WHERE id = ? AND deleted_at IS NULL',
    [id],
  );
  if (!found) throw new AppError('not_found', 'price_type_gone');
  if (role !== '') {
    tx.sql.run(
      `UPDATE price_types SET role = '', updated_at = :now
       WHERE role = :role AND id <> :id AND (external_id IS NOT NULL) = :isImported`,
      { now: tx.now, role, id, isImported: found.isImported },
    );
  }
  tx.orm.update(priceTypes).set({ role, updatedAt: tx.now }).where(eq(priceTypes.id, id)).run();
}

export type WarehouseRow = { id: string; name: string; groupId: string | null; groupName: string };

export function loadWarehouses({ sql }: ReadContext): WarehouseRow[] {
  return sql.all<WarehouseRow>(
    `SELECT w.id, w.name, w.group_id AS groupId, coalesce(g.name, '') AS groupName
     FROM warehouses w LEFT JOIN warehouse_groups g ON g.id = w.group_id AND g.deleted_at IS NULL
     WHERE w.deleted_at IS NULL`,
  );
}

/** Puts a warehouse into the group of that name, making it when there is none. @throws AppError not_found/warehouse_gone */
export function setWarehouseGroup(tx: WriteContext, id: string, groupName: string): void {
  const updatedAt = tx.now;
  let groupId: string | null = null;
  if (groupName !== '') {
    const wanted = fold(groupName);
    const groups = tx.orm.select().from(warehouseGroups).where(isNull(warehouseGroups.deletedAt)).all();
    groupId = groups.find(({ name }) => fold(name) === wanted)?.id ?? null;
    if (groupId === null) {
      groupId = tx.newId();
      tx.orm
        .insert(warehouseGroups)
        .values({ id: groupId, name: groupName, createdAt: tx.now, updatedAt })
        .run();
    }
  }
  const one = and(eq(warehouses.id, id), isNull(warehouses.deletedAt));
  const done = tx.orm.update(warehouses).set({ groupId, updatedAt }).where(one).run();
  if (done.changes === 0) throw new AppError('not_found', 'warehouse_gone');
}

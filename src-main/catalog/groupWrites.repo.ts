// Writes of item groups: made, renamed, moved under another, marked, deleted when empty. The branch of the items
// below follows in the same transaction.
import { eq } from 'drizzle-orm';
import { AppError } from '#shared/contract/errors.ts';
import type { Parsed } from '#shared/contract/index.ts';
import { sortKeyAz } from '#shared/domain/sortKey.ts';
import type { WriteContext } from '../store/context.ts';
import { itemGroups } from '../store/schema/index.ts';
import { markUsed } from './firstUse.repo.ts';
import { loadGroupTree } from './groups.repo.ts';
import type { Branch } from './groupTree.rules.ts';

/**
 * Makes or rewrites a group.
 * @throws AppError not_found/group_gone; invalid_input/fields parentId: group_under_itself
 */
export function saveGroup(tx: WriteContext, input: Parsed<'catalog.saveGroup'>): { id: string } {
  const { name, parentId, branch } = input;
  const tree = loadGroupTree(tx);
  for (const known of [input.id, parentId]) {
    if (known !== undefined && known !== null && !tree.groups.has(known))
      throw new AppError('not_found', 'group_gone');
  }
  if (input.id !== undefined && parentId !== null && tree.subtreeOf(input.id).includes(parentId)) {
    const fields = [{ path: 'parentId', code: 'group_under_itself' }];
    throw new AppError('invalid_input', 'fields', { fields });
  }
  const id = input.id ?? tx.newId();
  const values = { name, parentId, branch, sortKey: sortKeyAz(name), updatedAt: tx.now };
  if (input.id === undefined)
    tx.orm
      .insert(itemGroups)
      .values({ id, createdAt: tx.now, ...values })
      .run();
  else tx.orm.update(itemGroups).set(values).where(eq(itemGroups.id, id)).run();
  if (parentId !== null) markUsed(tx, 'item_groups', parentId);
  if (input.id !== undefined) alignItems(tx, id);
  return { id };
}

/**
 * Sets the group's own branch ('' follows the parent) and moves the items below with it.
 * @throws AppError not_found/group_gone
 */
export function setGroupBranch(tx: WriteContext, groupId: string, branch: '' | Branch): void {
  if (!loadGroupTree(tx).groups.has(groupId)) throw new AppError('not_found', 'group_gone');
  tx.orm.update(itemGroups).set({ branch, updatedAt: tx.now }).where(eq(itemGroups.id, groupId)).run();
  alignItems(tx, groupId);
}

/**
 * Deletes a group in which nothing is seen; items hidden by 1C do not hold it, and come back with it by import.
 * @throws AppError not_found/group_gone, conflict/group_not_empty
 */
export function deleteGroup(tx: WriteContext, id: string): void {
  const tree = loadGroupTree(tx);
  if (!tree.groups.has(id)) throw new AppError('not_found', 'group_gone');
  const item = tx.sql.get(
    'SELECT 1 FROM items WHERE group_id = ? AND is_hidden = 0 AND deleted_at IS NULL LIMIT 1',
    [id],
  );
  if (item !== undefined || tree.subtreeOf(id).length > 1) throw new AppError('conflict', 'group_not_empty');
  const gone = { deletedAt: tx.now, updatedAt: tx.now };
  tx.orm.update(itemGroups).set(gone).where(eq(itemGroups.id, id)).run();
}

/** Gives the items of the group and below the branch their groups lie in now. */
function alignItems(tx: WriteContext, groupId: string): void {
  const tree = loadGroupTree(tx);
  const byBranch = Map.groupBy(tree.subtreeOf(groupId), (id) => tree.branchOf(id));
  for (const [branch, groups] of byBranch) {
    tx.sql.run(
      `UPDATE items SET branch = :branch, updated_at = :now
       WHERE group_id IN (SELECT value FROM json_each(:groups)) AND branch <> :branch`,
      { branch, now: tx.now, groups: JSON.stringify(groups) },
    );
  }
}

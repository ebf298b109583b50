// Lists of the picker in name order, by key: of a branch, or of a group with all below it.
import type { ReadContext } from '../store/context.ts';
import { decodeCursor, encodeCursor } from '../store/paging.ts';
import type { Branch, GroupNode, GroupTree } from './groupTree.rules.ts';

/** Up to so many groups their own lists are merged; above, the branch is walked and filtered. */
const mergedGroups = 40;

const inStock = `(:all = 1 OR i.kind = 'service' OR
    coalesce((SELECT sum(s.quantity_milli) FROM stocks s WHERE s.item_id = i.id AND s.deleted_at IS NULL), 0) >
    coalesce((SELECT sum(l.reserved_milli) FROM document_lines l WHERE l.item_id = i.id AND l.reserved_milli > 0), 0))`;
const shown = 'i.is_hidden = 0 AND i.deleted_at IS NULL AND (i.sort_key, i.id) > (:sortKey, :id)';

/** One bounded list for each scope, then their merge: the cost is scopes × limit, not the size of the table. */
const mergedSql = (column: 'branch' | 'group_id', filter: string): string => `
  SELECT m.id, m.sort_key AS sortKey FROM json_each(:scopes) scope CROSS JOIN items m ON m.rid IN (
    SELECT i.rid FROM items i WHERE i.${column} = scope.value AND ${shown} AND ${filter} AND ${inStock}
    ORDER BY i.sort_key, i.id LIMIT :limit)
  ORDER BY m.sort_key, m.id LIMIT :limit`;

export const itemListSql = {
  ofGroups: mergedSql('group_id', 'i.branch = :branch'),
  ofBranches: mergedSql('branch', '1'),
  ofBranchFiltered: mergedSql('branch', 'i.group_id IN (SELECT value FROM json_each(:groups))'),
} as const;

export type ItemListInput = {
  groupId?: string | undefined;
  branch?: Branch | undefined;
  isInStockOnly: boolean;
  cursor?: string | undefined;
  limit: number;
};

/** @returns ids of one page; a group shows what lies in its own branch unless another is asked for */
export function listItemIds(
  { sql }: ReadContext,
  input: ItemListInput,
  tree: GroupTree<GroupNode>,
): { ids: string[]; next: string | undefined } {
  const [sortKey = '', id = ''] = decodeCursor(input.cursor) ?? [];
  const common = { sortKey, id, all: input.isInStockOnly ? 0 : 1, limit: input.limit + 1 };
  const ask = (text: string, params: Record<string, string | number>) =>
    sql.all<{ id: string; sortKey: string }>(text, { ...common, ...params });
  let rows: { id: string; sortKey: string }[];
  if (input.groupId === undefined) {
    const branches = input.branch === undefined ? ['products', 'components'] : [input.branch];
    rows = ask(itemListSql.ofBranches, { scopes: JSON.stringify(branches) });
  } else {
    const groups = JSON.stringify(tree.subtreeOf(input.groupId));
    const branch = input.branch ?? tree.branchOf(input.groupId);
    rows =
      tree.subtreeOf(input.groupId).length <= mergedGroups
        ? ask(itemListSql.ofGroups, { scopes: groups, branch })
        : ask(itemListSql.ofBranchFiltered, { scopes: JSON.stringify([branch]), groups });
  }
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  const hasNext = rows.length > input.limit && last !== undefined;
  return {
    ids: page.map((row) => row.id),
    next: hasNext ? encodeCursor([last.sortKey, last.id]) : undefined,
  };
}

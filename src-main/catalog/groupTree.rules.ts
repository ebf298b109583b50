// The tree of item groups: the branch each group lies in and what it holds. Pure; survives a cycle in the data.
export type Branch = 'products' | 'components';

export type GroupNode = { id: string; parentId: string | null; ownBranch: '' | Branch };

export type GroupTree<G extends GroupNode> = {
  groups: ReadonlyMap<string, G>;
  branchOf(groupId: string | null): Branch;
  /** The group and all below it. */
  subtreeOf(groupId: string): string[];
};

/** Effective branch: the nearest of the group and its parents that says, else products. */
export function makeGroupTree<G extends GroupNode>(rows: readonly G[]): GroupTree<G> {
  const groups = new Map(rows.map((group) => [group.id, group]));
  const children = Map.groupBy(rows, (group) => group.parentId);
  return {
    groups,
    branchOf(groupId) {
      const seen = new Set<string>();
      for (let id = groupId; id !== null && !seen.has(id); ) {
        seen.add(id);
        const group = groups.get(id);
        if (group !== undefined && group.ownBranch !== '') return group.ownBranch;
        id = group?.parentId ?? null;
      }
      return 'products';
    },
    subtreeOf(groupId) {
      const found = new Set([groupId]);
      for (const id of found) for (const child of children.get(id) ?? []) found.add(child.id);
      return [...found];
    },
  };
}

/** Items of each group with the groups of the same branch below it, as the list of the group shows them. */
export function countItems<G extends GroupNode>(
  tree: GroupTree<G>,
  ownCounts: ReadonlyMap<string, number>,
): Map<string, number> {
  const totals = new Map<string, number>();
  for (const [groupId, count] of ownCounts) {
    const branch = tree.branchOf(groupId);
    const seen = new Set<string>();
    for (let id: string | null = groupId; id !== null && !seen.has(id); ) {
      seen.add(id);
      if (tree.branchOf(id) === branch) totals.set(id, (totals.get(id) ?? 0) + count);
      id = tree.groups.get(id)?.parentId ?? null;
    }
  }
  return totals;
}

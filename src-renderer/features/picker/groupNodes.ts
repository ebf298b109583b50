// Item groups as the picker's tree: two roots, Products and Components, each group under its nearest parent of
// the same branch. Pure.

import type { TreeNode } from '#renderer/ui/treeNodes.ts';
import type { Output } from '#shared/contract/index.ts';

type Group = Output<'catalog.listGroups'>['rows'][number];

export const branchIds = { products: 'branch:products', components: 'branch:components' } as const;
export type Branch = keyof typeof branchIds;

/** What a chosen node means for the list of items. */
export function scopeOf(nodeId: string): { branch: Branch } | { groupId: string } {
  if (nodeId === branchIds.products) return { branch: 'products' };
  if (nodeId === branchIds.components) return { branch: 'components' };
  return { groupId: nodeId };
}

/** Ids of the nodes above one, from the root; none when it is not there. */
export function ancestorsOf(nodes: readonly TreeNode[], id: string): string[] {
  for (const node of nodes) {
    const below = node.children ?? [];
    if (below.some((child) => child.id === id)) return [node.id];
    const path = ancestorsOf(below, id);
    if (path.length > 0) return [node.id, ...path];
  }
  return [];
}

export function groupNodes(groups: readonly Group[], labels: Record<Branch, string>): TreeNode[] {
  const byId = new Map(groups.map((group) => [group.id, group]));
  const childrenOf = new Map<string, Group[]>();
  for (const group of groups) {
    const parent = group.parentId === null ? undefined : byId.get(group.parentId);
    const under = parent?.branch === group.branch ? parent.id : branchIds[group.branch];
    childrenOf.set(under, [...(childrenOf.get(under) ?? []), group]);
  }
  const build = (id: string): TreeNode[] =>
    (childrenOf.get(id) ?? []).map((group) => ({
      id: group.id,
      label: group.name,
      children: build(group.id),
    }));
  return (['products', 'components'] as const).map((branch) => ({
    id: branchIds[branch],
    label: labels[branch],
    children: build(branchIds[branch]),
  }));
}

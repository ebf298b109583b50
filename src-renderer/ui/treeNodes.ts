// Turns a nested tree into the flat rows that are on the screen. Pure.

export type TreeNode = {
  id: string;
  label: string;
  children?: readonly TreeNode[] /** Children exist but are not loaded yet. */;
  hasChildren?: boolean;
};
export type TreeRow = {
  node: TreeNode;
  level: number;
  posInSet: number;
  setSize: number;
  parentIndex: number;
  isParent: boolean;
  isExpanded: boolean;
};

/** Rows in page order; only children of expanded nodes are in it. */
export function flattenTree(nodes: readonly TreeNode[], expandedIds: ReadonlySet<string>): TreeRow[] {
  const rows: TreeRow[] = [];
  const walk = (siblings: readonly TreeNode[], level: number, parentIndex: number) => {
    siblings.forEach((node, index) => {
      const isParent = Boolean(node.children?.length || node.hasChildren);
      const isExpanded = isParent && expandedIds.has(node.id);
      const self =
        rows.push({
          node,
          level,
          posInSet: index + 1,
          setSize: siblings.length,
          parentIndex,
          isParent,
          isExpanded,
        }) - 1;
      if (isExpanded && node.children) walk(node.children, level + 1, self);
    });
  };
  walk(nodes, 1, -1);
  return rows;
}

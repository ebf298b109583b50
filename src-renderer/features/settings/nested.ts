// A flat list of rows with parents as the lines of a tree: parents before what lies in them. Pure.

/** @param rows in the order in which those of one parent stand; each parent is among them */
export function nested<R extends { id: string; parentId: string | null }>(
  rows: readonly R[],
  parentId: string | null = null,
  depth = 0,
): { row: R; depth: number }[] {
  return rows
    .filter((row) => row.parentId === parentId)
    .flatMap((row) => [{ row, depth }, ...nested(rows, row.id, depth + 1)]);
}

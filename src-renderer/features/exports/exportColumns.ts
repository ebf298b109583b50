// What a file says of the columns that a list shows, in the order it shows them. Pure.
import { Fragment, isValidElement, type ReactNode } from 'react';
import { type ColumnLayout, usualLayout, visibleColumns } from '#renderer/ui/columnLayout.ts';
import type { DataGridColumn } from '#renderer/ui/dataGridColumns.ts';
import type { TableCell } from '#shared/domain/tableCell.ts';

/** The words of plain output; a component of its own says nothing until it is drawn, its column names a `value`. */
function plainText(node: ReactNode, columnId: string): string {
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (typeof node === 'string' || typeof node === 'number') return String(node);
  if (Array.isArray(node)) return node.map((part: ReactNode) => plainText(part, columnId)).join('');
  if (isValidElement<{ children?: ReactNode }>(node)) {
    const { type, props } = node;
    if (typeof type === 'string' || type === Fragment) return plainText(props.children, columnId);
  }
  throw new Error(`the column ${columnId} is drawn by a component: a file needs its value`);
}

export function cellOf<Row>(column: DataGridColumn<Row>, row: Row): TableCell {
  return column.value ? column.value(row) : plainText(column.render(row), column.id);
}

/** Those with words in them: a column of buttons is for the screen only. */
export function exportedColumns<Row>(
  columns: readonly DataGridColumn<Row>[],
  layout: ColumnLayout | null | undefined,
): DataGridColumn<Row>[] {
  return visibleColumns(columns, layout ?? usualLayout).filter((column) => !column.isScreenOnly);
}

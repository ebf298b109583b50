// Columns of a DataGrid: their type, widths and the grid template. Pure.
import type { ReactNode } from 'react';
import type { TableCell } from '#shared/domain/tableCell.ts';

export type DataGridColumn<Row> = {
  id: string;
  header: string;
  /** Pixels; a column with `isFlexible` takes what is left and this is its least. */
  width: number;
  isFlexible?: boolean;
  minWidth?: number;
  align?: 'start' | 'end' | 'center';
  render: (row: Row) => ReactNode;
  /** What a file says of it; without it the words of `render`, which then may hold no component. */
  value?: (row: Row) => TableCell;
  /** Buttons: nothing for a file. */
  isScreenOnly?: boolean;
  /** Given: F2, Enter, a digit or a double click edits; call `done` to leave (Esc and blur do it too). */
  edit?: (row: Row, done: () => void) => ReactNode;
  isSortable?: boolean;
  isRowHeader?: boolean;
  /** Not shown until its user chooses it. */
  isHiddenAtFirst?: boolean;
  /** What kind of column it is, beside its name in the chooser: "warehouse". */
  hint?: string;
};
export type ColumnWidths = { readonly [columnId: string]: number };
export type GridSort = { columnId: string; direction: 'ascending' | 'descending' };

/** Least width a column may be dragged to. */
export const leastColumnWidth = 48;

/** The CSS grid-template-columns of a row. */
export function gridTemplate<Row>(columns: readonly DataGridColumn<Row>[], widths: ColumnWidths): string {
  return columns
    .map((column) => {
      const width = widths[column.id];
      return column.isFlexible && width === undefined
        ? `minmax(${column.width}px, 1fr)`
        : `${width ?? column.width}px`;
    })
    .join(' ');
}

/** The least width of a whole row, for horizontal scrolling. */
export function gridWidth<Row>(columns: readonly DataGridColumn<Row>[], widths: ColumnWidths): number {
  return columns.reduce((sum, column) => sum + (widths[column.id] ?? column.width), 0);
}

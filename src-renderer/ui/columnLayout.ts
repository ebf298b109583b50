// What a user made of a list's columns – order, which are shown, widths – laid over the columns it declares. Pure:
// columns that come later stand in their place, those that are gone for now keep theirs.
import type { ColumnWidths, DataGridColumn } from './dataGridColumns.ts';

export type ColumnLayout = {
  order: readonly string[];
  shown: { readonly [columnId: string]: boolean };
  widths: ColumnWidths;
};

/** As the list declares it. */
export const usualLayout: ColumnLayout = { order: [], shown: {}, widths: {} };

type Column = Pick<DataGridColumn<never>, 'id' | 'isRowHeader' | 'isHiddenAtFirst'>;

/** Ids in their kept order; one without a kept place follows the one that is declared before it. */
function orderOf(declared: readonly string[], kept: readonly string[]): string[] {
  const order = [...new Set(kept)];
  declared.forEach((id, index) => {
    if (order.includes(id)) return;
    const before = declared[index - 1];
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  });
  return order;
}

const idsOf = (columns: readonly Column[]): string[] => columns.map(({ id }) => id);

/** Every column in its place, the hidden ones too. */
export function orderedColumns<C extends Column>(columns: readonly C[], layout: ColumnLayout): C[] {
  const byId = new Map(columns.map((column) => [column.id, column]));
  return orderOf(idsOf(columns), layout.order).flatMap((id) => byId.get(id) ?? []);
}

/** What names the row is always there. */
export function isColumnShown(column: Column, { shown }: ColumnLayout): boolean {
  return Boolean(column.isRowHeader) || (shown[column.id] ?? !column.isHiddenAtFirst);
}

export function visibleColumns<C extends Column>(columns: readonly C[], layout: ColumnLayout): C[] {
  return orderedColumns(columns, layout).filter((column) => isColumnShown(column, layout));
}

/** @param beforeId the column that it comes to stand before; null: last */
export function placeColumn(
  columns: readonly Column[],
  layout: ColumnLayout,
  id: string,
  beforeId: string | null,
): ColumnLayout {
  if (id === beforeId) return layout;
  const order = orderOf(idsOf(columns), layout.order).filter((other) => other !== id);
  const place = beforeId === null ? order.length : order.indexOf(beforeId);
  order.splice(place < 0 ? order.length : place, 0, id);
  return { ...layout, order };
}

/** One place to the left or right of those in `among`; at an end nothing changes. */
export function moveColumn(
  columns: readonly Column[],
  layout: ColumnLayout,
  id: string,
  move: { step: 1 | -1; among: 'visible' | 'all' },
): ColumnLayout {
  const row = idsOf(move.among === 'all' ? orderedColumns(columns, layout) : visibleColumns(columns, layout));
  const from = row.indexOf(id);
  const neighbour = row[from + move.step];
  if (from < 0 || neighbour === undefined) return layout;
  if (move.step < 0) return placeColumn(columns, layout, id, neighbour);
  // After the neighbour, whatever hidden columns stand between: the neighbour goes before this one.
  return placeColumn(columns, layout, neighbour, id);
}

export function showColumn(layout: ColumnLayout, column: Column, isShown: boolean): ColumnLayout {
  const { [column.id]: _old, ...others } = layout.shown;
  const isUsual = isShown === !column.isHiddenAtFirst;
  // Said even when it is the usual: what is usual may change with the width of the window.
  return { ...layout, shown: isUsual && _old === undefined ? others : { ...others, [column.id]: isShown } };
}

/** @param width pixels; undefined: the usual one */
export function sizeColumn(layout: ColumnLayout, id: string, width: number | undefined): ColumnLayout {
  const { [id]: _old, ...others } = layout.widths;
  return { ...layout, widths: width === undefined ? others : { ...others, [id]: Math.round(width) } };
}

/** The layout to keep; null when it is the usual one. */
export function tidyLayout(columns: readonly Column[], layout: ColumnLayout): ColumnLayout | null {
  const declared = idsOf(columns);
  const order = orderOf(declared, layout.order);
  const isUsualOrder = order.length === declared.length && order.every((id, index) => id === declared[index]);
  const tidy = { order: isUsualOrder ? [] : order, shown: layout.shown, widths: layout.widths };
  const isUsual =
    isUsualOrder && Object.keys(tidy.shown).length === 0 && Object.keys(tidy.widths).length === 0;
  return isUsual ? null : tidy;
}

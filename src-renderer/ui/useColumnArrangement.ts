// The columns of one grid as they stand, and the steps that change them. Keeps nothing beyond the list's life: the
// caller of the grid does.
import { useMemo, useState } from 'react';
import { useT } from '../i18n/I18nProvider.tsx';
import {
  type ColumnLayout,
  moveColumn,
  placeColumn,
  showColumn,
  sizeColumn,
  tidyLayout,
  visibleColumns,
} from './columnLayout.ts';
import { type DataGridColumn, leastColumnWidth } from './dataGridColumns.ts';

export type ColumnArrangement<Row> = {
  visible: readonly DataGridColumn<Row>[];
  layout: ColumnLayout;
  /** Only widths can be changed. */
  isFixed: boolean;
  /** What a screen reader is told of the last step. */
  said: string;
  isChoosing: boolean;
  choose(): void;
  endChoosing(): void;
  change(layout: ColumnLayout | null): void;
  /** @returns whether it moved */
  move(id: string, step: 1 | -1): boolean;
  place(id: string, beforeId: string | null): void;
  hide(id: string): void;
  /** @param width pixels, never below the column's least; undefined: the usual */
  resize(id: string, width: number | undefined): void;
};

export function useColumnArrangement<Row>(options: {
  columns: readonly DataGridColumn<Row>[];
  layout: ColumnLayout;
  onLayoutChange: (layout: ColumnLayout | null) => void;
  isFixed: boolean;
}): ColumnArrangement<Row> {
  const { columns, layout, onLayoutChange, isFixed } = options;
  const t = useT();
  const [said, setSaid] = useState('');
  const [isChoosing, setChoosing] = useState(false);
  const visible = useMemo(() => visibleColumns(columns, layout), [columns, layout]);
  const change = (next: ColumnLayout): void => onLayoutChange(tidyLayout(columns, next));
  const nameOf = (id: string): string => columns.find((column) => column.id === id)?.header ?? '';
  const sayPlace = (id: string, next: ColumnLayout): void => {
    const row = visibleColumns(columns, next);
    const place = row.findIndex((column) => column.id === id) + 1;
    setSaid(t('columns.moved', { name: nameOf(id), place, count: row.length }));
  };
  return {
    ...{ visible, layout, isFixed, said, isChoosing },
    choose: () => setChoosing(true),
    endChoosing: () => setChoosing(false),
    change: onLayoutChange,
    move(id, step) {
      const next = moveColumn(columns, layout, id, { step, among: 'visible' });
      if (next === layout) return false;
      change(next);
      sayPlace(id, next);
      return true;
    },
    place(id, beforeId) {
      const next = placeColumn(columns, layout, id, beforeId);
      change(next);
      sayPlace(id, next);
    },
    hide(id) {
      const column = columns.find((one) => one.id === id);
      if (column === undefined || column.isRowHeader) return;
      change(showColumn(layout, column, false));
      setSaid(t('columns.hidden', { name: column.header }));
    },
    resize(id, width) {
      const least = columns.find((column) => column.id === id)?.minWidth ?? leastColumnWidth;
      change(sizeColumn(layout, id, width === undefined ? undefined : Math.max(least, width)));
    },
  };
}

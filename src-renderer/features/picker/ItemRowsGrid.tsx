// A grid of items that are read by pages, with its waiting and its failure. The columns are its user's.
import type { ReactNode } from 'react';
import type { Pages } from '#renderer/data/usePages.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import type { ColumnLayout } from '#renderer/ui/columnLayout.ts';
import { DataGrid } from '#renderer/ui/DataGrid.tsx';
import type { DataGridColumn } from '#renderer/ui/dataGridColumns.ts';
import { ErrorState, Skeleton } from '#renderer/ui/States.tsx';
import type { ItemRow } from './useItems.ts';

export type ItemRowsGridProps = {
  items: Pages<ItemRow>;
  columns: readonly DataGridColumn<ItemRow>[];
  /** Given: its user arranges the columns. */
  layout?: ColumnLayout | null;
  onLayoutChange?: (layout: ColumnLayout | null) => void;
  currentId: string | null;
  onCurrentChange: (id: string) => void;
  onActivate?: (item: ItemRow) => void;
  onDelete?: (item: ItemRow) => void;
  rowHeight?: number;
  /** Shown when there are none. */
  empty: ReactNode;
};

const keyOf = (row: ItemRow): string => row.id;

export function ItemRowsGrid({ items, currentId, rowHeight = 34, ...rest }: ItemRowsGridProps) {
  const t = useT();
  const errorText = useErrorText();
  const { rows, error, isLoading, hasMore, loadMore } = items;
  if (error) return <ErrorState title={errorText(error)} details={error.message} />;
  if (isLoading) return <Skeleton rows={10} rowHeight={rowHeight} />;
  return (
    <DataGrid
      {...rest}
      aria-label={t('picker.items')}
      rows={rows}
      getKey={keyOf}
      currentKey={currentId}
      hasMore={hasMore}
      onEndReached={loadMore}
      rowHeight={rowHeight}
    />
  );
}

// The grid of items in the picker, with the columns its user chose. Enter adds a line.
import type { Pages } from '#renderer/data/usePages.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import type { ColumnLayout } from '#renderer/ui/columnLayout.ts';
import type { DataGridColumn } from '#renderer/ui/dataGridColumns.ts';
import { EmptyState } from '#renderer/ui/States.tsx';
import { ItemRowsGrid } from './ItemRowsGrid.tsx';
import type { ItemRow } from './useItems.ts';

export type ItemsGridProps = {
  items: Pages<ItemRow>;
  columns: readonly DataGridColumn<ItemRow>[];
  layout: ColumnLayout | null;
  onLayoutChange: (layout: ColumnLayout | null) => void;
  currentId: string | null;
  onCurrentChange: (id: string) => void;
  onAdd: (item: ItemRow) => void;
};

export function ItemsGrid({ onAdd, ...rest }: ItemsGridProps) {
  const t = useT();
  return (
    <ItemRowsGrid
      {...rest}
      onActivate={onAdd}
      rowHeight={30}
      empty={<EmptyState title={t('picker.nothingFound')} hint={t('picker.nothingFoundHint')} />}
    />
  );
}

// The grid of items: stock, recommended and minimum price, what this client paid last. Enter adds a line.
import { useMemo } from 'react';
import type { Pages } from '#renderer/data/usePages.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import type { DataGridColumn } from '#renderer/ui/dataGridColumns.ts';
import { EmptyState } from '#renderer/ui/States.tsx';
import { ItemRowsGrid } from './ItemRowsGrid.tsx';
import { Quantity, useItemColumns } from './itemColumns.tsx';
import styles from './Picker.module.css';
import type { ItemRow } from './useItems.ts';
import { useWarehouses } from './useWarehouses.ts';

export type ItemsGridProps = {
  items: Pages<ItemRow>;
  currentId: string | null;
  onCurrentChange: (id: string) => void;
  /** Absent where nothing is sold: then what a client paid last is not shown either. */
  onAdd?: (item: ItemRow) => void;
};

function useColumns(isOfClient: boolean): DataGridColumn<ItemRow>[] {
  const t = useT();
  const format = useFormat();
  const { name, article, free, unit } = useItemColumns();
  const { columns: warehouses } = useWarehouses();
  return useMemo(() => {
    const money = (minor: number | undefined) => (minor === undefined ? '' : format.amount(minor));
    return [
      name,
      article,
      free,
      ...warehouses.map(
        (warehouse): DataGridColumn<ItemRow> => ({
          id: `stock.${warehouse.id}`,
          header: warehouse.name,
          width: 100,
          align: 'end',
          render: (row) => (
            <Quantity value={row.stocks.find((cell) => cell.warehouseId === warehouse.id)?.quantity ?? 0} />
          ),
        }),
      ),
      unit,
      {
        id: 'recommended',
        header: t('picker.recommended'),
        width: 116,
        align: 'end',
        render: (row) => money(row.recommendedPriceMinor),
      },
      {
        id: 'minimum',
        header: t('picker.minimum'),
        width: 92,
        align: 'end',
        render: (row) => <span className={styles.muted}>{money(row.minimumPriceMinor)}</span>,
      },
      {
        id: 'price',
        header: t('common.price'),
        width: 112,
        align: 'end',
        render: (row) => <b>{format.money(row.priceMinor, row.currency)}</b>,
      },
      ...(isOfClient
        ? [
            {
              id: 'last',
              header: t('picker.lastPaid'),
              width: 112,
              align: 'end' as const,
              render: (row: ItemRow) => (
                <span title={row.lastDate && format.date(row.lastDate)}>{money(row.lastPriceMinor)}</span>
              ),
            },
          ]
        : []),
    ];
  }, [t, format, warehouses, isOfClient, name, article, free, unit]);
}

export function ItemsGrid({ items, currentId, onCurrentChange, onAdd }: ItemsGridProps) {
  const t = useT();
  return (
    <ItemRowsGrid
      items={items}
      columns={useColumns(onAdd !== undefined)}
      currentId={currentId}
      onCurrentChange={onCurrentChange}
      onActivate={onAdd}
      rowHeight={30}
      empty={<EmptyState title={t('picker.nothingFound')} hint={t('picker.nothingFoundHint')} />}
    />
  );
}

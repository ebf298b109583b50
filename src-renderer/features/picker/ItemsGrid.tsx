// The grid of items: stock, recommended and minimum price, what this client paid last. Enter adds a line.
import { useMemo } from 'react';
import type { Pages } from '../../data/usePages.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { DataGrid } from '../../ui/DataGrid.tsx';
import type { DataGridColumn } from '../../ui/dataGridColumns.ts';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
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
  const { columns: warehouses } = useWarehouses();
  return useMemo(() => {
    const money = (minor: number | undefined) => (minor === undefined ? '' : format.amount(minor));
    const quantity = (n: number) => (
      <span className={n > 0 ? undefined : styles.none}>{format.quantity(Math.round(n * 1000))}</span>
    );
    return [
      {
        id: 'name',
        header: t('terms.item'),
        width: 190,
        isFlexible: true,
        isRowHeader: true,
        render: (row) => (
          <span data-ellipsis="" title={row.name}>
            {row.name}
          </span>
        ),
      },
      { id: 'article', header: t('common.article'), width: 88, render: (row) => row.article },
      {
        id: 'free',
        header: t('picker.free'),
        width: 90,
        align: 'end',
        render: (row) => quantity(row.freeQuantity),
      },
      ...warehouses.map(
        (warehouse): DataGridColumn<ItemRow> => ({
          id: `stock.${warehouse.id}`,
          header: warehouse.name,
          width: 100,
          align: 'end',
          render: (row) =>
            quantity(row.stocks.find((cell) => cell.warehouseId === warehouse.id)?.quantity ?? 0),
        }),
      ),
      { id: 'unit', header: t('picker.unit'), width: 64, render: (row) => row.unit },
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
  }, [t, format, warehouses, isOfClient]);
}

const keyOf = (row: ItemRow): string => row.id;

export function ItemsGrid({ items, currentId, onCurrentChange, onAdd }: ItemsGridProps) {
  const t = useT();
  const errorText = useErrorText();
  const columns = useColumns(onAdd !== undefined);
  if (items.error) return <ErrorState title={errorText(items.error)} />;
  return (
    <DataGrid
      aria-label={t('picker.items')}
      rows={items.rows}
      getKey={keyOf}
      columns={columns}
      currentKey={currentId}
      onCurrentChange={onCurrentChange}
      onActivate={onAdd}
      hasMore={items.hasMore}
      onEndReached={items.loadMore}
      rowHeight={30}
      empty={
        items.isLoading ? null : (
          <EmptyState title={t('picker.nothingFound')} hint={t('picker.nothingFoundHint')} />
        )
      }
    />
  );
}

// What this client bought: of the item under the cursor, or in general; newest first.
import { useMemo, useState } from 'react';
import { usePages } from '#renderer/data/usePages.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { DataGrid } from '#renderer/ui/DataGrid.tsx';
import type { DataGridColumn } from '#renderer/ui/dataGridColumns.ts';
import { EmptyState, ErrorState } from '#renderer/ui/States.tsx';
import type { Output } from '#shared/contract/index.ts';

type Row = Output<'sales.listPastTransactions'>['rows'][number];
const keyOf = (row: Row): string => row.id;

function useColumns(isOfItem: boolean): DataGridColumn<Row>[] {
  const t = useT();
  const format = useFormat();
  return useMemo(
    () => [
      { id: 'date', header: t('common.date'), width: 102, render: (row) => format.date(row.date) },
      {
        id: 'document',
        header: t('picker.document'),
        width: 90,
        isFlexible: isOfItem,
        isRowHeader: true,
        render: (row) => (
          <span data-ellipsis="" title={row.number}>
            {row.number}
          </span>
        ),
      },
      // Of one item its name is known.
      ...(isOfItem
        ? []
        : [
            {
              id: 'item',
              header: t('terms.item'),
              width: 64,
              isFlexible: true,
              render: (row: Row) => (
                <span data-ellipsis="" title={row.itemName}>
                  {row.itemName}
                </span>
              ),
            },
          ]),
      {
        id: 'quantity',
        header: t('common.quantity'),
        width: 92,
        align: 'end',
        render: (row) => format.quantity(Math.round(row.quantity * 1000)),
      },
      {
        id: 'price',
        header: t('common.price'),
        width: 80,
        align: 'end',
        render: (row) => <b>{format.amount(row.priceMinor)}</b>,
      },
    ],
    [t, format, isOfItem],
  );
}

export type PastTransactionsProps = {
  partnerId: string;
  /** null: of all items. */
  itemId: string | null;
};

export function PastTransactions({ partnerId, itemId }: PastTransactionsProps) {
  const t = useT();
  const errorText = useErrorText();
  const [currentKey, setCurrentKey] = useState<string | null>(null);
  const columns = useColumns(itemId !== null);
  const input = useMemo(
    () => (itemId === null ? { partnerId, limit: 50 } : { partnerId, itemId, limit: 50 }),
    [partnerId, itemId],
  );
  const past = usePages('sales.listPastTransactions', input);
  if (past.error) return <ErrorState title={errorText(past.error)} />;
  return (
    <DataGrid
      aria-label={t('picker.pastTransactions')}
      rows={past.rows}
      getKey={keyOf}
      columns={columns}
      currentKey={currentKey}
      onCurrentChange={setCurrentKey}
      hasMore={past.hasMore}
      onEndReached={past.loadMore}
      rowHeight={28}
      empty={past.isLoading ? null : <EmptyState title={t('picker.nothingBought')} />}
    />
  );
}

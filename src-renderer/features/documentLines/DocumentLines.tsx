// The lines of an invoice or a quote as it was made.
import { useMemo, useState } from 'react';
import type { z } from 'zod';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { DataGrid } from '#renderer/ui/DataGrid.tsx';
import type { DataGridColumn } from '#renderer/ui/dataGridColumns.ts';
import type { DocumentLine } from '#shared/contract/sales.contract.ts';

type Line = z.output<typeof DocumentLine>;
const keyOf = (row: Line): string => row.id;

function useColumns(): DataGridColumn<Line>[] {
  const t = useT();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('terms.item'),
        width: 240,
        isFlexible: true,
        isRowHeader: true,
        render: (row) => row.name,
      },
      { id: 'article', header: t('common.article'), width: 110, render: (row) => row.article },
      {
        id: 'quantity',
        header: t('common.quantity'),
        width: 100,
        align: 'end',
        render: (row) => format.quantity(Math.round(row.quantity * 1000), row.unit),
      },
      {
        id: 'price',
        header: t('common.price'),
        width: 110,
        align: 'end',
        render: (row) => format.amount(row.priceMinor),
      },
      {
        id: 'discount',
        header: t('common.discount'),
        width: 90,
        align: 'end',
        render: (row) => (row.discountBp === 0 ? '' : format.percent(row.discountBp)),
      },
      {
        id: 'vat',
        header: t('common.vat'),
        width: 100,
        align: 'end',
        render: (row) => format.amount(row.vatMinor),
      },
      {
        id: 'sum',
        header: t('common.sum'),
        width: 120,
        align: 'end',
        render: (row) => <b>{format.amount(row.sumMinor)}</b>,
      },
      { id: 'reason', header: t('picker.belowMinimum'), width: 200, render: (row) => row.belowMinimumReason },
    ],
    [t, format],
  );
}

export type DocumentLinesProps = { lines: readonly Line[]; 'aria-label': string };

export function DocumentLines({ lines, 'aria-label': label }: DocumentLinesProps) {
  const columns = useColumns();
  const [currentKey, setCurrentKey] = useState<string | null>(null);
  return (
    <DataGrid
      aria-label={label}
      rows={lines}
      getKey={keyOf}
      columns={columns}
      currentKey={currentKey}
      onCurrentChange={setCurrentKey}
    />
  );
}

// The columns that every grid of items shows in the same way. Knows no prices.
import { useMemo } from 'react';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import type { DataGridColumn } from '#renderer/ui/dataGridColumns.ts';
import styles from './Picker.module.css';
import type { ItemRow } from './useItems.ts';

/** A number of sale units; nothing left is pale. */
export function Quantity({ value }: { value: number }) {
  const format = useFormat();
  return (
    <span className={value > 0 ? undefined : styles.none}>{format.quantity(Math.round(value * 1000))}</span>
  );
}

type Columns = { readonly [C in 'name' | 'article' | 'free' | 'unit']: DataGridColumn<ItemRow> };

export function useItemColumns(): Columns {
  const t = useT();
  return useMemo(
    () => ({
      name: {
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
      article: { id: 'article', header: t('common.article'), width: 88, render: (row) => row.article },
      free: {
        id: 'free',
        header: t('picker.free'),
        width: 90,
        align: 'end',
        render: (row) => <Quantity value={row.freeQuantity} />,
        value: (row) => row.freeQuantity,
      },
      unit: { id: 'unit', header: t('picker.unit'), width: 64, render: (row) => row.unit },
    }),
    [t],
  );
}

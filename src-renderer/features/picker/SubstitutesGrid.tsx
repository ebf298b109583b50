// What can stand in for the item that is short: name, why, free, price. Enter puts it in the line's place.
import { useMemo } from 'react';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { DataGrid } from '#renderer/ui/DataGrid.tsx';
import type { DataGridColumn } from '#renderer/ui/dataGridColumns.ts';
import { EmptyState, Skeleton } from '#renderer/ui/States.tsx';
import { Quantity } from './itemColumns.tsx';
import styles from './Picker.module.css';
import type { SubstituteRow, Substitutes } from './useSubstitutes.ts';

const keyOf = (row: SubstituteRow): string => row.id;

function useColumns(): DataGridColumn<SubstituteRow>[] {
  const t = useT();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('terms.item'),
        width: 110,
        isFlexible: true,
        isRowHeader: true,
        render: ({ name }) => (
          <span data-ellipsis="" title={name}>
            {name}
          </span>
        ),
      },
      {
        id: 'why',
        header: t('standIns.why'),
        width: 92,
        render: ({ why }) => (
          <span className={styles.muted} data-ellipsis="" title={t(`standIns.${why}`)}>
            {t(`standIns.${why}`)}
          </span>
        ),
      },
      {
        id: 'free',
        header: t('picker.free'),
        width: 86,
        align: 'end',
        render: ({ freeQuantity }) => <Quantity value={freeQuantity} />,
      },
      {
        id: 'price',
        header: t('common.price'),
        width: 78,
        align: 'end',
        render: ({ priceMinor }) => <b>{format.amount(priceMinor)}</b>,
      },
    ],
    [t, format],
  );
}

export function SubstitutesGrid({ substitutes }: { substitutes: Substitutes }) {
  const t = useT();
  const format = useFormat();
  const columns = useColumns();
  const { wanted, rows, current, choose, swap, freeQuantity } = substitutes;
  if (rows === undefined) return <Skeleton rows={3} rowHeight={28} />;
  const free = format.quantity(Math.round(freeQuantity * 1000));
  return (
    <div className={styles.substitutes}>
      <p className={styles.short} data-ellipsis="" title={t('standIns.swapHint')}>
        {t('standIns.shortOf', { free, name: wanted?.name ?? '' })}
      </p>
      <DataGrid
        aria-label={t('standIns.substitutes')}
        rows={rows}
        getKey={keyOf}
        columns={columns}
        currentKey={current?.id ?? null}
        onCurrentChange={choose}
        onActivate={swap}
        rowHeight={28}
        empty={<EmptyState title={t('standIns.noSubstitutes')} hint={t('standIns.noSubstitutesHint')} />}
      />
    </div>
  );
}

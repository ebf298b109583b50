// Every column the picker's list of items can have: what all lists of items show, stock by warehouse and group, the
// prices of the client, each price type. Which of them are shown is its user's.
import { useMemo } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import type { DataGridColumn } from '#renderer/ui/dataGridColumns.ts';
import type { Output } from '#shared/contract/index.ts';
import { freeAt, onHandAt } from './freeAt.ts';
import { Quantity, useItemColumns } from './itemColumns.tsx';
import styles from './Picker.module.css';
import type { ItemRow } from './useItems.ts';
import { useWarehouses, type Warehouse } from './useWarehouses.ts';

type PriceType = Output<'catalog.listPriceTypes'>['rows'][number];
type Column = DataGridColumn<ItemRow>;
const noTypes: readonly PriceType[] = [];

function useStockColumns(): Column[] {
  const t = useT();
  const format = useFormat();
  const { all, columns: atFirst } = useWarehouses();
  return useMemo(() => {
    const quantity = (n: number): string => format.quantity(Math.round(n * 1000));
    const column = (id: string, header: string, of: readonly Warehouse[], more: Partial<Column>): Column => {
      const ids = new Set(of.map((warehouse) => warehouse.id));
      return {
        ...{ id, header, width: 100, align: 'end', ...more },
        render: (row) => (
          <span
            title={t('standIns.stockAt', {
              onHand: quantity(onHandAt(row, ids)),
              reserved: quantity(row.reservedQuantity),
            })}
          >
            <Quantity value={freeAt(row, ids)} />
          </span>
        ),
      };
    };
    const groups = Map.groupBy(
      all.filter(({ groupId }) => groupId !== null),
      ({ groupId }) => groupId,
    );
    return [
      ...[...groups].map(([id, of]) =>
        column(`stocks.${id}`, of[0]?.groupName ?? '', of, {
          hint: t('standIns.warehousesGroup'),
          isHiddenAtFirst: true,
        }),
      ),
      ...all.map((warehouse) =>
        column(`stock.${warehouse.id}`, warehouse.name, [warehouse], {
          hint: t('standIns.warehouseGroup'),
          isHiddenAtFirst: !atFirst.includes(warehouse),
        }),
      ),
    ];
  }, [t, format, all, atFirst]);
}

function usePriceTypeColumns(): Column[] {
  const t = useT();
  const format = useFormat();
  const types = useLive('catalog.listPriceTypes', {}).value?.rows ?? noTypes;
  return useMemo(
    () =>
      types.map((type) => ({
        id: `price.${type.id}`,
        header: type.name,
        hint: t('standIns.priceTypeGroup'),
        width: 112,
        align: 'end',
        isHiddenAtFirst: true,
        render: ({ prices }) => {
          const cell = prices.find(({ priceTypeId }) => priceTypeId === type.id);
          return cell ? format.money(cell.amountMinor, cell.currency) : '';
        },
      })),
    [t, format, types],
  );
}

/** @param isOfClient something is sold to somebody: what he paid last is a column */
export function usePickerColumns(isOfClient: boolean): readonly Column[] {
  const t = useT();
  const format = useFormat();
  const { name, article, free, unit } = useItemColumns();
  const stocks = useStockColumns();
  const priceTypes = usePriceTypeColumns();
  return useMemo(() => {
    const money = (minor: number | undefined) => (minor === undefined ? '' : format.amount(minor));
    const offered: Column[] = [
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
    ];
    const last: Column = {
      id: 'last',
      header: t('picker.lastPaid'),
      width: 112,
      align: 'end',
      render: (row) => (
        <span title={row.lastDate && format.date(row.lastDate)}>{money(row.lastPriceMinor)}</span>
      ),
    };
    return [name, article, free, ...stocks, unit, ...offered, ...(isOfClient ? [last] : []), ...priceTypes];
  }, [t, format, stocks, priceTypes, isOfClient, name, article, free, unit]);
}

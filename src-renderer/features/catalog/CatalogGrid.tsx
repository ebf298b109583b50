// The list of items with their prices by type: as many price columns as the pane holds without cutting a head.
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import type { Pages } from '#renderer/data/usePages.ts';
import { type ItemRow, ItemRowsGrid, useItemColumns } from '#renderer/features/picker/index.ts';
import { useFormat } from '#renderer/i18n/I18nProvider.tsx';
import type { DataGridColumn } from '#renderer/ui/dataGridColumns.ts';
import styles from './Catalog.module.css';
import { cellOf, type PriceSlot, type PriceType, priceSlots } from './priceSlots.ts';
import { useRoleName } from './useRoleName.ts';

const noTypes: readonly PriceType[] = [];
const priceWidth = 112;
const scrollbarWidth = 16;

/** The width of an element, kept up to date. */
function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

/** @param width of the pane; Infinity: every price type */
export function useCatalogColumns(width: number): DataGridColumn<ItemRow>[] {
  const format = useFormat();
  const roleName = useRoleName();
  const { name, article, unit, free } = useItemColumns();
  const { value } = useLive('catalog.listPriceTypes', {});
  const types = value?.rows ?? noTypes;
  return useMemo(() => {
    const own = [name, article, unit, free];
    const left = width - scrollbarWidth - own.reduce((sum, column) => sum + column.width, 0);
    const slots = priceSlots(types).slice(0, Math.max(1, Math.floor(left / priceWidth)));
    const price = (slot: PriceSlot): DataGridColumn<ItemRow> => ({
      id: `price.${slot.id}`,
      header: roleName(slot.role) || slot.name,
      width: priceWidth,
      align: 'end',
      render: ({ prices }) => {
        const cell = cellOf(slot, prices);
        return cell ? format.money(cell.amountMinor, cell.currency) : '';
      },
      value: ({ prices }) => {
        const cell = cellOf(slot, prices);
        return cell ? { minor: cell.amountMinor } : null;
      },
    });
    return [...own, ...slots.map(price)];
  }, [roleName, format, name, article, unit, free, types, width]);
}

export type CatalogGridProps = {
  items: Pages<ItemRow>;
  currentId: string | null;
  onCurrentChange: (id: string) => void;
  onEdit: () => void;
  onDelete: (item: ItemRow) => void;
  empty: ReactNode;
};

export function CatalogGrid({
  items,
  currentId,
  onCurrentChange,
  onEdit,
  onDelete,
  empty,
}: CatalogGridProps) {
  const box = useRef<HTMLDivElement>(null);
  const columns = useCatalogColumns(useWidth(box));
  return (
    <div ref={box} className={styles.grid}>
      <ItemRowsGrid
        items={items}
        columns={columns}
        currentId={currentId}
        onCurrentChange={onCurrentChange}
        onActivate={onEdit}
        onDelete={onDelete}
        empty={empty}
      />
    </div>
  );
}

// What is free of the item under the cursor, warehouse by warehouse; where the grid has no room for such columns.
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { freeAt } from './freeAt.ts';
import styles from './Picker.module.css';
import type { ItemRow } from './useItems.ts';
import { useWarehouses } from './useWarehouses.ts';

export function ItemStock({ item }: { item: ItemRow | undefined }) {
  const t = useT();
  const format = useFormat();
  const { beside } = useWarehouses();
  if (!item || beside.length === 0) return null;
  const rows = beside.map((warehouse) => ({
    ...warehouse,
    quantity: freeAt(item, new Set([warehouse.id])),
  }));
  return (
    <dl className={styles.stock} aria-label={t('terms.freeStock')}>
      {rows.map(({ id, name, quantity }) => (
        <div key={id} className={quantity > 0 ? undefined : styles.none}>
          <dt data-ellipsis="" title={name}>
            {name}
          </dt>
          <dd>{format.quantity(Math.round(quantity * 1000))}</dd>
        </div>
      ))}
    </dl>
  );
}

// Writes one planned row of a price list by the catalogue's own rules; groups, units, price types and warehouses that the
// list names are made when there are none. What a row leaves out stays as it is.
import { saveGroup, saveItem } from '#main/catalog/index.ts';
import type { WriteContext } from '#main/store/context.ts';
import { fold } from '#shared/domain/fold.ts';
import { childId, naturalId } from '../naturalIds.ts';
import { upsertSql } from '../upsertSql.ts';
import type { ItemRow } from './itemRows.rules.ts';
import { findGroup, findWarehouse, type ItemPlan } from './planItem.repo.ts';

const stockSql = upsertSql('stocks', ['id', 'item_id', 'warehouse_id', 'quantity_milli']);
const warehouseSql = upsertSql('warehouses', ['id', 'name']);
const barcodeSql = upsertSql('item_barcodes', ['id', 'item_id', 'barcode']);
const ownWarehouse = { az: 'Anbar', en: 'Warehouse', ru: 'Склад' } as const;

function findOrMakeGroup(tx: WriteContext, path: readonly string[]): string | null {
  let parentId: string | null = null;
  for (let depth = 1; depth <= path.length; depth += 1) {
    const found = findGroup(tx, path.slice(0, depth));
    parentId = found ?? saveGroup(tx, { name: path[depth - 1] ?? '', parentId, branch: '' }).id;
  }
  return parentId;
}

function findOrMakeWarehouse(tx: WriteContext, given: string): string {
  const known = findWarehouse(tx, given);
  if (known !== undefined) return known;
  const name = given || ownWarehouse[tx.user.language];
  // A natural key: two laptops that import one list make one warehouse.
  const id = naturalId('warehouses', 'own', fold(name).trim());
  tx.sql.run(warehouseSql, [id, name, tx.now, tx.now]);
  return id;
}

function writeStock(tx: WriteContext, itemId: string, { quantityMilli, warehouse }: ItemRow): void {
  if (quantityMilli === undefined) return;
  const warehouseId = findOrMakeWarehouse(tx, warehouse);
  const id = childId('stocks', itemId, warehouseId);
  tx.sql.run(stockSql, [id, itemId, warehouseId, quantityMilli, tx.now, tx.now]);
}

type Written = Exclude<ItemPlan, { outcome: 'refused' }>;

/** @throws AppError of `saveItem`: a barcode another item holds was found before, by the plan */
export function writeItem(tx: WriteContext, plan: Written): void {
  const { row } = plan;
  if (plan.outcome === 'create') {
    const { name, article, unit, vatCode, barcode, prices } = row;
    const groupId = findOrMakeGroup(tx, row.group);
    const fields = { groupId, kind: 'good' as const, name, article, unit, barcode, prices };
    const { id } = saveItem(tx, { ...fields, ...(vatCode === '' ? {} : { vatCode }) });
    writeStock(tx, id, row);
    return;
  }
  const { item, isCardNew, isBarcodeNew, prices, isStockNew } = plan;
  if (isCardNew || prices.length > 0) {
    saveItem(tx, {
      ...{ id: item.id, kind: item.kind, barcode: item.barcode, prices },
      name: row.name || item.name,
      article: row.article || item.article,
      unit: row.unit || item.unit,
      groupId: row.group.length > 0 ? findOrMakeGroup(tx, row.group) : item.groupId,
      ...(row.vatCode === '' ? {} : { vatCode: row.vatCode }),
    });
  }
  if (isBarcodeNew)
    tx.sql.run(barcodeSql, [
      childId('item_barcodes', item.id, row.barcode),
      ...[item.id, row.barcode, tx.now, tx.now],
    ]);
  if (isStockNew) writeStock(tx, item.id, row);
}

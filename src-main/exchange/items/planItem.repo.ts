// What is to be done with one row of a price list: which item of ours it is – by barcode, article, at last by name –, and
// what of it differs. Nothing is written by making the plan; a row that says nothing new writes nothing.
import type { ReadContext } from '#main/store/context.ts';
import { fold } from '#shared/domain/fold.ts';
import type { ItemRow } from './itemRows.rules.ts';

export type KnownItem = {
  id: string;
  name: string;
  article: string;
  kind: 'good' | 'service';
  groupId: string | null;
  vatCode: string;
  unit: string;
  /** The first one, which a card shows. */
  barcode: string;
};

export type ItemPlan =
  | { outcome: 'refused'; row: ItemRow; reason: 'item_ambiguous' | 'item_name_needed' }
  | { outcome: 'create'; row: ItemRow }
  | {
      outcome: 'update' | 'unchanged';
      row: ItemRow;
      item: KnownItem;
      /** Fields of the card that differ. */
      isCardNew: boolean;
      isBarcodeNew: boolean;
      prices: ItemRow['prices'];
      isStockNew: boolean;
    };

const live = 'i.deleted_at IS NULL AND i.is_hidden = 0';
const byBarcodeSql = `SELECT i.id FROM item_barcodes b JOIN items i ON i.id = b.item_id
  WHERE b.barcode = ? AND b.deleted_at IS NULL AND ${live} LIMIT 2`;
const byArticleSql = `SELECT i.id FROM items i WHERE i.article_fold = ? AND ${live} LIMIT 2`;
const byNameSql = `SELECT i.id FROM items i WHERE i.name_fold = ? AND ${live} LIMIT 2`;
const itemSql = `SELECT i.id, i.name, i.article, i.kind, i.group_id AS groupId, i.vat_code AS vatCode,
    coalesce(u.name, '') AS unit,
    coalesce((SELECT b.barcode FROM item_barcodes b WHERE b.item_id = i.id AND b.deleted_at IS NULL
      ORDER BY b.created_at, b.id LIMIT 1), '') AS barcode
  FROM items i LEFT JOIN units u ON u.id = i.unit_id WHERE i.id = ?`;

/** The surest key that finds something decides; two items under one key are no answer. */
function findItem(
  { sql }: ReadContext,
  { barcode, article, name }: ItemRow,
): string | 'ambiguous' | undefined {
  const keys = [
    [byBarcodeSql, barcode],
    [byArticleSql, fold(article).trim()],
    // A name is no key of an item that says who it is.
    [byNameSql, barcode === '' && article === '' ? fold(name).trim() : ''],
  ] as const;
  for (const [text, key] of keys) {
    const found = key === '' ? [] : sql.all<{ id: string }>(text, [key]);
    if (found.length > 1) return 'ambiguous';
    if (found[0] !== undefined) return found[0].id;
  }
  return undefined;
}

/** Where the row names none: the only one there is, else ours. */
export function findWarehouse({ sql }: ReadContext, name: string): string | undefined {
  const known = sql.all<{ id: string; name: string }>(
    'SELECT id, name FROM warehouses WHERE deleted_at IS NULL ORDER BY created_at, id',
  );
  if (name === '') return known[0]?.id;
  const wanted = fold(name).trim();
  return known.find((warehouse) => fold(warehouse.name).trim() === wanted)?.id;
}

/** Of the path, the group it ends in; undefined when a part is missing. */
export function findGroup({ sql }: ReadContext, path: readonly string[]): string | null | undefined {
  let parent: string | null = null;
  for (const part of path) {
    const wanted = fold(part).trim();
    const children: { id: string; name: string }[] = sql.all(
      'SELECT id, name FROM item_groups WHERE parent_id IS ? AND deleted_at IS NULL ORDER BY created_at, id',
      [parent],
    );
    const found = children.find(({ name }) => fold(name).trim() === wanted);
    if (found === undefined) return undefined;
    parent = found.id;
  }
  return parent;
}

function newPrices({ sql }: ReadContext, id: string, { prices }: ItemRow): ItemRow['prices'] {
  return prices.filter(({ role, amountMinor }) => {
    // As the item's card reads a role: of the type of 1C first.
    const now = sql.get<{ amountMinor: number | null }>(
      `SELECT (SELECT p.amount_minor FROM prices p WHERE p.item_id = :id AND p.price_type_id = t.id
         AND p.deleted_at IS NULL) AS amountMinor
       FROM price_types t WHERE t.role = :role AND t.deleted_at IS NULL
       ORDER BY t.external_id IS NULL, t.position, t.name, t.id LIMIT 1`,
      { id, role },
    );
    return (now?.amountMinor ?? 0) !== amountMinor;
  });
}

function isStockNew(ctx: ReadContext, id: string, { quantityMilli, warehouse }: ItemRow): boolean {
  if (quantityMilli === undefined) return false;
  const warehouseId = findWarehouse(ctx, warehouse);
  if (warehouseId === undefined) return true;
  const now = ctx.sql.get<{ quantityMilli: number }>(
    `SELECT quantity_milli AS quantityMilli FROM stocks
     WHERE item_id = ? AND warehouse_id = ? AND deleted_at IS NULL`,
    [id, warehouseId],
  );
  return (now?.quantityMilli ?? 0) !== quantityMilli;
}

const isOther = (given: string, known: string): boolean => given !== '' && given !== known;

function isCardNew(ctx: ReadContext, row: ItemRow, item: KnownItem): boolean {
  return (
    isOther(row.name, item.name) ||
    isOther(row.article, item.article) ||
    isOther(row.vatCode, item.vatCode) ||
    isOther(fold(row.unit), fold(item.unit)) ||
    (row.group.length > 0 && findGroup(ctx, row.group) !== item.groupId)
  );
}

export function planItem(ctx: ReadContext, row: ItemRow): ItemPlan {
  const id = findItem(ctx, row);
  if (id === 'ambiguous') return { outcome: 'refused', row, reason: 'item_ambiguous' };
  const item = id === undefined ? undefined : ctx.sql.get<KnownItem>(itemSql, [id]);
  if (item === undefined) {
    return row.name === ''
      ? { outcome: 'refused', row, reason: 'item_name_needed' }
      : { outcome: 'create', row };
  }
  const barcode = ctx.sql.get(
    'SELECT 1 FROM item_barcodes WHERE item_id = ? AND barcode = ? AND deleted_at IS NULL',
    [item.id, row.barcode],
  );
  const differs = {
    isCardNew: isCardNew(ctx, row, item),
    isBarcodeNew: row.barcode !== '' && barcode === undefined,
    prices: newPrices(ctx, item.id, row),
    isStockNew: isStockNew(ctx, item.id, row),
  };
  const isSame =
    !differs.isCardNew && !differs.isBarcodeNew && !differs.isStockNew && differs.prices.length === 0;
  return { outcome: isSame ? 'unchanged' : 'update', row, item, ...differs };
}

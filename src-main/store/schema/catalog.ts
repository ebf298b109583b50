// The catalogue: groups, items, units, pictures, properties, price types, prices, warehouses, stock.
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { audit, flag, id, milli, minor, on, ref, rid, uid } from './columns.ts';

export const itemGroups = sqliteTable(
  'item_groups',
  {
    id: id(),
    parentId: ref(),
    name: text().notNull(),
    /** Root of the picker's tree it hangs under; a group follows its parent unless set here. */
    branch: text({ enum: ['', 'products', 'components'] })
      .notNull()
      .default(''),
    sortKey: text().notNull(),
    externalId: text(),
    ...audit(),
  },
  (t) => [index('item_groups_parent').on(t.parentId)],
);

export const units = sqliteTable('units', {
  id: id(),
  code: text().notNull().default(''),
  name: text().notNull(),
  fullName: text().notNull().default(''),
  international: text().notNull().default(''),
  ...audit(),
});

export const items = sqliteTable(
  'items',
  {
    rid: rid(),
    id: uid(),
    groupId: ref(),
    /** Effective branch, kept in step with the group by the rules. */
    branch: text({ enum: ['products', 'components'] }).notNull(),
    kind: text({ enum: ['good', 'service'] }).notNull(),
    article: text().notNull().default(''),
    code: text().notNull().default(''),
    name: text().notNull(),
    fullName: text().notNull().default(''),
    description: text().notNull().default(''),
    unitId: ref(),
    vatCode: text().notNull(),
    pictureHash: text(),
    /** The item this is a variant of. */
    parentItemId: ref(),
    /** Not sold now: gone from the full catalogue, or marked for deletion in 1C. */
    isHidden: flag().notNull().default(false),
    externalId: text(),
    /** The catalogue of 1C that named it last; empty: ours, or imported before catalogues were told apart. */
    catalogueId: text(),
    nameFold: text().notNull(),
    articleFold: text().notNull(),
    sortKey: text().notNull(),
    searchText: text().notNull(),
    ...audit(),
  },
  (t) => [
    index('items_branch_sort').on(t.branch, t.sortKey, t.id).where(sql`is_hidden = 0 AND deleted_at IS NULL`),
    index('items_group_sort').on(t.groupId, t.sortKey, t.id).where(sql`is_hidden = 0 AND deleted_at IS NULL`),
    index('items_name_fold').on(t.nameFold),
    index('items_article_fold').on(t.articleFold),
    index('items_parent').on(t.parentItemId).where(sql`parent_item_id IS NOT NULL`),
  ],
);

/** Id = childId(item, barcode). */
export const itemBarcodes = sqliteTable(
  'item_barcodes',
  { id: id(), itemId: ref().notNull(), barcode: text().notNull(), ...audit() },
  (t) => [index('item_barcodes_item').on(t.itemId), index('item_barcodes_barcode').on(t.barcode)],
);

export const itemPictures = sqliteTable(
  'item_pictures',
  {
    id: id(),
    itemId: ref().notNull(),
    hash: text().notNull(),
    mime: text().notNull(),
    position: integer().notNull(),
    ...audit(),
  },
  (t) => [index('item_pictures_item').on(t.itemId)],
);

export const properties = sqliteTable('properties', {
  id: id(),
  name: text().notNull(),
  valueKind: text({ enum: ['text', 'number', 'date', 'choice'] }).notNull(),
  externalId: text(),
  ...audit(),
});

/** Id = childId(item, property, position); choices are stored as their text. */
export const itemPropertyValues = sqliteTable(
  'item_property_values',
  { id: id(), itemId: ref().notNull(), propertyId: ref().notNull(), value: text().notNull(), ...audit() },
  (t) => [index('item_property_values_item').on(t.itemId)],
);

/** One item can stand in for another; both ways when mutual. Id = childId(item, analogue). */
export const itemAnalogues = sqliteTable(
  'item_analogues',
  {
    id: id(),
    itemId: ref().notNull(),
    analogueId: ref().notNull(),
    isMutual: flag().notNull().default(true),
    ...audit(),
  },
  (t) => [index('item_analogues_item').on(t.itemId), index('item_analogues_analogue').on(t.analogueId)],
);

export const priceTypes = sqliteTable('price_types', {
  id: id(),
  name: text().notNull(),
  currency: text().notNull(),
  isVatIncluded: flag().notNull(),
  role: text({ enum: ['', 'retail', 'dealer', 'minimum', 'recommended', 'cost'] })
    .notNull()
    .default(''),
  position: integer().notNull().default(0),
  externalId: text(),
  ...audit(),
});

/** Id = childId(item, price type). */
export const prices = sqliteTable(
  'prices',
  {
    id: id(),
    itemId: ref().notNull(),
    priceTypeId: ref().notNull(),
    amountMinor: minor().notNull(),
    validFrom: on(),
    ...audit(),
  },
  (t) => [index('prices_item').on(t.itemId, t.priceTypeId, t.amountMinor)],
);

export const warehouseGroups = sqliteTable('warehouse_groups', {
  id: id(),
  name: text().notNull(),
  ...audit(),
});

export const warehouses = sqliteTable('warehouses', {
  id: id(),
  name: text().notNull(),
  groupId: ref(),
  address: text().notNull().default(''),
  externalId: text(),
  ...audit(),
});

/** On hand. Id = childId(item, warehouse). */
export const stocks = sqliteTable(
  'stocks',
  {
    id: id(),
    itemId: ref().notNull(),
    warehouseId: ref().notNull(),
    quantityMilli: milli().notNull(),
    ...audit(),
  },
  (t) => [index('stocks_item').on(t.itemId, t.warehouseId, t.quantityMilli)],
);

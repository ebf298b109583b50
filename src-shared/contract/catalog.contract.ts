// The catalogue as the picker and the Items screen read it, and what is written by hand in it.
import { z } from 'zod';
import { Currency, Cursor, Empty, Hash, Id, Limit, Minor, page, Text, VatCode } from './common.ts';
import { command, query } from './define.ts';

export const PriceRole = z.enum(['', 'retail', 'dealer', 'minimum', 'recommended', 'cost']);
export const Branch = z.enum(['products', 'components']);
/** '' follows the parent. */
export const OwnBranch = z.enum(['', 'products', 'components']);

export const StockCell = z.object({ warehouseId: Id, quantity: z.number() });
export const PriceCell = z.object({ priceTypeId: Id, amountMinor: Minor, currency: Currency });

const PriceInput = z.union([
  z.object({ priceTypeId: Id, amountMinor: Minor.min(0) }),
  z.object({ role: PriceRole.exclude(['']), amountMinor: Minor.min(0) }),
]);

export const ItemRow = z.object({
  id: Id,
  name: z.string(),
  article: z.string(),
  unit: z.string(),
  kind: z.enum(['good', 'service']),
  /** The price offered: the partner's price type, else recommended, else retail; 0 when none is known. */
  priceMinor: Minor,
  recommendedPriceMinor: Minor.optional(),
  minimumPriceMinor: Minor.optional(),
  currency: Currency,
  vatCode: VatCode,
  /** On hand minus reserved, all warehouses, in sale units. */
  freeQuantity: z.number(),
  reservedQuantity: z.number(),
  stocks: z.array(StockCell),
  prices: z.array(PriceCell),
  pictureHash: Hash.nullable(),
  /** What this partner paid last, when a partner is given. */
  lastPriceMinor: Minor.optional(),
  lastDate: z.string().optional(),
});

export const GroupRow = z.object({
  id: Id,
  parentId: Id.nullable(),
  name: z.string(),
  /** Effective branch, inherited from the nearest parent that says. */
  branch: Branch,
  /** Set on this very group; '' follows the parent. */
  ownBranch: OwnBranch,
  itemCount: z.number().int(),
});

const itemTables = [
  'items',
  'prices',
  'price_types',
  'stocks',
  'units',
  'document_lines',
  'documents',
  'partners',
  'organizations',
] as const;

export const catalog = {
  listGroups: query({ in: Empty, out: page(GroupRow), reads: ['item_groups', 'items'] }),
  /** Items of a group with its subgroups, or of a whole branch, by name. */
  listItems: query({
    in: z.object({
      groupId: Id.optional(),
      branch: Branch.optional(),
      partnerId: Id.optional(),
      isInStockOnly: z.boolean().default(false),
      cursor: Cursor,
      limit: Limit,
    }),
    out: page(ItemRow),
    reads: [...itemTables, 'item_groups'],
  }),
  /** By words of the name, article, barcode, transliteration; best first. */
  searchItems: query({
    in: z.object({ text: Text(200), partnerId: Id.optional(), limit: Limit }),
    out: page(ItemRow),
    reads: [...itemTables, 'item_barcodes'],
  }),
  loadItem: query({
    in: z.object({ id: Id, partnerId: Id.optional() }),
    out: ItemRow.extend({
      groupId: Id.nullable(),
      groupName: z.string(),
      branch: Branch,
      /** As the item says; `vatCode` is what a document of today bears. */
      itemVatCode: VatCode,
      /** Came from 1C, whose next exchange may rewrite it. */
      isImported: z.boolean(),
      fullName: z.string(),
      description: z.string(),
      barcodes: z.array(z.string()),
      pictures: z.array(z.object({ hash: Hash, mime: z.string() })),
      properties: z.array(z.object({ name: z.string(), value: z.string() })),
    }),
    reads: [
      ...itemTables,
      'item_groups',
      'item_barcodes',
      'item_pictures',
      'item_property_values',
      'properties',
    ],
  }),
  listPriceTypes: query({
    in: Empty,
    out: page(
      z.object({
        id: Id,
        name: z.string(),
        currency: Currency,
        isVatIncluded: z.boolean(),
        role: PriceRole,
        position: z.number().int(),
        /** Came from 1C; else made here. */
        isImported: z.boolean(),
      }),
    ),
    reads: ['price_types'],
  }),
  /** One type a role and origin: giving a role takes it from the type of 1C, or the one made here, that had it. */
  setPriceTypeRole: command({
    in: z.object({ id: Id, role: PriceRole }),
    out: Empty,
    reasons: ['price_type_gone'],
    undo: true,
  }),
  setGroupBranch: command({
    in: z.object({ id: Id, branch: OwnBranch }),
    out: Empty,
    reasons: ['group_gone'],
    undo: true,
  }),
  /** Makes a group, or renames, moves and marks it in one. Its items' branch follows. */
  saveGroup: command({
    in: z.object({
      id: Id.optional(),
      name: Text(150).min(1),
      parentId: Id.nullable().default(null),
      branch: OwnBranch.default(''),
    }),
    out: z.object({ id: Id }),
    reasons: ['group_gone'],
    undo: true,
  }),
  /** Only an empty group: neither subgroups nor items that are seen. */
  deleteGroup: command({
    in: z.object({ id: Id }),
    out: Empty,
    reasons: ['group_gone', 'group_not_empty'],
    undo: true,
  }),
  listWarehouses: query({
    in: Empty,
    out: page(z.object({ id: Id, name: z.string(), groupId: Id.nullable(), groupName: z.string() })),
    reads: ['warehouses', 'warehouse_groups'],
  }),
  /** Warehouses of one group are shown and summed together; an empty name takes it out of its group. */
  setWarehouseGroup: command({
    in: z.object({ id: Id, groupName: Text(120) }),
    out: Empty,
    reasons: ['warehouse_gone'],
    undo: true,
  }),
  saveItem: command({
    in: z.object({
      id: Id.optional(),
      groupId: Id.nullable().default(null),
      kind: z.enum(['good', 'service']).default('good'),
      name: Text(250).min(1),
      article: Text(60).default(''),
      unit: Text(20).default(''),
      vatCode: VatCode.optional(),
      barcode: Text(60).default(''),
      /** By price type, or by role: then the type that has it, made when there is none. 0 takes a price away. */
      prices: z.array(PriceInput).max(100).default([]),
    }),
    out: z.object({ id: Id }),
    reasons: ['item_gone', 'group_gone', 'price_type_gone'],
    undo: true,
  }),
  /** Which items a scanned code means: its bearer, what scales weighed, else the item of that very article. */
  findScanned: query({
    in: z.object({ code: Text(200).min(1), partnerId: Id.optional() }),
    out: z.object({
      by: z.enum(['barcode', 'weight', 'article', 'none']),
      /** Of one sale: 1, or what the scales printed. */
      quantity: z.number().positive(),
      rows: z.array(ItemRow),
    }),
    reads: [...itemTables, 'item_barcodes'],
  }),
  /** One more barcode of an item. */
  bindBarcode: command({
    in: z.object({ itemId: Id, barcode: Text(60).min(1) }),
    out: Empty,
    reasons: ['item_gone', 'barcode_taken'],
    undo: true,
  }),
  /** What can be offered in place of an item; the nearest first. Declared ones even when there are none in stock. */
  listSubstitutes: query({
    in: z.object({ itemId: Id, partnerId: Id.optional(), quantity: z.number().min(0).default(0) }),
    out: z.object({
      /** Less is free than asked for; of a service never. */
      isShort: z.boolean(),
      freeQuantity: z.number(),
      rows: z.array(
        ItemRow.extend({
          why: z.enum(['declared', 'variant', 'similar']),
          sharedProperties: z.number().int(),
        }),
      ),
    }),
    reads: [...itemTables, 'item_analogues', 'item_property_values'],
  }),
  /** The declared ones of an item, by name: those it names, and those that name it both ways. */
  listAnalogues: query({
    in: z.object({ itemId: Id }),
    out: page(
      z.object({
        itemId: Id,
        name: z.string(),
        article: z.string(),
        unit: z.string(),
        isMutual: z.boolean(),
        /** Declared on this item; else on the other one. */
        isOwn: z.boolean(),
        freeQuantity: z.number(),
      }),
    ),
    reads: [
      ...(['items', 'units', 'prices', 'price_types', 'stocks', 'document_lines', 'organizations'] as const),
      'item_analogues',
    ],
  }),
  /** Says that one item can be replaced by another; said again, only the direction changes. */
  saveAnalogue: command({
    in: z.object({ itemId: Id, analogueId: Id, isMutual: z.boolean().default(true) }),
    out: Empty,
    reasons: ['item_gone', 'same_item'],
    undo: true,
  }),
  /** Takes it back, whichever of the two said it. */
  removeAnalogue: command({
    in: z.object({ itemId: Id, analogueId: Id }),
    out: Empty,
    reasons: ['analogue_gone'],
    undo: true,
  }),
  /** Leaves every list and search; documents keep its lines. */
  deleteItem: command({ in: z.object({ id: Id }), out: Empty, reasons: ['item_gone'], undo: true }),
};

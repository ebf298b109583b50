// Items of an exchange: copied from the staging file in key order. Unchanged rows write nothing. Children (prices, stock
// and the like) follow, table by table.

import type { ReadContext, WriteContext } from '#main/store/context.ts';
import type { VatCode } from '#shared/domain/vat.ts';
import { stagedRows } from '../staging/stagedPages.repo.ts';
import { type ChildTable, childTables, listBits, stagedItemColumns } from '../staging/stagingFile.repo.ts';
import { upsertSql } from '../upsertSql.ts';
import { addProblem, type ImportState, touchItem } from './importState.ts';
import { type LooseOffer, looseColumns } from './resolveLoose.repo.ts';
import { type StagedItem, variantOf } from './stagedRows.rules.ts';
import type { BranchOf } from './writeReferences.repo.ts';

const itemSql = upsertSql('items', [
  'id',
  'external_id',
  'catalogue_id',
  'parent_item_id',
  'group_id',
  'branch',
  'kind',
  'article',
  'code',
  'name',
  'full_name',
  'description',
  'unit_id',
  'vat_code',
  'picture_hash',
  'is_hidden',
  'name_fold',
  'article_fold',
  'sort_key',
  'search_text',
]);

const oldSql = `SELECT rid, vat_code AS vatCode, picture_hash AS pictureHash, group_id AS groupId, unit_id AS unitId,
  is_hidden AS isHidden, catalogue_id AS catalogueId FROM items WHERE id = ?`;

const hideSql = 'UPDATE items SET is_hidden = 1, updated_at = ? WHERE id = ? AND is_hidden = 0';

type OldItem = {
  rid: number;
  vatCode: string;
  pictureHash: string | null;
  groupId: string | null;
  unitId: string | null;
  isHidden: number;
  catalogueId: string | null;
};

export type ItemDefaults = { vatCode: VatCode; branchOf: BranchOf };

/** Staged columns as an array, in the order of `stagedItemColumns`. */
export type StagedItemRow = readonly [
  id: string,
  externalId: string,
  catalogueId: string | null,
  parentItemId: string | null,
  groupId: string | null,
  kind: string,
  article: string,
  code: string,
  name: string,
  fullName: string,
  description: string,
  unitId: string | null,
  vatCode: string | null,
  pictureHash: string | null,
  isDeleted: number,
  nameFold: string,
  articleFold: string,
  sortKey: string,
  searchText: string,
];

export const stagedItems = (state: ImportState): Iterable<StagedItemRow> =>
  stagedRows<StagedItemRow>(state.staging, 'items', stagedItemColumns);

export function hideItem(tx: WriteContext, state: ImportState, id: string): void {
  state.counts.hidden += tx.sql.run(hideSql, [tx.now, id]).changes;
}

function skipDeleted({ counts }: ImportState): void {
  counts.skipped += 1;
  counts.skippedDeleted += 1;
}

/** What the exchange leaves out – VAT, group, unit, picture – stays as it was. */
export function writeItem(
  tx: WriteContext,
  state: ImportState,
  row: StagedItemRow,
  defaults: ItemDefaults,
): void {
  const { counts } = state;
  const [id, externalId, catalogueId, parentItemId, ownGroupId, ...rest] = row;
  const [kind, article, code, name, fullName, description, unitId, vatCode, pictureHash, isDeleted, ...keys] =
    rest;
  const old = tx.sql.get<OldItem>(oldSql, [id]);
  if (isDeleted === 1) {
    if (old === undefined) skipDeleted(state);
    else {
      counts.known += 1;
      hideItem(tx, state, id);
    }
    return;
  }
  const groupId = ownGroupId ?? old?.groupId ?? null;
  const { changes } = tx.sql.run(itemSql, [
    ...[
      id,
      externalId,
      catalogueId ?? old?.catalogueId ?? null,
      parentItemId,
      groupId,
      defaults.branchOf(groupId),
      kind,
      article,
      code,
      name,
      fullName,
    ],
    ...[description, unitId ?? old?.unitId ?? null, vatCode ?? old?.vatCode ?? defaults.vatCode],
    ...[pictureHash ?? old?.pictureHash ?? null, 0, ...keys, tx.now, tx.now],
  ]);
  if (old === undefined) counts.created += 1;
  else {
    counts.known += 1;
    if (changes > 0) state.touched.add(old.rid);
  }
}

const baseSql = `SELECT id, external_id AS externalId, catalogue_id AS catalogueId, parent_item_id AS parentItemId, group_id AS groupId, kind, article,
  code, name, full_name AS fullName, description, unit_id AS unitId, vat_code AS vatCode, picture_hash AS pictureHash,
  0 AS isDeleted, name_fold AS nameFold, article_fold AS articleFold, sort_key AS sortKey, search_text AS searchText
  FROM items WHERE id = ?`;

export const looseOffers = (state: ImportState): Iterable<readonly unknown[]> =>
  stagedRows(state.staging, 'loose', ['id']);

/** An offer without its product in the exchange: of an item we know, or a new variant of one. */
export function writeLoose(tx: WriteContext, state: ImportState, id: string, defaults: ItemDefaults): void {
  const offer = state.staged.get<LooseOffer>(`SELECT ${looseColumns} FROM loose WHERE id = ?`, [id]);
  if (offer === undefined) return;
  const known = tx.sql.get<{ rid: number }>('SELECT rid FROM items WHERE id = ?', [id]);
  if (known !== undefined) {
    state.counts.known += 1;
    if (offer.isDeleted === 1) hideItem(tx, state, id);
    return;
  }
  const base = offer.baseId === null ? undefined : tx.sql.get<StagedItem>(baseSql, [offer.baseId]);
  if (base === undefined) {
    state.unknownItems.add(id);
    if (offer.isDeleted === 1) {
      skipDeleted(state);
      return;
    }
    state.counts.skipped += 1;
    const { file, line, externalId } = offer;
    addProblem(state, { file, line, ref: externalId, reason: 'item_unknown' });
    return;
  }
  writeItem(tx, state, toRow(variantOf(base, offer)), defaults);
}

function toRow(item: StagedItem): StagedItemRow {
  const { id, externalId, catalogueId, parentItemId, groupId, kind, article, code, name, fullName } = item;
  const { description, unitId, vatCode, pictureHash, isDeleted, nameFold, articleFold, sortKey, searchText } =
    item;
  return [
    ...([id, externalId, catalogueId, parentItemId, groupId, kind, article, code, name, fullName] as const),
    ...([
      description,
      unitId,
      vatCode,
      pictureHash,
      isDeleted,
      nameFold,
      articleFold,
      sortKey,
      searchText,
    ] as const),
  ];
}

const childColumns = {
  item_barcodes: ['id', 'item_id', 'barcode'],
  item_pictures: ['id', 'item_id', 'hash', 'mime', 'position'],
  item_property_values: ['id', 'item_id', 'property_id', 'value'],
  prices: ['id', 'item_id', 'price_type_id', 'amount_minor'],
  stocks: ['id', 'item_id', 'warehouse_id', 'quantity_milli'],
} as const satisfies Record<ChildTable, readonly string[]>;

const childSql = Object.fromEntries(
  childTables.map((table) => [table, upsertSql(table, childColumns[table])]),
) as Record<ChildTable, string>;

type ChildRow = readonly [id: string, itemId: string, ...rest: (string | number)[]];

export const stagedChildren = (state: ImportState, table: ChildTable): Iterable<ChildRow> =>
  stagedRows<ChildRow>(state.staging, table, childColumns[table]);

export function writeChild(tx: WriteContext, state: ImportState, table: ChildTable, row: ChildRow): void {
  if (state.unknownItems.size > 0 && state.unknownItems.has(row[1])) return;
  const { changes } = tx.sql.run(childSql[table], [...row, tx.now, tx.now]);
  if (changes > 0) touchItem(state, tx.sql, row[1]);
}

/** Only what came from 1C is 1C's to take away: prices of our own price types and stock of our own warehouses stay. */
const presentSql: Record<ChildTable, string> = {
  item_barcodes: 'SELECT id FROM item_barcodes WHERE item_id = ? AND deleted_at IS NULL',
  item_pictures: 'SELECT id FROM item_pictures WHERE item_id = ? AND deleted_at IS NULL',
  item_property_values: 'SELECT id FROM item_property_values WHERE item_id = ? AND deleted_at IS NULL',
  prices: `SELECT p.id FROM prices p JOIN price_types t ON t.id = p.price_type_id
    WHERE p.item_id = ? AND p.deleted_at IS NULL AND t.external_id IS NOT NULL`,
  stocks: `SELECT s.id FROM stocks s JOIN warehouses w ON w.id = s.warehouse_id
    WHERE s.item_id = ? AND s.deleted_at IS NULL AND w.external_id IS NOT NULL`,
};

export const stagedLists = (state: ImportState): Iterable<readonly [itemId: string, bits: number]> =>
  stagedRows<readonly [string, number]>(state.staging, 'lists', ['item_id', 'bits']);

/** Which child tables held rows before the import: only there something can be gone. */
export function filledTables(tx: Pick<ReadContext, 'sql'>): ChildTable[] {
  return childTables.filter((table) => tx.sql.get(`SELECT 1 FROM ${table} LIMIT 1`) !== undefined);
}

/**
 * A list that an element names is the whole list: what the item has beyond it goes. An item with a fault keeps all,
 * since the missing row may be the faulty one.
 */
export function sweepItem(
  tx: WriteContext,
  state: ImportState,
  [itemId, bits]: readonly [string, number],
  tables: readonly ChildTable[],
): void {
  const isFaulty = state.staged.get('SELECT 1 FROM faulty WHERE item_id = ?', [itemId]);
  if (isFaulty !== undefined || state.unknownItems.has(itemId)) return;
  for (const table of tables) {
    if ((bits & listBits[table]) === 0) continue;
    for (const { id } of tx.sql.all<{ id: string }>(presentSql[table], [itemId])) {
      if (state.staged.get(`SELECT 1 FROM ${table} WHERE id = ?`, [id]) !== undefined) continue;
      tx.sql.run(`DELETE FROM ${table} WHERE id = ?`, [id]);
      touchItem(state, tx.sql, itemId);
    }
  }
}

// Items of an exchange: copied from the staging file in key order. Unchanged rows write nothing. Their lists (prices, stock
// and the like) follow, item by item: the search indexes like many items in one transaction.

import type { ReadContext, WriteContext } from '#main/store/context.ts';
import type { VatCode } from '#shared/domain/vat.ts';
import {
  type ChildTable,
  childTables,
  type StagedHeads,
  type StagedLists,
} from '../staging/stagedElements.repo.ts';
import { upsertSql } from '../upsertSql.ts';
import { addProblem, type ImportState, touchItem } from './importState.ts';
import { type LooseOffer, type StagedItem, variantOf } from './stagedRows.rules.ts';
import type { BranchOf } from './writeReferences.repo.ts';

const itemSql = upsertSql('items', [
  ...[
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
  ],
  ...['full_name', 'description', 'unit_id', 'vat_code', 'picture_hash', 'is_hidden'],
  ...['name_fold', 'article_fold', 'sort_key', 'search_text'],
]);

const oldSql = `SELECT rid, vat_code AS vatCode, picture_hash AS pictureHash, group_id AS groupId, unit_id AS unitId,
  catalogue_id AS catalogueId FROM items WHERE id = ?`;

const hideSql = 'UPDATE items SET is_hidden = 1, updated_at = ? WHERE id = ? AND is_hidden = 0';

type OldItem = {
  rid: number;
  vatCode: string;
  pictureHash: string | null;
  groupId: string | null;
  unitId: string | null;
  catalogueId: string | null;
};

export type ItemTerms = {
  /** Of items that name no rate and are new. */
  vatCode: VatCode;
  branchOf: BranchOf;
};

export function hideItem(tx: WriteContext, state: ImportState, id: string): void {
  state.counts.hidden += tx.sql.run(hideSql, [tx.now, id]).changes;
}

function skipDeleted({ counts }: ImportState): void {
  counts.skipped += 1;
  counts.skippedDeleted += 1;
}

/** An item as its product says, or as its offer does where the exchange has no product of it. */
export function writeItem(
  tx: WriteContext,
  state: ImportState,
  { product, offer }: StagedHeads,
  terms: ItemTerms,
): void {
  if (product !== undefined) putItem(tx, state, product, terms);
  else if (offer !== undefined) putLoose(tx, state, offer, terms);
}

/** What the exchange leaves out – VAT, group, unit, picture – stays as it was. */
function putItem(tx: WriteContext, state: ImportState, item: StagedItem, terms: ItemTerms): void {
  const { counts } = state;
  const { id } = item;
  const old = state.maxRid === 0 ? undefined : tx.sql.get<OldItem>(oldSql, [id]);
  if (item.isDeleted) {
    if (old === undefined) skipDeleted(state);
    else {
      counts.known += 1;
      hideItem(tx, state, id);
    }
    return;
  }
  const groupId = item.groupId ?? old?.groupId ?? null;
  const { changes } = tx.sql.run(itemSql, [
    ...[id, item.externalId, item.catalogueId ?? old?.catalogueId ?? null, item.parentItemId],
    ...[groupId, terms.branchOf(groupId), item.kind],
    ...[item.article, item.code, item.name, item.fullName, item.description],
    ...[item.unitId ?? old?.unitId ?? null, item.vatCode ?? old?.vatCode ?? terms.vatCode],
    ...[item.pictureHash ?? old?.pictureHash ?? null, 0],
    ...[item.nameFold, item.articleFold, item.sortKey, item.searchText, tx.now, tx.now],
  ]);
  if (old === undefined) counts.created += 1;
  else {
    counts.known += 1;
    if (changes > 0) state.touched.add(old.rid);
  }
}

const baseSql = `SELECT id, external_id AS externalId, catalogue_id AS catalogueId, parent_item_id AS parentItemId,
  group_id AS groupId, kind, article, code, name, full_name AS fullName, description, unit_id AS unitId, vat_code AS vatCode, picture_hash AS pictureHash,
  name_fold AS nameFold, article_fold AS articleFold, sort_key AS sortKey, search_text AS searchText
  FROM items WHERE id = ?`;

/** An offer without its product in the exchange: of an item we know, or a new variant of one. */
function putLoose(tx: WriteContext, state: ImportState, offer: LooseOffer, terms: ItemTerms): void {
  const { id, baseId } = offer;
  const isKnown = tx.sql.get('SELECT 1 FROM items WHERE id = ?', [id]) !== undefined;
  // The prices of 3.1 come with ids alone, and say nothing of a name.
  const isSilent = offer.name === null && offer.article === null && offer.traits === '';
  const staged = baseId === null || (isKnown && isSilent) ? undefined : state.elements.findProduct(baseId);
  if (staged !== undefined) {
    putItem(tx, state, variantOf(staged, offer), terms);
    return;
  }
  if (isKnown) {
    state.counts.known += 1;
    if (offer.isDeleted) hideItem(tx, state, id);
    return;
  }
  const base = tx.sql.get<Omit<StagedItem, 'isDeleted'>>(baseSql, [baseId]);
  if (base === undefined) {
    state.unknownItems.add(id);
    if (offer.isDeleted) {
      skipDeleted(state);
      return;
    }
    state.counts.skipped += 1;
    const { file, line, externalId } = offer;
    addProblem(state, { file, line, ref: externalId, reason: 'item_unknown' });
    return;
  }
  putItem(tx, state, variantOf({ ...base, isDeleted: false }, offer), terms);
}

const childSql: Record<ChildTable, string> = {
  item_barcodes: upsertSql('item_barcodes', ['id', 'item_id', 'barcode']),
  item_pictures: upsertSql('item_pictures', ['id', 'item_id', 'hash', 'mime', 'position']),
  item_property_values: upsertSql('item_property_values', ['id', 'item_id', 'property_id', 'value']),
  prices: upsertSql('prices', ['id', 'item_id', 'price_type_id', 'amount_minor']),
  stocks: upsertSql('stocks', ['id', 'item_id', 'warehouse_id', 'quantity_milli']),
};

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

/** Which child tables held rows before the import: only there something can be gone. */
export function filledTables(tx: Pick<ReadContext, 'sql'>): ReadonlySet<ChildTable> {
  return new Set(childTables.filter((table) => tx.sql.get(`SELECT 1 FROM ${table} LIMIT 1`) !== undefined));
}

/**
 * A list that an element names is the whole list: what the item has beyond it goes. An item with a fault keeps all,
 * since the missing row may be the faulty one.
 */
export function writeLists(
  tx: WriteContext,
  state: ImportState,
  { itemId, lists }: StagedLists,
  filled: ReadonlySet<ChildTable>,
): void {
  if (state.unknownItems.has(itemId)) return;
  let changes = 0;
  for (const table of childTables) {
    const rows = lists[table];
    if (rows === undefined) continue;
    for (const [id, ...values] of rows) {
      changes += tx.sql.run(childSql[table], [id, itemId, ...values, tx.now, tx.now]).changes;
    }
    if (!filled.has(table) || state.elements.isFaulty(itemId)) continue;
    const named = new Set(rows.map(([id]) => id));
    for (const { id } of tx.sql.all<{ id: string }>(presentSql[table], [itemId])) {
      if (!named.has(id)) changes += tx.sql.run(`DELETE FROM ${table} WHERE id = ?`, [id]).changes;
    }
  }
  if (changes > 0) touchItem(state, tx.sql, itemId);
}

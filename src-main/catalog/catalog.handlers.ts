// The calls of the catalogue: lists and search for the picker, the few settings kept here, own items.
import { AppError } from '#shared/contract/errors.ts';
import { sortKeyAz } from '#shared/domain/sortKey.ts';
import type { CoreDeps } from '../core/deps.ts';
import type { Handlers } from '../core/handlers.ts';
import type { ReadContext } from '../store/context.ts';
import { listAnalogues, removeAnalogue, saveAnalogue } from './analogues.repo.ts';
import { bindBarcode, findScanned } from './barcodes.repo.ts';
import {
  countOwnItems,
  loadGroupTree,
  loadWarehouses,
  setPriceTypeRole,
  setWarehouseGroup,
} from './groups.repo.ts';
import { countItems } from './groupTree.rules.ts';
import { deleteGroup, saveGroup, setGroupBranch } from './groupWrites.repo.ts';
import { itemRow, loadItemFacts, loadItemRows, loadLastPrices } from './itemCards.repo.ts';
import { loadItemDetails } from './itemDetails.repo.ts';
import { listItemIds } from './itemLists.repo.ts';
import { searchItems } from './itemSearch.repo.ts';
import { loadPriceTypes, loadPricing } from './pricing.repo.ts';
import { deleteItem, saveItem } from './saveItem.repo.ts';
import { listSubstitutes } from './substitutes.repo.ts';

export type ItemHit = { id: string; name: string; article: string };

/** Items by words, article, barcode or sound, best first, without prices: for a search over everything. */
export function searchItemRows(ctx: ReadContext, text: string, limit: number): ItemHit[] {
  return searchItems(ctx, text, limit).map(({ id, name, article }) => ({ id, name, article }));
}

export function createCatalogHandlers(_deps: CoreDeps): Handlers['catalog'] {
  return {
    listGroups: (_input, ctx) => {
      const tree = loadGroupTree(ctx);
      const counts = countItems(tree, countOwnItems(ctx));
      const rows = [...tree.groups.values()].map((group) => ({
        ...group,
        // A parent not (yet) here would hide its whole branch.
        parentId: tree.groups.has(group.parentId ?? '') ? group.parentId : null,
        branch: tree.branchOf(group.id),
        itemCount: counts.get(group.id) ?? 0,
      }));
      return { rows };
    },
    listItems: (input, ctx) => {
      const { ids, next } = listItemIds(ctx, input, loadGroupTree(ctx));
      const rows = loadItemRows(ctx, ids, loadPricing(ctx, input.partnerId), input.partnerId);
      return next === undefined ? { rows } : { rows, next };
    },
    searchItems: ({ text, partnerId, limit }, ctx) => {
      const ids =
        text === ''
          ? listItemIds(ctx, { isInStockOnly: false, limit }, loadGroupTree(ctx)).ids
          : searchItems(ctx, text, limit).map((item) => item.id);
      return { rows: loadItemRows(ctx, ids, loadPricing(ctx, partnerId), partnerId) };
    },
    loadItem: ({ id, partnerId }, ctx) => {
      const pricing = loadPricing(ctx, partnerId);
      const [item] = loadItemFacts(ctx, [id], pricing);
      if (item === undefined) throw new AppError('not_found', 'item_gone');
      const last =
        partnerId === undefined ? undefined : loadLastPrices(ctx, [id], partnerId, pricing).get(id);
      return { ...itemRow(item, pricing, last), ...loadItemDetails(ctx, id) };
    },
    listPriceTypes: (_input, ctx) => ({ rows: loadPriceTypes(ctx) }),
    setPriceTypeRole: ({ id, role }, tx) => {
      setPriceTypeRole(tx, id, role);
      return {};
    },
    setGroupBranch: ({ id, branch }, tx) => {
      setGroupBranch(tx, id, branch);
      return {};
    },
    listWarehouses: (_input, ctx) => {
      const keyed = loadWarehouses(ctx).map((row) => ({ row, key: sortKeyAz(row.name) }));
      keyed.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)) || (a.row.id < b.row.id ? -1 : 1));
      return { rows: keyed.map(({ row }) => row) };
    },
    setWarehouseGroup: ({ id, groupName }, tx) => {
      setWarehouseGroup(tx, id, groupName);
      return {};
    },
    saveGroup: (input, tx) => saveGroup(tx, input),
    deleteGroup: ({ id }, tx) => {
      deleteGroup(tx, id);
      return {};
    },
    ...createStandInHandlers(),
    saveItem: (input, tx) => saveItem(tx, input),
    deleteItem: ({ id }, tx) => {
      deleteItem(tx, id);
      return {};
    },
  };
}

type StandInCalls =
  | 'findScanned'
  | 'bindBarcode'
  | 'listSubstitutes'
  | 'listAnalogues'
  | 'saveAnalogue'
  | 'removeAnalogue';

/** Scanned codes, and what stands in for an item. */
function createStandInHandlers(): Pick<Handlers['catalog'], StandInCalls> {
  return {
    findScanned: ({ code, partnerId }, ctx) => {
      const { by, quantityMilli, ids } = findScanned(ctx, code);
      const rows = loadItemRows(ctx, ids, loadPricing(ctx, partnerId), partnerId);
      return { by: rows.length === 0 ? 'none' : by, quantity: quantityMilli / 1000, rows };
    },
    bindBarcode: ({ itemId, barcode }, tx) => {
      bindBarcode(tx, itemId, barcode);
      return {};
    },
    listSubstitutes: (input, ctx) => listSubstitutes(ctx, input),
    listAnalogues: ({ itemId }, ctx) => ({ rows: listAnalogues(ctx, itemId) }),
    saveAnalogue: (input, tx) => {
      saveAnalogue(tx, input);
      return {};
    },
    removeAnalogue: ({ itemId, analogueId }, tx) => {
      removeAnalogue(tx, itemId, analogueId);
      return {};
    },
  };
}

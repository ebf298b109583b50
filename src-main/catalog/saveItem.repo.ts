// Items typed by hand: the row with its derived keys, unit, barcode and prices. Imported items come by exchange.
import { eq } from 'drizzle-orm';
import { AppError } from '#shared/contract/errors.ts';
import type { Parsed } from '#shared/contract/index.ts';
import { fold } from '#shared/domain/fold.ts';
import { naturalId } from '#shared/domain/ids.ts';
import { standardVatCode, type VatCode } from '#shared/domain/vat.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { itemBarcodes, items, units } from '../store/schema/index.ts';
import { isTakenByOther, putBarcode } from './barcodes.repo.ts';
import { markUsed } from './firstUse.repo.ts';
import { loadGroupTree } from './groups.repo.ts';
import { itemKeys } from './itemKeys.rules.ts';
import { savePrices } from './itemPrices.repo.ts';
import { loadPricing } from './pricing.repo.ts';

export type SaveItemInput = Parsed<'catalog.saveItem'>;

/**
 * Makes or rewrites an item; a barcode given replaces its first one, a price of 0 takes the price away.
 * @throws AppError not_found item_gone, group_gone, price_type_gone; invalid_input/fields barcode: barcode_taken
 */
export function saveItem(tx: WriteContext, input: SaveItemInput): { id: string } {
  const id = input.id ?? tx.newId();
  const old = input.id === undefined ? undefined : loadOld(tx, input.id);
  const tree = loadGroupTree(tx);
  if (input.groupId !== null && !tree.groups.has(input.groupId))
    throw new AppError('not_found', 'group_gone');
  const { name, article, kind, groupId } = input;
  const values = {
    name,
    article,
    kind,
    groupId,
    branch: tree.branchOf(groupId),
    unitId: findOrMakeUnit(tx, input.unit),
    vatCode: input.vatCode ?? old?.vatCode ?? usualVatCode(tx),
    ...itemKeys({ name, article, code: old?.code ?? '', fullName: old?.fullName ?? '' }),
    updatedAt: tx.now,
  };
  if (old) tx.orm.update(items).set(values).where(eq(items.id, id)).run();
  else
    tx.orm
      .insert(items)
      .values({ id, createdAt: tx.now, ...values })
      .run();
  if (groupId !== null) markUsed(tx, 'item_groups', groupId);
  saveBarcode(tx, id, input.barcode);
  savePrices(tx, id, input.prices);
  return { id };
}

/** Soft: documents keep their lines, and its stock, prices and barcodes wait for an undo. @throws not_found/item_gone */
export function deleteItem(tx: WriteContext, id: string): void {
  loadOld(tx, id);
  tx.orm.update(items).set({ deletedAt: tx.now, updatedAt: tx.now }).where(eq(items.id, id)).run();
}

type OldItem = { vatCode: VatCode; code: string; fullName: string };

function loadOld({ sql }: ReadContext, id: string): OldItem {
  const old = sql.get<OldItem>(
    'SELECT vat_code AS vatCode, code, full_name AS fullName FROM items WHERE id = ? AND deleted_at IS NULL',
    [id],
  );
  if (!old) throw new AppError('not_found', 'item_gone');
  return old;
}

function usualVatCode(tx: ReadContext): VatCode {
  const { seller } = loadPricing(tx);
  const own = tx.sql.get<{ vatCode: VatCode }>(
    'SELECT vat_code AS vatCode FROM organizations WHERE deleted_at IS NULL ORDER BY is_default DESC, created_at, id LIMIT 1',
  );
  return own?.vatCode ?? standardVatCode(seller.country, tx.today) ?? 'exempt';
}

/** Units are few: found by any of their names, whatever the case, made when there is none. */
function findOrMakeUnit(tx: WriteContext, name: string): string | null {
  if (name === '') return null;
  const wanted = fold(name);
  const known = tx.sql
    .all<{ id: string; name: string; fullName: string; international: string; code: string }>(
      `SELECT id, name, full_name AS fullName, international, code FROM units WHERE deleted_at IS NULL
       ORDER BY created_at, id`,
    )
    .find((unit) =>
      [unit.name, unit.fullName, unit.international, unit.code].some((own) => fold(own) === wanted),
    );
  if (known) {
    markUsed(tx, 'units', known.id);
    return known.id;
  }
  const id = naturalId('units', wanted);
  tx.orm
    .insert(units)
    .values({ id, name, createdAt: tx.now, updatedAt: tx.now })
    .onConflictDoUpdate({ target: units.id, set: { name, deletedAt: null, updatedAt: tx.now } })
    .run();
  return id;
}

/** A scanner must find one item by it. */
function refuseTakenBarcode(tx: ReadContext, itemId: string, barcode: string): void {
  if (!isTakenByOther(tx, itemId, barcode)) return;
  throw new AppError('invalid_input', 'fields', { fields: [{ path: 'barcode', code: 'barcode_taken' }] });
}

function saveBarcode(tx: WriteContext, itemId: string, barcode: string): void {
  const first = tx.sql.get<{ id: string; barcode: string }>(
    'SELECT id, barcode FROM item_barcodes WHERE item_id = ? AND deleted_at IS NULL ORDER BY created_at, id LIMIT 1',
    [itemId],
  );
  if (first?.barcode === barcode) return;
  if (barcode !== '') refuseTakenBarcode(tx, itemId, barcode);
  if (first) tx.orm.delete(itemBarcodes).where(eq(itemBarcodes.id, first.id)).run();
  if (barcode !== '') putBarcode(tx, itemId, barcode);
}

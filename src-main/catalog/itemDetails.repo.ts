// What an item's card shows and its form edits beyond its row.
import { AppError } from '#shared/contract/errors.ts';
import type { VatCode } from '#shared/domain/vat.ts';
import type { ReadContext } from '../store/context.ts';

export type ItemDetails = Texts & {
  /** Came from 1C, which may rewrite it. */
  isImported: boolean;
  barcodes: string[];
  pictures: { hash: string; mime: string }[];
  properties: { name: string; value: string }[];
};

type Texts = {
  groupId: string | null;
  groupName: string;
  branch: 'products' | 'components';
  /** As the item says; a document may bear another, see `vatCodeOnDocument`. */
  itemVatCode: VatCode;
  fullName: string;
  description: string;
};

const textsSql = `SELECT g.id AS groupId, coalesce(g.name, '') AS groupName, i.branch, i.vat_code AS itemVatCode,
    i.full_name AS fullName, i.description, i.external_id IS NOT NULL AS isImported
  FROM items i LEFT JOIN item_groups g ON g.id = i.group_id AND g.deleted_at IS NULL WHERE i.id = ?`;

/** @throws AppError not_found/item_gone */
export function loadItemDetails({ sql }: ReadContext, id: string): ItemDetails {
  const texts = sql.get<Texts & { isImported: number }>(textsSql, [id]);
  if (!texts) throw new AppError('not_found', 'item_gone');
  return {
    ...texts,
    isImported: texts.isImported === 1,
    barcodes: sql
      .all<{ barcode: string }>(
        'SELECT barcode FROM item_barcodes WHERE item_id = ? AND deleted_at IS NULL ORDER BY created_at, id',
        [id],
      )
      .map((row) => row.barcode),
    pictures: sql.all<{ hash: string; mime: string }>(
      'SELECT hash, mime FROM item_pictures WHERE item_id = ? AND deleted_at IS NULL ORDER BY position, id',
      [id],
    ),
    properties: sql.all<{ name: string; value: string }>(
      `SELECT p.name, v.value FROM item_property_values v JOIN properties p ON p.id = v.property_id
       WHERE v.item_id = ? AND v.deleted_at IS NULL ORDER BY p.name, v.id`,
      [id],
    ),
  };
}

// What an item's card shows beyond its row.
import type { ReadContext } from '../store/context.ts';

export type ItemDetails = {
  fullName: string;
  description: string;
  barcodes: string[];
  pictures: { hash: string; mime: string }[];
  properties: { name: string; value: string }[];
};

export function loadItemDetails({ sql }: ReadContext, id: string): ItemDetails {
  const texts = sql.get<{ fullName: string; description: string }>(
    'SELECT full_name AS fullName, description FROM items WHERE id = ?',
    [id],
  );
  return {
    fullName: texts?.fullName ?? '',
    description: texts?.description ?? '',
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

// Marks a row typed here as used by another: from then on undoing its making is refused as `stale`, so that a late
// Undo of one item never takes a group or a price list away from the items typed after it. Rows of 1C are left alone.
import type { WriteContext } from '../store/context.ts';

const sqlOf = {
  item_groups: `UPDATE item_groups SET updated_at = max(:now, updated_at + 1)
    WHERE id = :id AND external_id IS NULL AND updated_at = created_at`,
  price_types: `UPDATE price_types SET updated_at = max(:now, updated_at + 1)
    WHERE id = :id AND external_id IS NULL AND updated_at = created_at`,
  units: `UPDATE units SET updated_at = max(:now, updated_at + 1)
    WHERE id = :id AND code = '' AND updated_at = created_at`,
} as const;

/** Writes once in the life of a row; a row that was changed since it was made needs no mark. */
export function markUsed(tx: WriteContext, table: keyof typeof sqlOf, id: string): void {
  tx.sql.run(sqlOf[table], { id, now: tx.now });
}

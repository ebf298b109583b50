// After a full catalogue: items of it that it no longer has are hidden. Called only when all of it was read and written.
import type { ReadContext, WriteContext } from '#main/store/context.ts';
import type { ImportState } from './importState.ts';
import { hideItem } from './writeItems.repo.ts';

const pageSize = 200;
const shownSql = `SELECT id, parent_item_id AS parentItemId FROM items
  WHERE id > ? AND external_id IS NOT NULL AND is_hidden = 0 AND deleted_at IS NULL
    AND coalesce(catalogue_id, '') IN (SELECT value FROM json_each(?)) ORDER BY id LIMIT ${pageSize}`;

type Shown = { id: string; parentItemId: string | null };

/**
 * Items shown now that came from these catalogues of 1C, in key order.
 * @param catalogues with '' also those of a catalogue we do not know
 */
export function* shownItems(sql: ReadContext['sql'], catalogues: readonly string[]): Generator<Shown> {
  const among = JSON.stringify(catalogues);
  for (let after = ''; ; ) {
    const rows = sql.all<Shown>(shownSql, [after, among]);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = last.id;
  }
}

/** An item named by a problem is not gone. A variant lives in the offers: without all of them only its product tells. */
export function hideIfGone(tx: WriteContext, state: ImportState, item: Shown): void {
  const { elements, summary } = state;
  if (elements.isNamed(item.id) || elements.isFaulty(item.id)) return;
  const { parentItemId } = item;
  const hasProduct =
    parentItemId !== null && (elements.isProduct(parentItemId) || elements.isFaulty(parentItemId));
  if (hasProduct && !summary.hasFullOffers) return;
  state.counts.known += 1;
  hideItem(tx, state, item.id);
}

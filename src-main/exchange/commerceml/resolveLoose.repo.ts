// In the import worker, after all files: offers that came before or without their product. A variant becomes an item of
// its own, after its product; what only the store may know stays for the writer.
import type Database from 'better-sqlite3';
import { stagedItemColumns } from '../staging/stagingFile.repo.ts';
import { type StagedItem, variantOf } from './stagedRows.rules.ts';
import { itemValues } from './stageExchange.repo.ts';

export type LooseOffer = {
  id: string;
  externalId: string;
  baseId: string | null;
  name: string | null;
  article: string | null;
  unitId: string | null;
  traits: string;
  isDeleted: number;
  file: string;
  line: number;
};

/** Columns as the types name them. */
export const looseColumns = `id, external_id AS externalId, base_id AS baseId, name, article, unit_id AS unitId, traits,
  is_deleted AS isDeleted, file, line`;

const itemColumns = `id, external_id AS externalId, catalogue_id AS catalogueId, parent_item_id AS parentItemId,
  group_id AS groupId, kind, article, code, name, full_name AS fullName, description, unit_id AS unitId, vat_code AS vatCode, picture_hash AS pictureHash,
  is_deleted AS isDeleted, name_fold AS nameFold, article_fold AS articleFold, sort_key AS sortKey,
  search_text AS searchText`;

export function resolveLoose(db: Database.Database): void {
  db.exec('DELETE FROM loose WHERE id IN (SELECT id FROM items)');
  const next = db.prepare<[string], LooseOffer>(
    `SELECT ${looseColumns} FROM loose WHERE id > ? AND base_id IS NOT NULL ORDER BY id LIMIT 500`,
  );
  const base = db.prepare<[string], StagedItem>(`SELECT ${itemColumns} FROM items WHERE id = ?`);
  const insert = db.prepare(`INSERT INTO items VALUES (${stagedItemColumns.map(() => '?').join(', ')})`);
  const remove = db.prepare('DELETE FROM loose WHERE id = ?');
  for (let after = ''; ; ) {
    const page = next.all(after);
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.id;
    for (const offer of page) {
      const product = base.get(offer.baseId ?? '');
      if (product === undefined) continue;
      insert.run(...itemValues(variantOf(product, offer)));
      remove.run(offer.id);
    }
  }
}

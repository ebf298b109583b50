// Rows of the small lists: words in `directory_entries`, the rest in the tables of the catalogue. An archived entry is
// one that was deleted softly.
import { AppError } from '#shared/contract/errors.ts';
import type { Output, Parsed } from '#shared/contract/index.ts';
import { fold } from '#shared/domain/fold.ts';
import { naturalId } from '#shared/domain/ids.ts';
import { sortKeyAz } from '#shared/domain/sortKey.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';

export type Kind = Parsed<'directories.list'>['kind'];
type EntryRow = Output<'directories.list'>['rows'][number];
export type Entry = EntryRow & { position: number };

const wordsSql = (kind: 'source' | 'post'): string =>
  `SELECT id, name, '' AS note, position, 0 AS isImported, deleted_at IS NOT NULL AS isArchived
   FROM directory_entries WHERE kind = '${kind}'`;

const listSql: Readonly<Record<Kind, string>> = {
  source: wordsSql('source'),
  post: wordsSql('post'),
  unit: `SELECT id, name, full_name AS note, 0 AS position, 0 AS isImported, deleted_at IS NOT NULL AS isArchived
    FROM units`,
  priceType: `SELECT id, name, currency AS note, position, external_id IS NOT NULL AS isImported,
    deleted_at IS NOT NULL AS isArchived FROM price_types`,
  warehouse: `SELECT w.id, w.name, coalesce(g.name, '') AS note, 0 AS position,
    w.external_id IS NOT NULL AS isImported, w.deleted_at IS NOT NULL AS isArchived
    FROM warehouses w LEFT JOIN warehouse_groups g ON g.id = w.group_id AND g.deleted_at IS NULL`,
  warehouseGroup: `SELECT id, name, '' AS note, 0 AS position, 0 AS isImported, deleted_at IS NOT NULL AS isArchived
    FROM warehouse_groups`,
};

const tables: Readonly<Record<Kind, string>> = {
  source: 'directory_entries',
  post: 'directory_entries',
  unit: 'units',
  priceType: 'price_types',
  warehouse: 'warehouses',
  warehouseGroup: 'warehouse_groups',
};

/** Rows keep the word itself, not its id. */
export const isWord = (kind: Kind): boolean => tables[kind] === 'directory_entries';

export function loadEntries({ sql }: ReadContext, kind: Kind): Entry[] {
  type Row = Omit<Entry, 'isArchived' | 'isImported'> & { isArchived: number; isImported: number };
  const keyed = sql.all<Row>(listSql[kind]).map((row) => ({
    row: { ...row, isArchived: row.isArchived === 1, isImported: row.isImported === 1 },
    key: sortKeyAz(row.name),
  }));
  keyed.sort(
    (a, b) =>
      a.row.position - b.row.position ||
      (a.key < b.key ? -1 : Number(a.key > b.key)) ||
      (a.row.id < b.row.id ? -1 : 1),
  );
  return keyed.map(({ row }) => row);
}

/** @throws AppError not_found/entry_gone */
export function findEntry(context: ReadContext, kind: Kind, id: string): Entry {
  const found = loadEntries(context, kind).find((row) => row.id === id);
  if (found === undefined) throw new AppError('not_found', 'entry_gone');
  return found;
}

/** @throws AppError conflict/entry_exists when another one that is offered has the name, whatever its letters */
export function refuseTakenName(entries: readonly Entry[], name: string, ownId?: string): void {
  const isTaken = entries.some((row) => !row.isArchived && row.id !== ownId && fold(row.name) === fold(name));
  if (isTaken) throw new AppError('conflict', 'entry_exists');
}

export function setArchived(tx: WriteContext, kind: Kind, id: string, isArchived: boolean): void {
  tx.sql.run(`UPDATE ${tables[kind]} SET deleted_at = :at, updated_at = :now WHERE id = :id`, {
    at: isArchived ? tx.now : null,
    now: tx.now,
    id,
  });
}

export function setName(tx: WriteContext, kind: Kind, id: string, name: string): void {
  tx.sql.run(`UPDATE ${tables[kind]} SET name = :name, updated_at = :now WHERE id = :id`, {
    name,
    now: tx.now,
    id,
  });
}

/** Two laptops that add the same name make one row. */
const naturalIdOf = (kind: Kind, name: string): string =>
  isWord(kind) ? naturalId('directory_entries', kind, fold(name)) : naturalId(tables[kind], fold(name));

function insertEntry(
  tx: WriteContext,
  kind: Kind,
  id: string,
  values: { name: string; note: string; code: string; position: number },
): void {
  const given = { id, kind, now: tx.now, ...values };
  const audit = 'created_at, updated_at';
  const own: Readonly<Record<Kind, string>> = {
    source: `INTO directory_entries(id, kind, name, position, ${audit}) VALUES (:id, :kind, :name, :position, :now, :now)`,
    post: `INTO directory_entries(id, kind, name, position, ${audit}) VALUES (:id, :kind, :name, :position, :now, :now)`,
    unit: `INTO units(id, name, full_name, code, ${audit}) VALUES (:id, :name, :note, :code, :now, :now)`,
    priceType: `INTO price_types(id, name, position, currency, is_vat_included, ${audit})
      SELECT :id, :name, :position, currency, is_vat_included, :now, :now FROM organizations
      WHERE deleted_at IS NULL ORDER BY is_default DESC, created_at, id LIMIT 1`,
    warehouse: `INTO warehouses(id, name, ${audit}) VALUES (:id, :name, :now, :now)`,
    warehouseGroup: `INTO warehouse_groups(id, name, ${audit}) VALUES (:id, :name, :now, :now)`,
  };
  const named = Object.fromEntries(
    Object.entries(given).filter(([key]) => new RegExp(`:${key}\\b`).test(own[kind])),
  );
  tx.sql.run(`INSERT ${own[kind]}`, named);
}

/**
 * Adds an entry at the end; one that was archived under this name comes back.
 * @throws AppError conflict/entry_exists
 */
export function addEntry(
  tx: WriteContext,
  kind: Kind,
  given: { name: string; note?: string; code?: string },
): string {
  const entries = loadEntries(tx, kind);
  refuseTakenName(entries, given.name);
  const archived = entries.find((row) => row.isArchived && fold(row.name) === fold(given.name));
  if (archived) {
    setName(tx, kind, archived.id, given.name);
    setArchived(tx, kind, archived.id, false);
    return archived.id;
  }
  const natural = naturalIdOf(kind, given.name);
  // Taken by one that was renamed since.
  const id = entries.some((row) => row.id === natural) ? tx.newId() : natural;
  const position = Math.max(0, ...entries.map((row) => row.position)) + 1;
  insertEntry(tx, kind, id, { name: given.name, note: given.note ?? '', code: given.code ?? '', position });
  return id;
}

/** @throws AppError not_found/entry_gone */
export function orderEntries(tx: WriteContext, kind: Kind, ids: readonly string[]): void {
  const known = new Map(loadEntries(tx, kind).map((row) => [row.id, row.position]));
  if (!ids.every((id) => known.has(id))) throw new AppError('not_found', 'entry_gone');
  ids.forEach((id, index) => {
    if (known.get(id) === index + 1) return;
    tx.sql.run(`UPDATE ${tables[kind]} SET position = :position, updated_at = :now WHERE id = :id`, {
      position: index + 1,
      now: tx.now,
      id,
    });
  });
}

// The encrypted file between the import worker and the writer: rows in their final shape under their final ids, so that
// the core only copies them in key order. Made and filled by the worker, read by the core, deleted after.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { openDatabase } from '#main/store/openDatabase.ts';
import { withSqliteErrors } from '#main/store/sqliteErrors.ts';

const prefix = 'import-';

/** WITHOUT ROWID keeps each table in the order in which the writer wants it; nothing is sorted in memory. */
const schema = `
CREATE TABLE refs(seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, data TEXT NOT NULL) STRICT;
CREATE TABLE items(
  id TEXT PRIMARY KEY, external_id TEXT NOT NULL, catalogue_id TEXT, parent_item_id TEXT, group_id TEXT,
  kind TEXT NOT NULL, article TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, full_name TEXT NOT NULL, description TEXT NOT NULL,
  unit_id TEXT, vat_code TEXT, picture_hash TEXT, is_deleted INTEGER NOT NULL, name_fold TEXT NOT NULL,
  article_fold TEXT NOT NULL, sort_key TEXT NOT NULL, search_text TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE item_barcodes(id TEXT PRIMARY KEY, item_id TEXT NOT NULL, barcode TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE item_pictures(
  id TEXT PRIMARY KEY, item_id TEXT NOT NULL, hash TEXT NOT NULL, mime TEXT NOT NULL, position INTEGER NOT NULL)
  STRICT, WITHOUT ROWID;
CREATE TABLE item_property_values(
  id TEXT PRIMARY KEY, item_id TEXT NOT NULL, property_id TEXT NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE prices(
  id TEXT PRIMARY KEY, item_id TEXT NOT NULL, price_type_id TEXT NOT NULL, amount_minor INTEGER NOT NULL)
  STRICT, WITHOUT ROWID;
CREATE TABLE stocks(
  id TEXT PRIMARY KEY, item_id TEXT NOT NULL, warehouse_id TEXT NOT NULL, quantity_milli INTEGER NOT NULL)
  STRICT, WITHOUT ROWID;
-- Offers whose item was not staged when they came: a variant, or an item that only the store knows.
CREATE TABLE loose(
  id TEXT PRIMARY KEY, external_id TEXT NOT NULL, base_id TEXT, name TEXT, article TEXT, unit_id TEXT,
  traits TEXT NOT NULL, is_deleted INTEGER NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL) STRICT, WITHOUT ROWID;
-- Lists that the exchange gave whole, as bits; and items with something left out as a problem.
CREATE TABLE lists(item_id TEXT PRIMARY KEY, bits INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE faulty(item_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE documents(rank INTEGER NOT NULL, seq INTEGER NOT NULL, data TEXT NOT NULL, PRIMARY KEY (rank, seq))
  STRICT, WITHOUT ROWID;
CREATE TABLE problems(
  seq INTEGER PRIMARY KEY, file TEXT NOT NULL, line INTEGER, "column" INTEGER, ref TEXT, reason TEXT NOT NULL) STRICT;
CREATE TABLE firm_keys(key TEXT PRIMARY KEY, firm INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE firm_rows(firm INTEGER NOT NULL, seq INTEGER NOT NULL, data TEXT NOT NULL, PRIMARY KEY (firm, seq))
  STRICT, WITHOUT ROWID;
CREATE TABLE refused(seq INTEGER PRIMARY KEY, line INTEGER NOT NULL, reason TEXT NOT NULL, cells TEXT NOT NULL) STRICT;
`;

export const stagedItemColumns = [
  'id',
  'external_id',
  'catalogue_id',
  'parent_item_id',
  'group_id',
  'kind',
  'article',
  'code',
  'name',
  'full_name',
  'description',
  'unit_id',
  'vat_code',
  'picture_hash',
  'is_deleted',
  'name_fold',
  'article_fold',
  'sort_key',
  'search_text',
] as const;

/** Bits of `lists`, one a child table. */
export const listBits = {
  item_barcodes: 1,
  item_pictures: 2,
  item_property_values: 4,
  prices: 8,
  stocks: 16,
} as const;
export type ChildTable = keyof typeof listBits;
export const childTables = Object.keys(listBits) as ChildTable[];

export function stagingPath(folder: string, operationId: string): string {
  return join(folder, `${prefix}${operationId.replace(/[^\w-]/g, '')}.db`);
}

/** Makes the file. A crash loses it, so nothing is journalled. @throws AppError disk_full, unavailable */
export function createStaging(path: string, key: Uint8Array): Database.Database {
  removeStaging(path);
  const db = openDatabase(path, { key });
  return withSqliteErrors(() => {
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('cache_size = -48000');
    db.exec(schema);
    db.exec('BEGIN');
    return db;
  });
}

export function openStaging(path: string, key: Uint8Array): Database.Database {
  const db = openDatabase(path, { key, isReadonly: true });
  db.pragma('cache_size = -4000');
  return db;
}

export function removeStaging(path: string): void {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(path + end, { force: true });
}

/** What a crash left behind: staging files and folders of uploads. */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(prefix)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

export type StagedProblem = {
  file: string;
  line?: number | undefined;
  column?: number | undefined;
  ref?: string | undefined;
  reason: string;
};

/** The first problems, as a report shows them. */
export function loadStagedProblems(db: Database.Database, limit: number): StagedProblem[] {
  const rows = db
    .prepare<[number], Record<keyof StagedProblem, string | number | null>>(
      'SELECT file, line, "column", ref, reason FROM problems ORDER BY seq LIMIT ?',
    )
    .all(limit);
  return rows.map(
    (row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as StagedProblem,
  );
}

// The encrypted file between the import worker and the writer: what the files say, under its final ids, so that the core
// only copies it in key order. Made and filled by the worker, read by the core, deleted after.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { openDatabase } from '#main/store/openDatabase.ts';
import { withSqliteErrors } from '#main/store/sqliteErrors.ts';

const prefix = 'import-';

/** What is said of items is appended as it comes and read back by item, so that the writer goes item by item. */
const schema = `
CREATE TABLE refs(seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, data TEXT NOT NULL) STRICT;
CREATE TABLE elements(
  seq INTEGER PRIMARY KEY, item_id TEXT NOT NULL, kind TEXT NOT NULL, head TEXT NOT NULL, lists TEXT) STRICT;
CREATE INDEX elements_item ON elements(item_id, seq);
-- Items with something left out as a problem.
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
    db.pragma('cache_size = -24000');
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

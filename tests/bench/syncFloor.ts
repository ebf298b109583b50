// What a first sync is held against: the rows that it brought, read out of the workstation's own file and stored in a file
// of the same schema, cipher and settings by one prepared statement a table. Knows nothing of hubs.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { derivedTriggers } from '#main/store/capture.ts';
import { loadMigrations, migrate } from '#main/store/migrate.ts';
import { openDatabase } from '#main/store/openDatabase.ts';
import { createSearchIndex } from '#main/store/searchIndex.ts';
import { snapshotOrder } from '#shared/sync/snapshotOrder.ts';
import { benchNowMs, cacheDir, migrationsDir } from './company.ts';
import { readStation } from './stationFile.ts';

const rowsOfTransaction = 1_000;

type Stored = { rows: number; ms: number };
export type Floor = { rows: number; seconds: number; note: string };

/** Reading the rows is not counted. */
function storeTable(
  db: Database.Database,
  source: Database.Database,
  table: string,
  settle: () => void,
): Stored {
  const rows = source.prepare<[], unknown[]>(`SELECT * FROM ${table}`).raw();
  const places = rows.columns().map(() => '?');
  const insert = db.prepare(`INSERT INTO ${table} VALUES (${places.join(', ')})`);
  const stored = { rows: 0, ms: 0 };
  let waiting: unknown[][] = [];
  const store = (): void => {
    const startedAt = performance.now();
    db.exec('BEGIN IMMEDIATE');
    for (const row of waiting) insert.run(row);
    settle();
    db.exec('COMMIT');
    stored.ms += performance.now() - startedAt;
    stored.rows += waiting.length;
    waiting = [];
  };
  for (const row of rows.iterate()) {
    waiting.push(row);
    if (waiting.length === rowsOfTransaction) store();
  }
  if (waiting.length > 0) store();
  return stored;
}

/** @param isWhole with the indexes of search, the counts of events and the checkpoints; else rows and indexes alone */
async function storeAgain(stationDir: string, isWhole: boolean): Promise<Stored> {
  const dir = join(cacheDir, 'work-floor');
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const db = openDatabase(join(dir, 'floor.db'), {
    key: new Uint8Array(32).fill(7),
    hasAutoCheckpoint: isWhole,
  });
  try {
    migrate(db, loadMigrations(migrationsDir), { nowMs: benchNowMs, copyFirst: () => undefined });
    // What the hub decided is not captured.
    for (const name of derivedTriggers().keys())
      if (!isWhole || name.startsWith('capture_')) db.exec(`DROP TRIGGER ${name}`);
    // As the gate writes what the hub decided.
    db.pragma('synchronous = NORMAL');
    db.pragma('foreign_keys = OFF');
    const { settle } = createSearchIndex(db);
    return await readStation(stationDir, (source) => {
      const all = snapshotOrder.map((table) => storeTable(db, source, table, settle));
      return {
        rows: all.reduce((sum, { rows }) => sum + rows, 0),
        ms: all.reduce((sum, { ms }) => sum + ms, 0),
      };
    });
  } finally {
    db.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** @param stationDir folder of a workstation that has had its first sync and is not served */
export async function measureFloor(stationDir: string): Promise<Floor> {
  const whole = await storeAgain(stationDir, true);
  const alone = await storeAgain(stationDir, false);
  const seconds = whole.ms / 1000;
  return {
    rows: whole.rows,
    seconds,
    note: `floor: ${whole.rows} rows by bare statements with search, counts and checkpoints ${seconds.toFixed(2)} s, rows and indexes alone ${(alone.ms / 1000).toFixed(2)} s`,
  };
}

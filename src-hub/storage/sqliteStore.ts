// The store of a small office: one file, `hub.db`. One connection writes, another reads, so a reader never sees half a
// group commit. Knows SQL and nothing of merging.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#shared/contract/errors.ts';
import { blobRows } from './blobRows.ts';
import { deviceRows } from './deviceRows.ts';
import { loadMigrations, pendingMigrations } from './migrationFiles.ts';
import { createRuns } from './runs.ts';
import type { Sql } from './sql.types.ts';
import { prepareLogWriter } from './sqliteLogWriter.ts';
import { preparePrune } from './sqlitePrune.ts';
import { prepareReads } from './sqliteRows.ts';
import { sqliteSql } from './sqliteSql.ts';
import type { Store } from './store.types.ts';
import { tenantRows } from './tenantRows.ts';

/** Another process of the hub, or an administrator's command, may be writing. */
const busyMs = 10_000;
const askAgainMs = 5;

/** Waits for another writer without holding up the loop. */
async function begin(database: Database.Database): Promise<void> {
  for (const startedMs = Date.now(); ; ) {
    try {
      database.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      const isBusy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
      if (!isBusy || Date.now() - startedMs > busyMs) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, askAgainMs));
  }
}

function open(path: string): Database.Database {
  const database = new Database(path, { timeout: busyMs });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  // The pages that every commit touches stay at hand, and go from the WAL into the file once for many commits.
  database.pragma('cache_size = -32768');
  database.pragma('wal_autocheckpoint = 8192');
  return database;
}

function migrate(database: Database.Database): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    database.exec(
      'CREATE TABLE IF NOT EXISTS migrations (n integer NOT NULL PRIMARY KEY, name text NOT NULL, hash text NOT NULL) STRICT',
    );
    const applied = database.prepare('SELECT n, hash FROM migrations ORDER BY n').all();
    const add = database.prepare('INSERT INTO migrations (n, name, hash) VALUES (?, ?, ?)');
    for (const { n, name, sql: text, hash } of pendingMigrations(
      loadMigrations('sqlite'),
      applied as never,
    )) {
      database.exec(text);
      add.run(n, name, hash);
    }
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

/** @param dir made when absent */
export async function openSqliteStore(dir: string): Promise<Store> {
  mkdirSync(dir, { recursive: true });
  const path = join(dir, 'hub.db');
  const writing = open(path);
  try {
    migrate(writing);
    writing.pragma('busy_timeout = 0');
  } catch (error) {
    writing.close();
    throw error;
  }
  const reading = open(path);
  let last: Promise<unknown> = Promise.resolve();

  /** One transaction after the other: a transaction of the log spans turns of the event loop. */
  function write<T>(run: () => T | Promise<T>): Promise<T> {
    const done = last.then(async () => {
      try {
        await begin(writing);
        const result = await run();
        writing.exec('COMMIT');
        return result;
      } catch (error) {
        if (writing.inTransaction) writing.exec('ROLLBACK');
        throw asAppError(error);
      }
    });
    last = done.catch(() => undefined);
    return done;
  }

  const reads = prepareReads(reading);
  const logWriter = prepareLogWriter(writing);
  const inRun = createRuns('sqlite');
  const pruneStep = preparePrune(writing);
  const writingSql = sqliteSql(writing);
  const sqlStore = {
    query: sqliteSql(reading),
    transact: <T>(run: (sql: Sql) => Promise<T>) => write(() => run(writingSql)),
  };
  return {
    kind: 'sqlite',
    ...reads,
    writeLog: (tenant, run) => write(() => run(inRun(tenant, logWriter(tenant)))),
    async prune(tenant, beforeMs) {
      for (let count = 0; ; ) {
        const step = await write(() => pruneStep(tenant, beforeMs));
        count += step.count;
        if (step.isDone) return count;
      }
    },
    ...tenantRows(sqlStore),
    ...deviceRows(sqlStore),
    ...blobRows(sqlStore),
    sql: sqlStore,
    // Several processes on one file are right but deaf to each other: their devices ask by themselves.
    listen: async () => undefined,
    announce: async () => undefined,
    announceRevoked: async () => undefined,
    async close() {
      await last;
      reading.close();
      writing.close();
    },
  };
}

function asAppError(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  if (error.code === 'SQLITE_FULL')
    return new AppError('disk_full', 'hub_store', undefined, { cause: error });
  if (error.code.startsWith('SQLITE_BUSY'))
    return new AppError('busy', 'hub_store', undefined, { cause: error });
  return error;
}

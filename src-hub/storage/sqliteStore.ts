// The store of a small office: one file, `hub.db`. One connection writes, another reads, so a reader never sees half a
// group commit. Knows SQL and nothing of merging.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#shared/contract/errors.ts';
import { loadMigrations, pendingMigrations } from './migrationFiles.ts';
import * as sql from './sqliteRows.ts';
import type { Store } from './store.types.ts';

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

  const reads = sql.prepareReads(reading);
  const writes = sql.prepareWrites(writing);
  return {
    kind: 'sqlite',
    ...reads,
    openTenant: (tenant, made) => write(() => writes.openTenant(tenant, made)),
    writeLog: (tenant, run) => write(() => run(writes.logWriter(tenant))),
    async prune(tenant, beforeMs) {
      for (let count = 0; ; ) {
        const step = await write(() => writes.pruneStep(tenant, beforeMs));
        count += step.count;
        if (step.isDone) return count;
      }
    },
    setNonce: (tenant, id, nonce) => write(() => writes.setNonce(tenant, id, nonce)),
    revokeDevice: (tenant, id, at) => write(() => writes.revokeDevice(tenant, id, at)),
    addEnrolment: (tenant, enrolment) => write(() => writes.addEnrolment(tenant, enrolment)),
    tryEnrolment: (tenant, id) => write(() => writes.tryEnrolment(tenant, id)),
    enrolDevice: (tenant, id, device) => write(() => writes.enrolDevice(tenant, id, device)),
    // Several processes on one file are right but deaf to each other: their devices ask by themselves.
    listen: async () => undefined,
    announce: async () => undefined,
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

// Applies migrations/NNNN_name.sql in order. Refuses changed, missing and unknown ones; copies the file first;
// each migration and its record commit together.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { AppError } from '#shared/contract/errors.ts';
import { makeDerivedObjects } from './capture.ts';

export type Migration = { id: string; hash: string; sql: string };

/** All migrations of a folder, in order. @throws AppError bug on a gap or a repeat in the numbers */
export function loadMigrations(dir: string): Migration[] {
  const names = readdirSync(dir)
    .filter((f) => /^\d{4}_[a-z0-9_]+\.sql$/.test(f))
    .sort();
  return names.map((file, i) => {
    if (Number(file.slice(0, 4)) !== i + 1) throw new AppError('bug', 'migration_numbers');
    const sql = readFileSync(join(dir, file), 'utf8');
    return { id: file.slice(0, -4), hash: createHash('sha256').update(sql).digest('hex'), sql };
  });
}

function appliedMigrations(db: Database.Database): { id: string; hash: string }[] {
  const hasTable = db
    .prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'")
    .get();
  return hasTable
    ? db.prepare<[], { id: string; hash: string }>('SELECT id, hash FROM migrations ORDER BY id').all()
    : [];
}

/** Which of `all` the file still lacks. @throws AppError incompatible: from the future, or changed since applied */
export function pendingMigrations(db: Database.Database, all: readonly Migration[]): Migration[] {
  const applied = appliedMigrations(db);
  if (applied.length > all.length)
    throw new AppError('incompatible', 'database_newer', { knows: all.length, has: applied.length });
  applied.forEach((done, i) => {
    const known = all[i];
    if (known?.id !== done.id) throw new AppError('incompatible', 'database_newer', { migration: done.id });
    if (known.hash !== done.hash)
      throw new AppError('incompatible', 'migration_changed', { migration: done.id });
  });
  return all.slice(applied.length);
}

function apply(db: Database.Database, migration: Migration, nowMs: number): void {
  // Outside the transaction: inside one this pragma does nothing, and a rebuilt table would cascade.
  db.pragma('foreign_keys = OFF');
  try {
    db.exec('BEGIN IMMEDIATE');
    try {
      db.exec(migration.sql);
      db.prepare('INSERT INTO migrations(id, hash, applied_at) VALUES (?, ?, ?)').run(
        migration.id,
        migration.hash,
        nowMs,
      );
      const broken = db.pragma('foreign_key_check') as unknown[];
      if (broken.length > 0) throw new AppError('corrupt', 'foreign_keys', { count: broken.length });
      db.exec('COMMIT');
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK');
      throw error;
    }
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

/**
 * Brings the file to today's schema.
 * @param copyFirst called once before anything changes in a file that already holds data
 * @returns ids applied now
 */
export function migrate(
  db: Database.Database,
  all: readonly Migration[],
  options: { nowMs: number; copyFirst: () => void },
): string[] {
  const pending = pendingMigrations(db, all);
  if (pending.length > 0 && pending.length < all.length) options.copyFirst();
  if (pending.length > 0) {
    // A rebuild of a table must not be captured as edits.
    for (const { name } of db
      .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
      .all()) {
      db.exec(`DROP TRIGGER "${name}"`);
    }
  }
  for (const migration of pending) apply(db, migration, options.nowMs);
  db.transaction(() => makeDerivedObjects(db)).immediate();
  return pending.map((m) => m.id);
}

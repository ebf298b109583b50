// The migration runner: order, hashes, the copy first, foreign keys – and every migration of ours with rows before it.
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCore } from '#main/core/createCore.ts';
import { createMemoryPlatform } from '#main/platform/memory/memoryPlatform.ts';
import { placeOf } from '#main/platform/node/nodePlatform.ts';
import { derivedTriggers } from '#main/store/capture.ts';
import { wrongCountsSql } from '#main/store/eventCounts.ts';
import { loadMigrations, type Migration, migrate } from '#main/store/migrate.ts';
import { openDatabase } from '#main/store/openDatabase.ts';
import { createSearchIndex, type SearchIndex, searchedTables } from '#main/store/searchIndex.ts';

const own = loadMigrations(new URL('../../../migrations', import.meta.url).pathname);
const ownIds = own.map(({ id }) => id);
/** The id of a migration that is not ours yet: the `n`th after the last. */
const nth = (n: number, name: string): string => `${String(own.length + n).padStart(4, '0')}_${name}`;
const made = (id: string, sql: string): Migration => ({ id, hash: `hash of ${sql}`, sql });

let dir: string;
let db: Database.Database;
let search: SearchIndex;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'yolda-migrate-'));
  db = openDatabase(join(dir, 'yolda.db'), { key: randomBytes(32) });
  // What the gate gives the capture triggers.
  db.function('yolda_operation', (_table: string) => 'op');
  db.function('yolda_user', () => 'user');
  db.function('yolda_captures', () => 1);
  db.function('yolda_now', () => 0);
  search = createSearchIndex(db);
});
afterEach(() => {
  db.close();
  rmSync(dir, { recursive: true });
});

const run = (all: readonly Migration[], copyFirst: () => void = () => undefined) =>
  migrate(db, all, { nowMs: 1, copyFirst });
const ids = () => db.prepare('SELECT id FROM migrations ORDER BY id').pluck().all();
const failure = (work: () => unknown): unknown => {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
};

describe('the migration runner', () => {
  it('applies in order, once, and copies the file first only when it holds data', () => {
    const copied = vi.fn();
    const next = made(nth(1, 'next'), 'CREATE TABLE n(a TEXT) STRICT;');
    expect(run(own, copied)).toEqual(ownIds);
    expect(copied).not.toHaveBeenCalled();
    expect(run([...own, next], copied)).toEqual([nth(1, 'next')]);
    expect(run([...own, next], copied)).toEqual([]);
    expect(copied).toHaveBeenCalledTimes(1);
    expect(ids()).toEqual([...ownIds, nth(1, 'next')]);
  });

  it('copies before anything changes', () => {
    run(own);
    const seen: unknown[] = [];
    run([...own, made(nth(1, 'next'), 'CREATE TABLE n(a TEXT) STRICT;')], () =>
      seen.push(...db.prepare("SELECT name FROM sqlite_schema WHERE name = 'n'").all(), ...ids()),
    );
    expect(seen).toEqual(ownIds);
  });

  it('refuses a file from the future and leaves it as it is', () => {
    run([...own, made(nth(1, 'future'), 'CREATE TABLE f(a TEXT) STRICT;')]);
    expect(failure(() => run(own))).toMatchObject({ code: 'incompatible', reason: 'database_newer' });
    expect(ids()).toEqual([...ownIds, nth(1, 'future')]);
  });

  it('refuses a migration that was changed after it was applied', () => {
    run(own);
    const changed = own.map((m) => ({ ...m, hash: 'another' }));
    expect(failure(() => run(changed))).toMatchObject({ code: 'incompatible', reason: 'migration_changed' });
  });

  it('refuses a late-merged migration instead of skipping it', () => {
    const late = made(nth(1, 'late'), 'CREATE TABLE late(a TEXT) STRICT;');
    const applied = made(nth(1, 'next'), 'CREATE TABLE n(a TEXT) STRICT;');
    run([...own, applied]);
    // Another branch's 0002 comes in front; ours was renumbered to 0003.
    const merged = [...own, late, { ...applied, id: nth(2, 'next') }];
    expect(failure(() => run(merged))).toMatchObject({
      code: 'incompatible',
      details: { migration: nth(1, 'next') },
    });
    expect(db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'late'").get()).toBeUndefined();
  });

  it('refuses a folder with a gap or a repeat in its numbers', () => {
    const folder = join(dir, 'migrations');
    mkdirSync(folder);
    writeFileSync(join(folder, '0001_a.sql'), '');
    writeFileSync(join(folder, '0003_c.sql'), '');
    expect(failure(() => loadMigrations(folder))).toMatchObject({ reason: 'migration_numbers' });
    writeFileSync(join(folder, '0001_b.sql'), '');
    expect(failure(() => loadMigrations(folder))).toMatchObject({ reason: 'migration_numbers' });
  });

  it('rolls a failing migration back whole, its record too', () => {
    run(own);
    const bad = made(nth(1, 'bad'), 'CREATE TABLE half(a TEXT) STRICT; CREATE TABLE half(a TEXT) STRICT;');
    expect(failure(() => run([...own, bad]))).toBeInstanceOf(Error);
    expect(ids()).toEqual(ownIds);
    expect(db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'half'").get()).toBeUndefined();
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  it('refuses a migration that leaves a child without its parent', () => {
    run(own);
    fill(db);
    const orphan = made(nth(1, 'orphan'), "DELETE FROM documents WHERE id = 'row';");
    expect(failure(() => run([...own, orphan]))).toMatchObject({ code: 'corrupt', reason: 'foreign_keys' });
    expect(db.prepare("SELECT count(*) FROM documents WHERE id = 'row'").pluck().get()).toBe(1);
  });

  it('keeps child rows and captures nothing when a table is rebuilt', () => {
    run(own);
    fill(db);
    const before = db.prepare('SELECT count(*) FROM change_log').pluck().get();
    const { sql } = db
      .prepare<[], { sql: string }>("SELECT sql FROM sqlite_schema WHERE name = 'documents'")
      .get() ?? {
      sql: '',
    };
    const indexes = db
      .prepare<[], string>(
        "SELECT sql FROM sqlite_schema WHERE tbl_name = 'documents' AND type = 'index' AND sql IS NOT NULL",
      )
      .pluck()
      .all();
    const rebuilt = sql.replace(/"?documents"?/, '"documents_new"');
    const rebuild = made(
      nth(1, 'rebuild'),
      `${rebuilt}; INSERT INTO documents_new SELECT * FROM documents; DROP TABLE documents;
       ALTER TABLE documents_new RENAME TO documents; ${indexes.join(';')};`,
    );
    run([...own, rebuild]);
    expect(db.prepare('SELECT count(*) FROM document_lines').pluck().get()).toBe(1);
    expect(db.prepare('SELECT count(*) FROM change_log').pluck().get()).toBe(before);
    expectWhole();
  });
});

/** Counts are made anew from the events after each migration. */
const countTables = ['event_days', 'event_quarters'];

/** One row in each table, by the type of each column; references point at each other. */
function fill(target: Database.Database): void {
  target.pragma('foreign_keys = OFF');
  for (const table of tablesOf(target).filter((name) => !countTables.includes(name))) {
    const columns = target
      .prepare<[string], { name: string; type: string; pk: number }>(
        'SELECT name, type, pk FROM pragma_table_info(?)',
      )
      .all(table)
      .filter(({ name, pk }) => name !== 'seq' || pk === 0);
    const parents = target
      .prepare<[string], string>('SELECT "from" FROM pragma_foreign_key_list(?)')
      .pluck()
      .all(table);
    const values = columns.map(({ name, type }) => {
      const isText = !/INT/i.test(type);
      if ((name === 'id' && isText) || parents.includes(name)) return 'row';
      if (name === 'deleted_at') return null;
      return isText ? `${name} of ${table}` : 1;
    });
    target
      .prepare(
        `INSERT OR IGNORE INTO ${table}(${columns.map((c) => `"${c.name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      )
      .run(...values);
  }
  search.settle();
  target.pragma('foreign_keys = ON');
}

const tablesOf = (target: Database.Database): string[] =>
  target
    .prepare<[], string>(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT GLOB '*_fts*' AND name <> 'migrations'",
    )
    .pluck()
    .all();

type Row = Record<string, unknown>;
const rowsOf = (target: Database.Database): Record<string, Row[]> =>
  Object.fromEntries(
    tablesOf(target).map((name) => [name, target.prepare<[], Row>(`SELECT * FROM ${name}`).all()]),
  );

function expectWhole(): void {
  expect(
    db
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%' AND name NOT GLOB '*_fts*'",
      )
      .all(),
  ).toEqual([]);
  const triggers = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    .pluck()
    .all();
  expect(triggers.sort()).toEqual([...derivedTriggers().keys()].sort());
  expect(db.prepare(wrongCountsSql).get()).toEqual({ n: 0 });
  for (const table of searchedTables) {
    const word = String(db.prepare(`SELECT search_text FROM ${table} WHERE id = 'row'`).pluck().get()).split(
      ' ',
    )[0];
    expect(
      db.prepare(`SELECT rowid FROM ${table}_fts WHERE ${table}_fts MATCH ?`).pluck().all(`"${word}"`),
    ).toEqual([db.prepare(`SELECT rid FROM ${table} WHERE id = 'row'`).pluck().get()]);
  }
}

describe('our migrations', () => {
  it.each(own.map((migration, at) => [migration.id, at] as const))(
    '%s keeps the rows there were: all tables strict, all triggers there, search intact',
    (_id, at) => {
      // The file as the migrations before left it; the derived objects are always today's, made after the last.
      for (const { id, hash, sql } of own.slice(0, at)) {
        db.exec(sql);
        db.prepare('INSERT INTO migrations(id, hash, applied_at) VALUES (?, ?, 1)').run(id, hash);
      }
      if (at > 0) fill(db);
      const before = at > 0 ? rowsOf(db) : {};
      expect(run(own)).toEqual(ownIds.slice(at));
      const after = rowsOf(db);
      // A column may be added; the values of those that stay must not change.
      const kept = Object.fromEntries(
        Object.entries(before).map(([table, rows]) => [
          table,
          (after[table] ?? []).map((row, i) =>
            Object.fromEntries(
              Object.keys(rows[i] ?? {})
                .filter((c) => c in row)
                .map((c) => [c, row[c]]),
            ),
          ),
        ]),
      );
      expect(kept).toEqual(before);
      if (at === 0) fill(db);
      expectWhole();
    },
  );

  it('a company file is copied into its backups before a migration, and the copy opens', async () => {
    const migrations = join(dir, 'migrations');
    mkdirSync(migrations);
    for (const { id, sql } of own) writeFileSync(join(migrations, `${id}.sql`), sql);
    const { root, worker } = placeOf(
      new URL('../../../src-main/platform/node/nodePlatform.ts', import.meta.url).href,
    );
    const platform = createMemoryPlatform({
      paths: { migrations, resources: join(root, 'resources'), worker },
      nowMs: 1_700_000_000_000,
    });
    const dataDir = join(dir, 'company');
    const openCore = () => createCore({ platform, dataDir, runsJobs: false });
    await (await openCore()).close();
    expect(readdirSync(join(dataDir, 'backups'))).toEqual([]);
    writeFileSync(join(migrations, `${nth(1, 'next')}.sql`), 'CREATE TABLE n(a TEXT) STRICT;');
    const core = await openCore();
    const { key } = core.folder;
    await core.close();
    expect(readdirSync(join(dataDir, 'backups'))).toEqual(['before-migration-1700000000000.db']);
    const copy = openDatabase(join(dataDir, 'backups/before-migration-1700000000000.db'), {
      key,
      isReadonly: true,
    });
    expect(copy.prepare('SELECT id FROM migrations').pluck().all()).toEqual(ownIds);
    copy.close();
  });
});

// The tables as the migrations leave them: strict, captured, searchable, and the same in drizzle, in the registry of
// synced tables and in the file. Nothing that was ever synced goes away.
import { readFileSync } from 'node:fs';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { CasingCache } from 'drizzle-orm/casing';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { derivedTriggers } from '#main/store/capture.ts';
import * as schema from '#main/store/schema/index.ts';
import { searchedTables } from '#main/store/searchIndex.ts';
import { syncedTables } from '#shared/sync/registry.ts';
import { makeSeededFolder, type SeededFolder } from '#tests/tools/seededFolder.ts';
import type { TestCore } from '#tests/tools/testCore.ts';

let folder: SeededFolder;
let t: TestCore;
beforeAll(async () => {
  folder = await makeSeededFolder({ nowMs: Date.UTC(2026, 10, 23, 8) });
  t = await folder.open();
});
afterAll(async () => {
  await t.close();
  folder.remove();
});

type Columns = Record<string, string[]>;

const sorted = (columns: Columns): Columns =>
  Object.fromEntries(
    Object.entries(columns)
      .map(([table, names]): [string, string[]] => [table, [...names].sort()])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

function drizzleColumns(): Columns {
  const casing = new CasingCache('snake_case');
  const tables = (Object.values(schema) as unknown[]).filter((value) => is(value, SQLiteTable));
  return Object.fromEntries(
    tables.map((table) => [
      getTableName(table),
      Object.values(getTableColumns(table)).map((column) => casing.getColumnCasing(column)),
    ]),
  );
}

const ownTables = (): string[] =>
  t.core.gate.sql
    .all<{ name: string }>(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT GLOB '*_fts*'",
    )
    .map(({ name }) => name);

function fileColumns(): Columns {
  return Object.fromEntries(
    ownTables().map((name) => [
      name,
      t.core.gate.sql
        .all<{ name: string }>('SELECT name FROM pragma_table_info(?)', [name])
        .map((column) => column.name),
    ]),
  );
}

const registryColumns = (): Columns =>
  Object.fromEntries(Object.entries(syncedTables).map(([name, { columns }]) => [name, Object.keys(columns)]));

const read = <T>(file: string): T =>
  JSON.parse(readFileSync(new URL(`../../../migrations/${file}`, import.meta.url), 'utf8')) as T;

describe('the tables of a company file', () => {
  it('are all strict', () => {
    expect(
      t.core.gate.sql.all(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%' AND name NOT GLOB '*_fts*'",
      ),
    ).toEqual([]);
  });

  it('have all their triggers, with the text of today', () => {
    const present = t.core.gate.sql.all<{ name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
    );
    expect(new Map(present.map(({ name, sql }) => [name, sql]))).toEqual(derivedTriggers());
    const wanted = [
      ...Object.keys(syncedTables).map((table) => `capture_${table}`),
      ...searchedTables.map((table) => `search_${table}`),
    ].flatMap((name) => ['i', 'u', 'd'].map((kind) => `${name}_${kind}`));
    expect(wanted.filter((name) => !derivedTriggers().has(name))).toEqual([]);
  });

  it('are the same in drizzle and in the file', () => {
    expect(sorted(fileColumns())).toEqual(sorted(drizzleColumns()));
  });

  it('are the same in the registry of synced tables and in drizzle', () => {
    const all = drizzleColumns();
    const synced = Object.fromEntries(Object.keys(syncedTables).map((name) => [name, all[name] ?? []]));
    expect(sorted(registryColumns())).toEqual(sorted(synced));
  });

  it.each(searchedTables)('%s has an explicit rid under its search index, which is whole', (table) => {
    const { sql } = t.core.gate;
    expect(sql.all('SELECT name, type, pk FROM pragma_table_info(?) WHERE pk = 1', [table])).toEqual([
      { name: 'rid', type: 'INTEGER', pk: 1 },
    ]);
    const rows = sql.all(`SELECT rid AS id FROM ${table} WHERE deleted_at IS NULL ORDER BY rid`);
    expect(rows.length).toBeGreaterThan(0);
    expect(sql.all(`SELECT id FROM ${table}_fts_docsize ORDER BY id`)).toEqual(rows);
  });

  it('is whole by the doctor', async () => {
    const { isOk, findings } = await t.client.call('maintenance.check', {});
    expect({ isOk, failed: findings.filter((finding) => !finding.isOk) }).toEqual({ isOk: true, failed: [] });
  });
});

describe('synced tables and columns', () => {
  const snapshot = read<Columns>('synced-columns.json');
  const retired = read<string[]>('retired-names.json');

  it('are additive only: nothing that was synced is gone without standing in retired-names.json', () => {
    const now = registryColumns();
    const gone = Object.entries(snapshot).flatMap(([table, columns]) =>
      now[table] ? columns.filter((c) => !now[table]?.includes(c)).map((c) => `${table}.${c}`) : [table],
    );
    expect(gone.filter((name) => !retired.includes(name))).toEqual([]);
  });

  it('are all in the snapshot (node scripts/db/snapshotSynced.mjs)', () => {
    const added = Object.entries(registryColumns()).flatMap(([table, columns]) =>
      columns.filter((c) => !snapshot[table]?.includes(c)).map((c) => `${table}.${c}`),
    );
    expect(added).toEqual([]);
  });

  it('never take a retired name again', () => {
    const used = Object.entries(registryColumns()).flatMap(([table, columns]) => [
      table,
      ...columns.map((c) => `${table}.${c}`),
    ]);
    expect(used.filter((name) => retired.includes(name))).toEqual([]);
  });
});

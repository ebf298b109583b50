// Rows here against rows at a hub by fingerprints: what differs is named, page after page, and it can be cancelled.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareWithHub } from '#main/sync/compare.repo.ts';
import { syncLimits } from '#shared/sync/logProtocol.ts';
import { type SyncedTableName, syncedTables } from '#shared/sync/registry.ts';
import { rowHash } from '#shared/sync/rowHash.ts';
import { makeSeededFolder, type SeededFolder } from '#tests/tools/seededFolder.ts';
import type { TestCore } from '#tests/tools/testCore.ts';

let folder: SeededFolder;
let t: TestCore;
beforeAll(async () => {
  folder = await makeSeededFolder({ nowMs: Date.UTC(2026, 10, 23, 8) });
  t = await folder.open();
  for (let n = 0; n < 1_200; n++) await t.core.call('tasks.create', { title: `Tapşırıq ${n}` });
});
afterAll(async () => {
  await t.close();
  folder.remove();
});

type Rows = Map<string, Record<string, string | number | null>>;

/** What a hub in step with this company has, table by table. */
function rowsThere(): Map<SyncedTableName, Rows> {
  const tables = Object.keys(syncedTables) as SyncedTableName[];
  return new Map(
    tables.map((table) => {
      const rows = t.core.gate.sql.all<Record<string, string | number | null>>(`SELECT * FROM ${table}`);
      return [table, new Map(rows.map((row) => [String(row.id), row]))];
    }),
  );
}

const compare = (there: Map<SyncedTableName, Rows>, signal = new AbortController().signal) => {
  const told: string[] = [];
  const done = compareWithHub({
    read: t.core.gate.read,
    subs: ['*'],
    signal,
    onTable: ({ table }) => told.push(table),
    hub: {
      async digest({ t: table, after }) {
        const all = [...(there.get(table as SyncedTableName) ?? new Map())].sort(([a], [b]) =>
          a < b ? -1 : 1,
        );
        const rest = all.filter(([id]) => after === null || id > after);
        const page = rest.slice(0, Math.min(syncLimits.pageRows, 700));
        return {
          rows: page.map(([id, row]) => [id, 1, rowHash(syncedTables[table as SyncedTableName], row)]),
          hasMore: rest.length > page.length,
          head: 1,
        };
      },
    },
  });
  return { done, told };
};

describe('here and there', () => {
  it('equal: every table with its counts, none differing', async () => {
    const there = rowsThere();
    const { done, told } = compare(there);
    const tables = await done;
    expect(tables.map(({ table, here }) => [table, here])).toEqual(
      [...there].map(([table, rows]) => [table, rows.size]),
    );
    expect(tables.flatMap(({ differing }) => differing)).toEqual([]);
    expect(tables.find(({ table }) => table === 'tasks')?.there).toBeGreaterThan(1_200);
    expect(told).toEqual([...there.keys(), '']);
  });

  it('a row only here, one only there, one that differs: each by its id', async () => {
    const there = rowsThere();
    const tasks = there.get('tasks') as Rows;
    const [first = '', second = ''] = [...tasks.keys()].sort();
    tasks.delete(first);
    tasks.set(second, { ...tasks.get(second), title: 'Başqa' });
    tasks.set('zzz', { id: 'zzz', title: 'Orada' });
    const found = (await compare(there).done).find(({ table }) => table === 'tasks');
    expect(found).toMatchObject({
      differingCount: 3,
      differing: [
        { rowId: first, where: 'here' },
        { rowId: second, where: 'both' },
        { rowId: 'zzz', where: 'there' },
      ],
    });
  });

  it('a whole table missing is counted, and the first few are named', async () => {
    const there = rowsThere();
    const size = there.get('tasks')?.size ?? 0;
    there.set('tasks', new Map());
    const found = (await compare(there).done).find(({ table }) => table === 'tasks');
    expect([found?.here, found?.there, found?.differingCount, found?.differing.length]).toEqual([
      size,
      0,
      size,
      200,
    ]);
  });

  it('stops when it is no longer wanted', async () => {
    const abort = new AbortController();
    abort.abort();
    await expect(compare(rowsThere(), abort.signal).done).rejects.toMatchObject({ code: 'cancelled' });
  });
});

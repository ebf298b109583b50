// What a live query depends on: the tables it really opens stand in its `reads`, or a change would not reach it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allCalls, type Call, type Input, type Query } from '#shared/contract/index.ts';
import { syncedTables } from '#shared/sync/registry.ts';
import { queryInputs } from '#tests/tools/contractInputs.ts';
import type { Seeded } from '#tests/tools/seedCompany.ts';
import { makeSeededFolder, type SeededFolder } from '#tests/tools/seededFolder.ts';
import { tablesRead } from '#tests/tools/tablesRead.ts';
import type { TestCore } from '#tests/tools/testCore.ts';

const queries = allCalls().flatMap(([name, def]) =>
  def.kind === 'query' ? [{ name: name as Query, reads: def.reads }] : [],
);

/** Counts that triggers keep, in tables that are never announced: they change with these. */
const keptFrom: Readonly<Record<string, readonly string[]>> = {
  event_days: ['interactions', 'tasks'],
  event_quarters: ['interactions', 'tasks'],
};

let folder: SeededFolder;
let t: TestCore;
beforeAll(async () => {
  folder = await makeSeededFolder({ nowMs: Date.UTC(2026, 10, 23, 8) });
  t = await folder.open();
  // The current user is loaded once for all calls.
  await t.core.call('company.loadState', {});
});
afterAll(async () => {
  await t.close();
  folder.remove();
});

describe('the tables that a query opens', () => {
  it.each(queries)('$name: stand in its reads', async ({ name, reads }) => {
    const inputs = (queryInputs[name] as (s: Seeded) => Input<Call>[])(folder.seeded);
    expect(inputs.length).toBeGreaterThan(0);
    const seen = await tablesRead(async () => {
      for (const input of inputs) await t.core.call(name as Call, input);
    });
    const opened = seen.flatMap((table) => keptFrom[table] ?? [table]);
    expect({ unnamed: opened.filter((table) => !reads.includes(table)) }).toEqual({ unnamed: [] });
    // More than it opens would only run it in vain; the current user is loaded once and kept.
    const kept = [...opened, 'users', 'device'];
    expect({ neverOpened: reads.filter((table) => !kept.includes(table)) }).toEqual({ neverOpened: [] });
  });

  it('are tables whose changes are announced', () => {
    const local = t.core.gate.sql
      .all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .map(({ name }) => name)
      .filter((name) => !(name in syncedTables) && !/_fts/.test(name));
    const named = new Set(queries.flatMap(({ reads }) => reads));
    expect([...named].filter((table) => !(table in syncedTables) && !local.includes(table))).toEqual([]);
  });
});

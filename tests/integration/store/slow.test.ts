// A slow statement is found in the log by the name of the contract's call, and no value of it is.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Core, createCore } from '#main/core/createCore.ts';
import { createMemoryPlatform, type MemoryPlatform } from '#main/platform/memory/memoryPlatform.ts';
import { placeOf } from '#main/platform/node/nodePlatform.ts';
import { rawWrite } from '#tests/tools/rawWrite.ts';

let dir: string;
let platform: MemoryPlatform;
let core: Core;

async function open(explainsSlow: boolean): Promise<void> {
  const { root, worker } = placeOf(
    new URL('../../../src-main/platform/node/nodePlatform.ts', import.meta.url).href,
  );
  const paths = { migrations: join(root, 'migrations'), resources: join(root, 'resources'), worker };
  platform = createMemoryPlatform({ paths });
  core = await createCore({ platform, dataDir: dir, checksOutput: true, runsJobs: false, explainsSlow });
  // The same table, slow: a view of this connection that counts to two millions first.
  rawWrite(
    core.gate,
    `CREATE TEMP VIEW documents AS
       WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000)
       SELECT p.* FROM (SELECT count(*) AS c FROM n) slow CROSS JOIN main.documents p WHERE slow.c > 0`,
  );
}

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'yolda-'));
});
afterEach(async () => {
  await core.close();
  rmSync(dir, { recursive: true });
});

const secret = 'Gizli Ad 4711';
const slowLines = () => platform.lines.filter(({ event }) => event === 'store.slow');

it('a query over 40 ms is logged by contract name, without its values', async () => {
  await open(false);
  await core.call('sales.listInvoices', { partnerId: secret }, { commandId: randomUUID() });
  expect(slowLines()[0]).toMatchObject({
    level: 'warn',
    fields: { call: 'sales.listInvoices', elapsedMs: expect.any(Number) },
  });
  expect(slowLines().some(({ fields }) => 'plan' in (fields ?? {}))).toBe(false);
  expect(JSON.stringify(platform.lines)).not.toContain('4711');
});

it('with its plan where that was asked for, and still without values', async () => {
  await open(true);
  await core.call('sales.listInvoices', { partnerId: secret }, { commandId: randomUUID() });
  expect(slowLines()[0]?.fields).toMatchObject({
    call: 'sales.listInvoices',
    plan: expect.stringMatching(/SCAN|SEARCH/),
  });
  expect(JSON.stringify(platform.lines)).not.toContain('4711');
});

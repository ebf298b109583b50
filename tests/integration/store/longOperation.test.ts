// Long writes: chunks that let others in, announced together, undone as one – and a process killed between two of them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Core, createCore } from '#main/core/createCore.ts';
import { createNodePlatform, placeOf } from '#main/platform/node/nodePlatform.ts';
import { createPinoLog } from '#main/platform/node/pinoLog.ts';
import type { Changes } from '#main/store/gate.ts';
import { type LongOperation, startLongOperation } from '#main/store/longOperation.ts';
import { operationChanges } from '#main/store/operationChanges.ts';
import { users } from '#main/store/schema/index.ts';
import { dumpTables } from '#tests/tools/dump.ts';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';
import { makePlace } from '#tests/tools/yoldaProcess.ts';

const operationId = 'long-operation';

describe('a long operation', () => {
  let t: TestCore;
  let operation: LongOperation;
  beforeEach(async () => {
    t = await openTestCore();
    await t.client.call('company.setUp', setUpInput());
    let n = 0;
    operation = startLongOperation(
      { gate: t.core.gate, newId: () => `id-${n++}` },
      { operationId, command: 'exchange.importCsv', isUndoable: true },
    );
  });
  afterEach(async () => {
    vi.useRealTimers();
    await t.close();
  });

  const addUser = (name: string) => () =>
    operation.chunk((tx) =>
      tx.orm
        .insert(users)
        .values({ id: name, name, role: 'rep', language: 'az', timeZone: 'UTC', createdAt: 1, updatedAt: 1 })
        .run(),
    );

  it('gives others a turn between its chunks', async () => {
    const order: string[] = [];
    const other = async (): Promise<void> => {
      for (let i = 0; i < 3; i++) {
        await new Promise((resolve) => setImmediate(resolve));
        order.push('other');
      }
    };
    const chunks = (async () => {
      for (const name of ['a', 'b', 'c']) {
        await addUser(name)();
        order.push('chunk');
      }
    })();
    await Promise.all([chunks, other()]);
    expect(order.slice(0, 4).filter((who) => who === 'other').length).toBeGreaterThan(0);
    expect(order.slice(0, 4).filter((who) => who === 'chunk').length).toBeGreaterThan(0);
  });

  it('announces its chunks together, at most once in 250 ms; another write at once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const seen: Changes[] = [];
    t.core.gate.onChanges((changes) => seen.push(changes));
    await addUser('a')();
    await addUser('b')();
    vi.advanceTimersByTime(249);
    expect(seen).toEqual([]);
    await addUser('c')();
    vi.advanceTimersByTime(1);
    expect(seen.map(({ tables }) => tables.has('users'))).toEqual([true]);
    t.core.gate.write({ command: 'x.y', commandId: 'own', isUndoable: false }, (tx) => tx.touch('jobs'));
    expect(seen.length).toBe(2);
  });

  it('knows its own changes among those that others made between its chunks', async () => {
    await addUser('a')();
    const other = { role: 'rep', language: 'ru', timeZone: 'Europe/Moscow' } as const;
    await t.client.call('company.saveUser', { name: 'between', ...other });
    await addUser('b')();
    operation.finish();
    const { sql } = t.core.gate;
    const range = sql.get<{ first: number; last: number; n: number }>(
      'SELECT first_seq AS first, last_seq AS last, change_count AS n FROM operations WHERE id = ?',
      [operationId],
    );
    expect(range).toMatchObject({ n: 2 });
    expect((range?.last ?? 0) - (range?.first ?? 0)).toBeGreaterThan(1);
    const own = sql.all<{ id: string }>(
      `SELECT c.row_id AS id FROM ${operationChanges} WHERE o.id = ? ORDER BY c.seq`,
      [operationId],
    );
    expect(own.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('is open until it is finished, refuses undo meanwhile, and is undone as one step', async () => {
    const before = dumpTables(t.core.gate);
    await addUser('a')();
    await addUser('b')();
    await expect(t.client.call('operations.undo', { operationId })).rejects.toMatchObject({
      code: 'conflict',
      reason: 'still_running',
    });
    operation.finish();
    expect(await t.client.call('operations.undo', {})).toMatchObject({ id: operationId, changeCount: 2 });
    expect(dumpTables(t.core.gate)).toBe(before);
  });

  it('takes back what it wrote when it is given up', async () => {
    const before = dumpTables(t.core.gate);
    await addUser('a')();
    await addUser('b')();
    expect(await operation.abandon()).toBe(true);
    expect(dumpTables(t.core.gate)).toBe(before);
    expect((await t.client.call('operations.loadUndoState', {})).undo?.id).not.toBe(operationId);
  });
});

describe('a process killed between two chunks', () => {
  const child = fileURLToPath(new URL('../../tools/childOperation.ts', import.meta.url));
  let place: ReturnType<typeof makePlace>;
  let core: Core;

  async function open(): Promise<void> {
    const { root, worker } = placeOf(
      new URL('../../../src-main/platform/node/nodePlatform.ts', import.meta.url).href,
    );
    const platform = createNodePlatform({
      env: { YOLDA_CONFIG_DIR: place.config },
      log: createPinoLog('silent'),
      version: '0.0.0-test',
      root,
      worker,
    });
    core = await createCore({ platform, dataDir: place.data, checksOutput: true, runsJobs: false });
  }

  beforeEach(async () => {
    place = makePlace();
    await open();
    await core.call('company.setUp', setUpInput());
  });
  afterEach(async () => {
    await core.close();
    place.remove();
  });

  async function killIn(what: 'write' | 'undo'): Promise<void> {
    await core.close();
    const env = { ...process.env, YOLDA_CONFIG_DIR: place.config, YOLDA_LOG: 'silent' };
    const started = spawn(process.execPath, [child, place.data, what, operationId], {
      env,
      stdio: 'inherit',
    });
    expect(await once(started, 'exit')).toEqual([null, 'SIGKILL']);
    await open();
  }
  const countUsers = () => core.gate.sql.get<{ n: number }>('SELECT count(*) AS n FROM users')?.n ?? 0;
  const stateOf = () =>
    core.gate.sql.get<{ state: string }>('SELECT state FROM operations WHERE id = ?', [operationId])?.state;

  it('leaves what was written as one step, wholly undone by undo', async () => {
    const before = dumpTables(core.gate);
    await killIn('write');
    expect([countUsers() >= 3000, stateOf()]).toEqual([true, 'done']);
    await core.call('operations.undo', {});
    expect(dumpTables(core.gate)).toBe(before);
  });

  it('leaves an undo that is resumed where it stopped, under the same id', async () => {
    const before = dumpTables(core.gate);
    await killIn('write');
    const written = countUsers();
    await killIn('undo');
    expect([countUsers() < written, countUsers() > 1, stateOf()]).toEqual([true, true, 'done']);
    await core.call('operations.undo', { operationId });
    expect([dumpTables(core.gate) === before, stateOf()]).toEqual([true, 'undone']);
    expect(
      core.gate.sql.all('SELECT state, change_count AS n FROM operations WHERE undoes = ?', [operationId]),
    ).toEqual([{ state: 'done', n: written - 1 }]);
  });
});

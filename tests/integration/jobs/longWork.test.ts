// Long work that the user watches: its row from beginning to end, Cancel by any window, a window that goes and leaves it
// running, a core that dies in the midst of it.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import type { Input, Output } from '#shared/contract/index.ts';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

let t: TestCore;
beforeEach(async () => {
  t = await openTestCore();
  await t.core.call('company.setUp', setUpInput());
});
afterEach(() => t.close());

const listWork = async (): Promise<Output<'jobs.listWork'>['rows']> =>
  (await t.core.call('jobs.listWork', {})).rows;

/** A table of so many partners, as bytes dropped on the window. */
function table(rows: number, operationId: string): Input<'exchange.importCsv'> {
  const lines = Array.from({ length: rows }, (_, n) => `Partner ${n},Bakı,+99450${String(2_000_000 + n)}`);
  const bytes = new TextEncoder().encode(['Name,City,Phone', ...lines].join('\n'));
  return { kind: 'partners', source: { uploads: [{ name: 'partners.csv', bytes }] }, operationId };
}

it('is a row while it runs and after it has ended, until it was seen', async () => {
  const operationId = randomUUID();
  await t.core.call('exchange.importCsv', { ...table(3, randomUUID()), isDryRun: true });
  expect(await listWork()).toEqual([]);
  await t.core.call('exchange.importCsv', table(3, operationId));
  expect(await listWork()).toMatchObject([
    {
      id: operationId,
      kind: 'exchange.importCsv',
      state: 'done',
      isCancellable: true,
      result: { created: 3, updated: 0, skipped: 0, problems: 0, of: 'partners' },
    },
  ]);
  await t.core.call('jobs.dismissWork', { id: operationId });
  expect(await listWork()).toEqual([]);
});

it('goes on when the window that began it is gone', async () => {
  const operationId = randomUUID();
  const gone = Promise.withResolvers<void>();
  t.client.on('operations.progress', () => {
    t.client.close();
    gone.resolve();
  });
  const left = t.client.call('exchange.importCsv', table(500, operationId)).catch((error: unknown) => error);
  await gone.promise;
  expect(await left).toBeInstanceOf(AppError);
  await expect.poll(async () => (await listWork())[0]?.state, { timeout: 20_000 }).toBe('done');
  expect((await t.core.call('partners.list', { limit: 1 })).rows).toHaveLength(1);
});

it('is cancelled by any window, and says so', async () => {
  const operationId = randomUUID();
  t.client.on('operations.progress', ({ phase }) => {
    if (phase !== 'read') void t.core.call('jobs.cancelWork', { id: operationId });
  });
  const ended = await t.client
    .call('exchange.importCsv', table(1_500, operationId))
    .catch((error: unknown) => error);
  expect(ended).toMatchObject({ code: 'cancelled' });
  expect(await listWork()).toMatchObject([{ id: operationId, state: 'cancelled', code: 'cancelled' }]);
});

it('that a dead core left running is told as not done', async () => {
  const id = randomUUID();
  t.core.gate.write(
    { command: 'test', commandId: randomUUID(), isUndoable: false, keepsAnswer: false },
    (tx) =>
      tx.sql.run(
        `INSERT INTO long_work(id, kind, state, is_cancellable, code, reason, result, started_at)
         VALUES (?, 'maintenance.backup', 'running', 0, '', '', '{}', 1)`,
        [id],
      ),
  );
  t = await t.reopen();
  expect(await listWork()).toMatchObject([{ id, state: 'failed', reason: 'work_interrupted' }]);
});

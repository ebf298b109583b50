// A file that its author's laptop has not brought yet: how often the hub is asked for it. What the hub says is said here.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BlobMoverOptions, createBlobMover } from '#main/sync/blobMover.ts';
import { replayOf } from '#main/sync/openHub.ts';
import { seedCompany } from '#tests/tools/seedCompany.ts';
import { joinedState, putSyncRows } from '#tests/tools/syncRows.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

const hash = 'ab'.repeat(32);
let t: TestCore;
let elapsed = 0;
let asked = 0;

beforeEach(async () => {
  [elapsed, asked] = [0, 0];
  t = await openTestCore();
  await seedCompany(t);
  putSyncRows(t.core.gate, { state: joinedState, blobs: [{ hash, direction: 'down' }] });
});
afterEach(() => t.close());

const missing: BlobMoverOptions['client'] = {
  async send() {
    asked += 1;
    return { status: 404, headers: {}, bytes: Buffer.alloc(0) };
  },
  ask: () => Promise.reject(new Error('nothing goes up')),
};

const mover = () => {
  const { blobs, gate } = t.core;
  const write = replayOf({ gate, newId: () => crypto.randomUUID() });
  return createBlobMover({
    ...{ blobs, write, client: missing, sql: gate.sql, deviceId: () => 'device' },
    ...{ elapsedMs: () => elapsed, random: () => 1 },
  });
};

test('is asked for later and later, not at every cycle, and at once where somebody opens it', async () => {
  const { move, fetch, waitMs } = mover();
  expect(waitMs()).toBeUndefined();
  for (let at = 0; at < 10; at += 1) await move();
  expect(asked).toBe(1);
  expect(waitMs()).toBe(500);
  elapsed += 500;
  await move();
  await move();
  expect(asked).toBe(2);
  expect(waitMs()).toBe(1_000);
  elapsed += 500;
  await move();
  expect(asked).toBe(2);
  await expect(fetch(hash)).rejects.toMatchObject({ code: 'not_found', reason: 'blob_missing' });
  expect(asked).toBe(3);
  for (let at = 0; at < 200; at += 1) {
    elapsed += 60_000;
    await move();
  }
  expect(asked).toBeGreaterThanOrEqual(20);
  expect(asked).toBeLessThan(45);
});

test('is asked for at once by a program that was started again', async () => {
  await mover().move();
  await mover().move();
  expect(asked).toBe(2);
});

// Persistent jobs: in the same transaction as what they are about, parsed again when taken, tried again with back-off.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { backoffMs, createJobRunner, type JobOutcome, type JobRunner } from '#main/jobs/jobRunner.ts';
import type { NewJob } from '#main/jobs/jobs.types.ts';
import { AppError } from '#shared/contract/errors.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

const start = Date.UTC(2026, 10, 23, 8);
let t: TestCore;
let runner: JobRunner;
let ids = 0;
const newId = (): string => `id-${ids++}`;

function makeRunner(): JobRunner {
  return createJobRunner({
    gate: t.core.gate,
    now: t.platform.now,
    newId,
    random: () => 0.5,
    log: t.platform.log,
  });
}

beforeEach(async () => {
  t = await openTestCore({ nowMs: start });
  runner = makeRunner();
});
afterEach(async () => {
  await runner.stop();
  await t.close();
});

const enqueue = (job: NewJob, fail = false) =>
  t.core.gate.write({ command: 'x.y', commandId: newId(), isUndoable: false }, (tx) => {
    tx.enqueue(job);
    if (fail) throw new Error('after all');
  });
const rows = () =>
  t.core.gate.sql.all(
    `SELECT kind, state, attempts, run_at - ${start} AS afterMs, last_reason AS reason FROM jobs ORDER BY rowid`,
  );
const register = (run: (n: number) => Promise<JobOutcome>, maxAttempts?: number): void =>
  runner.register({
    kind: 'count',
    payload: z.object({ n: z.number() }),
    maxAttempts,
    run: ({ n }) => run(n),
  });

describe('a job', () => {
  it('is enqueued in the transaction of what it is about: with it or not at all', () => {
    expect(() => enqueue({ kind: 'count', payload: { n: 1 } }, true)).toThrow('after all');
    expect(rows()).toEqual([]);
    enqueue({ kind: 'count', payload: { n: 1 } });
    expect(rows()).toMatchObject([{ kind: 'count', state: 'waiting', attempts: 0, afterMs: 0 }]);
  });

  it('gets its payload parsed when it is taken; one that does not parse fails and is not run', async () => {
    const ran: number[] = [];
    register(async (n) => {
      ran.push(n);
      return { kind: 'done' };
    });
    enqueue({ kind: 'count', payload: { n: 7 } });
    enqueue({ kind: 'count', payload: { n: 'seven' } });
    expect(await runner.runAll()).toEqual({ done: 1, failed: 1, waiting: 0 });
    expect(ran).toEqual([7]);
    expect(rows()).toMatchObject([{ state: 'done' }, { state: 'failed', reason: 'payload' }]);
  });

  it('is tried again after a back-off that doubles up to five minutes', async () => {
    register(async () => ({ kind: 'retry', reason: 'offline' }));
    enqueue({ kind: 'count', payload: { n: 1 } });
    await runner.runAll();
    expect(rows()).toMatchObject([
      { state: 'waiting', attempts: 1, afterMs: backoffMs(1, 0.5), reason: 'offline' },
    ]);
    await runner.runAll();
    expect(rows()).toMatchObject([{ state: 'waiting', attempts: 2, afterMs: backoffMs(2, 0.5) }]);
    expect([1, 2, 3, 20].map((attempt) => backoffMs(attempt, 1))).toEqual([2_000, 4_000, 8_000, 300_000]);
    expect([1, 20].map((attempt) => backoffMs(attempt, 0))).toEqual([1_000, 150_000]);
  });

  it('that throws is tried again with the reason, until its attempts are used up', async () => {
    register(async () => {
      throw new AppError('timeout', 'timeout');
    }, 2);
    enqueue({ kind: 'count', payload: { n: 1 } });
    expect(await runner.runAll()).toEqual({ done: 0, failed: 0, waiting: 1 });
    await runner.runAll();
    expect(rows()).toMatchObject([{ state: 'failed', attempts: 2, reason: 'timeout' }]);
  });

  it('that a dead process left running is taken back at start', async () => {
    enqueue({ kind: 'count', payload: { n: 1 } });
    t.core.gate.write({ command: 'x.y', commandId: newId(), isUndoable: false }, (tx) =>
      tx.sql.run("UPDATE jobs SET state = 'running'"),
    );
    await runner.stop();
    runner = makeRunner();
    expect(rows()).toMatchObject([{ state: 'waiting' }]);
  });

  it('of the same key waits once, brought forward', () => {
    enqueue({ kind: 'count', payload: { n: 1 }, uniqueKey: 'k', runAt: start + 500 });
    enqueue({ kind: 'count', payload: { n: 2 }, uniqueKey: 'k', runAt: start + 100 });
    enqueue({ kind: 'count', payload: { n: 3 }, uniqueKey: 'k', runAt: start + 900 });
    expect(rows()).toMatchObject([{ afterMs: 100 }]);
  });
});

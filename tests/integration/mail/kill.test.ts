import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Core, createCore } from '#main/core/createCore.ts';
import { createMemoryPlatform } from '#main/platform/memory/memoryPlatform.ts';
import { createNodePlatform, placeOf } from '#main/platform/node/nodePlatform.ts';
import { type SmtpFake, startSmtpFake } from '#tests/fakes/smtpServer.ts';
import { crashPointsOf, createCrashCount } from '#tests/tools/crashes.ts';
import { account, seedInvoice, seedLetter } from './mailTools.ts';

const child = fileURLToPath(new URL('../../tools/childCore.ts', import.meta.url));
/** Started from the sources two dozen times: what the first has read serves the others. */
const compileCache = fileURLToPath(new URL('../../../.cache/node', import.meta.url));
const nodePlatformUrl = new URL('../../../src-main/platform/node/nodePlatform.ts', import.meta.url).href;
const points = crashPointsOf('mail');
const count = createCrashCount(points);

let root: string;
let server: SmtpFake;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'yolda-kill-'));
  server = await startSmtpFake();
});
afterEach(async () => {
  await server.close();
  rmSync(root, { recursive: true, force: true });
});
afterAll(count.print);

/** The folder opened here between two lives of the child; jobs do not run. */
async function withCore<T>(work: (core: Core) => T | Promise<T>): Promise<T> {
  const place = placeOf(nodePlatformUrl);
  const { log } = createMemoryPlatform({ paths: { migrations: '', resources: '', worker: place.worker } });
  const platform = createNodePlatform({
    env: { YOLDA_CONFIG_DIR: join(root, 'config') },
    log,
    version: '0',
    ...place,
  });
  const core = await createCore({
    platform,
    dataDir: join(root, 'company'),
    checksOutput: true,
    runsJobs: false,
  });
  try {
    return await work(core);
  } finally {
    await core.close();
  }
}

function startChild(crashAt?: string): ChildProcess {
  return spawn(process.execPath, [child, join(root, 'company')], {
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: compileCache,
      YOLDA_CONFIG_DIR: join(root, 'config'),
      YOLDA_CRASH_AT: crashAt,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function runChild(crashAt?: string): Promise<{ code: number | null; signal: string | null }> {
  const [code, signal] = (await once(startChild(crashAt), 'exit')) as [number | null, string | null];
  return { code, signal };
}

const prepare = (): Promise<{ letterId: string; messageId: string }> =>
  withCore(async (core) => {
    await core.call('mail.saveAccount', account(server.port));
    return seedLetter(core, { hash: seedInvoice(core) });
  });

const look = (letterId: string) =>
  withCore(async (core) => {
    const { state, reason } = await core.call('mail.loadLetter', { id: letterId });
    const jobs = core.gate.sql.all("SELECT state FROM jobs WHERE state IN ('waiting', 'running')");
    return { state, reason, jobs: jobs.length };
  });

describe('the process killed while it sends', () => {
  it.each(points)('at %s: one letter, none lost', async (point) => {
    const { letterId } = await prepare();
    expect(await runChild(point)).toEqual({ code: null, signal: 'SIGKILL' });
    count.reached.push(point);
    const isTaken = point === 'mail.accepted' || point === 'mail.markedSent';
    expect(server.letters).toHaveLength(isTaken ? 1 : 0);
    expect(await runChild()).toEqual({ code: 0, signal: null });
    // Between the server's yes and our own note of it nobody can know: the rep is asked.
    const expected =
      point === 'mail.accepted'
        ? { state: 'unknown', reason: 'connection_lost' }
        : { state: 'sent', reason: undefined };
    expect([await look(letterId), server.letters.length]).toEqual([{ ...expected, jobs: 0 }, 1]);
    expect(await runChild()).toEqual({ code: 0, signal: null });
    expect(server.letters).toHaveLength(1);
  });

  it('reaches every registered point of the mail', () => {
    expect(count.reached).toEqual(points);
  });

  it('while the server thinks the letter over: unknown, and not sent again', async () => {
    server.setManners({ drop: 'mute' });
    const { letterId } = await prepare();
    const process = startChild();
    const exit = once(process, 'exit');
    await expect.poll(() => server.letters.length, { timeout: 30_000 }).toBe(1);
    process.kill('SIGKILL');
    await exit;
    server.setManners({});
    expect(await runChild()).toEqual({ code: 0, signal: null });
    expect([await look(letterId), server.letters.length]).toEqual([
      { state: 'unknown', reason: 'connection_lost', jobs: 0 },
      1,
    ]);
  });

  it('is mended by jobs run on demand too, without the timer', async () => {
    const { letterId } = await prepare();
    expect(await runChild('mail.markedSending')).toEqual({ code: null, signal: 'SIGKILL' });
    await withCore((core) => core.call('maintenance.runJobs', {}));
    expect([(await look(letterId)).state, server.letters.length]).toEqual(['sent', 1]);
  });
});

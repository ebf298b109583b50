// A company that cannot be opened, on the node host as `npm start` runs it: told and cured through its own door.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCompany } from '#main/core/openCompany.ts';
import type { Call, Input, Output } from '#shared/contract/index.ts';
import { yoldaEntry } from '#tests/tools/builtProgram.ts';
import { cannotMount, mountReadOnly, mountSmall } from '#tests/tools/mounts.ts';
import { rawWrite } from '#tests/tools/rawWrite.ts';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { openTestCore } from '#tests/tools/testCore.ts';

type Host = {
  url: string;
  token: string;
  call<N extends Call>(name: N, input: Input<N>): Promise<Output<N>>;
  stop(): Promise<void>;
};
type Answer = { value?: unknown; error?: { code: string; reason: string } };

let root: string;
let dir: string;
const running = new Set<ChildProcess>();

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'yolda-recovery-'));
  dir = join(root, 'company');
  mkdirSync(join(root, 'renderer'));
  writeFileSync(join(root, 'renderer/index.html'), '<!doctype html><title>Yolda</title>');
});
afterEach(async () => {
  for (const child of running) await end(child);
  rmSync(root, { recursive: true, force: true });
});

async function end(child: ChildProcess): Promise<void> {
  running.delete(child);
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

function spawnServe(args: readonly string[], env: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [yoldaEntry, 'serve', '--data', dir, ...args], {
    env: {
      ...process.env,
      YOLDA_CONFIG_DIR: join(root, 'config'),
      YOLDA_RENDERER_DIR: join(root, 'renderer'),
      YOLDA_LOG: 'silent',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  return child;
}

async function start(env: Record<string, string> = {}): Promise<Host> {
  const child = spawnServe(['--recover'], env);
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const line = await new Promise<string>((resolve, reject) => {
    if (child.stdout) createInterface(child.stdout).once('line', resolve);
    child.once('exit', () => reject(new Error(errors)));
  });
  const { url, token } = JSON.parse(line) as { url: string; token: string };
  return {
    url,
    token,
    async call(name, input) {
      const response = await fetch(`${url}/call`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}` },
        body: JSON.stringify({ name, input }),
      });
      const { value, error } = (await response.json()) as Answer;
      if (error) throw Object.assign(new Error(`${error.code}/${error.reason}`), error);
      return value as Output<typeof name>;
    },
    stop: () => end(child),
  };
}

const database = (): string => join(dir, 'yolda.db');

/** Other bytes in the place of some, in every page from the first on. */
function flipBytes(from = 200): Buffer {
  const bytes = readFileSync(database());
  for (let at = from; at < bytes.length; at += 4096) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(database(), bytes);
  return bytes;
}

/** A company with a partner and a backup of it; a second partner comes after the backup. */
async function makeCompany(): Promise<{ backup: string; recoveryKey: string }> {
  const host = await start();
  await host.call('company.setUp', setUpInput());
  await host.call('partners.create', { name: 'Alfa MMC', country: 'AZ' });
  const { recoveryKey } = await host.call('company.revealRecoveryKey', {});
  const { suggestedBackup } = await host.call('maintenance.loadFolder', {});
  await host.call('maintenance.backup', { path: suggestedBackup });
  await host.call('partners.create', { name: 'Beta MMC', country: 'AZ' });
  await host.stop();
  return { backup: suggestedBackup, recoveryKey };
}

const partnerNames = async (host: Host): Promise<string[]> =>
  (await host.call('partners.list', {})).rows.map(({ name }) => name).sort();

const keptAside = (): string =>
  join(dir, 'backups', readdirSync(join(dir, 'backups')).find((name) => name.startsWith('replaced-')) ?? '');

const keyFile = (): string => join(root, 'config/keys', readdirSync(join(root, 'config/keys'))[0] ?? '');

describe('a company that cannot be opened', () => {
  it('damaged: says so, restores a backup on the spot, and keeps the damaged file byte for byte', async () => {
    const { backup } = await makeCompany();
    const damaged = flipBytes();
    const host = await start();
    expect(await host.call('recovery.load', {})).toMatchObject({
      dir,
      problem: { code: 'corrupt', reason: 'database_damaged' },
      backups: [{ kind: 'backup', path: backup, sizeBytes: readFileSync(backup).length }],
    });
    await expect(host.call('company.loadState', {})).rejects.toMatchObject({ reason: 'database_damaged' });
    await expect(host.call('partners.list', {})).rejects.toMatchObject({ reason: 'database_damaged' });
    await expect(host.call('recovery.retry', {})).rejects.toMatchObject({ code: 'corrupt' });
    expect(readFileSync(database()).equals(damaged)).toBe(true);
    const report = await host.call('recovery.restore', { path: backup });
    expect(report).toEqual({ keptAside: keptAside() });
    expect(await partnerNames(host)).toEqual(['Alfa MMC']);
    expect(await host.call('recovery.load', {})).toMatchObject({ problem: null });
    expect((await host.call('maintenance.check', {})).isOk).toBe(true);
    expect(readFileSync(join(keptAside(), 'yolda.db')).equals(damaged)).toBe(true);
    // The door is there again for a command line.
    expect(JSON.parse(readFileSync(join(dir, 'door.json'), 'utf8'))).toEqual({
      url: host.url,
      token: host.token,
    });
    await expect(host.call('recovery.restore', { path: backup })).rejects.toMatchObject({
      code: 'conflict',
      reason: 'company_open',
    });
  });

  it('damaged while it is open: stops, and restores', async () => {
    const { backup } = await makeCompany();
    // The first page is whole: the file opens.
    flipBytes(4096 * 3 + 200);
    const host = await start();
    await expect(host.call('partners.list', {})).rejects.toMatchObject({ code: 'corrupt' });
    expect((await host.call('recovery.load', {})).problem).toMatchObject({ code: 'corrupt' });
    await host.call('recovery.restore', { path: backup });
    expect(await partnerNames(host)).toEqual(['Alfa MMC']);
  });

  it('refuses what is no backup, a path that is not whole, and lives on', async () => {
    const { backup } = await makeCompany();
    const damaged = flipBytes();
    const host = await start();
    const refusal = (path: string) =>
      host.call('recovery.restore', { path }).catch((error: unknown) => error);
    writeFileSync(join(root, 'none.yolda'), 'hello');
    const bytes = readFileSync(backup);
    bytes[bytes.length - 9] = (bytes.at(-9) ?? 0) ^ 1;
    writeFileSync(join(root, 'bad.yolda'), bytes);
    expect(await refusal(join(root, 'none.yolda'))).toMatchObject({ reason: 'not_a_backup' });
    expect(await refusal(join(root, 'bad.yolda'))).toMatchObject({ reason: 'backup_damaged' });
    expect(await refusal(dir)).toMatchObject({ reason: 'file_missing' });
    expect(await refusal('company/yolda.db')).toMatchObject({ reason: 'file_missing' });
    expect(await refusal('/dev/zero')).toMatchObject({ reason: 'file_missing' });
    expect(readFileSync(database()).equals(damaged)).toBe(true);
    expect((await host.call('recovery.load', {})).problem).toMatchObject({ code: 'corrupt' });
  });

  it('answers nobody without the token, from another Host or Origin', async () => {
    await makeCompany();
    flipBytes();
    const { url, token } = await start();
    const ask = async (headers: Record<string, string>): Promise<number> =>
      (
        await fetch(`${url}/call`, {
          method: 'POST',
          headers,
          body: JSON.stringify({ name: 'recovery.load', input: {} }),
        })
      ).status;
    const Authorization = `Bearer ${token}`;
    expect([
      await ask({ Authorization }),
      await ask({}),
      await ask({ Authorization: `Bearer ${'x'.repeat(32)}` }),
      await ask({ Authorization, Origin: 'http://evil.example' }),
    ]).toEqual([200, 401, 401, 403]);
  });

  it('its key gone or wrong: opens by the recovery key, and keeps it', async () => {
    const { recoveryKey } = await makeCompany();
    const key = readFileSync(keyFile(), 'utf8');
    for (const [break_, reason] of [
      [() => rmSync(keyFile()), 'key_missing'],
      [() => writeFileSync(keyFile(), `${'00'.repeat(32)}\n`), 'wrong_key'],
      [() => writeFileSync(keyFile(), 'no key'), 'key_file'],
    ] as const) {
      break_();
      const host = await start();
      expect((await host.call('recovery.load', {})).problem).toMatchObject({ reason });
      await expect(host.call('recovery.retry', { recoveryKey: 'ABCDE-12345' })).rejects.toMatchObject({
        code: 'invalid_input',
        reason: 'recovery_key',
      });
      await host.call('recovery.retry', { recoveryKey: recoveryKey.toLowerCase() });
      expect(await partnerNames(host)).toEqual(['Alfa MMC', 'Beta MMC']);
      await host.stop();
      expect(readFileSync(keyFile(), 'utf8')).toBe(key);
    }
    // A key is never thrown away.
    expect(readdirSync(join(root, 'config/keys')).length).toBe(3);
  });

  it('a passphrase that does not fit: says that the key cannot be kept', async () => {
    const { recoveryKey } = await makeCompany();
    const host = await start({ YOLDA_PASSPHRASE: 'another' });
    await expect(host.call('recovery.retry', { recoveryKey })).rejects.toMatchObject({
      code: 'unavailable',
      reason: 'key_not_kept',
    });
  });

  it('the copy of a migration takes the place of a damaged file, attachments and all', async () => {
    await makeCompany();
    const copy = join(dir, 'backups', 'before-migration-1790000000000.db');
    copyFileSync(database(), copy);
    const damaged = flipBytes();
    const host = await start();
    expect((await host.call('recovery.load', {})).backups).toMatchObject([
      { kind: 'backup' },
      { kind: 'beforeMigration', path: copy, at: 1790000000000 },
    ]);
    await host.call('recovery.restore', { path: copy });
    expect(await partnerNames(host)).toEqual(['Alfa MMC', 'Beta MMC']);
    expect(readFileSync(join(keptAside(), 'yolda.db')).equals(damaged)).toBe(true);
    expect((await host.call('maintenance.check', {})).isOk).toBe(true);
  });

  it('a damaged copy of a migration is refused before anything is replaced', async () => {
    await makeCompany();
    flipBytes(4096 * 3 + 200);
    const copy = join(dir, 'backups', 'before-migration-1790000000000.db');
    copyFileSync(database(), copy);
    const damaged = flipBytes();
    const host = await start();
    await expect(host.call('recovery.restore', { path: copy })).rejects.toMatchObject({ code: 'corrupt' });
    expect(readFileSync(database()).equals(damaged)).toBe(true);
  });

  it('of a newer version: told, a newer backup is refused, an older one restored', async () => {
    const t = await openTestCore({ dir });
    await t.client.call('company.setUp', setUpInput());
    const older = join(root, 'older.yolda');
    const newer = join(root, 'newer.yolda');
    await t.client.call('maintenance.backup', { path: older });
    rawWrite(t.core.gate, "INSERT INTO migrations(id, hash, applied_at) VALUES ('9999_future', 'x', 0)");
    await t.client.call('maintenance.backup', { path: newer });
    t.client.close();
    await t.core.close();
    let opened = 0;
    const company = await openCompany({ platform: t.platform, dataDir: dir, onOpened: () => opened++ });
    const { problem } = await company.call('recovery.load', {});
    expect(problem).toEqual({ code: 'incompatible', reason: 'database_newer' });
    const before = readFileSync(database());
    await expect(company.call('recovery.restore', { path: newer })).rejects.toMatchObject({
      reason: 'database_newer',
    });
    expect(readFileSync(database()).equals(before)).toBe(true);
    // One at a time: the second is told that the first is at it.
    const [first, second] = await Promise.allSettled([
      company.call('recovery.restore', { path: older }),
      company.call('recovery.retry', {}),
    ]);
    expect([first.status, second]).toMatchObject([
      'fulfilled',
      { reason: { code: 'busy', reason: 'recovery_running' } },
    ]);
    expect(await company.call('company.loadState', {})).toMatchObject({ hasCompany: true });
    expect(opened).toBe(1);
    await company.close();
  });

  it('in use by a program without a door: told, and opens once that one is closed', async () => {
    const first = await start();
    await first.call('company.setUp', setUpInput());
    rmSync(join(dir, 'door.json'));
    const second = await start();
    expect((await second.call('recovery.load', {})).problem).toEqual({
      code: 'busy',
      reason: 'folder_in_use',
    });
    await expect(second.call('recovery.retry', {})).rejects.toMatchObject({ reason: 'folder_in_use' });
    await first.stop();
    await second.call('recovery.retry', {});
    expect(await second.call('company.loadState', {})).toMatchObject({ hasCompany: true });
    await second.stop();
    expect(existsSync(join(dir, 'door.json'))).toBe(false);
  });

  it.skipIf(cannotMount)('a read-only folder: told, and opens once it can be written', async () => {
    await makeCompany();
    const mount = mountReadOnly(dir);
    try {
      dir = mount.dir;
      const host = await start();
      expect((await host.call('recovery.load', {})).problem).toMatchObject({ reason: 'folder_read_only' });
      mount.allowWrites();
      await host.call('recovery.retry', {});
      expect(await partnerNames(host)).toEqual(['Alfa MMC', 'Beta MMC']);
      await host.stop();
    } finally {
      mount.unmount();
    }
  });

  it.skipIf(cannotMount)('a full disk: told, and opens once there is space', async () => {
    const disk = mountSmall(24);
    try {
      dir = join(disk.dir, 'company');
      await makeCompany();
      const ballast = join(disk.dir, 'ballast');
      const { bavail, bsize } = statfsSync(disk.dir);
      writeFileSync(ballast, Buffer.alloc(bavail * bsize));
      const host = await start();
      expect((await host.call('recovery.load', {})).problem).toMatchObject({ code: 'disk_full' });
      await expect(host.call('recovery.retry', {})).rejects.toMatchObject({ code: 'disk_full' });
      rmSync(ballast);
      await host.call('recovery.retry', {});
      expect(await partnerNames(host)).toEqual(['Alfa MMC', 'Beta MMC']);
      await host.stop();
    } finally {
      disk.unmount();
    }
  });

  it('serve without --recover, as scripts use it, prints one error and ends', async () => {
    await makeCompany();
    flipBytes();
    const child = spawnServe([], {});
    let errors = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    const [code] = (await once(child, 'close')) as [number];
    expect([code, JSON.parse(errors)]).toMatchObject([1, { code: 'corrupt', reason: 'database_damaged' }]);
  });
});

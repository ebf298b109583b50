import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { restoreBackup } from '#main/core/restore.ts';
import { rawWrite } from '#tests/tools/rawWrite.ts';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

const marker = 'Planted-Plaintext-Marker';
let t: TestCore;
let scratch: string;
let png: string;

beforeEach(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'yolda-backup-'));
  t = await openTestCore();
  const input = setUpInput();
  input.organization.name = marker;
  await t.client.call('company.setUp', input);
  png = btoa(`%PDF-1.4 ${marker}`);
  await t.client.call('files.put', { bytes: png, name: 'x.pdf' });
});
afterEach(async () => {
  await t.close();
  rmSync(scratch, { recursive: true, force: true });
});

function filesUnder(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile())
    .map((e) => join(e.parentPath, e.name));
}

describe('backup and restore', () => {
  it('leaves no plaintext in database, log, blobs, staging or backup', async () => {
    const file = join(scratch, 'company.yolda');
    await t.client.call('maintenance.backup', { path: file });
    const all = [...filesUnder(t.dir), file];
    expect(all.filter((path) => readFileSync(path).includes(marker))).toEqual([]);
    expect(readFileSync(join(t.dir, 'yolda.db')).subarray(0, 15).toString()).not.toBe('SQLite format 3');
  });

  it('opens on another machine by the recovery key, rows and attachments whole, with another number prefix', async () => {
    const file = join(scratch, 'company.yolda');
    await t.client.call('maintenance.backup', { path: file });
    const { recoveryKey } = await t.client.call('company.revealRecoveryKey', {});
    const { hash } = await t.client.call('files.put', { bytes: png, name: 'x.pdf' });
    const prefix = t.core.gate.sql.get('SELECT prefix FROM device');
    const other = await openTestCore();
    await other.core.close();
    const keys = new Map<string, Uint8Array>();
    const platform = {
      ...other.platform,
      keys: {
        load: async (id: string) => keys.get(id),
        save: async (id: string, key: Uint8Array) => void keys.set(id, key),
        replace: async (id: string, key: Uint8Array) => void keys.set(id, key),
        forget: async (id: string) => void keys.delete(id),
      },
    };
    const target = join(scratch, 'restored');
    const report = await restoreBackup({
      platform,
      backupFile: file,
      dataDir: target,
      recoveryKey: recoveryKey.toLowerCase(),
    });
    expect(report.keptAside).toBe(null);
    const restored = await openTestCore({ dir: target, keys });
    expect((await restored.client.call('company.loadState', {})).companyName).toBe(marker);
    expect(Buffer.from(restored.core.blobs.load(hash)).toString()).toContain(marker);
    expect(restored.core.gate.sql.get('SELECT prefix FROM device')).not.toEqual(prefix);
    expect((await restored.client.call('maintenance.check', {})).findings.filter((f) => !f.isOk)).toEqual([]);
    await restored.close();
    rmSync(other.dir, { recursive: true, force: true });
  });

  it('keeps what was in the folder aside', async () => {
    const file = join(scratch, 'company.yolda');
    await t.client.call('maintenance.backup', { path: file });
    t.client.close();
    await t.core.close();
    const report = await restoreBackup({ platform: t.platform, backupFile: file, dataDir: t.dir });
    expect(existsSync(join(report.keptAside ?? '', 'yolda.db'))).toBe(true);
    t = await t.reopen();
    expect((await t.client.call('company.loadState', {})).companyName).toBe(marker);
  });

  it('refuses a damaged backup, a file that is none, a mistyped recovery key and an existing target', async () => {
    const file = join(scratch, 'company.yolda');
    await t.client.call('maintenance.backup', { path: file });
    await expect(t.client.call('maintenance.backup', { path: file })).rejects.toMatchObject({
      reason: 'file_exists',
    });
    const target = join(scratch, 'target');
    const restore = (backupFile: string, recoveryKey?: string) =>
      restoreBackup({ platform: t.platform, backupFile, dataDir: target, recoveryKey });
    const bytes = readFileSync(file);
    bytes[statSync(file).size - 9] = (bytes.at(-9) ?? 0) ^ 1;
    writeFileSync(join(scratch, 'bad.yolda'), bytes);
    writeFileSync(join(scratch, 'none.yolda'), 'hello');
    await expect(restore(join(scratch, 'bad.yolda'))).rejects.toMatchObject({
      code: 'corrupt',
      reason: 'backup_damaged',
    });
    await expect(restore(join(scratch, 'none.yolda'))).rejects.toMatchObject({
      code: 'corrupt',
      reason: 'not_a_backup',
    });
    await expect(restore(file, 'ABCDE-12345')).rejects.toMatchObject({
      code: 'invalid_input',
      reason: 'recovery_key',
    });
    expect(existsSync(join(target, 'yolda.db'))).toBe(false);
  });
});

describe('the company folder', () => {
  it('a wrong key is a clear error and the file stays untouched', async () => {
    t.client.close();
    await t.core.close();
    const before = readFileSync(join(t.dir, 'yolda.db'));
    const { companyId } = JSON.parse(readFileSync(join(t.dir, 'folder.json'), 'utf8')) as {
      companyId: string;
    };
    await expect(
      openTestCore({ dir: t.dir, keys: new Map([[companyId, new Uint8Array(32)]]) }),
    ).rejects.toMatchObject({ code: 'forbidden', reason: 'wrong_key' });
    await expect(openTestCore({ dir: t.dir, keys: new Map() })).rejects.toMatchObject({
      code: 'forbidden',
      reason: 'key_missing',
    });
    expect(readFileSync(join(t.dir, 'yolda.db')).equals(before)).toBe(true);
  });

  it('a second instance on the same folder is refused', async () => {
    await expect(openTestCore({ dir: t.dir })).rejects.toMatchObject({
      code: 'busy',
      reason: 'folder_in_use',
    });
  });

  it('a database of a newer version is refused and kept', async () => {
    rawWrite(t.core.gate, "INSERT INTO migrations(id, hash, applied_at) VALUES ('9999_future', 'x', 0)");
    await expect(t.reopen()).rejects.toMatchObject({ code: 'incompatible', reason: 'database_newer' });
  });

  it('a damaged database stops, is kept, and the doctor of a restored copy is content', async () => {
    const file = join(scratch, 'company.yolda');
    await t.client.call('maintenance.backup', { path: file });
    t.client.close();
    await t.core.close();
    const path = join(t.dir, 'yolda.db');
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 100, 3000);
    writeFileSync(path, bytes);
    await expect(t.reopen()).rejects.toMatchObject({ code: 'corrupt' });
    expect(readFileSync(path).equals(bytes)).toBe(true);
    await restoreBackup({ platform: t.platform, backupFile: file, dataDir: t.dir });
    t = await t.reopen();
    expect((await t.client.call('maintenance.check', {})).isOk).toBe(true);
  });
});

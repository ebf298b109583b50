// Issue 3 §7, the disk and the file: a real small file system filled up, a real read-only mount, real damage.
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { restoreBackup } from '#main/core/restore.ts';
import { dumpTables } from '#tests/tools/dump.ts';
import { cannotMount, mountReadOnly, mountSmall } from '#tests/tools/mounts.ts';
import { rawWrite } from '#tests/tools/rawWrite.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';
import { nowMs } from '../catalog/catalogSeed.ts';
import { seedSales } from '../sales/salesSeed.ts';
import { expectError, expectTexts } from './refusals.ts';

let scratch: string;
const cleanUps: (() => unknown)[] = [];

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'yolda-disk-'));
});
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  rmSync(scratch, { recursive: true, force: true });
});

const keys = new Map<string, Uint8Array>();

async function openShop(dir: string): Promise<TestCore> {
  const t = await openTestCore({ nowMs, dir, keys });
  seedSales(t);
  return t;
}

const stop = async (t: TestCore): Promise<void> => {
  t.client.close();
  await t.core.close();
};

const sale = { partnerId: 'p', lines: [{ itemId: 'pump', quantity: 1 }], send: true };

/** Fills the file system to the last byte but `leaveBytes`. */
function fill(dir: string, leaveBytes = 0): { free(): void } {
  const path = join(dir, 'ballast');
  const { bavail, bsize } = statfsSync(dir);
  writeFileSync(path, Buffer.alloc(Math.max(0, bavail * bsize - leaveBytes)));
  return { free: () => rmSync(path) };
}

describe('bad input, disk', () => {
  it.skipIf(cannotMount)('a full disk', async () => {
    const disk = mountSmall(24);
    cleanUps.push(disk.unmount);
    const t = await openShop(join(disk.dir, 'company'));
    cleanUps.push(() => stop(t));
    const full = { code: 'disk_full', reason: 'disk_full' };
    // Room for the PDF and not for the rows, then room for nothing.
    for (const leaveBytes of [120_000, 0]) {
      const ballast = fill(disk.dir, leaveBytes);
      // Small writes still find room in the last pages; some write is the one that finds none.
      const writes = Array.from({ length: 60 }, (_none, n) => async () => {
        await t.client.call(
          'partners.create',
          { name: `P${n} ${'x'.repeat(240)}` },
          { commandId: `p-${leaveBytes}-${n}` },
        );
      });
      let refusal: unknown;
      for (const write of writes) {
        try {
          await write();
        } catch (error) {
          refusal = error;
          break;
        }
      }
      expect(refusal).toMatchObject(full);
      const before = dumpTables(t.core.gate);
      await expectError(() => t.client.call('sales.sell', sale, { commandId: 'sale' }), full);
      await expectError(() => t.client.call('maintenance.backup', { path: join(disk.dir, 'b.yolda') }), full);
      // Reading goes on, and no half file lies about.
      expect(dumpTables(t.core.gate)).toBe(before);
      expect(readdirSync(disk.dir).sort()).toEqual(['ballast', 'company']);
      ballast.free();
    }
    // With room again the same command goes through, once.
    expect(await t.client.call('sales.sell', sale, { commandId: 'sale' })).toMatchObject({
      number: 'A7-000001',
    });
    expect(await t.client.call('maintenance.check', {})).toMatchObject({ isOk: true });
  });

  it.skipIf(cannotMount)('a read-only folder', async () => {
    const dir = join(scratch, 'company');
    const first = await openShop(dir);
    const dump = dumpTables(first.core.gate);
    await stop(first);
    const view = mountReadOnly(dir);
    const refusal = { code: 'unavailable', reason: 'folder_read_only' };
    await expectError(() => openTestCore({ dir: view.dir, keys }), refusal);
    // Nor is a new company begun in such a place.
    await expectError(() => openTestCore({ dir: join(view.dir, 'new'), keys }), refusal);
    view.unmount();
    const again = await openTestCore({ nowMs, dir, keys });
    cleanUps.push(() => stop(again));
    expect(dumpTables(again.core.gate)).toBe(dump);
    const backups = mountReadOnly(scratch);
    cleanUps.push(backups.unmount);
    await expectError(
      () => again.client.call('maintenance.backup', { path: join(backups.dir, 'b.yolda') }),
      refusal,
    );
  });

  it('a damaged database (stop, keep, offer restore)', async () => {
    const dir = join(scratch, 'company');
    const backup = join(scratch, 'b.yolda');
    let t = await openShop(dir);
    const platform = t.platform;
    await t.client.call('maintenance.backup', { path: backup });
    const dump = dumpTables(t.core.gate);
    await stop(t);
    const path = join(dir, 'yolda.db');
    const sound = readFileSync(path);
    const head = Buffer.from(sound).fill(0x5a, 100, 3000);
    const cut = sound.subarray(0, 5000);
    const foreign = Buffer.from('SQLite format 3\0 and nothing else'.padEnd(8192));
    for (const damaged of [head, cut, foreign]) {
      writeFileSync(path, damaged);
      // Stop: the core does not open; keep: not a byte is changed. `corrupt` is the full page that offers to restore.
      await expectError(() => openTestCore({ dir, keys }), { code: 'corrupt', reason: 'database_damaged' });
      expect(readFileSync(path).equals(damaged)).toBe(true);
    }
    // Damage deep inside shows only when the page is read: that call stops, the file stays.
    writeFileSync(path, Buffer.from(sound).fill(0x5a, sound.length - 300 * 1024, sound.length - 8 * 1024));
    const outcome = await openTestCore({ dir, keys }).then(
      async (core) => {
        const checked = await core.client.call('maintenance.check', {}).catch((error: unknown) => error);
        await stop(core).catch(() => undefined);
        return checked;
      },
      (error: unknown) => error,
    );
    expect(outcome).toMatchObject({ code: 'corrupt', reason: 'database_damaged' });
    expectTexts('database_damaged');
    writeFileSync(path, head);
    const report = await restoreBackup({ platform, backupFile: backup, dataDir: dir });
    expect(readFileSync(join(report.keptAside ?? '', 'yolda.db')).equals(head)).toBe(true);
    t = await openTestCore({ nowMs, dir, keys });
    cleanUps.push(() => stop(t));
    expect(dumpTables(t.core.gate)).toBe(dump);
    expect(await t.client.call('maintenance.check', {})).toMatchObject({ isOk: true });
  });

  it('a database of a newer version', async () => {
    const dir = join(scratch, 'company');
    const t = await openShop(dir);
    rawWrite(t.core.gate, "INSERT INTO migrations(id, hash, applied_at) VALUES ('9999_future', 'x', 0)");
    await stop(t);
    const copy = join(scratch, 'copy');
    cpSync(dir, copy, { recursive: true });
    await expectError(() => openTestCore({ dir, keys }), { code: 'incompatible', reason: 'database_newer' });
    expect(readFileSync(join(dir, 'yolda.db')).equals(readFileSync(join(copy, 'yolda.db')))).toBe(true);
    expect(existsSync(join(dir, 'folder.json'))).toBe(true);
  });
});

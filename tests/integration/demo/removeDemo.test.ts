// The demo goes from its folder: refused where it must be, with a backup of what the user made, whole or not at all when
// the process is killed on the way.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { openCompany } from '#main/core/openCompany.ts';
import { createMemoryPlatform } from '#main/platform/memory/memoryPlatform.ts';
import { builtPlace } from '#tests/tools/builtProgram.ts';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { putSyncRows } from '#tests/tools/syncRows.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';
import { type Place, placeIn, yolda } from '#tests/tools/yoldaProcess.ts';

vi.setConfig({ testTimeout: 120_000 });

const small = { partners: 5, interactions: 10, items: 5, documents: 5, language: 'en' } as const;
const nothing = { partners: 0, interactions: 0, tasks: 0, items: 0, documents: 0 };
let opened: TestCore | undefined;
const open = async (...args: Parameters<typeof openTestCore>): Promise<TestCore> => {
  opened = await openTestCore(...args);
  return opened;
};
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

describe('the demo', () => {
  it('is counted apart from what the user made', async () => {
    const { client, platform } = await open();
    expect(await client.call('exchange.reviewDemo', {})).toEqual({
      isDemo: false,
      isOfOffice: false,
      own: null,
    });
    await client.call('exchange.makeDemo', small);
    expect(await client.call('exchange.reviewDemo', {})).toEqual({
      isDemo: true,
      isOfOffice: false,
      own: nothing,
    });
    platform.advance(1_000);
    await client.call('partners.create', { name: 'Özüm MMC' });
    expect((await client.call('exchange.reviewDemo', {})).own).toEqual({ ...nothing, partners: 1 });
  });

  it('is removed; what stands in its place is an empty folder, another company to its key', async () => {
    const secrets = new Map<string, string>();
    const demo = await open({ secrets });
    await demo.client.call('exchange.makeDemo', small);
    const { companyId } = demo.core.folder;
    await demo.client.call('mail.saveAccount', {
      from: { name: 'N', address: 'n@example.az' },
      smtp: { host: '127.0.0.1', port: 9, security: 'none', user: 'n', password: 'gizli' },
    });
    expect(secrets.size).toBe(1);
    expect(await demo.client.call('exchange.removeDemo', {})).toEqual({ backup: null });
    const fresh = await demo.reopen();
    opened = fresh;
    expect(await fresh.client.call('company.loadState', {})).toMatchObject({
      hasCompany: false,
      isDemo: false,
    });
    expect(fresh.core.folder.companyId).not.toBe(companyId);
    expect(readdirSync(join(fresh.dir, 'backups'))).toEqual([]);
    expect(secrets.size).toBe(0);
    await fresh.client.call('company.setUp', setUpInput());
    expect(await fresh.client.call('company.loadState', {})).toMatchObject({
      hasCompany: true,
      isDemo: false,
    });
  });

  it('leaves a backup that opens where the user made something', async () => {
    const demo = await open();
    await demo.client.call('exchange.makeDemo', small);
    demo.platform.advance(1_000);
    await demo.client.call('partners.create', { name: 'Özüm MMC' });
    const { backup } = await demo.client.call('exchange.removeDemo', {});
    const fresh = await demo.reopen();
    opened = fresh;
    expect(await fresh.client.call('company.loadState', {})).toMatchObject({ hasCompany: false });
    expect((await fresh.client.call('recovery.load', {})).backups).toMatchObject([
      { path: backup, kind: 'backup' },
    ]);
  });

  it('is not removed where it is none, nor where it is an office’s too', async () => {
    const { client, core } = await open();
    await client.call('company.setUp', setUpInput());
    await expect(client.call('exchange.removeDemo', {})).rejects.toMatchObject({ reason: 'not_a_demo' });
    await opened?.close();
    const demo = await open();
    await demo.client.call('exchange.makeDemo', small);
    putSyncRows(demo.core.gate, { state: {} });
    await expect(demo.client.call('exchange.removeDemo', {})).rejects.toMatchObject({
      reason: 'demo_of_office',
    });
    expect(core.folder.dir).not.toBe(demo.dir);
  });
});

describe('a host with a person before it', () => {
  it('opens an empty company by itself, and a call that comes meanwhile waits for it', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'yolda-over-'));
    const { root, worker } = builtPlace;
    const platform = createMemoryPlatform({
      paths: { migrations: join(root, 'migrations'), resources: join(root, 'resources'), worker },
    });
    const company = await openCompany({ platform, dataDir: dir, runsJobs: false });
    await company.call('exchange.makeDemo', small);
    await company.call('exchange.removeDemo', {});
    await new Promise((resolve) => setImmediate(resolve));
    expect(await company.call('company.loadState', {})).toMatchObject({ hasCompany: false });
    await company.close();
    rmSync(dir, { recursive: true });
  });
});

describe('killed', () => {
  const root = mkdtempSync(join(tmpdir(), 'yolda-kill-demo-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const answer = async (place: Place, ...args: string[]): Promise<unknown> => {
    const { code, out, err } = await yolda(place, args);
    expect([code, err]).toEqual([0, '']);
    return JSON.parse(out);
  };

  it.each(['backup.packed', 'wipe.ordered', 'wipe.filesGone'])(
    'at %s: whole, or gone by the next start',
    async (point) => {
      const place = placeIn(join(root, point));
      await answer(place, 'call', 'exchange.makeDemo', JSON.stringify(small));
      await answer(place, 'call', 'partners.create', '{"name":"Özüm MMC"}');
      expect(
        await yolda(place, ['call', 'exchange.removeDemo', '{}'], { env: { YOLDA_CRASH_AT: point } }),
      ).toMatchObject({ code: null, signal: 'SIGKILL' });
      const isWhole = point === 'backup.packed';
      expect(await answer(place, 'call', 'company.loadState', '{}')).toMatchObject({
        hasCompany: isWhole,
        isDemo: isWhole,
      });
      expect(await answer(place, 'doctor')).toMatchObject({ isOk: true });
      expect(existsSync(join(place.data, 'wipe.json'))).toBe(false);
      expect(readdirSync(join(place.data, 'backups')).filter((name) => name.endsWith('.yolda'))).toHaveLength(
        isWhole ? 0 : 1,
      );
    },
  );
});

// Disks that fill up while work travels: at a workstation that fetches the company and at one that sends, and at the hub.
// It is told, nothing is lost, and it goes on when there is room. Real small file systems (tests/tools/mounts.ts).
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { cannotMount, mountSmall } from '#tests/tools/mounts.ts';
import {
  checkAll,
  type Laptop,
  laptopIn,
  type Office,
  openCompany,
  openOffice,
  settle,
} from './officeProcesses.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Leaves so much room and no more. */
function fill(dir: string, leaveBytes: number): { free(): void } {
  const path = join(dir, 'ballast');
  const { bavail, bsize } = statfsSync(dir);
  try {
    writeFileSync(path, Buffer.alloc(Math.max(0, bavail * bsize - leaveBytes)));
  } catch (error) {
    // The program wrote meanwhile: it is full.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
  return { free: () => rmSync(path, { force: true }) };
}

function smallDisk(megabytes: number): string {
  const disk = mountSmall(megabytes);
  cleanUps.push(disk.unmount);
  return disk.dir;
}

async function office(...given: Parameters<typeof openOffice>): Promise<Office> {
  const opened = await openOffice(...given);
  cleanUps.push(opened.close);
  return opened;
}

function smallLaptop(dir: string): Laptop {
  const laptop = laptopIn(dir, 'Small');
  cleanUps.push(() => laptop.end());
  return laptop;
}

const full = { code: 'disk_full', reason: 'disk_full' };

test.skipIf(cannotMount)(
  'of a workstation: in the middle of its first sync, and of what it sends',
  async () => {
    const dir = smallDisk(48);
    const opened = await office('sqlite', 'full');
    const { all } = await openCompany(opened, ['Aysel']);
    const [first] = all as [Laptop];
    const names = Array.from({ length: 300 }, (_none, n) => `Müştəri ${n} ${'x'.repeat(200)}`);
    for (const name of names) await first.call('partners.create', { name, notes: name.repeat(15) });
    await first.call('sync.syncNow', {});

    const small = smallLaptop(dir);
    await small.start();
    const ballast = fill(dir, 900_000);
    // The first cycle begins by itself with joining.
    await opened.join(small);
    await expect(small.call('sync.syncNow', {})).rejects.toMatchObject(full);
    ballast.free();
    await settle([first, small]);
    expect(await checkAll([small])).toEqual([true]);

    // What it has acknowledged waits; then there is no room to note that it went.
    await opened.endHub('SIGTERM');
    const { id } = await small.call('partners.create', { name: 'Yolda yazılan' });
    const again = fill(dir, 0);
    let refusal: unknown;
    for (let n = 0; n < 60 && refusal === undefined; n += 1)
      await small
        .call('partners.create', { name: `Dolu ${n}`, notes: 'x'.repeat(3_000) })
        .catch((error: unknown) => {
          refusal = error;
        });
    expect(refusal).toMatchObject(full);
    await opened.startHub();
    await expect(small.call('sync.syncNow', {})).rejects.toMatchObject(full);
    const { queued } = await small.call('sync.loadStatus', {});
    expect(queued.transactions).toBeGreaterThan(0);
    again.free();
    await settle([first, small]);
    expect((await first.call('partners.load', { id })).name).toBe('Yolda yazılan');
    expect(await checkAll([first, small])).toEqual([true, true]);
  },
);

test.skipIf(cannotMount)(
  'of the hub: what was sent waits at the workstation until there is room',
  async () => {
    const dir = smallDisk(32);
    const place = { dataDir: join(dir, 'hub') };
    const opened = await office('sqlite', 'full hub', { place, remove: async () => undefined });
    const { all } = await openCompany(opened, ['Aysel', 'Orxan']);
    const [first] = all as [Laptop, Laptop];
    const ballast = fill(dir, 0);
    const ids: string[] = [];
    let refusal: unknown;
    for (let n = 0; n < 60 && refusal === undefined; n += 1) {
      ids.push((await first.call('partners.create', { name: `P${n}`, notes: 'x'.repeat(3_900) })).id);
      await first.call('sync.syncNow', {}).catch((error: unknown) => {
        refusal = error;
      });
    }
    expect(refusal).toMatchObject({ code: expect.stringMatching(/^(unavailable|disk_full)$/) });
    const { queued, failure } = await first.call('sync.loadStatus', {});
    expect(queued.transactions).toBeGreaterThan(0);
    expect(failure).not.toBeNull();
    ballast.free();
    await settle(all);
    for (const id of ids) expect((await all[1]!.call('partners.load', { id })).id).toBe(id);
    expect(await checkAll(all)).toEqual([true, true]);
  },
);

// A workstation killed at each named point of a cycle, and the hub at each of a group commit while workstations push: the
// next cycle goes on, all hold the same, and what was acknowledged is found.
import { cpSync, rmSync } from 'node:fs';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { hubCrashPoints } from '#hub/commit/crashPoints.ts';
import { type SyncCrashPoint, syncCrashPoints } from '#main/sync/engine.types.ts';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { backUp, describeStores } from '../hub/hubStores.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { checkAll, type Laptop, type Office, openCompany, openOffice, settle } from './officeProcesses.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

const reached = new Set<string>();
let office: Office;
afterEach(() => office.close());
// Judged when all have run: a run of some of them by name fails here.
afterAll(() => {
  expect([...reached].sort()).toEqual([...syncCrashPoints].sort());
  process.stdout.write(`crash points of a cycle reached: ${reached.size} of ${syncCrashPoints.length}\n`);
});

/** One cycle that is to die there. The workstation does not run. */
async function dieAt(laptop: Laptop, point: SyncCrashPoint): Promise<void> {
  const run = await laptop.run(['sync'], { YOLDA_CRASH_AT: point });
  expect([point, run.signal, run.err]).toEqual([point, 'SIGKILL', '']);
  reached.add(point);
}

async function expectSame(all: Laptop[], ledger: Ledger, partnerId: string): Promise<void> {
  await settle(all);
  await ledger.expectNothingLost(all, partnerId);
  expect(await checkAll(all)).toEqual(all.map(() => true));
}

test('a workstation killed while it brings the company, and another while it fetches it', async () => {
  office = await openOffice('sqlite', 'points');
  const [first, second] = [office.laptop('Aysel'), office.laptop('Orxan')];
  await first.start();
  await first.call('company.setUp', setUpInput());
  const { id: partnerId } = await first.call('partners.create', { name: 'Xəzər MMC', country: 'AZ' });
  const ledger = createLedger();
  for (let n = 0; n < 5; n += 1) await ledger.write(first, partnerId, undefined, `Contact ${n}`);
  // Killed before the first cycle can end.
  await first.end();
  await first.run(['join', office.proxy.url, await office.invite('Aysel Məmmədova')]);
  await dieAt(first, 'sync.adopted');
  await dieAt(first, 'sync.pushed');
  expect((await first.run(['sync'])).code).toBe(0);
  await second.run(['join', office.proxy.url, await office.invite('Orxan')]);
  await dieAt(second, 'sync.helloSaved');
  await dieAt(second, 'sync.snapshotPage');
  await dieAt(second, 'sync.snapshotEnded');
  await Promise.all([first.start(), second.start()]);
  await expectSame([first, second], ledger, partnerId);
});

test('a workstation killed at each point of a day', async () => {
  office = await openOffice('sqlite', 'day');
  const { all, partnerId } = await openCompany(office, ['Aysel', 'Orxan']);
  const [first, second] = all as [Laptop, Laptop];
  const ledger = createLedger();
  const row = await ledger.write(first, partnerId, undefined, 'Contact');
  await settle(all);
  for (const point of ['sync.sealed', 'sync.helloSaved', 'sync.pushed', 'sync.pageApplied'] as const) {
    // Its own work waits, of the same row as the other's that is there.
    await office.endHub('SIGTERM');
    await ledger.write(second, partnerId, row, `Second at ${point}`);
    await second.end();
    await office.startHub();
    await ledger.write(first, partnerId, row, `First at ${point}`);
    await first.call('sync.syncNow', {});
    await dieAt(second, point);
    await second.start();
    await settle(all);
  }
  await expectSame(all, ledger, partnerId);
});

test('a folder from yesterday, killed when it goes on under a new number', async () => {
  office = await openOffice('sqlite', 'rebound');
  const { all, partnerId } = await openCompany(office, ['Aysel', 'Orxan']);
  const [first, second] = all as [Laptop, Laptop];
  const ledger = createLedger();
  await second.end('SIGTERM');
  const { data } = second.place;
  cpSync(data, `${data}.copy`, { recursive: true });
  await second.start();
  await ledger.write(first, partnerId, undefined, 'Of the first');
  const { id: kept } = await second.call('partners.create', { name: 'Written after the copy' });
  await settle(all);
  await second.end('SIGTERM');
  rmSync(data, { recursive: true });
  cpSync(`${data}.copy`, data, { recursive: true });
  const made = await second.run(['call', 'partners.create', '{"name":"Written on the copy"}']);
  expect(made.code).toBe(0);
  await dieAt(second, 'sync.rebound');
  await second.start();
  await expectSame(all, ledger, partnerId);
  for (const { call } of all) {
    const { rows } = await call('partners.search', { text: 'written', limit: 5 });
    expect(rows.map(({ name }) => name).sort()).toEqual(['Written after the copy', 'Written on the copy']);
    expect((await call('partners.load', { id: kept })).name).toBe('Written after the copy');
  }
});

describeStores('the hub', (kind) => {
  test('killed at each point while workstations push', async () => {
    office = await openOffice(kind, 'hub points');
    const { all, partnerId } = await openCompany(office, ['Aysel', 'Orxan']);
    const ledger = createLedger();
    const row = await ledger.write(all[0]!, partnerId, undefined, 'Contact');
    await settle(all);
    for (const point of hubCrashPoints) {
      await office.endHub('SIGTERM');
      await office.startHub({ YOLDA_CRASH_AT: point });
      const { exited } = office.hub();
      for (const laptop of all) await ledger.write(laptop, partnerId, row, `${laptop.name} at ${point}`);
      await Promise.all(all.map(({ call }) => call('sync.syncNow', {}).catch(() => undefined)));
      expect([point, (await exited).signal]).toEqual([point, 'SIGKILL']);
      await office.startHub();
      await settle(all);
    }
    await expectSame(all, ledger, partnerId);
  });

  test('from yesterday’s copy: the workstations bring back the rest, also of one that is gone', async () => {
    office = await openOffice(kind, 'yesterday');
    const { all, partnerId } = await openCompany(office, ['Aysel', 'Orxan', 'Nigar']);
    const [first, second, gone] = all as [Laptop, Laptop, Laptop];
    const ledger = createLedger();
    const row = await ledger.write(first, partnerId, undefined, 'Before the copy');
    await settle(all);
    await office.endHub('SIGTERM');
    const putBack = await backUp(office.hubPlace);
    await office.startHub();
    const { id: ofGone } = await gone.call('partners.create', { name: 'Of the one that is gone' });
    const edit = async ({ call }: Laptop, changes: { city?: string; address?: string }) =>
      call('partners.update', { ...(await call('partners.load', { id: partnerId })), ...changes });
    await edit(gone, { city: 'Şəki' });
    await ledger.write(first, partnerId, row, 'First after the copy');
    await ledger.write(second, partnerId, undefined, 'Second after the copy');
    await settle(all);
    // Its computer is lost that evening; the hub burns in the night.
    await gone.end();
    await office.endHub('SIGKILL');
    await putBack();
    await ledger.write(second, partnerId, row, 'Second, while the hub was away');
    await edit(first, { address: 'Above what the hub has lost' });
    await office.startHub();
    await first.end('SIGTERM');
    await dieAt(first, 'sync.recovered');
    await dieAt(first, 'sync.witnessed');
    await dieAt(first, 'sync.heldReleased');
    await dieAt(first, 'sync.recoveryEnded');
    await first.start();
    await expectSame([first, second], ledger, partnerId);
    for (const { call } of [first, second]) {
      expect((await call('partners.load', { id: ofGone })).name).toBe('Of the one that is gone');
      expect(await call('partners.load', { id: partnerId })).toMatchObject({
        ...{ city: 'Şəki', address: 'Above what the hub has lost' },
      });
    }
    // Who comes new has it from the hub.
    const fresh = office.laptop('Rauf');
    await fresh.start();
    await office.join(fresh);
    await settle([first, second, fresh]);
    expect((await fresh.call('partners.load', { id: ofGone })).name).toBe('Of the one that is gone');
  });

  test('from a copy of before a workstation was let in: it comes back by itself, and others see its work', async () => {
    office = await openOffice(kind, 'let in after');
    const { all, partnerId } = await openCompany(office, ['Aysel']);
    const [first] = all as [Laptop];
    const ledger = createLedger();
    await office.endHub('SIGTERM');
    const putBack = await backUp(office.hubPlace);
    await office.startHub();
    const second = office.laptop('Orxan');
    await second.start();
    const { deviceId, prefix } = await office.join(second);
    await settle([first, second]);
    const row = await ledger.write(second, partnerId, undefined, 'Of the second, let in after the copy');
    await settle([first, second]);
    await office.endHub('SIGKILL');
    await putBack();
    await ledger.write(second, partnerId, row, 'Of the second, while the hub was away');
    await second.end('SIGTERM');
    await office.startHub();
    await dieAt(second, 'sync.admitted');
    await second.start();
    // Nobody does anything: it comes as it always does.
    await expectSame([first, second], ledger, partnerId);
    expect(await second.call('sync.loadStatus', {})).toMatchObject({ hub: { deviceId }, prefix });
    const fresh = office.laptop('Rauf');
    await fresh.start();
    await office.join(fresh);
    await expectSame([first, second, fresh], ledger, partnerId);
  });
});

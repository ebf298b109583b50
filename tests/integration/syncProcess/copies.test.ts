// A workstation restored from its backup, and a folder copied to a second computer: both sets of writes survive, and who is
// the copy goes on under a number and a prefix of its own.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { checkAll, type Laptop, type Office, openCompany, openOffice, settle } from './officeProcesses.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const catalogue = new URL('../../fixtures/exchange/2.10', import.meta.url).pathname;
let office: Office;
afterEach(() => office.close());

async function whoIs({ call }: Laptop): Promise<{ device: string; prefix: string }> {
  const { hub, prefix } = await call('sync.loadStatus', {});
  return { device: hub?.deviceId ?? '', prefix };
}

const namesAt = async ({ call }: Laptop): Promise<string[]> =>
  (await call('partners.search', { text: 'yazıldı', limit: 20 })).rows.map(({ name }) => name).sort();

async function sell({ call }: Laptop, partnerId: string): Promise<string> {
  const [item] = (await call('catalog.searchItems', { text: 'ST-101', limit: 1 })).rows;
  const lines = [{ itemId: item?.id ?? '', quantity: 1 }];
  return (await call('sales.sell', { partnerId, lines, send: false })).number;
}

test('restored by `yolda restore`: what came after the backup comes back, what is written next goes on', async () => {
  office = await openOffice('sqlite', 'restore');
  const { all } = await openCompany(office, ['Aysel', 'Orxan']);
  const [, second] = all as [Laptop, Laptop];
  await second.call('partners.create', { name: 'Yazıldı: əvvəl' });
  const file = join(office.root, 'second.yolda');
  expect((await second.run(['backup', file])).code).toBe(0);
  const before = await whoIs(second);
  await second.call('partners.create', { name: 'Yazıldı: backupdan sonra' });
  await settle(all);
  // Seen by nobody but the hub's copy of it: not sent before the disk failed.
  await second.end();
  expect((await second.run(['restore', file])).code).toBe(0);
  expect((await second.run(['call', 'partners.create', '{"name":"Yazıldı: bərpadan sonra"}'])).code).toBe(0);
  await second.start();
  await settle(all);
  const names = ['Yazıldı: backupdan sonra', 'Yazıldı: bərpadan sonra', 'Yazıldı: əvvəl'];
  for (const laptop of all) expect((await namesAt(laptop)).toSorted()).toEqual(names.toSorted());
  const after = await whoIs(second);
  expect(after.device).not.toBe(before.device);
  expect(after.prefix).not.toBe(before.prefix);
  expect(await checkAll(all)).toEqual([true, true]);
});

test('a folder copied to a second computer: both work, numbers of invoices never meet', async () => {
  office = await openOffice('sqlite', 'clone');
  const { all, partnerId } = await openCompany(office, ['Aysel', 'Orxan']);
  const [first, second] = all as [Laptop, Laptop];
  await first.call('exchange.importCommerceml', { source: { paths: [catalogue] } });
  await settle(all);
  await second.end('SIGTERM');
  const clone = office.laptop('Clone');
  for (const part of ['data', 'config'] as const)
    cpSync(second.place[part], clone.place[part], { recursive: true });
  await Promise.all([second.start(), clone.start()]);
  const numbers: string[] = [];
  for (const laptop of [second, clone]) {
    await laptop.call('partners.create', { name: `Yazıldı: ${laptop.name}` });
    await laptop.call('sync.syncNow', {});
    numbers.push(await sell(laptop, partnerId));
  }
  await settle([...all, clone]);
  // The copy that came second goes on under its own series.
  for (const laptop of [second, clone]) numbers.push(await sell(laptop, partnerId));
  await settle([...all, clone]);
  const who = await Promise.all([second, clone].map(whoIs));
  expect(new Set(who.map(({ device }) => device)).size).toBe(2);
  expect(new Set(who.map(({ prefix }) => prefix)).size).toBe(2);
  for (const laptop of [...all, clone]) {
    expect(await namesAt(laptop)).toEqual(['Yazıldı: Clone', 'Yazıldı: Orxan']);
    const { rows } = await laptop.call('sales.listInvoices', { partnerId, limit: 100 });
    expect(rows.map(({ number }) => number).sort()).toEqual(numbers.toSorted());
  }
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(await checkAll([...all, clone])).toEqual([true, true, true]);
});

// A workstation that its office throws out, as processes: by order of the hub everything goes – also when it is killed at
// each point on the way –, what waited is kept at the hub when that was asked for; and nothing goes by anybody else's word.
import { generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { wipeText } from '#shared/sync/deviceProtocol.ts';
import { crashPointsOf, createCrashCount } from '#tests/tools/crashes.ts';
import { runHub } from '../hub/hubProcess.ts';
import { placeArgs } from '../hub/hubStores.ts';
import { type Laptop, type Office, openCompany, openOffice } from './officeProcesses.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const points = crashPointsOf('wipe');
const count = createCrashCount(points);
const planted = 'Sirli Müştəri';
const password = 'plantedpassword';
let office: Office;
let other: Laptop;
let partnerId: string;
let lives = 0;

beforeAll(async () => {
  office = await openOffice('sqlite', 'wipe');
  const { all, ...made } = await openCompany(office, ['Nigar']);
  [other] = all as [Laptop];
  partnerId = made.partnerId;
});
afterAll(async () => {
  await office.close();
  count.print();
});

const filesIn = (dir: string): string[] =>
  existsSync(dir)
    ? readdirSync(dir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : [];

/** A workstation of the office with something of everything that must go. @returns what nothing may be left of */
async function plant(
  ...flags: string[]
): Promise<{ laptop: Laptop; device: string; before: string[]; traces: Buffer[] }> {
  lives += 1;
  const laptop = office.laptop(`Laptop ${lives}`);
  await laptop.start({}, flags);
  const { deviceId: device } = await office.join(laptop);
  await laptop.call('sync.syncNow', {});
  await laptop.call('partners.create', { name: planted });
  const { hash } = await laptop.call('files.put', {
    // As JSON carries bytes.
    bytes: Buffer.from(planted).toString('base64') as unknown as Uint8Array,
    name: 'sirr.txt',
  });
  await laptop.call('files.attach', { ownerKind: 'partner', ownerId: partnerId, hash, name: 'sirr.txt' });
  await laptop.call('mail.saveAccount', {
    from: { name: 'N', address: 'n@example.az' },
    smtp: { host: '127.0.0.1', port: 9, security: 'none', user: 'n', password },
  });
  await laptop.call('telephony.saveLine', {
    ...{ name: 'N', url: 'wss://127.0.0.1:9', user: '1', password },
    ...{ turn: 'turn:127.0.0.1:9', turnUser: '1', turnPassword: password },
  });
  await laptop.call('sync.syncNow', {});
  await laptop.call('maintenance.backup', { path: join(laptop.place.data, 'backups', 'own.yolda') });
  const { data, config } = laptop.place;
  const secrets = filesIn(config).map((path) => readFileSync(path));
  const database = readFileSync(join(data, 'yolda.db')).subarray(0, 16);
  const before = filesIn(data).filter((path) => !/lock\.db|door\.json/.test(path));
  expect(before.some((path) => path.includes('blobs'))).toBe(true);
  expect(secrets.length).toBeGreaterThanOrEqual(5);
  return {
    laptop,
    device,
    before,
    traces: [...secrets, database, Buffer.from(planted), Buffer.from(password)],
  };
}

const revoke = (device: string, ...how: string[]) =>
  runHub(['revoke', device, ...how, ...placeArgs(office.hubPlace)]);

/** No file of it and no byte of its keys, secrets and names. */
function expectNothingLeft({ place }: Laptop, { before, traces }: { before: string[]; traces: Buffer[] }) {
  const left = [...filesIn(place.data), ...filesIn(place.config)].map(
    (path) => [path, readFileSync(path)] as const,
  );
  const found = left.filter(([, bytes]) => traces.some((trace) => bytes.includes(trace)));
  expect(found.map(([path]) => path)).toEqual([]);
  expect(before.filter((path) => /blobs|backups/.test(path) && existsSync(path))).toEqual([]);
}

describe('revoked with wipe', () => {
  // With a page that tells of it, and without anybody to tell.
  test.each([['--recover'], []])(
    'a running workstation deletes all, and answers nothing more %s',
    async (...flags) => {
      const { laptop, device, ...was } = await plant(...flags);
      expect((await revoke(device, '--wipe')).code).toBe(0);
      await laptop.call('sync.syncNow', {}).catch(() => undefined);
      await expect.poll(() => was.before.filter((path) => existsSync(path)), { timeout: 20_000 }).toEqual([]);
      await expect(laptop.call('partners.list', {})).rejects.toThrow();
      expectNothingLeft(laptop, was);
      await laptop.end();
      await laptop.start();
      expect(await laptop.call('company.loadState', {})).toMatchObject({ hasCompany: false });
      expectNothingLeft(laptop, was);
      await laptop.end();
    },
  );

  test.each(points)('killed at %s: whoever opens the folder next finishes it', async (point) => {
    const { laptop, device, ...was } = await plant();
    await laptop.end('SIGTERM');
    await revoke(device, '--wipe');
    expect(await laptop.run(['sync'], { YOLDA_CRASH_AT: point })).toMatchObject({ signal: 'SIGKILL' });
    count.reached.push(point);
    const again = await laptop.run(['call', 'company.loadState', '{}']);
    expect(JSON.parse(again.out)).toMatchObject({ hasCompany: false });
    expectNothingLeft(laptop, was);
  });

  test('reaches every registered point', () => {
    expect(count.reached).toEqual(points);
  });

  test('with collect, what waited is kept at the hub first', async () => {
    const { laptop, device, ...was } = await plant();
    await laptop.end('SIGTERM');
    const made = await laptop.run(['call', 'partners.create', '{"name":"Axırıncı müştəri"}']);
    expect(made.code).toBe(0);
    await revoke(device, '--wipe', '--collect');
    await laptop.run(['sync']);
    expectNothingLeft(laptop, was);
    const shown = await runHub(['quarantine', 'show', device, ...placeArgs(office.hubPlace)]);
    const [collected, ...more] = JSON.parse(shown.out) as { command: string }[];
    expect([collected?.command, more]).toEqual(['partners.create', []]);
    expect(shown.out).toContain('Axırıncı müştəri');
    await other.call('sync.syncNow', {});
    const { rows } = await other.call('partners.search', { text: 'axirinci', limit: 5 });
    expect(rows).toEqual([]);
  });
});

test('revoked without wipe, the data stays and the reason is told', async () => {
  const { laptop, device, before } = await plant();
  await revoke(device);
  await expect(laptop.call('sync.syncNow', {})).rejects.toMatchObject({
    code: 'forbidden',
    reason: 'revoked',
  });
  const { failure, phase } = await laptop.call('sync.loadStatus', {});
  expect([failure?.reason, phase.state]).toEqual(['revoked', 'stopped']);
  await laptop.end('SIGTERM');
  await laptop.start();
  expect((await laptop.call('partners.search', { text: planted, limit: 50 })).rows).not.toEqual([]);
  expect(before.filter((path) => !existsSync(path) && !/-wal|-shm/.test(path))).toEqual([]);
  await laptop.end();
});

test('an order that the hub has not signed deletes nothing', async () => {
  const { laptop, device, before } = await plant();
  const order = { device, at: Date.now(), collect: false };
  const { privateKey } = generateKeyPairSync('ed25519');
  const signature = sign(null, Buffer.from(wipeText(order)), privateKey).toString('base64');
  const details = { order, signature };
  const impostor = createServer((_request, response) => {
    response.writeHead(403, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ code: 'forbidden', reason: 'wipe', message: '', details }));
  });
  await new Promise<void>((resolve) => impostor.listen(0, '127.0.0.1', resolve));
  const { port } = impostor.address() as { port: number };
  office.sendTo(`http://127.0.0.1:${port}`);
  try {
    await expect(laptop.call('sync.syncNow', {})).rejects.toMatchObject({ code: 'forbidden' });
    expect((await laptop.call('partners.search', { text: planted, limit: 50 })).rows).not.toEqual([]);
    await laptop.end('SIGTERM');
    await laptop.run(['sync']);
    expect(before.filter((path) => !existsSync(path) && !/-wal|-shm/.test(path))).toEqual([]);
  } finally {
    office.sendTo(undefined);
    impostor.close();
  }
  // And its own hub again, as if nothing had been.
  expect((await laptop.run(['sync'])).code).toBe(0);
});

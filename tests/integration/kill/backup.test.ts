// Backup and restore in a real process that is really killed, between any two of their steps: the target is whole or not
// there, the folder holds the former company or the restored one, and the same command again completes the work.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { crashPointsOf, createCrashCount } from '#tests/tools/crashes.ts';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { type Place, placeIn, yolda } from '#tests/tools/yoldaProcess.ts';

// Several processes a test, on machines that do other things too.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const points = crashPointsOf('backup', 'restore');
const count = createCrashCount(points);
const root = mkdtempSync(join(tmpdir(), 'yolda-kill-backup-'));
const shop = placeIn(join(root, 'shop'));
const older = join(root, 'older.yolda');
const killed = { code: null, signal: 'SIGKILL' };
let lives = 0;

async function answer(place: Place, ...args: string[]): Promise<unknown> {
  const { code, out, err } = await yolda(place, args);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out);
}

const partnersOf = async (place: Place): Promise<string[]> => {
  const { rows } = (await answer(place, 'call', 'partners.list', '{}')) as {
    rows: { name: string }[];
  };
  return rows.map(({ name }) => name).toSorted();
};

beforeAll(async () => {
  await answer(shop, 'call', 'company.setUp', JSON.stringify(setUpInput()));
  await answer(shop, 'call', 'partners.create', '{"name":"Köhnə MMC"}');
  const file = { bytes: Buffer.from('%PDF-1.4 attachment').toString('base64'), name: 'a.pdf' };
  await answer(shop, 'call', 'files.put', JSON.stringify(file));
  await answer(shop, 'backup', older);
  await answer(shop, 'call', 'partners.create', '{"name":"Yeni MMC"}');
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
  count.print();
});

function freshPlace(): Place {
  lives += 1;
  const place = placeIn(join(root, `life-${lives}`));
  for (const part of ['company', 'config'] as const)
    cpSync(join(shop.root, part), join(place.root, part), { recursive: true });
  return place;
}

const blobsOf = ({ data }: Place): string[] =>
  readdirSync(join(data, 'blobs')).flatMap((name) => readdirSync(join(data, 'blobs', name)));

describe('killed', () => {
  it.each(points.filter((point) => point.startsWith('backup.')))(
    'a backup at %s: whole or not there',
    async (point) => {
      const place = freshPlace();
      const folder = mkdtempSync(join(root, 'backups-'));
      const file = join(folder, 'b.yolda');
      expect(await yolda(place, ['backup', file], { env: { YOLDA_CRASH_AT: point } })).toMatchObject(killed);
      count.reached.push(point);
      expect(existsSync(file)).toBe(point === 'backup.written');
      if (point !== 'backup.written') await answer(place, 'backup', file);
      expect(readdirSync(folder)).toEqual(['b.yolda']);
      // Neither the company nor the copy has lost anything.
      expect(await partnersOf(place)).toEqual(['Köhnə MMC', 'Yeni MMC']);
      await answer(place, 'restore', file);
      expect([await partnersOf(place), await answer(place, 'doctor')]).toMatchObject([
        ['Köhnə MMC', 'Yeni MMC'],
        { isOk: true },
      ]);
    },
  );

  it.each(points.filter((point) => point.startsWith('restore.')))(
    'a restore at %s: the former company or the restored one, whole',
    async (point) => {
      const place = freshPlace();
      const database = readFileSync(join(place.data, 'yolda.db'));
      expect(await yolda(place, ['restore', older], { env: { YOLDA_CRASH_AT: point } })).toMatchObject(
        killed,
      );
      count.reached.push(point);
      const isPlanned = point !== 'restore.prepared';
      // The normal start finishes what was begun, or takes away what was only prepared.
      expect(await partnersOf(place)).toEqual(isPlanned ? ['Köhnə MMC'] : ['Köhnə MMC', 'Yeni MMC']);
      expect(await answer(place, 'doctor')).toMatchObject({ isOk: true });
      expect([
        blobsOf(place).length > 0,
        readdirSync(join(place.data, 'staging')),
        existsSync(join(place.data, 'restore.json')),
      ]).toEqual([true, [], false]);
      const asides = readdirSync(join(place.data, 'backups'));
      expect(asides).toHaveLength(isPlanned ? 1 : 0);
      // What was there is kept, to the byte.
      for (const aside of asides)
        expect(readFileSync(join(place.data, 'backups', aside, 'yolda.db')).equals(database)).toBe(true);
      await answer(place, 'restore', older);
      expect(await partnersOf(place)).toEqual(['Köhnə MMC']);
    },
  );

  it('reaches every registered point', () => {
    expect(count.reached).toEqual(points);
  });
});

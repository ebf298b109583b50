// The write-ahead log of a workstation, cut at the borders of its frames and within them, as a disk leaves it that lost
// power: it opens, the doctor finds nothing, all that was acknowledged before the cut is there, and sync goes on.
import { cpSync, mkdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { createCore } from '#main/core/createCore.ts';
import { createNodePlatform, placeOf } from '#main/platform/node/nodePlatform.ts';
import { seededRandom } from '#shared/lib/seededRandom.ts';
import { checkAll, type Laptop, type Office, openCompany, openOffice, settle } from './officeProcesses.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const headerBytes = 32;
const frameBytes = 24 + 4_096;
const seed = process.env.YOLDA_SOAK_SEED ?? '1';
const cutsAtRandom = Number(process.env.YOLDA_SOAK_CUTS ?? 25);
let office: Office;
afterEach(() => office.close());

const nodePlatformUrl = new URL('../../../src-main/platform/node/nodePlatform.ts', import.meta.url).href;
const quiet = () => undefined;

/** A core on the folder in this process: many are opened in turn. */
async function openHere(dataDir: string, config: string) {
  const platform = createNodePlatform({
    ...placeOf(nodePlatformUrl),
    env: { YOLDA_CONFIG_DIR: config },
    log: { info: quiet, warn: quiet, error: quiet },
    version: '0',
  });
  return createCore({ platform, dataDir, runsJobs: false });
}

type Acknowledged = { name: string; bytes: number };

/** Written without an office, each with the length of the log when the answer came. */
async function writeAlone(laptop: Laptop, partnerId: string, count: number): Promise<Acknowledged[]> {
  const wal = join(laptop.place.data, 'yolda.db-wal');
  const done: Acknowledged[] = [];
  for (let n = 1; n <= count; n += 1) {
    const name = `Contact ${n}`;
    await laptop.call('partners.createContact', { partnerId, name });
    done.push({ name, bytes: statSync(wal).size });
  }
  return done;
}

function cutCopy({ place }: Laptop, bytes: number): string {
  const copy = join(place.root, `cut-${bytes}`);
  mkdirSync(copy);
  for (const part of ['yolda.db', 'yolda.db-wal', 'folder.json', 'blobs'])
    cpSync(join(place.data, part), join(copy, part), { recursive: true });
  truncateSync(join(copy, 'yolda.db-wal'), bytes);
  return copy;
}

test(`cut anywhere, seed ${seed}`, async () => {
  office = await openOffice('sqlite', 'torn');
  const { all, partnerId } = await openCompany(office, ['Aysel', 'Orxan']);
  const [, second] = all as [Laptop, Laptop];
  await settle(all);
  // A log of its own from the first frame on.
  await second.end('SIGTERM');
  await office.endHub('SIGTERM');
  await second.start();
  const done = await writeAlone(second, partnerId, 12);
  await second.end('SIGKILL');
  const { data, config } = second.place;
  const whole = statSync(join(data, 'yolda.db-wal')).size;
  // Else the log began anew meanwhile, and its length says nothing.
  expect(done.map(({ bytes }) => bytes)).toEqual(done.map(({ bytes }) => bytes).toSorted((a, b) => a - b));
  expect((whole - headerBytes) % frameBytes).toBe(0);

  const random = seededRandom(`torn ${seed}`);
  const cuts = new Set([0, headerBytes - 1, headerBytes, whole, whole - 1]);
  for (const { bytes } of done) for (const more of [-1, 0, 1]) cuts.add(Math.min(whole, bytes + more));
  for (let n = 0; n < cutsAtRandom; n += 1) {
    const frames = random.int(0, (whole - headerBytes) / frameBytes);
    cuts.add(headerBytes + frames * frameBytes);
    cuts.add(random.int(0, whole));
  }
  for (const bytes of cuts) {
    const copy = cutCopy(second, bytes);
    const core = await openHere(copy, config);
    const { contacts } = await core.call('partners.load', { id: partnerId });
    const names = contacts.map(({ name }) => name);
    const lost = done.filter((one) => one.bytes <= bytes && !names.includes(one.name));
    expect([bytes, lost]).toEqual([bytes, []]);
    const { isOk, findings } = await core.call('maintenance.check', {});
    expect([bytes, isOk ? [] : findings.filter((one) => !one.isOk)]).toEqual([bytes, []]);
    await core.close();
    rmSync(copy, { recursive: true });
  }
  process.stdout.write(`write-ahead log of ${whole} bytes cut at ${cuts.size} places, seed ${seed}\n`);

  // And it goes on with the office: once from within the last frame but some, then by what a rescue of the disk found.
  await office.startHub();
  const [half] = [done[6]!.bytes + 100];
  for (const bytes of [half, whole]) {
    const copy = cutCopy(second, bytes);
    const laptop = office.laptop(`cut ${bytes}`);
    cpSync(config, laptop.place.config, { recursive: true });
    cpSync(copy, laptop.place.data, { recursive: true });
    await laptop.start();
    await settle([all[0]!, laptop]);
    const { contacts } = await all[0]!.call('partners.load', { id: partnerId });
    const names = contacts.map(({ name }) => name);
    expect(done.filter((one) => one.bytes <= bytes && !names.includes(one.name))).toEqual([]);
    expect(await checkAll([laptop])).toEqual([true]);
    await laptop.end('SIGTERM');
  }
});

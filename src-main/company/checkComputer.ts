// Looks at this computer for what would lose or stop a company: room, the folder, the keychain, the clock.
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Output } from '#shared/contract/index.ts';
import type { CoreDeps } from '../core/deps.ts';
import { placeOf } from './computerPlace.rules.ts';
import { loadClockOffset } from './setUp.repo.ts';

type Check = Output<'setUp.checkComputer'>['checks'][number];
type Finding = Pick<Check, 'state' | 'finding'> & { amount?: number };

const gigabyte = 1024 ** 3;
const clockOffFromMs = 5 * 60_000;

function ofRoom(freeBytes: number): Finding {
  if (freeBytes < gigabyte / 2) return { state: 'bad', finding: 'disk_nearly_full', amount: freeBytes };
  if (freeBytes < 2 * gigabyte) return { state: 'warn', finding: 'disk_low', amount: freeBytes };
  return { state: 'good', finding: 'fine', amount: freeBytes };
}

function ofPlace(dir: string, type: number): Finding {
  const place = placeOf(dir, type, process.platform === 'linux');
  if (place === 'network') return { state: 'bad', finding: 'network_folder' };
  return place === 'cloud' ? { state: 'bad', finding: 'cloud_folder' } : { state: 'good', finding: 'fine' };
}

/** Writes, forces it to the disk, reads it back; nothing stays. */
function ofWriting(dir: string): Finding {
  const file = join(dir, `check-${randomBytes(6).toString('hex')}`);
  const given = randomBytes(4096);
  try {
    const handle = openSync(file, 'wx');
    try {
      writeSync(handle, given);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    return readFileSync(file).equals(given)
      ? { state: 'good', finding: 'fine' }
      : { state: 'bad', finding: 'read_back_differs' };
  } catch {
    return { state: 'bad', finding: 'not_writable' };
  } finally {
    rmSync(file, { force: true });
  }
}

async function ofSecrets({ secrets }: CoreDeps['platform']): Promise<Finding> {
  const name = `check-${randomBytes(6).toString('hex')}`;
  const given = randomBytes(16).toString('hex');
  try {
    await secrets.save(name, given);
    const read = await secrets.load(name);
    await secrets.delete(name);
    return read === given
      ? { state: 'good', finding: 'fine' }
      : { state: 'bad', finding: 'secrets_unavailable' };
  } catch {
    return { state: 'bad', finding: 'secrets_unavailable' };
  }
}

/** Only the hub tells: without one nobody is asked. */
function ofClock(offMs: number | undefined): Finding {
  if (offMs === undefined) return { state: 'good', finding: 'clock_unknown' };
  return Math.abs(offMs) > clockOffFromMs
    ? { state: 'warn', finding: 'clock_off', amount: offMs }
    : { state: 'good', finding: 'fine' };
}

export async function checkComputer({
  folder,
  platform,
  gate,
}: CoreDeps): Promise<Output<'setUp.checkComputer'>> {
  const { bavail, bsize, type } = await statfs(folder.dir);
  const found: Record<Check['id'], Finding> = {
    disk: ofRoom(bavail * bsize),
    writing: ofWriting(folder.staging),
    place: ofPlace(folder.dir, type),
    secrets: await ofSecrets(platform),
    clock: ofClock(loadClockOffset(gate.read())),
  };
  const checks = (Object.keys(found) as Check['id'][]).map((id) => ({ id, amount: null, ...found[id] }));
  return { folder: folder.dir, checks };
}

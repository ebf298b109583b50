// Monday, nine o'clock: a thousand laptops push two hundred changes each at once. Drained on PostgreSQL, SQLite printed beside;
// hub, PostgreSQL and all the devices share this machine. Memory is the hub's peak under it.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Place } from '#hub/place.ts';
import { newRowId } from '#shared/domain/ids.ts';
import { enrolDevice } from '#tests/tools/hubDevice.ts';
import { startCluster } from '#tests/tools/postgresCluster.ts';
import { memoryOf, runProgram, type Serving, startServing } from './childProcess.ts';
import type { BenchRow, Measured } from './measure.ts';
import {
  type Backoffs,
  deviceCount,
  enrolAll,
  opsOfDevice,
  pullStorm,
  pushStorm,
  type StormDevice,
  signInStorm,
} from './stormDevices.ts';

const lookMs = 250;
/** Sign-ins at a time: they come before the storm. */
const signInsAtOnce = 20;

/** The first device of a hub is an administrator's: it makes the users, each a rep. */
async function makeUsers(url: string, args: readonly string[]): Promise<string[]> {
  const users = Array.from({ length: deviceCount }, () =>
    newRowId(Date.now(), crypto.getRandomValues(new Uint8Array(16))),
  );
  const { code } = JSON.parse(await runProgram(['hub', 'enrol', '--user', 'admin', ...args])) as {
    code: string;
  };
  const admin = await enrolDevice(() => url, code);
  await admin.hello();
  const now = Date.now();
  const hlcOf = (cseq: number): string =>
    `${(now + cseq).toString(16).padStart(12, '0')}-0000-${admin.id.slice(0, 8)}`;
  const ops = ['admin', ...users].map((id, at) => {
    const person = {
      name: `User ${at}`,
      email: '',
      phone: '',
      department: '',
      language: 'az',
      time_zone: 'Asia/Baku',
    };
    const audit = { created_at: now, updated_at: now, deleted_at: null };
    return { t: 'users', id, k: 'put', f: { ...person, role: at === 0 ? 'admin' : 'rep', ...audit } };
  });
  for (let cseq = 1; (cseq - 1) * 200 < ops.length; cseq += 1) {
    const part = ops.slice((cseq - 1) * 200, cseq * 200);
    const answer = await admin.push({ cseq, hlc: hlcOf(cseq), command: 'company.saveUser', ops: part });
    if (answer.status !== 200) throw new Error(`users: ${JSON.stringify(answer.body)}`);
  }
  return users;
}

async function signInAll(url: string, place: Place, users: readonly string[], backoffs: Backoffs) {
  const enrolled = await enrolAll(place, users);
  const devices: StormDevice[] = [];
  for (let at = 0; at < enrolled.length; at += signInsAtOnce) {
    const some = enrolled.slice(at, at + signInsAtOnce);
    devices.push(...(await Promise.all(some.map((device) => signInStorm(url, device, backoffs)))));
  }
  return devices;
}

/** Memory of PostgreSQL's processes: what they share is counted once. */
function postgresMb(): number {
  let kb = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (
        !readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('postgres') &&
        !readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres')
      )
        continue;
      kb += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch {
      // It ended meanwhile.
    }
  }
  return kb / 1024;
}

type Storm = { seconds: number; peakMb: number; storeMb: number; notes: string[] };

async function storm(hub: Serving, args: readonly string[], place: Place): Promise<Storm> {
  const { url } = JSON.parse(hub.first) as { url: string };
  const backoffs: Backoffs = new Map();
  const devices = await signInAll(url, place, await makeUsers(url, args), backoffs);
  backoffs.clear();
  const before = memoryOf(hub.pid).peakMb;
  let storeMb = 0;
  const watch = setInterval(() => {
    if ('postgresUrl' in place) storeMb = Math.max(storeMb, postgresMb());
  }, lookMs);
  const startedAt = performance.now();
  try {
    await Promise.all(devices.map((device) => pushStorm(url, device, backoffs)));
  } finally {
    clearInterval(watch);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const drained = memoryOf(hub.pid).peakMb;
  const drainedAt = performance.now();
  const others = await Promise.all(devices.map((device) => pullStorm(url, device, backoffs)));
  const pulledSeconds = (performance.now() - drainedAt) / 1000;
  const refused = others.reduce((sum, count) => sum + count, 0);
  if (refused > 0) throw new Error(`${refused} transactions were not taken as they were`);
  const { peakMb } = memoryOf(hub.pid);
  const later = [...backoffs].map(([status, count]) => `${count} × ${status}`).join(', ') || 'none';
  const ops = deviceCount * opsOfDevice;
  return {
    ...{ seconds, peakMb, storeMb },
    notes: [
      `${ops} ops in ${seconds.toFixed(1)} s: ${Math.round(ops / seconds)} ops/s; told to come later: ${later}; all outcomes pulled in ${pulledSeconds.toFixed(1)} s more; hub ${Math.round(before)} MB before, ${Math.round(drained)} MB at its peak once all was taken, ${Math.round(peakMb)} MB once all was pulled`,
    ],
  };
}

async function stormOn(args: readonly string[], place: Place): Promise<Storm> {
  const hub = await startServing(['hub', ...args]);
  try {
    return await storm(hub, args, place);
  } finally {
    await hub.stop();
  }
}

async function stormOnPostgres(): Promise<Storm> {
  const cluster = await startCluster();
  if (cluster === undefined) throw new Error('no PostgreSQL: apt-get install postgresql');
  try {
    return await stormOn(['--db', cluster.url], { postgresUrl: cluster.url });
  } finally {
    await cluster.stop();
  }
}

async function stormOnSqlite(): Promise<Storm> {
  const dir = mkdtempSync(join(tmpdir(), 'yolda-storm-'));
  try {
    return await stormOn(['--data', dir], { dataDir: dir });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function measureStorm(): Promise<Record<'hub.storm' | 'hub.memory', Measured>> {
  const sqlite = await stormOnSqlite();
  const postgres = await stormOnPostgres();
  const beside = sqlite.notes.map((note) => `SQLite: ${note}`);
  return {
    'hub.storm': { value: postgres.seconds, notes: [...postgres.notes, ...beside] },
    'hub.memory': {
      value: postgres.peakMb,
      notes: [
        `PostgreSQL's processes ${Math.round(postgres.storeMb)} MB; on SQLite the hub's ${Math.round(sqlite.peakMb)} MB`,
      ],
    },
  };
}

export const stormRows: readonly BenchRow[] = [{ names: ['hub.storm', 'hub.memory'], measure: measureStorm }];

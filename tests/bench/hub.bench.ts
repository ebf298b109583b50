// The hub's sustained rate over HTTP, the built program on each store: 16 devices push at once, each transaction one edit.
// Devices, hub and PostgreSQL share this machine. Bodies are written before the clock starts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { enrolDevice, type HubDevice, send } from '#tests/tools/hubDevice.ts';
import { startCluster } from '#tests/tools/postgresCluster.ts';
import { memoryOf, runProgram, startServing } from './childProcess.ts';
import type { Bench, BenchRow, Measured } from './measure.ts';

/** No more: the hub lets one address enrol only so often. */
const deviceCount = 16;
const pushes = 60;
const warmPushes = 3;
const txsOfPush = 100;

type Body = { txs: object[] };

/** Rows of the device's own to the transaction that last wrote them. */
type Made = Map<string, number>;

/** Of ten three make a row, six edit one of the device's own, one meets others on a shared row. */
function opOf(device: string, cseq: number, made: Made): object {
  const kind = cseq % 10;
  const stamp = `${device.slice(0, 8)} ${cseq}`;
  if (kind < 3) {
    const id = `${device}-${cseq}`;
    made.set(id, cseq);
    const place = { city: 'Bakı', country: 'AZ', region: '' };
    const f = { name: `Partner ${stamp}`, kind: 'company', ...place, notes: '', updated_at: cseq };
    return { t: 'partners', id, k: 'put', f };
  }
  if (kind === 3) {
    const f = { name: stamp, kind: 'company' };
    return { t: 'partners', id: `shared-${cseq % 200}`, k: 'put', f };
  }
  const [id = '', last = 0] = [...made][(cseq * 7) % made.size] ?? [];
  made.set(id, cseq);
  const f = { name: [-last, '', stamp], city: [-last, '', `City ${cseq}`], updated_at: [-last, 0, cseq] };
  return { t: 'partners', id, k: 'set', seen: 0, f };
}

function bodiesOf(device: string): Body[] {
  const made: Made = new Map();
  const ms = Date.now();
  return Array.from({ length: pushes }, (_, push) => ({
    txs: Array.from({ length: txsOfPush }, (__, at) => {
      const cseq = push * txsOfPush + at + 1;
      const hlc = `${(ms + cseq).toString(16).padStart(12, '0')}-0000-${device.slice(-8)}`;
      return { cseq, hlc, command: 'partners.update', ops: [opOf(device, cseq, made)] };
    }),
  }));
}

async function pushAll(
  url: string,
  devices: readonly HubDevice[],
  bodies: readonly (readonly Uint8Array[])[],
) {
  await Promise.all(
    devices.map(async ({ token }, at) => {
      for (const body of bodies[at] ?? []) {
        const answer = await send(url, '/v1/push', { body, token: token() });
        if (answer.status !== 200) throw new Error(`push: ${answer.status} ${JSON.stringify(answer.body)}`);
      }
    }),
  );
}

async function measureHub(args: readonly string[]): Promise<Measured> {
  const hub = await startServing(['hub', ...args]);
  const { url } = JSON.parse(hub.first) as { url: string };
  try {
    const devices: HubDevice[] = [];
    for (let at = 0; at < deviceCount; at += 1) {
      const { code } = JSON.parse(await runProgram(['hub', 'enrol', '--user', `rep-${at}`, ...args])) as {
        code: string;
      };
      devices.push(await enrolDevice(() => url, code));
    }
    const bodies = devices.map(({ id }) =>
      bodiesOf(id).map((body) => new TextEncoder().encode(JSON.stringify({ ...body, nonce: '' }))),
    );
    await pushAll(
      url,
      devices,
      bodies.map((own) => own.slice(0, warmPushes)),
    );
    const startedAt = performance.now();
    await pushAll(
      url,
      devices,
      bodies.map((own) => own.slice(warmPushes)),
    );
    const seconds = (performance.now() - startedAt) / 1000;
    const ops = deviceCount * (pushes - warmPushes) * txsOfPush;
    const { peakMb } = memoryOf(hub.pid);
    return {
      value: Math.round(ops / seconds),
      notes: [`${ops} ops in ${seconds.toFixed(1)} s, hub's peak ${Math.round(peakMb)} MB`],
    };
  } finally {
    await hub.stop();
  }
}

async function measureSqlite(): Promise<Measured> {
  const dir = mkdtempSync(join(tmpdir(), 'yolda-hub-bench-'));
  try {
    return await measureHub(['--data', dir]);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function measurePostgres(): Promise<Measured> {
  const cluster = await startCluster();
  if (cluster === undefined) throw new Error('no PostgreSQL: apt-get install postgresql');
  try {
    return await measureHub(['--db', cluster.url]);
  } finally {
    await cluster.stop();
  }
}

export const hubRows: readonly BenchRow[] = [
  {
    names: ['hub.opsSqlite'],
    measure: async (_bench: Bench) => ({ 'hub.opsSqlite': await measureSqlite() }),
  },
  {
    names: ['hub.opsPostgres'],
    measure: async (_bench: Bench) => ({ 'hub.opsPostgres': await measurePostgres() }),
  },
];

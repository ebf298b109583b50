// A fresh workstation joins an office: until its desk answers, until it has everything. The hub and the workstation are the
// built program, each a process of its own, over loopback HTTP; a floor stores the same rows by bare statements (syncFloor.ts).
import { setTimeout as wait } from 'node:timers/promises';
import { dateInZone } from '#shared/domain/dates.ts';
import { cpuOf } from './childProcess.ts';
import { benchNowMs } from './company.ts';
import type { Bench, BenchRow, Measured } from './measure.ts';
import { measureFloor } from './syncFloor.ts';
import {
  type BenchOffice,
  joinInput,
  openBenchOffice,
  type Role,
  untilIdle,
  type Workstation,
} from './syncOffice.ts';

const today = dateInZone(benchNowMs, 'Asia/Baku');
const lookMs = 25;

type First = { usableMs: number; completeMs: number; rows: number; dir: string; notes: string[] };

/** What the desk shows of the day: who works here and for whom, the clients with their events, the counters. */
async function readDesk({ client }: Workstation): Promise<string> {
  const day = { from: today, to: today } as const;
  const [state, organizations, partners, counts] = await Promise.all([
    client.call('company.loadState', {}),
    client.call('company.listOrganizations', {}),
    client.call('desk.listDayPartners', { ...day, limit: 100 }),
    client.call('desk.countEvents', day),
  ]);
  return JSON.stringify({ user: state.user, organizations, partners, counts });
}

/** @returns when the desk began to answer what it answers for good, as far as it was looked at */
function usableAt(looks: readonly { at: number; desk: string }[], complete: string): number {
  let at = Number.NaN;
  for (const look of looks.toReversed()) {
    if (look.desk !== complete) break;
    at = look.at;
  }
  return at;
}

async function joinOnce(office: BenchOffice, role: Role, isWatched: boolean): Promise<First> {
  const code = await office.invite(role);
  const station = await office.openFresh(`${role}-${Math.round(performance.now())}`);
  try {
    const looks: { at: number; desk: string }[] = [];
    const cpuBefore = { hub: cpuOf(office.hub.pid), own: cpuOf(station.host.pid) };
    let isDone = false;
    let rows = 0;
    station.client.on('sync.progress', ({ state, done }) => {
      if (state === 'snapshot') rows = done;
    });
    const idle = untilIdle(station.client);
    const startedAt = performance.now();
    await station.client.call('sync.join', joinInput(office.url, code));
    const watching = (async () => {
      while (isWatched && !isDone) {
        const desk = await readDesk(station).catch(() => '');
        looks.push({ at: performance.now() - startedAt, desk });
        await wait(lookMs);
      }
    })();
    await idle;
    const completeMs = performance.now() - startedAt;
    isDone = true;
    await watching;
    const complete = await readDesk(station);
    looks.push({ at: performance.now() - startedAt, desk: complete });
    const status = await station.client.call('sync.loadStatus', {});
    if (!status.hub?.isComplete || status.parked > 0) throw new Error('the first sync is not whole');
    const seconds = (of: ReturnType<typeof cpuOf>, since: ReturnType<typeof cpuOf>): string =>
      (of.userSeconds - since.userSeconds + of.systemSeconds - since.systemSeconds).toFixed(1);
    const cpu = `cpu: hub ${seconds(cpuOf(office.hub.pid), cpuBefore.hub)} s, workstation ${seconds(cpuOf(station.host.pid), cpuBefore.own)} s`;
    const dayCount = (JSON.parse(complete) as { counts: { total: number } }).counts.total;
    return {
      ...{ completeMs, rows, dir: station.dir, usableMs: usableAt(looks, complete) },
      notes: [
        `${role}: complete ${(completeMs / 1000).toFixed(2)} s, ${rows} rows, ${dayCount} events of the day, ${cpu}`,
      ],
    };
  } finally {
    await station.close();
  }
}

async function measureFirst(bench: Bench): Promise<Record<string, Measured>> {
  const office = await openBenchOffice(bench);
  try {
    const rep = await joinOnce(office, 'rep', true);
    const repFloor = await measureFloor(rep.dir);
    const head = await joinOnce(office, 'head', false);
    const headFloor = await measureFloor(head.dir);
    return {
      'sync.firstUsable': { value: rep.usableMs / 1000 },
      'sync.firstComplete': {
        value: rep.completeMs / 1000,
        floor: repFloor.seconds,
        notes: [...rep.notes, repFloor.note],
      },
      'sync.firstHead': {
        value: head.completeMs / 1000,
        floor: headFloor.seconds,
        notes: [...head.notes, headFloor.note],
      },
      'sync.rowsPerSecond': {
        value: Math.round(head.rows / (head.completeMs / 1000)),
        floor: Math.round(headFloor.rows / headFloor.seconds),
      },
    };
  } finally {
    await office.close();
  }
}

export const syncRows: readonly BenchRow[] = [
  {
    names: ['sync.firstUsable', 'sync.firstComplete', 'sync.firstHead', 'sync.rowsPerSecond'],
    measure: measureFirst,
  },
];

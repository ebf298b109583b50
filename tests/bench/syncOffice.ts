// The office that rows of sync are measured in: a hub's folder filled by a real workstation through real pushes, kept by
// what it is made from; the hub served from a copy; workstations of the built program that join it.
import { createHash } from 'node:crypto';
import {
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Client } from '#shared/rpc/client.ts';
import { runProgram, type Served, type Serving, serve, startServing } from './childProcess.ts';
import { cacheDir, cacheKey, planOf, removeOlder, root } from './company.ts';
import { openClient } from './hostClient.ts';
import type { Bench } from './measure.ts';

/** By what it is for: the owner is the rep who works most, the head is the last user. */
export type Role = 'rep' | 'head' | 'admin';

export type Workstation = {
  client: Client;
  host: Served;
  dir: string;
  close(): Promise<void>;
};

export type BenchOffice = {
  url: string;
  hub: Serving;
  /** One-time code for a user of the demo company by his role. */
  invite(role: Role): Promise<string>;
  /** A fresh workstation, served, that has joined nothing. */
  openFresh(name: string): Promise<Workstation>;
  close(): Promise<void>;
};

const copyOptions = { recursive: true, mode: constants.COPYFILE_FICLONE } as const;

/** Changes with the company, and with how the hub keeps what it is told. */
function hubKey(): string {
  const hash = createHash('sha256').update(cacheKey(planOf('office')));
  for (const folder of ['src-hub/storage/hubMigrations/sqlite', 'src-hub/commit', 'src-shared/sync']) {
    for (const name of readdirSync(join(root, folder)).sort())
      hash.update(readFileSync(join(root, folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

async function openWorkstation(dir: string): Promise<Workstation> {
  const host = await serve(dir);
  const client = await openClient(host);
  return {
    ...{ client, host, dir },
    close: async () => {
      client.close();
      await host.stop();
    },
  };
}

const enrolCode = async (dir: string, user: string): Promise<string> =>
  (JSON.parse(await runProgram(['hub', 'enrol', '--user', user, '--data', dir])) as { code: string }).code;

export const joinInput = (url: string, code: string) => ({ url, code, pin: '', name: 'Bench' });

/** Resolves when the workstation has nothing left to fetch, to send or to pull. */
export function untilIdle(client: Client): Promise<void> {
  return new Promise((resolve, reject) => {
    client.on('sync.progress', ({ state, reason }) => {
      if (state === 'idle') resolve();
      if (state === 'stopped' || state === 'waiting') reject(new Error(`sync: ${state} ${reason}`));
    });
  });
}

/** @returns users by role */
async function fillHub(bench: Bench, dir: string): Promise<Record<Role, string>> {
  const company = `${dir}-company`;
  rmSync(company, { recursive: true, force: true });
  cpSync(await bench.company('office'), company, copyOptions);
  const author = await openWorkstation(company);
  const hub = await startServing(['hub', '--data', dir]);
  try {
    const users = await author.client.call('company.listUsers', {});
    const ids = users.rows.map(({ id, role }) => [id, role] as const);
    const idOf = (role: Role): string => ids.find((user) => user[1] === role)?.[0] ?? '';
    const { url } = JSON.parse(hub.first) as { url: string };
    const idle = untilIdle(author.client);
    await author.client.call('sync.join', joinInput(url, await enrolCode(dir, idOf('admin'))));
    await idle;
    return { rep: idOf('rep'), head: idOf('head'), admin: idOf('admin') };
  } finally {
    await author.close();
    await hub.stop();
    rmSync(company, { recursive: true, force: true });
  }
}

type Filled = { dir: string; users: Record<Role, string> };

/** The folder of a hub that has the company, made now if it is not there. */
async function ensureHub(bench: Bench): Promise<Filled> {
  const dir = join(cacheDir, `hub-${hubKey()}`);
  const made = join(dir, 'made.json');
  if (existsSync(made)) return { dir, ...(JSON.parse(readFileSync(made, 'utf8')) as Pick<Filled, 'users'>) };
  mkdirSync(cacheDir, { recursive: true });
  removeOlder('hub-');
  const making = join(cacheDir, 'hub-making');
  const startedAt = performance.now();
  const users = await fillHub(bench, making);
  writeFileSync(join(making, 'made.json'), JSON.stringify({ users }));
  renameSync(making, dir);
  bench.say(`hub filled in ${Math.round((performance.now() - startedAt) / 1000)} s`);
  return { dir, users };
}

/** The hub of the bench, served, over a copy of the filled folder. */
export async function openBenchOffice(bench: Bench): Promise<BenchOffice> {
  const { dir: filled, users } = await ensureHub(bench);
  const work = join(cacheDir, 'work-sync');
  rmSync(work, { recursive: true, force: true });
  const dir = join(work, 'hub');
  cpSync(filled, dir, copyOptions);
  const hub = await startServing(['hub', '--data', dir]);
  const { url } = JSON.parse(hub.first) as { url: string };
  return {
    ...{ url, hub },
    invite: (role) => enrolCode(dir, users[role]),
    openFresh: (name) => openWorkstation(join(work, name)),
    async close() {
      await hub.stop();
      rmSync(work, { recursive: true, force: true });
    },
  };
}

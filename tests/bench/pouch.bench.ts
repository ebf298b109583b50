// The same documents by another road, beside our own figures of the same run: PouchDB replicates from an Express PouchDB
// server what our first sync brings to a rep, and carries one edit from client to client. All of it processes of their own
// over loopback HTTP, as ours are. No figure of PouchDB's fails the bench.
import { fork, spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { seededRandom } from '#shared/lib/seededRandom.ts';
import { type MergeKind, syncedTables } from '#shared/sync/registry.ts';
import { servingOf } from './childProcess.ts';
import { cacheDir } from './company.ts';
import { type Bench, type BenchRow, type Measured, type Timing, timingOf } from './measure.ts';
import { ensurePouch, pouchDir } from './pouch/installPouch.ts';
import type { Asked, Told } from './pouch/pouchClient.ts';
import { readStation } from './stationFile.ts';
import { joined } from './syncEdits.bench.ts';
import { openBenchOffice } from './syncOffice.ts';

/** Its own are 100; with these it is faster. */
const batch = 1_000;
const firstLimitMs = 90_000;
const samples = 100;
const warmSamples = 10;

type Documents = { path: string; count: number; bytes: number; editedId: string };

/** A document a row, with what travels of it. */
function* documentsOf(db: Database.Database): Generator<{ _id: string }> {
  for (const [table, { columns }] of Object.entries(syncedTables)) {
    const travelling = Object.entries<MergeKind>(columns).filter(([, kind]) => kind !== 'local');
    const names = travelling.map(([column]) => `"${column}"`).join(', ');
    for (const { id, ...fields } of db
      .prepare<[], Record<string, unknown>>(`SELECT ${names} FROM ${table}`)
      .iterate())
      yield { _id: `${table}|${id}`, ...fields };
  }
}

/** What our own first sync brings to a rep. */
async function writeDocuments(bench: Bench, dir: string): Promise<Documents> {
  const office = await openBenchOffice(bench);
  try {
    const station = await joined(office, 'rep', office.url);
    await station.close();
    const texts = await readStation(station.dir, (db) =>
      [...documentsOf(db)].map((doc) => JSON.stringify(doc)),
    );
    const path = join(dir, 'documents');
    const written = texts.join('\n');
    writeFileSync(path, written);
    const edited = texts.find((text) => text.startsWith('{"_id":"interactions|'));
    if (edited === undefined) throw new Error('no interaction');
    const { _id: editedId } = JSON.parse(edited) as { _id: string };
    return { path, count: texts.length, bytes: Buffer.byteLength(written), editedId };
  } finally {
    await office.close();
  }
}

type Client = {
  send(asked: Asked): void;
  /** @throws Error when the client ends, or after the limit */
  told<K extends Told['told']>(
    what: K,
    limitMs: number,
    isIt?: (told: Extract<Told, { told: K }>) => boolean,
  ): Promise<Extract<Told, { told: K }>>;
  stop(): Promise<void>;
};

function openClient(modules: string, dir: string, url: string): Client {
  mkdirSync(dir);
  const child = fork(join(pouchDir, 'pouchClient.ts'), [modules, dir, url], { execArgv: [] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    send: (asked) => void child.send(asked),
    async told(what, limitMs, isIt = () => true) {
      const { promise, resolve, reject } = Promise.withResolvers<Extract<Told, { told: typeof what }>>();
      const listen = (told: Told): void => {
        if (told.told === what && isIt(told as never)) resolve(told as never);
      };
      child.on('message', listen);
      void ended.then(() => reject(new Error('a client of PouchDB ended')));
      const timer = setTimeout(() => reject(new Error(`PouchDB: not ${what} in ${limitMs} ms`)), limitMs);
      try {
        return await promise;
      } finally {
        clearTimeout(timer);
        child.off('message', listen);
      }
    },
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/** Everything into a fresh client. @returns how long it took, by its own clock */
async function replicate(client: Client, count: number): Promise<number> {
  const done = client.told('first', firstLimitMs + 30_000);
  client.send({ ask: 'first', batch, limitMs: firstLimitMs });
  const { docs, ms } = await done;
  if (docs !== count) throw new Error(`PouchDB: ${docs} of ${count} documents in ${Math.round(ms / 1000)} s`);
  return ms;
}

/** From the moment the author is told to put until the reader has told of the change; at random moments, as ours. */
async function measureEdits(author: Client, reader: Client, id: string): Promise<Timing> {
  for (const client of [author, reader]) {
    const live = client.told('live', firstLimitMs);
    client.send({ ask: 'live', id });
    await live;
  }
  const random = seededRandom('visible');
  const times: number[] = [];
  for (let at = 0; at < samples + warmSamples; at += 1) {
    const subject = `Seen ${at}`;
    const seen = reader.told('seen', 10_000, (told) => told.subject === subject);
    const startedAt = performance.now();
    author.send({ ask: 'put', subject });
    await seen;
    if (at >= warmSamples) times.push(performance.now() - startedAt);
    await wait(100 + random.int(0, 120));
  }
  return timingOf(times);
}

type Theirs = { documents: Documents; firstMs: number; visible: Timing };

async function measureTheirs(bench: Bench): Promise<Theirs> {
  const modules = await ensurePouch(bench.say);
  const work = join(cacheDir, 'work-pouch');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(work, 'server'), { recursive: true });
  const clients: Client[] = [];
  try {
    const documents = await writeDocuments(bench, work);
    const args = [join(pouchDir, 'pouchServer.ts'), modules, join(work, 'server'), documents.path];
    const server = await servingOf(
      'PouchDB',
      spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] }),
    );
    try {
      const { url } = JSON.parse(server.first) as { url: string };
      const [author, reader] = ['author', 'reader'].map((name) =>
        openClient(modules, join(work, name), url),
      ) as [Client, Client];
      clients.push(author, reader);
      const firstMs = Math.min(
        await replicate(author, documents.count),
        await replicate(reader, documents.count),
      );
      return { documents, firstMs, visible: await measureEdits(author, reader, documents.editedId) };
    } finally {
      for (const client of clients) await client.stop();
      await server.stop();
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function measurePouch(
  bench: Bench,
): Promise<Record<'sync.pouchFirst' | 'sync.pouchVisible', Measured>> {
  const theirs = await measureTheirs(bench);
  const { value: ourSeconds = Number.NaN } = await bench.measured('sync.firstComplete');
  const { timing: ours = { p50: Number.NaN, p95: Number.NaN } } = await bench.measured('sync.visible');
  const { documents, visible } = theirs;
  const seconds = theirs.firstMs / 1000;
  const ms = ({ p50, p95 }: Timing): string => `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`;
  return {
    'sync.pouchFirst': {
      value: seconds / ourSeconds,
      notes: [
        `PouchDB's time over ours. PouchDB ${seconds.toFixed(2)} s, the better of two clients; ours, encrypted, searchable and counted, ${ourSeconds.toFixed(2)} s`,
        `${documents.count} documents, ${(documents.bytes / 1e6).toFixed(1)} MB of JSON, ${Math.round(documents.count / seconds)} a second in batches of ${batch}, LevelDB on both sides, not flushed by document`,
      ],
    },
    'sync.pouchVisible': {
      value: visible.p95 / ours.p95,
      notes: [
        `PouchDB's p95 over ours. PouchDB, live both ways: ${ms(visible)}; ours, flushed to the disk by the author and by the hub: ${ms(ours)}`,
      ],
    },
  };
}

export const pouchRows: readonly BenchRow[] = [
  { names: ['sync.pouchFirst', 'sync.pouchVisible'], measure: measurePouch },
];

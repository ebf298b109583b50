// A workstation of the comparison: one PouchDB in a process of its own, told by its parent what to do.
// node pouchClient.ts MODULES DIR URL, forked.
import { type Doc, loadPouch } from './pouchdb.ts';

export type Asked =
  | { ask: 'first'; batch: number; limitMs: number }
  | { ask: 'live'; id: string }
  | { ask: 'put'; subject: string };
export type Told =
  | { told: 'first'; docs: number; ms: number }
  | { told: 'live' }
  | { told: 'seen'; subject: unknown };

const [modules = '', dir = '', url = ''] = process.argv.slice(2);
const { Pouch } = loadPouch(modules, dir);
const tell = (told: Told): void => void process.send?.(told);
const database = new Pouch('local');
let edited: Doc | undefined;

/** Everything, or what has come when the time is over. */
async function replicate(batch: number, limitMs: number): Promise<void> {
  const startedAt = performance.now();
  const replication = database.replicate.from(url, { batch_size: batch });
  const timer = setTimeout(() => replication.cancel(), limitMs);
  await replication;
  clearTimeout(timer);
  const ms = performance.now() - startedAt;
  tell({ told: 'first', docs: (await database.info()).doc_count, ms });
}

/** One way from now on. @returns once nothing is left to compare: PouchDB's `sync` tells that of one way only */
async function keepUp(way: 'from' | 'to'): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  database.replicate[way](url, { live: true, retry: true })
    .once('paused', (error) => (error ? reject(error) : resolve()))
    .once('error', reject);
  await promise;
}

/** Replicates both ways; every new state of the document is told. */
async function goLive(id: string): Promise<void> {
  await Promise.all([keepUp('from'), keepUp('to')]);
  edited = await database.get(id);
  database
    .changes({ since: 'now', live: true, include_docs: true })
    .on('change', ({ doc }) => doc._id === id && tell({ told: 'seen', subject: doc.subject }));
  tell({ told: 'live' });
}

async function put(subject: string): Promise<void> {
  if (edited === undefined) throw new Error('not live');
  const { rev } = await database.put({ ...edited, subject });
  edited = { ...edited, _rev: rev };
}

function answer(asked: Asked): Promise<void> {
  if (asked.ask === 'first') return replicate(asked.batch, asked.limitMs);
  return asked.ask === 'live' ? goLive(asked.id) : put(asked.subject);
}

// What fails ends the process, and says why on stderr.
process.on('message', (asked: Asked) => void answer(asked));
process.on('disconnect', () => process.exit());

// The part of PouchDB that the comparison uses, taken from the folder that it is installed in.
import { createRequire } from 'node:module';
import { join } from 'node:path';

export type Doc = { _id: string; _rev?: string; subject?: unknown };

type Replication = Promise<unknown> & {
  once(event: 'paused' | 'error', told: (error?: Error) => void): Replication;
  cancel(): void;
};
type Options = { batch_size?: number; live?: boolean; retry?: boolean };

type PouchDatabase = {
  bulkDocs(docs: readonly Doc[]): Promise<readonly { error?: unknown }[]>;
  get(id: string): Promise<Doc>;
  put(doc: Doc): Promise<{ rev: string }>;
  info(): Promise<{ doc_count: number }>;
  changes(options: { since: 'now'; live: true; include_docs: true }): {
    on(event: 'change', told: (change: { doc: Doc }) => void): void;
  };
  replicate: Record<'from' | 'to', (url: string, options: Options) => Replication>;
};
export type PouchConstructor = (new (
  name: string,
) => PouchDatabase) & {
  plugin(plugin: unknown): PouchConstructor;
  defaults(options: { prefix: string }): PouchConstructor;
};

/**
 * @param modules folder that holds its `node_modules`
 * @param dir folder of its databases, LevelDB
 */
export function loadPouch(
  modules: string,
  dir: string,
): { Pouch: PouchConstructor; load(name: string): unknown } {
  const load = createRequire(join(modules, 'package.json'));
  const core = load('pouchdb-core') as PouchConstructor;
  for (const part of ['adapter-leveldb', 'adapter-http', 'replication']) core.plugin(load(`pouchdb-${part}`));
  return { Pouch: core.defaults({ prefix: join(dir, '/') }), load };
}

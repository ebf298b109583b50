// The live-query cache: one subscription per query key however many components read it, kept warm for the
// last ones used (LRU), resubscribed when the core comes back. Holds answers, never edits them.
import type { AppError } from '#shared/contract/errors.ts';
import type { Input, Output, Query } from '#shared/contract/index.ts';
import type { Connection } from '../rpc/connect.ts';
import { noteFatal, useFatalState } from './fatalState.ts';

export type Live<T> = { value: T | undefined; error: AppError | undefined };

type Entry = {
  name: Query;
  input: unknown;
  live: Live<unknown>;
  listeners: Set<() => void>;
  stop: (() => void) | undefined;
};

const keptUnused = 60;
const empty: Live<never> = { value: undefined, error: undefined };

export type LiveCache = {
  read<N extends Query>(name: N, input: Input<N>): Live<Output<N>>;
  subscribe<N extends Query>(name: N, input: Input<N>, listener: () => void): () => void;
  /** Asks ahead: the next client in the list is there before it is chosen. */
  prefetch<N extends Query>(name: N, input: Input<N>): void;
};

export function queryKey(name: string, input: unknown): string {
  return `${name} ${JSON.stringify(input)}`;
}

export function createLiveCache(connection: Connection): LiveCache {
  // A Map keeps insertion order: the first unused entries are the oldest.
  const entries = new Map<string, Entry>();

  const start = (entry: Entry): void => {
    const client = connection.client();
    if (!client || entry.stop) return;
    entry.stop = client.subscribe(
      entry.name,
      entry.input as Input<Query>,
      (value) => update(entry, { value, error: undefined }),
      (error) => {
        entry.stop = undefined;
        // A lost connection is not an answer: what was shown stays until the core is back.
        noteFatal(entry.name, error);
        if (error.reason !== 'core_gone') update(entry, { value: entry.live.value, error });
      },
    );
  };
  const update = (entry: Entry, live: Live<unknown>): void => {
    entry.live = live;
    for (const listener of entry.listeners) listener();
  };
  const trim = (): void => {
    let unused = 0;
    for (const entry of entries.values()) unused += entry.listeners.size === 0 ? 1 : 0;
    for (const [key, entry] of entries) {
      if (unused <= keptUnused) return;
      if (entry.listeners.size > 0) continue;
      entry.stop?.();
      entries.delete(key);
      unused -= 1;
    }
  };
  const entryOf = (name: Query, input: unknown): Entry => {
    const key = queryKey(name, input);
    let entry = entries.get(key);
    if (entry) entries.delete(key);
    else entry = { name, input, live: empty, listeners: new Set(), stop: undefined };
    entries.set(key, entry);
    return entry;
  };
  connection.subscribe(() => {
    const isOpen = connection.client() !== undefined;
    // What stopped the former core may be gone; what is not will be said again.
    if (isOpen) useFatalState.getState().clear();
    for (const entry of entries.values()) {
      if (!isOpen) entry.stop = undefined;
      else start(entry);
    }
  });
  return {
    read: (name, input) => (entries.get(queryKey(name, input))?.live ?? empty) as Live<Output<typeof name>>,
    subscribe(name, input, listener) {
      const entry = entryOf(name, input);
      entry.listeners.add(listener);
      start(entry);
      return () => {
        entry.listeners.delete(listener);
        trim();
      };
    },
    prefetch(name, input) {
      start(entryOf(name, input));
      trim();
    },
  };
}

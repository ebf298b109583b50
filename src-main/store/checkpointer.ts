// Asks the checkpoint worker to move the write-ahead log into the file when it has grown. Owns the thread.
// Under a long operation it also keeps the log short: a log that is moved whole begins anew in the same pages.
import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type Database from 'better-sqlite3';
import type { Log } from '../platform/ports.ts';

const checkEveryMs = 2_000;
const growBytes = 4 * 1024 * 1024;
/** Pages of 4 KB: the worker starts early, so that little is left to wait for when the log is full (260 MB). */
const usualPages = { early: 8_000, full: 64_000 };

export type Checkpointer = {
  /**
   * Between two chunks of a long operation. Mostly resolves at once; when the log is full, once it is moved. An import
   * of 50 000 items would else leave 2.7 GB of it.
   */
  keepUp(): Promise<void>;
  stop(): Promise<void>;
};

export type CheckpointerOptions = {
  workerUrl: URL;
  database: string;
  key: Uint8Array;
  /** The writer's connection, to ask how long the log is. */
  writer: Database.Database;
  log: Log;
  pages?: typeof usualPages;
};

export function startCheckpointer(options: CheckpointerOptions): Checkpointer {
  const { early, full } = options.pages ?? usualPages;
  let worker: Worker | undefined;
  let running: PromiseWithResolvers<void> | undefined;
  let isStopped = false;
  let lastBytes = 0;
  const walBytes = (): number => statSync(`${options.database}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  const lengthOf = options.writer.prepare<[], { log: number; checkpointed: number }>(
    'PRAGMA wal_checkpoint(NOOP)',
  );

  const settle = (): void => {
    // Whoever ends the thread waits for that: then it holds the process until it is gone.
    if (!isStopped) worker?.unref();
    running?.resolve();
    running = undefined;
  };
  const start = (): Worker => {
    const made = new Worker(options.workerUrl, {
      workerData: { database: options.database, key: options.key },
    });
    made.on('message', settle);
    made.on('error', (error) => {
      options.log.error('checkpoint.failed', {}, error);
      worker = undefined;
      settle();
    });
    return made;
  };
  const run = (): Promise<void> => {
    if (running) return running.promise;
    running = Promise.withResolvers<void>();
    worker ??= start();
    // Who waits for it keeps the process alive.
    worker.ref();
    worker.postMessage('run');
    return running.promise;
  };

  const timer = setInterval(() => {
    const bytes = walBytes();
    // The file keeps its size after a passive checkpoint and is written again from its start: any growth or age counts.
    if (running || bytes < growBytes || bytes === lastBytes) return;
    lastBytes = bytes;
    void run();
  }, checkEveryMs);
  timer.unref();

  return {
    async keepUp() {
      if (isStopped) return;
      const { log = 0, checkpointed = 0 } = lengthOf.get() ?? {};
      if (log > full && checkpointed < log) {
        await running?.promise;
        await run();
      } else if (log - checkpointed > early) void run();
    },
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await worker?.terminate();
      settle();
    },
  };
}

// Asks the checkpoint worker to run when the write-ahead log has grown. Owns the thread.
import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Log } from '../platform/ports.ts';

const checkEveryMs = 2_000;
const growBytes = 4 * 1024 * 1024;

export type Checkpointer = { stop(): Promise<void> };

export function startCheckpointer(options: {
  workerUrl: URL;
  database: string;
  key: Uint8Array;
  log: Log;
}): Checkpointer {
  let worker: Worker | undefined;
  let isRunning = false;
  let lastBytes = 0;
  const walBytes = (): number => statSync(`${options.database}-wal`, { throwIfNoEntry: false })?.size ?? 0;

  const start = (): Worker => {
    const made = new Worker(options.workerUrl, {
      workerData: { database: options.database, key: options.key },
    });
    made.on('message', () => {
      isRunning = false;
    });
    made.on('error', (error) => {
      options.log.error('checkpoint.failed', {}, error);
      worker = undefined;
      isRunning = false;
    });
    made.unref();
    return made;
  };

  const timer = setInterval(() => {
    const bytes = walBytes();
    // The file keeps its size after a passive checkpoint and is written again from its start: any growth or age counts.
    if (isRunning || bytes < growBytes || bytes === lastBytes) return;
    lastBytes = bytes;
    isRunning = true;
    worker ??= start();
    worker.postMessage('run');
  }, checkEveryMs);
  timer.unref();

  return {
    async stop() {
      clearInterval(timer);
      await worker?.terminate();
    },
  };
}

// The import worker's side of the reader: starts its thread and gives the batches of records in file order, so that
// parsing and staging share two processors. A batch is asked for when one is taken: few wait at any time.
import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { AppError, fromWireError, type WireError } from '#shared/contract/errors.ts';
import type { FileBatch } from './readCommerceml.ts';

/** What the reader must know, as `workerData`. */
export type ReaderTask = { paths: string[]; priceTypes: { id: string; currency: string }[] };

export type ReaderMessage =
  | { kind: 'batch'; batch: FileBatch }
  | { kind: 'done' }
  | { kind: 'failed'; error: WireError };

/**
 * All records of an exchange.
 * @param workerUrl readerWorker as a file URL
 * @throws AppError the reader's; unavailable/import_worker_stopped
 */
export async function* readInThread(workerUrl: string, task: ReaderTask): AsyncGenerator<FileBatch> {
  const worker = new Worker(new URL(workerUrl), {
    workerData: { paths: task.paths, priceTypes: task.priceTypes } satisfies ReaderTask,
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  });
  try {
    const messages = on(worker, 'message', { close: ['exit'] }) as AsyncIterable<[ReaderMessage]>;
    for await (const [message] of messages) {
      if (message.kind === 'done') return;
      if (message.kind === 'failed') throw fromWireError(message.error);
      worker.postMessage('next');
      yield message.batch;
    }
    throw new AppError('unavailable', 'import_worker_stopped');
  } finally {
    await worker.terminate();
  }
}

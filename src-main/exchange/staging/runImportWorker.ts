// The core's side of the import worker: starts the thread, passes progress on, ends it when cancelled.
import { Worker } from 'node:worker_threads';
import { AppError, fromWireError } from '#shared/contract/errors.ts';
import type { ImportSummary, ImportTask, WorkerMessage } from './importTask.ts';

export type WorkerOptions = {
  /** importWorker as a file URL. */
  workerUrl: URL;
  signal: AbortSignal;
  onProgress(done: number): void;
};

/**
 * Runs one task in a thread of its own; the staging file is whole once this resolves.
 * @throws AppError cancelled; the reader's errors; unavailable/import_worker_stopped
 */
export async function runImportWorker<T extends ImportTask>(
  task: T,
  { workerUrl, signal, onProgress }: WorkerOptions,
): Promise<ImportSummary[T['kind']]> {
  if (signal.aborted) throw new AppError('cancelled', 'cancelled');
  const outcome = Promise.withResolvers<ImportSummary[T['kind']]>();
  // A parse makes much short-lived garbage; a small heap keeps the process small.
  const worker = new Worker(workerUrl, { workerData: task, resourceLimits: { maxYoungGenerationSizeMb: 16 } });
  worker.on('message', (message: WorkerMessage) => {
    if (message.kind === 'progress') onProgress(message.done);
    // The worker answers each kind of task with its own summary; the message cannot say so.
    else if (message.kind === 'done') outcome.resolve(message.summary as ImportSummary[T['kind']]);
    else outcome.reject(fromWireError(message.error));
  });
  const stopped = (cause: unknown): void =>
    outcome.reject(new AppError('unavailable', 'import_worker_stopped', undefined, { cause }));
  worker.on('error', stopped);
  worker.on('exit', stopped);
  const cancel = (): void => outcome.reject(new AppError('cancelled', 'cancelled'));
  signal.addEventListener('abort', cancel);
  try {
    return await outcome.promise;
  } finally {
    signal.removeEventListener('abort', cancel);
    // Only a thread that has ended leaves the staging file alone.
    await worker.terminate();
  }
}

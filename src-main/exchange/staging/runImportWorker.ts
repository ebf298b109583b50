// The core's side of the import worker: starts the thread, passes progress on, ends it when cancelled.
import { Worker } from 'node:worker_threads';
import { AppError, fromWireError } from '#shared/contract/errors.ts';
import type {
  BankSummary,
  BankTask,
  CommercemlSummary,
  CommercemlTask,
  CsvSummary,
  CsvTask,
  ImportSummary,
  ImportTask,
  WorkerMessage,
} from './importTask.ts';

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
export async function runImportWorker(
  task: CommercemlTask,
  options: WorkerOptions,
): Promise<CommercemlSummary>;
export async function runImportWorker(task: CsvTask, options: WorkerOptions): Promise<CsvSummary>;
export async function runImportWorker(task: BankTask, options: WorkerOptions): Promise<BankSummary>;
export async function runImportWorker(
  task: ImportTask,
  { workerUrl, signal, onProgress }: WorkerOptions,
): Promise<ImportSummary> {
  if (signal.aborted) throw new AppError('cancelled', 'cancelled');
  const outcome = Promise.withResolvers<ImportSummary>();
  // A parse makes much short-lived garbage; a small heap keeps the process small.
  const worker = new Worker(workerUrl, {
    workerData: task,
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
  worker.on('message', (message: WorkerMessage) => {
    if (message.kind === 'progress') onProgress(message.done);
    else if (message.kind === 'done') outcome.resolve(message.summary);
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

// One import through the staging file: the worker fills it, the core uses it, and it is gone after, however it ends.
import type Database from 'better-sqlite3';
import type { CoreDeps } from '#main/core/deps.ts';
import { createProgress, type OperationProgress } from '#main/operations/index.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { WorkerOptions } from './runImportWorker.ts';
import { openStaging, removeStaging, stagingPath } from './stagingFile.repo.ts';

export type StagingRequest = { operationId: string; paths: string[]; signal: AbortSignal };
export type Staged<S> = { db: Database.Database; summary: S; progress: OperationProgress };
/** What every task of the worker holds. */
export type CommonTask = { staging: string; key: Uint8Array; paths: string[] };

export async function withStaging<S, T>(
  deps: CoreDeps,
  { operationId, paths, signal }: StagingRequest,
  kind: string,
  run: (common: CommonTask, options: WorkerOptions) => Promise<S>,
  use: (staged: Staged<S>) => Promise<T>,
): Promise<T> {
  const { folder, platform } = deps;
  const staging = stagingPath(folder.staging, operationId);
  const progress = createProgress(deps, operationId, kind);
  try {
    const summary = await run(
      { staging, key: folder.key, paths },
      {
        workerUrl: platform.paths.worker('importWorker'),
        signal,
        onProgress: (done) => progress.report('read', done, null),
      },
    );
    const db = openStaging(staging, folder.key);
    try {
      return await use({ db, summary, progress });
    } finally {
      db.close();
    }
  } finally {
    progress.finish();
    removeStaging(staging);
  }
}

const turnMs = 8;

/** Looks at row after row without writing; gives the loop back every few milliseconds. @throws AppError cancelled */
export async function eachInTurns<R>(
  rows: Iterable<R>,
  signal: AbortSignal,
  look: (row: R) => void,
): Promise<void> {
  let until = performance.now() + turnMs;
  for (const row of rows) {
    look(row);
    if (performance.now() < until) continue;
    await new Promise((resolve) => setImmediate(resolve));
    if (signal.aborted) throw new AppError('cancelled', 'cancelled');
    until = performance.now() + turnMs;
  }
}

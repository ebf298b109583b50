// One verified backup of the open company, made in a worker.
import { renameSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode } from '#shared/contract/errors.ts';
import type { CrashPoint, Reach } from '../core/crashPoints.ts';
import type { CoreDeps } from '../core/deps.ts';
import { backupParts } from '../store/backupFile.ts';

type Answer = { reached: CrashPoint } | { sizeBytes: number } | { code: ErrorCode; reason: string };

function runBackup(deps: CoreDeps, target: string): Promise<number> {
  const { folder, platform } = deps;
  return new Promise((resolve, reject) => {
    const worker = new Worker(platform.paths.worker('backupWorker'), {
      workerData: {
        database: folder.database,
        blobs: folder.blobs,
        key: folder.key,
        companyId: folder.companyId,
        target,
        nowMs: platform.now(),
        version: platform.version,
      },
    });
    worker.on('message', (answer: Answer) => {
      if ('reached' in answer) {
        platform.reach(answer.reached);
        return;
      }
      if ('sizeBytes' in answer) resolve(answer.sizeBytes);
      else reject(new AppError(answer.code, answer.reason));
      void worker.terminate();
    });
    worker.once('error', (error) =>
      reject(new AppError('bug', 'backup_worker', undefined, { cause: error })),
    );
  });
}

/** The file is whole or not there. @throws AppError disk_full, unavailable/folder_read_only, bug/backup_worker */
export async function writeBackup(
  deps: CoreDeps,
  path: string,
): Promise<{ path: string; sizeBytes: number }> {
  const reach: Reach = (point) => deps.platform.reach(point);
  const sizeBytes = await runBackup(deps, path);
  reach('backup.packed');
  renameSync(backupParts(path).packed, path);
  reach('backup.written');
  return { path, sizeBytes };
}

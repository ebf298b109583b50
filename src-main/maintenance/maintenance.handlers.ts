// Backup in a worker, the doctor, jobs on demand.
import { existsSync, renameSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode } from '#shared/contract/errors.ts';
import type { CrashPoint, Reach } from '../core/crashPoints.ts';
import type { CoreDeps } from '../core/deps.ts';
import type { Handlers } from '../core/handlers.ts';
import { backupParts } from '../store/backupFile.ts';
import { listBackups, suggestBackup } from './backups.ts';
import { examine } from './doctor.repo.ts';

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

export function createMaintenanceHandlers(deps: CoreDeps): Handlers['maintenance'] {
  const reach: Reach = (point) => deps.platform.reach(point);
  return {
    loadFolder: async () => ({
      dir: deps.folder.dir,
      suggestedBackup: suggestBackup(deps.folder.backups, deps.platform.now()),
      backups: listBackups(deps.folder.backups),
    }),
    backup: async ({ path }, { commandId, signal }) => {
      if (existsSync(path)) throw new AppError('conflict', 'file_exists');
      const write = async (): Promise<{ path: string; sizeBytes: number }> => {
        const sizeBytes = await runBackup(deps, path);
        reach('backup.packed');
        renameSync(backupParts(path).packed, path);
        reach('backup.written');
        return { path, sizeBytes };
      };
      const of = { id: commandId, kind: 'maintenance.backup', isCancellable: false };
      return deps.work.run(of, signal, write, () => ({ path }));
    },
    check: async (_input, { read }) => {
      const findings = examine(read(), deps.blobs);
      return { isOk: findings.every((f) => f.isOk), findings };
    },
    noteFault: async ({ pane, kind, frames }) => {
      deps.platform.log.error('page.fault', { pane, kind, frames: frames.join(' | ') });
      return {};
    },
    runJobs: async () => deps.jobs.runAll(),
  };
}

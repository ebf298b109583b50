// Backup, the doctor, jobs on demand.
import { existsSync } from 'node:fs';
import { AppError } from '#shared/contract/errors.ts';
import type { CoreDeps } from '../core/deps.ts';
import type { Handlers } from '../core/handlers.ts';
import { listBackups, suggestBackup } from './backups.ts';
import { examine } from './doctor.repo.ts';
import { writeBackup } from './writeBackup.ts';

export function createMaintenanceHandlers(deps: CoreDeps): Handlers['maintenance'] {
  return {
    loadFolder: async () => ({
      dir: deps.folder.dir,
      suggestedBackup: suggestBackup(deps.folder.backups, deps.platform.now()),
      backups: listBackups(deps.folder.backups),
    }),
    backup: async ({ path }, { commandId, signal }) => {
      if (existsSync(path)) throw new AppError('conflict', 'file_exists');
      const of = { id: commandId, kind: 'maintenance.backup', isCancellable: false };
      return deps.work.run(
        of,
        signal,
        () => writeBackup(deps, path),
        () => ({ path }),
      );
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

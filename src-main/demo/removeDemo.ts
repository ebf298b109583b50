// Takes the demo company out of the folder; what the user made in it is in a backup first.
import { AppError } from '#shared/contract/errors.ts';
import type { CoreDeps } from '../core/deps.ts';
import { suggestBackup, writeBackup } from '../maintenance/index.ts';
import type { ReadContext } from '../store/context.ts';
import { reviewDemo } from './ownRows.repo.ts';

/**
 * @returns where the backup lies, or null where there was nothing to keep
 * @throws AppError conflict/not_a_demo, conflict/demo_of_office; disk_full, unavailable: then nothing has gone
 */
export async function removeDemo(
  deps: CoreDeps,
  read: () => ReadContext,
): Promise<{ backup: string | null }> {
  const { isDemo, isOfOffice, own } = reviewDemo(read());
  if (!isDemo) throw new AppError('conflict', 'not_a_demo');
  if (isOfOffice) throw new AppError('conflict', 'demo_of_office');
  const isUntouched = own !== null && Object.values(own).every((count) => count === 0);
  const backup = isUntouched
    ? null
    : (await writeBackup(deps, suggestBackup(deps.folder.backups, deps.platform.now()))).path;
  deps.removeCompany();
  return { backup };
}

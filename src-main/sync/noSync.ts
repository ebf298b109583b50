// The service of a core without an engine: it says that it is off and does nothing else.
import { AppError } from '#shared/contract/errors.ts';
import type { SyncService } from './syncService.types.ts';

const notJoined = (): Promise<never> => Promise.reject(new AppError('unavailable', 'not_joined'));

export const noSync: SyncService = {
  join: () => Promise.reject(new AppError('unavailable', 'not_built_yet')),
  leave: notJoined,
  syncNow: notJoined,
  phase: () => ({ state: 'off', done: 0, total: 0, nextAt: null, reason: '' }),
  compare: notJoined,
};

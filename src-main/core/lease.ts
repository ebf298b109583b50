// A workstation that has not met its office for too long is locked: it may be in other hands.
import { AppError } from '#shared/contract/errors.ts';
import type { Dispatch } from '#shared/rpc/server.ts';
import type { RunningSync } from '../sync/index.ts';

/** Meeting the office again, and what the page needs to say so. */
const always = /^(sync\.(loadStatus|syncNow|leave)|company\.loadPreferences|recovery\.load)$/;

export function withLease(dispatch: Dispatch, sync: Pick<RunningSync, 'isLeaseOver'>): Dispatch {
  return async (request) => {
    if (sync.isLeaseOver() && !always.test(request.name)) throw new AppError('forbidden', 'lease_over');
    return dispatch(request);
  };
}

// Whether the hub is a copy of yesterday: a group commit that a device has seen is not the one that the hub has there.
import { AppError } from '#shared/contract/errors.ts';
import type { Mark } from '#shared/sync/logProtocol.ts';
import type { Store } from '../storage/store.types.ts';

type Parts = { store: Pick<Store, 'findBatch'>; tenant: string };

export async function isFromYesterday(
  { store, tenant }: Parts,
  { seq, batch }: { seq: number; batch: string | null },
): Promise<boolean> {
  return seq > 0 && (await store.findBatch(tenant, seq)) !== batch;
}

/**
 * Who goes on with a hub that came back meanwhile, without a hello, would take its new numbers for those that he has seen.
 * @param keptAfter older marks are forgotten
 * @throws AppError conflict/other_past
 */
export async function checkPast(parts: Parts, mark: Mark | null, keptAfter: number): Promise<void> {
  if (mark === null || mark.seq < keptAfter) return;
  if (await isFromYesterday(parts, mark)) throw new AppError('conflict', 'other_past');
}

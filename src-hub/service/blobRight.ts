// Whether a device may have a file: only with a row before it that refers to the file.
import { AppError } from '#shared/contract/errors.ts';
import type { Device, Store } from '../storage/store.types.ts';

/** @throws AppError not_found/blob_missing: what one may not see is not there */
export async function checkBlobRight(
  { store, tenant }: { store: Store; tenant: string },
  _device: Device,
  hash: string,
): Promise<void> {
  const refs = await store.loadRefs(tenant, hash);
  if (refs.length === 0) throw new AppError('not_found', 'blob_missing');
}

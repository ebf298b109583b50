// Whether a device may have a file: only with a row that its user sees and that refers to the file.
import { AppError } from '#shared/contract/errors.ts';
import type { Device } from '../storage/store.types.ts';
import type { ServiceParts } from './hubService.ts';
import { loadReader } from './readers.ts';

/** @throws AppError not_found/blob_missing: what one may not see is not there */
export async function checkBlobRight(
  parts: Pick<ServiceParts, 'store' | 'tenant' | 'rights'>,
  device: Device,
  hash: string,
): Promise<void> {
  const { seen } = await loadReader(parts, device);
  if (!(await parts.store.isBlobIn(parts.tenant, hash, seen)))
    throw new AppError('not_found', 'blob_missing');
}

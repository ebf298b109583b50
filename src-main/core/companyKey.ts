// Which key opens a company: the one this computer keeps, or the one on paper. Proves it before it is used or kept.
import { AppError } from '#shared/contract/errors.ts';
import type { CompanyKeys } from '../platform/ports.ts';
import { isSameKey } from '../store/companyFolder.ts';
import { parseRecoveryKey } from '../store/recoveryKey.ts';

export type KeyOwner = { companyId: string; keyCheck: string };

/**
 * @param recoveryKey as it was typed; empty for the key of this computer
 * @throws AppError forbidden/key_missing, forbidden/wrong_key, invalid_input/recovery_key, corrupt/key_file
 */
export async function findKey(keys: CompanyKeys, owner: KeyOwner, recoveryKey = ''): Promise<Uint8Array> {
  const key = recoveryKey === '' ? await keys.load(owner.companyId) : parseRecoveryKey(recoveryKey);
  if (!key) throw new AppError('forbidden', 'key_missing');
  if (!isSameKey(key, owner.keyCheck)) throw new AppError('forbidden', 'wrong_key');
  return key;
}

/**
 * Leaves a proven key with the platform, in the place of a wrong one.
 * @throws AppError unavailable/key_not_kept where a passphrase of the environment stands in its way
 */
export async function keepKey(keys: CompanyKeys, companyId: string, key: Uint8Array): Promise<void> {
  const isKept = async (): Promise<boolean> => {
    // What cannot be read is no key.
    const known = await keys.load(companyId).catch(() => undefined);
    return known !== undefined && Buffer.from(known).equals(key);
  };
  if (await isKept()) return;
  await keys.replace(companyId, key);
  if (!(await isKept())) throw new AppError('unavailable', 'key_not_kept');
}

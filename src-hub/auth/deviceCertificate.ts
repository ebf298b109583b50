// Certificates of devices: what this hub has said of a device can be shown to a copy of it that was made before. Signs and
// checks; whether who shows one may come in is decided elsewhere.
import { sign } from 'node:crypto';
import { certificateText, type SignedCertificate } from '#shared/sync/deviceProtocol.ts';
import type { Device } from '../storage/store.types.ts';
import { hubKeyOf } from './hubKey.ts';
import { type Directory, roleOf } from './rights.ts';
import { isSignedBy } from './signatures.ts';

type Hub = { tenant: string; secret: string };
type Certified = Pick<Device, 'id' | 'userId' | 'name' | 'publicKey' | 'prefix' | 'enrolledAt'>;

/**
 * The same for the same device, until who its user is changes.
 * @returns null for a device of a user who is none any more
 */
export function certify(
  { tenant, secret }: Hub,
  device: Certified,
  users: Directory,
): SignedCertificate | null {
  const { id, userId: user, name, publicKey, prefix, enrolledAt } = device;
  const role = roleOf(users, user);
  if (role === 'nobody') return null;
  const department = users.users.get(user)?.department ?? '';
  const certificate = { tenant, device: id, user, role, department, name, publicKey, prefix, enrolledAt };
  const text = Buffer.from(certificateText(certificate));
  return { certificate, signature: sign(null, text, hubKeyOf(secret).privateKey).toString('base64') };
}

/** Whether this hub, or the one that it is a copy of, has said so. */
export const isCertified = (
  { certificate, signature }: SignedCertificate,
  { tenant, secret }: Hub,
): boolean =>
  certificate.tenant === tenant &&
  isSignedBy(hubKeyOf(secret).publicKey, certificateText(certificate), signature);

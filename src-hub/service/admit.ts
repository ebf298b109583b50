// A device that this hub does not know comes with the certificate that it was given here: the hub came back from a copy made
// before. That it has the device's key is checked by who calls. What is in doubt stays outside: a person can invite it again.

import type { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { AdmitOut, DeviceCertificate, SignedCertificate } from '#shared/sync/deviceProtocol.ts';
import { isCertified } from '../auth/deviceCertificate.ts';
import { hubUserId } from '../auth/rights.ts';
import { type AdmittedDevice, addAdmitted, nameRevoked } from '../storage/deviceRows.ts';
import type { LogWriter } from '../storage/store.types.ts';
import { addHubLine } from './hubLine.ts';
import type { ServiceParts } from './hubService.ts';

/** For the hub's log: the device hears no more than that it is unknown. */
export type WhyNotAdmitted = 'certificate' | 'key' | 'user' | 'prefix';

const refuse = (why: WhyNotAdmitted): AppError => new AppError('forbidden', 'unknown_device', { why });

/**
 * What the certificate says of the user counts where there is no row of him: he was invited after the copy was made.
 * @throws AppError forbidden/unknown_device for who is no user any more
 */
async function vouchedFor(
  writer: LogWriter,
  { user, role, department }: DeviceCertificate,
): Promise<AdmittedDevice['vouched']> {
  const key = { t: 'users', id: user } as const;
  const row = [...(await writer.loadRecs([key])).values()][0];
  const isGone = row !== undefined && (row.goneAt > 0 || (row.data.deleted_at ?? null) !== null);
  if (user === hubUserId || isGone) throw refuse('user');
  return row === undefined ? { role, department } : undefined;
}

/** @returns the number of the line that the log got for it, if it did */
async function enter(
  writer: LogWriter,
  { tenant, at, certificate }: { tenant: string; at: number; certificate: DeviceCertificate },
): Promise<{ isNew: boolean; head?: number }> {
  const { device: id, user: userId, name, publicKey, prefix, enrolledAt } = certificate;
  const named = { id, userId, name, publicKey, enrolledAt };
  const known = (await writer.loadDevices([id])).get(id);
  if (known?.publicKey === '' && known.revokedAt !== null) {
    await nameRevoked(writer, tenant, named);
    return { isNew: false };
  }
  if (known !== undefined && known.publicKey !== publicKey) throw refuse('key');
  if (known !== undefined) return { isNew: false };
  const vouched = await vouchedFor(writer, certificate);
  const isIn = await addAdmitted(writer, tenant, { ...named, prefix, admittedAt: at, vouched });
  if (!isIn) throw refuse('prefix');
  if (vouched === undefined) return { isNew: true };
  return { isNew: true, head: await addHubLine(writer, tenant, { at, isOfUsers: true }) };
}

/** @throws AppError forbidden: unknown_device (details.why), revoked, wipe */
export async function admit(
  parts: ServiceParts,
  shown: SignedCertificate,
): Promise<z.output<typeof AdmitOut>> {
  const { store, tenant, nowMs, directory, onAdmit, onJump } = parts;
  const { certificate } = shown;
  if (!isCertified(shown, parts)) throw refuse('certificate');
  const at = nowMs();
  const { isNew, head } = await store.writeLog(tenant, (writer) =>
    enter(writer, { tenant, at, certificate }),
  );
  directory.forget(certificate.device);
  await directory.load(certificate.device);
  if (isNew) onAdmit(certificate.device);
  if (head !== undefined) onJump(head);
  return {};
}

// How a workstation becomes a device: an administrator's one-time code, and a key of the device's own.

import { randomBytes } from 'node:crypto';
import { AppError } from '#shared/contract/errors.ts';
import { newRowId } from '#shared/domain/ids.ts';
import type { Device, Store } from '../storage/store.types.ts';
import { codeMs, codeTries, isSecret, newCode, readCode } from './codes.ts';

type At = { store: Store; tenant: string; nowMs: number };

/** @returns the code, which is kept nowhere, and when it ends (milliseconds UTC) */
export async function inviteUser({ store, tenant, nowMs }: At, userId: string) {
  const { code, id, secretHash } = newCode();
  const expiresAt = nowMs + codeMs;
  await store.addEnrolment(tenant, { id, userId, secretHash, expiresAt, tries: 0, usedAt: null });
  return { code, expiresAt };
}

/**
 * @returns the new device
 * @throws AppError forbidden: wrong_code, code_expired, code_used, too_many_tries
 */
export async function enrol(
  { store, tenant, nowMs }: At,
  { code, publicKey, name }: { code: string; publicKey: string; name: string },
): Promise<Device> {
  const { id, secret } = readCode(code);
  const enrolment = await store.tryEnrolment(tenant, id);
  if (enrolment === undefined) throw new AppError('forbidden', 'wrong_code');
  if (enrolment.tries > codeTries) throw new AppError('forbidden', 'too_many_tries');
  if (!isSecret(id, secret, enrolment.secretHash)) throw new AppError('forbidden', 'wrong_code');
  if (enrolment.expiresAt < nowMs) throw new AppError('forbidden', 'code_expired');
  const device = newRowId(nowMs, randomBytes(16));
  const made = { id: device, userId: enrolment.userId, name, publicKey, lastCseq: 0, enrolledAt: nowMs };
  const unsaid = { lastHlc: null, nonce: null, revokedAt: null };
  const enrolled: Device = { ...made, ...unsaid };
  const isDone = await store.enrolDevice(tenant, id, enrolled);
  if (!isDone) throw new AppError('forbidden', 'code_used');
  return enrolled;
}

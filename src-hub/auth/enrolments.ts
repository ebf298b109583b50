// How a workstation becomes a device: an administrator's one-time code, and a key of the device's own. And how one whose file
// was copied or restored becomes another device of the same user.
import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { isDevicePrefix, longerPrefix, newDevicePrefix, usualPrefix } from '#shared/domain/devicePrefix.ts';
import { newRowId } from '#shared/domain/ids.ts';
import type { RebindOut, SignedCertificate } from '#shared/sync/deviceProtocol.ts';
import { takePlaceOf } from '../service/ownChanges.ts';
import { addRebound } from '../storage/deviceRows.ts';
import type { Device, Store } from '../storage/store.types.ts';
import { codeMs, codeTries, isSecret, newCode, readCode } from './codes.ts';
import { certify } from './deviceCertificate.ts';

type At = { store: Store; tenant: string; nowMs: number };
/** With the secret that signs. */
type SigningAt = At & { secret: string };

/** Of one user, in an hour: a folder is copied now and then, a device that does it all the time is broken. */
const reboundsAtMost = 5;
/** Of 32 768 prefixes, many times more than a company has devices. */
const prefixTries = 50;

/** @returns the code, which is kept nowhere, and when it ends (milliseconds UTC) */
export async function inviteUser({ store, tenant, nowMs }: At, userId: string) {
  const { code, id, secretHash } = newCode();
  const expiresAt = nowMs + codeMs;
  await store.addEnrolment(tenant, { id, userId, secretHash, expiresAt, tries: 0, usedAt: null });
  return { code, expiresAt };
}

/** A workstation that runs is heard each five minutes. */
const silenceMs = 10 * 60_000;

/**
 * Whether devices may be away that the hub does not know: it came back from a copy once, or may be one, as nobody has been
 * heard for a while. Their prefixes are of the usual length, and new ones are longer then: never one of theirs.
 */
async function lacksDevices({ store, tenant, nowMs }: At): Promise<boolean> {
  if ((await store.loadTenant(tenant)).jumpedTo > 0) return true;
  const heardAt = await store.findLastHeard(tenant);
  return heardAt !== undefined && nowMs - heardAt > silenceMs;
}

/** @param own the one that the workstation has given numbers with @returns that, if it may keep it, and others */
async function prefixesFor(at: At, own: { prefix: string; isBringing: boolean }): Promise<string[]> {
  const isLonger = await lacksDevices(at);
  const length = isLonger ? longerPrefix : usualPrefix;
  const others = Array.from({ length: prefixTries }, () => newDevicePrefix(randomBytes, length));
  const mayKeep = isDevicePrefix(own.prefix) && (!isLonger || own.isBringing);
  return mayKeep ? [own.prefix, ...others] : others;
}

/** Nobody has brought the company yet: what is there are at most the users that were invited. */
async function isEmptyHub({ store, tenant }: At): Promise<boolean> {
  const text = `SELECT id FROM rec WHERE tenant = $1 AND tbl <> 'users' LIMIT 1`;
  return (await store.sql.query(text, [tenant])).length === 0;
}

export type Enrolled = {
  device: string;
  user: string;
  prefix: string;
  isEmpty: boolean;
  certificate: SignedCertificate | null;
};

/** @throws AppError forbidden: wrong_code, code_expired, code_used, too_many_tries */
export async function enrol(
  at: SigningAt,
  asked: { code: string; publicKey: string; name: string; prefix: string; user: string },
): Promise<Enrolled> {
  const { store, tenant, nowMs } = at;
  const { id, secret } = readCode(asked.code);
  const enrolment = await store.tryEnrolment(tenant, id);
  if (enrolment === undefined) throw new AppError('forbidden', 'wrong_code');
  if (enrolment.tries > codeTries) throw new AppError('forbidden', 'too_many_tries');
  if (!isSecret(id, secret, enrolment.secretHash)) throw new AppError('forbidden', 'wrong_code');
  if (enrolment.expiresAt < nowMs) throw new AppError('forbidden', 'code_expired');
  const isEmpty = await isEmptyHub(at);
  const userId = isEmpty && asked.user !== '' ? asked.user : enrolment.userId;
  const { publicKey, name } = asked;
  const device = newRowId(nowMs, randomBytes(16));
  const made = {
    id: device,
    userId,
    name,
    publicKey,
    enrolledAt: nowMs,
    prefixes: await prefixesFor(at, { prefix: asked.prefix, isBringing: isEmpty && asked.user !== '' }),
  };
  const prefix = await store.enrolDevice(tenant, id, made);
  if (prefix === undefined) throw new AppError('forbidden', 'code_used');
  if (userId !== enrolment.userId) await takePlaceOf(at, enrolment.userId, userId);
  const certificate = certify(at, { ...made, prefix }, await store.loadDirectory(tenant));
  return { device, user: userId, prefix, isEmpty, certificate };
}

/**
 * The old device stays as it is: the other copy may be the true one.
 * @throws AppError busy/too_often
 */
export async function rebind(
  at: SigningAt,
  old: Device,
  publicKey: string,
): Promise<z.output<typeof RebindOut>> {
  const { store, tenant, nowMs } = at;
  const { userId, name } = old;
  const device = newRowId(nowMs, randomBytes(16));
  const prefixes = await prefixesFor(at, { prefix: '', isBringing: false });
  const made = { id: device, userId, name, publicKey, enrolledAt: nowMs, prefixes };
  const prefix = await store.writeLog(tenant, (writer) =>
    addRebound(writer, tenant, { ...made, reboundFrom: old.id }, reboundsAtMost),
  );
  if (prefix === undefined) throw new AppError('busy', 'too_often', { retryMs: 3_600_000 / reboundsAtMost });
  return { device, prefix, certificate: certify(at, { ...made, prefix }, await store.loadDirectory(tenant)) };
}

// Where a device and its hub stand: which of the two is a copy of yesterday, if one is, and what the device may see now.
import { AppError } from '#shared/contract/errors.ts';
import type { HelloIn, HelloOut, SignedCertificate } from '#shared/sync/deviceProtocol.ts';
import { suspectMs } from '#shared/sync/hlc.ts';
import { syncLimits } from '#shared/sync/logProtocol.ts';
import { certify } from '../auth/deviceCertificate.ts';
import { refusalOf } from '../auth/revocation.ts';
import type { Device } from '../storage/store.types.ts';
import { isFromYesterday } from './fromYesterday.ts';
import type { ServiceParts } from './hubService.ts';
import { loadReader, type Reader } from './readers.ts';
import { checkSchema } from './schemaVersions.ts';

type Place = Pick<HelloOut, 'action' | 'nonce'>;

/**
 * `rebind` comes first: a device that does not know of its own work would take new work of its for sent. It does not get the
 * nonce then, or the true copy would lose it.
 */
async function placeOf(
  parts: ServiceParts,
  device: Device,
  said: HelloIn,
  { keptAfter, epoch }: { keptAfter: number; epoch: string },
): Promise<Place> {
  const { store, tenant, nowMs, newNonce, onClockOff } = parts;
  const { nonce, lastCseq, schema, deviceTime, cursor, run } = said;
  const next = newNonce();
  const stranger: Place = { action: 'rebind', nonce: next };
  if (device.lastCseq > lastCseq) return stranger;
  const at = nowMs();
  const clockOffsetMs = deviceTime === 0 ? null : at - deviceTime;
  if (Math.abs(clockOffsetMs ?? 0) > suspectMs) onClockOff();
  const isTooOld = cursor > 0 && cursor < keptAfter;
  const isOfOtherPast = said.epoch !== '' && said.epoch !== epoch;
  const isAnyRight =
    isOfOtherPast ||
    (!isTooOld && (await isFromYesterday(parts, { seq: cursor, batch: said.batchAtCursor })));
  const taken = { nonce, next, isAnyRight, at, schema, lastCseq, clockOffsetMs, run };
  const given = await store.takeNonce(tenant, device.id, taken);
  if (given === undefined) return stranger;
  if (isTooOld) return { action: 'resync', nonce: given };
  return { action: isAnyRight ? 'recover' : 'ok', nonce: given };
}

/** What to fetch and what to forget, sorted. */
function subsOf(seen: readonly string[], held: readonly string[]): HelloOut['subs'] {
  const [sees, holds] = [new Set(seen), new Set(held)];
  return {
    add: seen.filter((scope) => !holds.has(scope)),
    drop: [...holds].filter((scope) => !sees.has(scope)).sort(),
  };
}

/** What the device is to keep instead of what it holds; null: nothing else. */
function newerCertificate(
  parts: ServiceParts,
  { certificate: held }: HelloIn,
  { device, directory }: Reader,
): SignedCertificate | null {
  if (held === null) return null;
  const made = certify(parts, device, directory);
  return made?.signature === held ? null : made;
}

export async function sayHello(parts: ServiceParts, id: string, said: HelloIn): Promise<HelloOut> {
  const { store, tenant, secret, nowMs, leaseMs, directory } = parts;
  checkSchema(said.schema);
  // Not the directory's: the number must be of now.
  const device = await store.findDevice(tenant, id);
  if (device === undefined) throw new AppError('forbidden', 'unknown_device');
  const refusal = refusalOf(device, secret);
  if (refusal !== undefined) {
    // What is asked next, with or without a token, is judged by it as well.
    directory.forget(id);
    throw refusal;
  }
  const reader = await loadReader(parts, device);
  const { epoch: then } = await store.loadTenant(tenant);
  const place = await placeOf(parts, device, said, { keptAfter: reader.state.keptAfter, epoch: then });
  // Of now as well: another process may have found out that the hub is a copy.
  const { epoch, head } = await store.loadTenant(tenant);
  const hubTime = nowMs();
  return {
    ...{ epoch, head, hubTime, ...place },
    ...{ ackedCseq: device.lastCseq, ackedHlc: device.lastHlc, subs: subsOf(reader.subs, said.subs) },
    ...{ leaseUntil: hubTime + leaseMs, limits: syncLimits },
    certificate: newerCertificate(parts, said, reader),
  };
}

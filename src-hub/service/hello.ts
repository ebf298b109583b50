// Where a device and its hub stand: which of the two is a copy of yesterday, if one is, and what the device may see now.
import { AppError } from '#shared/contract/errors.ts';
import { suspectMs } from '#shared/sync/hlc.ts';
import { type HelloIn, type HelloOut, syncLimits } from '#shared/sync/protocol.ts';
import { refusalOf } from '../auth/revocation.ts';
import type { Device } from '../storage/store.types.ts';
import { isFromYesterday } from './fromYesterday.ts';
import type { ServiceParts } from './hubService.ts';
import { loadReader } from './readers.ts';
import { checkSchema } from './schemaVersions.ts';

/**
 * `rebind` comes first: a device that does not know of its own work would take new work of its for sent. It does not get the
 * nonce then, or the true copy would lose it.
 */
async function actionOf(
  parts: ServiceParts,
  device: Device,
  said: HelloIn,
  { nonce: next, keptAfter }: { nonce: string; keptAfter: number },
): Promise<HelloOut['action']> {
  const { store, tenant, nowMs, onClockOff } = parts;
  const { nonce, lastCseq, schema, deviceTime, cursor } = said;
  if (device.lastCseq > lastCseq) return 'rebind';
  const at = nowMs();
  const clockOffsetMs = deviceTime === 0 ? null : at - deviceTime;
  if (Math.abs(clockOffsetMs ?? 0) > suspectMs) onClockOff();
  const isTooOld = cursor > 0 && cursor < keptAfter;
  const isAnyRight = !isTooOld && (await isFromYesterday(parts, { seq: cursor, batch: said.batchAtCursor }));
  const taken = { nonce, next, isAnyRight, at, schema, lastCseq, clockOffsetMs };
  const isItself = await store.takeNonce(tenant, device.id, taken);
  if (!isItself) return 'rebind';
  if (isAnyRight) return 'recover';
  return isTooOld ? 'resync' : 'ok';
}

/** What to fetch and what to forget, sorted. */
function subsOf(seen: readonly string[], held: readonly string[]): HelloOut['subs'] {
  const [sees, holds] = [new Set(seen), new Set(held)];
  return {
    add: seen.filter((scope) => !holds.has(scope)),
    drop: [...holds].filter((scope) => !sees.has(scope)).sort(),
  };
}

export async function sayHello(parts: ServiceParts, id: string, said: HelloIn): Promise<HelloOut> {
  const { store, tenant, secret, nowMs, newNonce, leaseMs } = parts;
  checkSchema(said.schema);
  // Not the directory's: the number must be of now.
  const device = await store.findDevice(tenant, id);
  if (device === undefined) throw new AppError('forbidden', 'unknown_device');
  const refusal = refusalOf(device, secret);
  if (refusal !== undefined) throw refusal;
  const { state, seen } = await loadReader(parts, device);
  const nonce = newNonce();
  const action = await actionOf(parts, device, said, { nonce, keptAfter: state.keptAfter });
  // Of now as well: another process may have found out that the hub is a copy.
  const { epoch, head } = await store.loadTenant(tenant);
  const hubTime = nowMs();
  return {
    ...{ epoch, head, hubTime, nonce, action },
    ...{ ackedCseq: device.lastCseq, ackedHlc: device.lastHlc, subs: subsOf(seen, said.subs) },
    ...{ leaseUntil: hubTime + leaseMs, limits: syncLimits },
  };
}

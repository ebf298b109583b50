// Where a device and its hub stand: which of the two is a copy of yesterday, if one is, and what the device may see now.
import { AppError } from '#shared/contract/errors.ts';
import { type HelloIn, type HelloOut, syncLimits } from '#shared/sync/protocol.ts';
import type { Device } from '../storage/store.types.ts';
import type { ServiceParts } from './hubService.ts';
import { loadReader } from './readers.ts';
import { checkSchema } from './schemaVersions.ts';

export const leaseMs = 30 * 24 * 3_600_000;

async function actionOf(
  { store, tenant }: ServiceParts,
  device: Device,
  { cursor, batchAtCursor, lastCseq }: HelloIn,
  keptAfter: number,
): Promise<HelloOut['action']> {
  if (cursor > 0 && cursor < keptAfter) return 'resync';
  const batch = cursor > 0 ? ((await store.findBatch(tenant, cursor)) ?? 'none') : null;
  if (batch !== null && batch !== batchAtCursor) return 'recover';
  return device.lastCseq > lastCseq ? 'rebind' : 'ok';
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
  const { store, tenant, epoch, nowMs, newNonce } = parts;
  checkSchema(said.schema);
  // Not the directory's: the number must be of now.
  const device = await store.findDevice(tenant, id);
  if (device === undefined) throw new AppError('forbidden', 'unknown_device');
  if (device.revokedAt !== null) throw new AppError('forbidden', 'revoked');
  const { state, seen } = await loadReader(parts, device);
  const action = await actionOf(parts, device, said, state.keptAfter);
  const nonce = newNonce();
  await store.setNonce(tenant, id, nonce);
  const hubTime = nowMs();
  return {
    ...{ epoch, head: state.head, hubTime, nonce, action },
    ...{ ackedCseq: device.lastCseq, ackedHlc: device.lastHlc, subs: subsOf(seen, said.subs) },
    ...{ leaseUntil: hubTime + leaseMs, limits: syncLimits },
  };
}

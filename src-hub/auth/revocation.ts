// What a revoked device is told: that it is out, or an order to delete its company, which only the hub can sign.
import { sign } from 'node:crypto';
import { AppError } from '#shared/contract/errors.ts';
import { type WipeDetails, wipeText } from '#shared/sync/deviceProtocol.ts';
import type { Device } from '../storage/store.types.ts';
import { hubKeyOf } from './hubKey.ts';

/** @returns undefined for a device that may speak */
export function refusalOf(
  { id, revokedAt, wipeAt, wipeCollect }: Device,
  secret: string,
): AppError | undefined {
  if (revokedAt === null) return undefined;
  if (wipeAt === null) return new AppError('forbidden', 'revoked');
  const order = { device: id, at: wipeAt, collect: wipeCollect === 1 };
  const signature = sign(null, Buffer.from(wipeText(order)), hubKeyOf(secret).privateKey).toString('base64');
  return new AppError('forbidden', 'wipe', { order, signature } satisfies WipeDetails);
}

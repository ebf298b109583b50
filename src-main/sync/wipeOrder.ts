// An order to delete the company: whether it is the hub's, and for us; and what waits, handed over before it goes.
import { createPublicKey, verify } from 'node:crypto';
import { WipeDetails, wipeText } from '#shared/sync/deviceProtocol.ts';
import { syncLimits } from '#shared/sync/logProtocol.ts';
import type { ReadSql } from '../store/sql.ts';
import type { HubClient } from './hubClient.ts';
import { loadToSend } from './outbox.repo.ts';
import type { SyncState } from './syncState.repo.ts';

/** DER before the 32 bytes of an Ed25519 public key (RFC 8410). */
const prefix = Buffer.from('302a300506032b6570032100', 'hex');

/** @returns undefined for what the hub has not signed, or not for this device */
export function readOrder(
  details: unknown,
  { deviceId, hubKey }: Pick<SyncState, 'deviceId' | 'hubKey'>,
): WipeDetails | undefined {
  const { success, data } = WipeDetails.safeParse(details);
  if (!success || data.order.device !== deviceId) return undefined;
  const der = Buffer.concat([prefix, Buffer.from(hubKey, 'base64')]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const isOurs = verify(null, Buffer.from(wipeText(data.order)), key, Buffer.from(data.signature, 'base64'));
  return isOurs ? data : undefined;
}

/** All or nothing: what cannot be handed over keeps the company here, and it is tried again with the next cycle. */
export async function collectWaiting(
  client: Pick<HubClient, 'prove' | 'post'>,
  sql: ReadSql,
  deviceId: string,
): Promise<void> {
  for (let after = 0; ; ) {
    const txs = loadToSend(sql, after, { ops: syncLimits.pushOps, bytes: syncLimits.bytes * 0.9 });
    const last = txs.at(-1);
    if (last === undefined) return;
    await client.post('/v1/quarantine', { ...(await client.prove(deviceId)), txs });
    after = last.cseq;
  }
}

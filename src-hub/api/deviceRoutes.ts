// How a workstation gets in: enrolment by a one-time code, then short tokens for a signature of its key. And how the work that
// waits on one that is thrown out is collected before it goes.
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import {
  EnrolIn,
  EnrolOut,
  NonceIn,
  NonceOut,
  QuarantineIn,
  QuarantineOut,
  TokenIn,
  TokenOut,
  tokenText,
} from '#shared/sync/protocol.ts';
import { enrol } from '../auth/enrolments.ts';
import { hubKeyOf } from '../auth/hubKey.ts';
import { nonceMs, seal, tokenMs, unseal } from '../auth/sealed.ts';
import { isSignedBy } from '../auth/signatures.ts';
import type { Device } from '../storage/store.types.ts';
import { openRoute } from './authenticate.ts';
import { ErrorOut } from './errors.ts';
import type { HubParts, RateLimits } from './hub.types.ts';
import type { App } from './routes.types.ts';

const refusals = { 401: ErrorOut, 403: ErrorOut, 413: ErrorOut, 429: ErrorOut };

/** The device that signed, whatever it may still do. @throws AppError forbidden: bad_nonce, unknown_device, bad_signature */
async function signerOf(
  { secret, nowMs, directory }: HubParts,
  { device: id, nonce, signature }: z.output<typeof TokenIn>,
): Promise<Device> {
  const content = unseal(nonce, { use: 'nonce', secret, nowMs: nowMs() });
  if (content?.device !== id) throw new AppError('forbidden', 'bad_nonce');
  const device = await directory.find(id);
  if (!isSignedBy(device.publicKey, tokenText(id, nonce), signature))
    throw new AppError('forbidden', 'bad_signature');
  return device;
}

export function addDeviceRoutes(app: App, parts: HubParts, { enrolPerMinute }: RateLimits): void {
  const { store, tenant, secret, nowMs, directory } = parts;
  const random = randomUUID;
  const hubKey = hubKeyOf(secret).publicKey;
  const seldom = { ...openRoute, rateLimit: { max: enrolPerMinute, timeWindow: 60_000 } };
  app.post(
    '/v1/enrol',
    { config: seldom, schema: { body: EnrolIn, response: { ...refusals, 200: EnrolOut } } },
    async ({ body }) => ({ ...(await enrol({ store, tenant, nowMs: nowMs() }, body)), hubKey }),
  );
  app.post(
    '/v1/nonce',
    { config: openRoute, schema: { body: NonceIn, response: { 200: NonceOut } } },
    // Whether there is such a device is not told to strangers.
    async ({ body: { device } }) => ({
      nonce: seal({ use: 'nonce', device, until: nowMs() + nonceMs, random: random() }, secret),
    }),
  );
  app.post(
    '/v1/token',
    { config: openRoute, schema: { body: TokenIn, response: { ...refusals, 200: TokenOut } } },
    async ({ body }) => {
      const { id: device } = await signerOf(parts, body);
      await directory.load(device);
      const expiresAt = nowMs() + tokenMs;
      return { token: seal({ use: 'token', device, until: expiresAt, random: random() }, secret), expiresAt };
    },
  );
  app.post(
    '/v1/quarantine',
    { config: openRoute, schema: { body: QuarantineIn, response: { ...refusals, 200: QuarantineOut } } },
    async ({ body }) => {
      const { id, wipeAt, wipeCollect } = await signerOf(parts, body);
      if (wipeAt === null || wipeCollect === 0) throw new AppError('forbidden', 'not_collected');
      const at = nowMs();
      const txs = body.txs.map((tx) => ({ cseq: tx.cseq, tx: JSON.stringify(tx), at }));
      await store.addQuarantine(tenant, id, txs);
      return { kept: txs.length };
    },
  );
}

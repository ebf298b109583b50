// How a workstation gets in: enrolment by a one-time code, then short tokens for a signature of its key. And how the work that
// waits on one that is thrown out is collected before it goes.
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import {
  AdmitIn,
  AdmitOut,
  EnrolIn,
  EnrolOut,
  NonceIn,
  NonceOut,
  QuarantineIn,
  QuarantineOut,
  TokenIn,
  TokenOut,
  tokenText,
} from '#shared/sync/deviceProtocol.ts';
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

const isNonceOf = (
  { secret, nowMs }: HubParts,
  { device, nonce }: Pick<z.output<typeof TokenIn>, 'device' | 'nonce'>,
): boolean => unseal(nonce, { use: 'nonce', secret, nowMs: nowMs() })?.device === device;

/** @throws AppError forbidden: bad_nonce, bad_signature, unknown_device, revoked, wipe */
async function admit(parts: HubParts, body: z.output<typeof AdmitIn>): Promise<z.output<typeof AdmitOut>> {
  const { device, nonce, signature, shown } = body;
  const { certificate } = shown;
  if (!isNonceOf(parts, body)) throw new AppError('forbidden', 'bad_nonce');
  const isOwn = certificate.device === device;
  if (!isOwn || !isSignedBy(certificate.publicKey, tokenText(device, nonce), signature))
    throw new AppError('forbidden', 'bad_signature');
  return parts.service.admit(shown);
}

/** The device that signed, whatever it may still do. @throws AppError forbidden: bad_nonce, unknown_device, bad_signature */
async function signerOf(parts: HubParts, body: z.output<typeof TokenIn>): Promise<Device> {
  const { device: id, nonce, signature } = body;
  if (!isNonceOf(parts, body)) throw new AppError('forbidden', 'bad_nonce');
  const device = await parts.directory.find(id);
  // It was thrown out before it was known: its certificate says who it is.
  if (device.publicKey === '') throw new AppError('forbidden', 'unknown_device');
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
    async ({ body }) => ({ ...(await enrol({ store, tenant, secret, nowMs: nowMs() }, body)), hubKey }),
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
    '/v1/admit',
    { config: seldom, schema: { body: AdmitIn, response: { ...refusals, 200: AdmitOut } } },
    async ({ body, log }) => {
      const { device } = body;
      try {
        const answer = await admit(parts, body);
        log.info({ event: 'admitted', device });
        return answer;
      } catch (error) {
        const { reason = 'unexpected', details } = error instanceof AppError ? error : {};
        log.warn({ event: 'not_admitted', device, reason, why: details?.why });
        throw error;
      }
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

// How a workstation gets in: enrolment by a one-time code, then short tokens for a signature of its key.
import { randomUUID } from 'node:crypto';
import { AppError } from '#shared/contract/errors.ts';
import { EnrolIn, EnrolOut, NonceIn, NonceOut, TokenIn, TokenOut, tokenText } from '#shared/sync/protocol.ts';
import { enrol } from '../auth/enrolments.ts';
import { hubKeyOf } from '../auth/hubKey.ts';
import { nonceMs, seal, tokenMs, unseal } from '../auth/sealed.ts';
import { isSignedBy } from '../auth/signatures.ts';
import { openRoute } from './authenticate.ts';
import { ErrorOut } from './errors.ts';
import type { HubParts, RateLimits } from './hub.types.ts';
import type { App } from './routes.types.ts';

export function addDeviceRoutes(app: App, parts: HubParts, { enrolPerMinute }: RateLimits): void {
  const { store, tenant, secret, nowMs, directory } = parts;
  const random = randomUUID;
  const hubKey = hubKeyOf(secret).publicKey;
  app.post(
    '/v1/enrol',
    {
      config: { ...openRoute, rateLimit: { max: enrolPerMinute, timeWindow: 60_000 } },
      schema: { body: EnrolIn, response: { 200: EnrolOut, 403: ErrorOut, 429: ErrorOut } },
    },
    async ({ body }) => {
      const { id, userId } = await enrol({ store, tenant, nowMs: nowMs() }, body);
      const isEmpty = (await store.loadHead(tenant)) === 0;
      // Of random digits of the id: two devices of one company have the same hardly ever.
      const prefix = body.prefix === '' ? id.slice(-4) : body.prefix;
      return { device: id, user: userId, prefix, hubKey, isEmpty };
    },
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
    {
      config: openRoute,
      schema: { body: TokenIn, response: { 200: TokenOut, 401: ErrorOut, 403: ErrorOut } },
    },
    async ({ body: { device, nonce, signature } }) => {
      const content = unseal(nonce, { use: 'nonce', secret, nowMs: nowMs() });
      if (content?.device !== device) throw new AppError('forbidden', 'bad_nonce');
      const { publicKey } = await directory.load(device);
      if (!isSignedBy(publicKey, tokenText(device, nonce), signature))
        throw new AppError('forbidden', 'bad_signature');
      const expiresAt = nowMs() + tokenMs;
      return { token: seal({ use: 'token', device, until: expiresAt, random: random() }, secret), expiresAt };
    },
  );
}

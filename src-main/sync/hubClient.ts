// The hub's calls over HTTP, signed in as a device: tokens are asked for when they are needed, answers are parsed.
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { AdmitOut, HelloOut, NonceOut, RebindOut, TokenOut, tokenText } from '#shared/sync/deviceProtocol.ts';
import type { HubCalls } from '#shared/sync/hubCalls.ts';
import { DigestOut, PullOut, PushOut, RecoverOut, SnapshotOut, ToldOut } from '#shared/sync/logProtocol.ts';
import type { SigningKeys } from './deviceKeys.ts';
import type { HubHttp, HubRequest } from './hubHttp.ts';

/** A token is renewed before it ends on the way. */
const earlyMs = 30_000;

export type Proof = { device: string; nonce: string; signature: string };

const isValue = (value: unknown): boolean =>
  value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));

const isText = (value: unknown): boolean => typeof value === 'string';

const isFields = (fields: unknown): boolean =>
  typeof fields === 'object' &&
  fields !== null &&
  !Array.isArray(fields) &&
  Object.values(fields).every(isValue);

const isSnapshotRow = (row: Partial<Record<string, unknown>> | null): boolean =>
  isText(row?.t) && isText(row?.id) && Number.isSafeInteger(row?.seq) && isFields(row?.f);

/** A first sync reads hundreds of thousands of rows: their shape is looked at by hand, in a tenth of the time. */
const SnapshotPage = SnapshotOut.extend({
  rows: z.custom<SnapshotOut['rows']>((rows) => Array.isArray(rows) && rows.every(isSnapshotRow)),
});

type Token = { deviceId: string; text: string; until: number };

export type HubClient = {
  callsFor(deviceId: string): HubCalls;
  /** A request that is signed in, with any answer. */
  send(deviceId: string, request: HubRequest): ReturnType<HubHttp['send']>;
  ask(deviceId: string, request: HubRequest): Promise<unknown>;
  /** Without a token. */
  post(path: string, json: unknown): Promise<unknown>;
  /** A fresh nonce with our signature, for what is asked without a token. */
  prove(deviceId: string): Promise<Proof>;
  /** For what does not go by request: the bell. */
  tokenFor(deviceId: string): Promise<string>;
  close(): void;
};

export type HubClientOptions = {
  http: HubHttp;
  keys: Pick<SigningKeys, 'sign'>;
  now(): number;
  signal: AbortSignal;
};

function parsed<S extends z.ZodType>(shape: S, answer: unknown): z.output<S> {
  const { success, data } = shape.safeParse(answer);
  if (!success) throw new AppError('unavailable', 'bad_answer');
  return data;
}

export function createHubClient({ http, keys, now, signal }: HubClientOptions): HubClient {
  let token: Token | undefined;

  const post = (path: string, json: unknown): Promise<unknown> =>
    http.ask({ method: 'POST', path, json, signal });

  async function prove(device: string): Promise<Proof> {
    const { nonce } = parsed(NonceOut, await post('/v1/nonce', { device }));
    return { device, nonce, signature: await keys.sign(device, tokenText(device, nonce)) };
  }

  async function signIn(deviceId: string): Promise<Token> {
    const proof = await prove(deviceId);
    const startedAt = now();
    const answer = parsed(TokenOut, await post('/v1/token', proof));
    // By our clock, which may be years off: what counts is how long it lasts.
    const lastsMs = 15 * 60_000 - earlyMs;
    return { deviceId, text: answer.token, until: startedAt + lastsMs };
  }

  async function tokenFor(deviceId: string): Promise<string> {
    const isGood = token?.deviceId === deviceId && now() < token.until && now() > token.until - 16 * 60_000;
    if (token === undefined || !isGood) token = await signIn(deviceId);
    return token.text;
  }

  /** The hub may have been started anew with another secret: once more with a new token. */
  async function withToken<T>(deviceId: string, run: (token: string) => Promise<T>): Promise<T> {
    try {
      return await run(await tokenFor(deviceId));
    } catch (error) {
      if (!(error instanceof AppError) || error.reason !== 'bad_token') throw error;
      token = undefined;
      return run(await tokenFor(deviceId));
    }
  }

  const ask = (deviceId: string, request: HubRequest): Promise<unknown> =>
    withToken(deviceId, (text) => http.ask({ signal, ...request, token: text }));

  return {
    callsFor(deviceId) {
      const asked =
        <S extends z.ZodType>(path: string, shape: S) =>
        async (json: unknown): Promise<z.output<S>> =>
          parsed(shape, await ask(deviceId, { method: 'POST', path, json }));
      return {
        hello: asked('/v1/hello', HelloOut),
        push: asked('/v1/push', PushOut),
        pull: asked('/v1/pull', PullOut),
        told: asked('/v1/told', ToldOut),
        snapshot: asked('/v1/snapshot', SnapshotPage),
        digest: asked('/v1/digest', DigestOut),
        recover: asked('/v1/recover', RecoverOut),
        rebind: asked('/v1/rebind', RebindOut),
        admit: async (shown) =>
          parsed(AdmitOut, await post('/v1/admit', { ...(await prove(deviceId)), shown })),
      };
    },
    send: (deviceId, request) =>
      withToken(deviceId, (text) => http.send({ signal, ...request, token: text })),
    ask,
    post,
    prove,
    tokenFor,
    close: () => http.close(),
  };
}

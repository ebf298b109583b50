// A workstation as the hub sees it, over real HTTP: its key, its enrolment, its tokens, its calls. Keeps nothing of what
// it is told.
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import WebSocket from 'ws';
import { type HelloIn, tokenText } from '#shared/sync/deviceProtocol.ts';
import { type PullIn, type PullOut, Ring, type SentTx } from '#shared/sync/logProtocol.ts';

export type Answer = { status: number; body: Record<string, unknown>; headers: Headers };

export async function send(
  url: string,
  path: string,
  {
    body,
    token,
    headers = {},
    method = body === undefined ? 'GET' : 'POST',
  }: { body?: unknown; token?: string; headers?: Record<string, string>; method?: string } = {},
): Promise<Answer> {
  const isRaw = body instanceof Uint8Array;
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isRaw ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, body: isJson ? JSON.parse(text) : { text }, headers: response.headers };
}

/** The bytes of an answer as they come over the wire. */
export function fetchRaw(address: string, headers: Record<string, string>, body: string) {
  return new Promise<{ encoding: string | undefined; bytes: Buffer }>((resolve, reject) => {
    const sent = request(address, { method: 'POST', headers }, (response) => {
      const encoding = response.headers['content-encoding'];
      buffer(response).then((bytes) => resolve({ encoding, bytes }), reject);
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

/** `reason` of a refusal. */
export const reasonOf = ({ status, body }: Answer): unknown[] => [status, body.reason];

export type HubDevice = Awaited<ReturnType<typeof enrolDevice>>;

export const newKey = (): { publicKey: string; privateKey: KeyObject } => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return { publicKey: Buffer.from(x, 'base64url').toString('base64'), privateKey };
};

/** What only the key can ask. */
async function signedCall(
  url: string,
  path: string,
  id: string,
  privateKey: KeyObject,
  more: object = {},
): Promise<Answer> {
  const nonce = (await send(url, '/v1/nonce', { body: { device: id } })).body.nonce as string;
  const signature = sign(null, Buffer.from(tokenText(id, nonce)), privateKey).toString('base64');
  return send(url, path, { body: { device: id, nonce, signature, ...more } });
}

export const askToken = (url: string, id: string, privateKey: KeyObject): Promise<Answer> =>
  signedCall(url, '/v1/token', id, privateKey);

/** @param address where the hub is now: it may be started anew elsewhere; @param more.subs scopes of its pulls */
export async function enrolDevice(
  address: () => string,
  code: string,
  { name = 'Laptop', prefix = '', subs = ['*'] }: { name?: string; prefix?: string; subs?: string[] } = {},
) {
  const { publicKey, privateKey } = newKey();
  const enrolled = await send(address(), '/v1/enrol', { body: { code, publicKey, name, prefix } });
  if (enrolled.status !== 200) throw new Error(`not enrolled: ${JSON.stringify(enrolled.body)}`);
  return openDevice(address, enrolled.body.device as string, privateKey, { subs, enrolled: enrolled.body });
}

/** @param more.enrolled what the hub said when it came to be */
export async function openDevice(
  address: () => string,
  id: string,
  privateKey: KeyObject,
  { subs = ['*'], enrolled = {} }: { subs?: string[]; enrolled?: Record<string, unknown> } = {},
) {
  let token = (await askToken(address(), id, privateKey)).body.token as string;
  let nonce: string | null = null;
  const call = (path: string, body?: unknown) => send(address(), path, { body, token });
  const tryPull = (asked: Partial<PullIn> = {}) => call('/v1/pull', { cursor: 0, subs, ...asked });
  return {
    id,
    privateKey,
    enrolled,
    token: () => token,
    nonce: () => nonce,
    recover: (marks: { seq: number; batch: string }[], epoch = '') => call('/v1/recover', { marks, epoch }),
    rebind: (publicKey: string) => call('/v1/rebind', { publicKey }),
    /** @param key to sign with, when it is not its own */
    admit: (shown: unknown, key = privateKey) =>
      signedCall(address(), '/v1/admit', id, key, { shown: shown as object }),
    quarantine: (body: object) => signedCall(address(), '/v1/quarantine', id, privateKey, body),
    /** @param query of a PUT, which has bytes */
    blob: (
      method: string,
      hash: string,
      query = '',
      body?: Uint8Array,
      headers: Record<string, string> = {},
    ) =>
      send(address(), `/v1/blobs/${hash}${query}`, {
        ...{
          method,
          token,
          headers: { ...(body ? { 'Content-Type': 'application/octet-stream' } : {}), ...headers },
        },
        ...(body ? { body } : {}),
      }),
    async renew(): Promise<Answer> {
      const answer = await askToken(address(), id, privateKey);
      token = answer.body.token as string;
      return answer;
    },
    push: (...txs: SentTx[]) => call('/v1/push', { txs, nonce: nonce ?? '' }),
    async hello(said: Partial<HelloIn> = {}): Promise<Answer> {
      const answer = await call('/v1/hello', { cursor: 0, batchAtCursor: null, lastCseq: 0, nonce, ...said });
      if (answer.status === 200 && answer.body.action !== 'rebind') nonce = answer.body.nonce as string;
      return answer;
    },
    async pull(cursor: number, more: Partial<PullIn> = {}): Promise<PullOut> {
      const answer = await tryPull({ cursor, ...more });
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      return answer.body as PullOut;
    },
    tryPull,
  };
}

export type Bell = {
  heads: number[];
  socket: WebSocket;
  closed: Promise<number>;
  waitFor(head: number): Promise<void>;
};

/** Listens to the bell; the first ring has come when it answers. */
export async function openBell(url: string, token: string): Promise<Bell> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/bell`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  const heads: number[] = [];
  socket.on('message', (data) => heads.push(Ring.parse(JSON.parse(data.toString())).head));
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await once(socket, 'message');
  return {
    heads,
    socket,
    closed,
    async waitFor(head) {
      while ((heads.at(-1) ?? 0) < head) await once(socket, 'message');
    },
  };
}

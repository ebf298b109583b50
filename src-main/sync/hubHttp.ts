// HTTP to the hub: one kept connection, packed both ways, its certificate pinned, its errors in the contract's words. Knows
// no call.
import {
  Agent as HttpAgent,
  type IncomingHttpHeaders,
  type RequestOptions,
  request as requestHttp,
} from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { constants, gunzip, zstdCompress, zstdDecompress } from 'node:zlib';
import { AppError, type ErrorCode, errorCodes } from '#shared/contract/errors.ts';

const pack = promisify(zstdCompress);
const unpack = { zstd: promisify(zstdDecompress), gzip: promisify(gunzip) };
/** Smaller ones grow by it. */
const packedFrom = 512;
/** Up to here a tenth less on the wire costs a few milliseconds of another thread. */
const smallBody = 128 * 1024;
const timeoutMs = 30_000;
/** Of an answer unpacked: a page, or one long transaction. */
const answerBytes = 64 * 1024 * 1024;

export type HubAddress = {
  /** `https://…`, or `http://` on this very machine. */
  url: string;
  /** The hub's certificate where no public authority vouches for it, PEM. */
  certificate: string | null;
};

export type HubRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'HEAD';
  path: string;
  json?: unknown;
  bytes?: Uint8Array;
  token?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
};

export type HubAnswer = { status: number; headers: IncomingHttpHeaders; bytes: Buffer };

export type HubHttp = {
  /** Any status. @throws AppError offline, timeout, cancelled, forbidden: pin_mismatch, tls_failed */
  send(request: HubRequest): Promise<HubAnswer>;
  /** @throws AppError as `send`, and what the hub refuses with */
  ask(request: HubRequest): Promise<unknown>;
  close(): void;
};

/** What the system says, in the words of mail. */
const offlineReasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection_refused',
  ENOTFOUND: 'host_not_found',
  EAI_AGAIN: 'host_not_found',
  ENETUNREACH: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ECONNRESET: 'connection_lost',
  EPIPE: 'connection_lost',
};

const untrusted = /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|ERR_TLS|ERR_SSL/;

/** What came of speaking to the hub. @param isPinned whether we know its certificate */
export function asTalkError(
  error: unknown,
  { signal, isPinned }: { signal?: AbortSignal | undefined; isPinned: boolean },
): AppError {
  if (error instanceof AppError) return error;
  if (signal?.aborted) return new AppError('cancelled', 'cancelled');
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const cause = { cause: error };
  if (untrusted.test(code))
    return new AppError('forbidden', isPinned ? 'pin_mismatch' : 'tls_failed', undefined, cause);
  return new AppError('offline', offlineReasons[code] ?? 'offline', undefined, cause);
}

/** What stands in a refusal; from something that is no hub, nothing does. */
function refusalOf({ status, bytes }: HubAnswer): AppError {
  try {
    const { code, reason, details } = JSON.parse(bytes.toString()) as Record<string, unknown>;
    if (errorCodes.includes(code as ErrorCode) && typeof reason === 'string')
      return new AppError(code as ErrorCode, reason, details as Record<string, unknown> | undefined);
  } catch {
    // Told below.
  }
  return new AppError('unavailable', status >= 500 ? 'hub_error' : 'not_a_hub', { status });
}

async function unpacked(encoding: string | undefined, bytes: Buffer): Promise<Buffer> {
  if (encoding !== 'zstd' && encoding !== 'gzip') return bytes;
  return unpack[encoding](bytes, { maxOutputLength: answerBytes });
}

async function bodyOf({
  json,
  bytes,
}: HubRequest): Promise<{ body: Uint8Array; headers: Record<string, string> }> {
  if (bytes !== undefined) return { body: bytes, headers: { 'content-type': 'application/octet-stream' } };
  const text = Buffer.from(JSON.stringify(json));
  const headers = { 'content-type': 'application/json' };
  if (text.length < packedFrom) return { body: text, headers };
  const level = { [constants.ZSTD_c_compressionLevel]: text.length < smallBody ? 12 : 3 };
  return { body: await pack(text, { params: level }), headers: { ...headers, 'content-encoding': 'zstd' } };
}

export function createHubHttp({ url, certificate }: HubAddress): HubHttp {
  const isTls = url.startsWith('https:');
  const kept = { keepAlive: true, maxSockets: 4, timeout: timeoutMs };
  const trust =
    certificate === null
      ? {}
      : { ca: [certificate], allowPartialTrustChain: true, checkServerIdentity: () => undefined };
  const agent = isTls ? new HttpsAgent({ ...kept, ...trust, minVersion: 'TLSv1.2' }) : new HttpAgent(kept);

  function exchange(request: HubRequest, body: Uint8Array | undefined, headers: Record<string, string>) {
    const { method, path, signal } = request;
    const options: RequestOptions = { method, headers, agent, signal, timeout: timeoutMs };
    return new Promise<HubAnswer>((resolve, reject) => {
      const sent = (isTls ? requestHttps : requestHttp)(new URL(path, url), options, (response) => {
        buffer(response)
          .then((bytes) => unpacked(response.headers['content-encoding'], bytes))
          .then(
            (bytes) => resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes }),
            reject,
          );
      });
      sent.once('timeout', () => sent.destroy(new AppError('timeout', 'timeout')));
      sent.once('error', reject);
      sent.end(body);
    });
  }

  async function send(request: HubRequest): Promise<HubAnswer> {
    const { json, bytes, token, signal } = request;
    const content = json === undefined && bytes === undefined ? undefined : await bodyOf(request);
    const headers: Record<string, string> = {
      'accept-encoding': 'zstd',
      ...content?.headers,
      ...request.headers,
    };
    if (content !== undefined) headers['content-length'] = String(content.body.length);
    if (token !== undefined) headers.authorization = `Bearer ${token}`;
    try {
      return await exchange(request, content?.body, headers);
    } catch (error) {
      throw asTalkError(error, { signal, isPinned: certificate !== null });
    }
  }

  return {
    send,
    async ask(request) {
      const answer = await send(request);
      if (answer.status >= 400) throw refusalOf(answer);
      try {
        return JSON.parse(answer.bytes.toString());
      } catch (error) {
        throw new AppError('unavailable', 'not_a_hub', { status: answer.status }, { cause: error });
      }
    },
    close: () => agent.destroy(),
  };
}

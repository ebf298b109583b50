// Opens the way to a PBX step by step – name, TCP, TLS, WebSocket – so that each failure has its step and its reason. The
// certificate is judged before a byte of ours goes over it. Knows no SIP.
import { createHash } from 'node:crypto';
import { connect, isIP, type Socket } from 'node:net';
import { type TLSSocket, connect as tlsConnect } from 'node:tls';
import WebSocket from 'ws';
import { LinkFailure } from './linkFailure.ts';
import { networkReason } from './linkReasons.rules.ts';
import type { LineStep } from './telephony.types.ts';

const usualPorts: Record<string, number> = { 'wss:': 443, 'ws:': 80, 'ami:': 5038, 'amis:': 5039 };
const isProtected = ({ protocol }: URL): boolean => protocol === 'wss:' || protocol === 'amis:';

export type LinkOptions = {
  /** SHA-256 of the certificate the user agreed to; '' none. */
  pin: string;
  signal: AbortSignal;
  /** Told of each step that is done. */
  onStep?(step: LineStep): void;
};

/** For TCP with TLS, and for the WebSocket's greeting. */
const patienceMs = 5_000;
const maxMessageBytes = 1_048_576;

const codeOf = (error: unknown): string => String((error as { code?: unknown } | undefined)?.code ?? '');

const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

/** Ends with the first of: `ready`, an error, the end of the line, patience, the caller. */
function untilReady(
  socket: Socket,
  ready: 'connect' | 'secureConnect',
  signal: AbortSignal,
  judge: (error: unknown) => LinkFailure,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const silence = Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' });
    const timer = setTimeout(() => socket.destroy(silence), patienceMs);
    const stop = (): void => void socket.destroy(new Error('stopped'));
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    const settle = (end: () => void): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      end();
    };
    socket.once(ready, () => settle(resolve));
    socket.once('error', (error) => settle(() => reject(judge(error))));
    socket.once('close', () => settle(() => reject(judge(undefined))));
  });
}

async function openTcp(url: URL, { signal, onStep }: LinkOptions): Promise<Socket> {
  const port = Number(url.port || usualPorts[url.protocol]);
  const socket = connect({ host: hostOf(url), port, noDelay: true, keepAlive: true });
  let isFound = false;
  const found = (): void => {
    if (!isFound) onStep?.('dns');
    isFound = true;
  };
  socket.on('lookup', (error) => {
    if (!error) found();
  });
  await untilReady(socket, 'connect', signal, (error) => {
    const reason = networkReason(codeOf(error));
    if (!isFound && isIP(hostOf(url)) === 0) return new LinkFailure('dns', 'dns_failed', { cause: error });
    found();
    return new LinkFailure('connect', reason, { cause: error });
  });
  found();
  onStep?.('connect');
  return socket;
}

async function openTls(url: URL, tcp: Socket, { pin, signal, onStep }: LinkOptions): Promise<TLSSocket> {
  const host = hostOf(url);
  const servername = /^[\d.]+$|:/.test(host) ? '' : host;
  const socket = tlsConnect({ socket: tcp, host, servername, rejectUnauthorized: false });
  await untilReady(socket, 'secureConnect', signal, (error) => {
    const reason = codeOf(error) === 'ETIMEDOUT' ? 'no_answer' : 'tls_failed';
    return new LinkFailure('tls', reason, { cause: error });
  });
  const fingerprint = createHash('sha256').update(socket.getPeerCertificate().raw).digest('hex');
  if (!socket.authorized && fingerprint !== pin) {
    socket.destroy();
    throw new LinkFailure('tls', pin === '' ? 'tls_untrusted' : 'tls_changed', { fingerprint });
  }
  onStep?.('tls');
  return socket;
}

function openWebSocket(url: URL, stream: Socket, { signal }: LinkOptions): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, 'sip', {
      createConnection: () => stream,
      perMessageDeflate: false,
      // As in a browser: SIP.js ends what a message began, an ACK above all, before it is given the next one.
      allowSynchronousEvents: false,
      maxPayload: maxMessageBytes,
    });
    const fail = (reason: 'not_sip' | 'no_answer' | 'connection_lost', cause?: unknown): void => {
      settle();
      reject(new LinkFailure('websocket', reason, { cause }));
      socket.terminate();
    };
    const stop = (): void => fail('connection_lost');
    // Its own handshakeTimeout does not act on a socket that was connected before.
    const timer = setTimeout(() => fail('no_answer'), patienceMs);
    const settle = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    };
    signal.addEventListener('abort', stop, { once: true });
    socket.once('open', () => {
      settle();
      resolve(socket);
    });
    socket.once('unexpected-response', () => fail('not_sip'));
    socket.on('error', (error) => fail(codeOf(error).startsWith('E') ? 'connection_lost' : 'not_sip', error));
    if (signal.aborted) stop();
  });
}

/** Name, TCP, and TLS where the address asks for it. @throws LinkFailure as below */
export async function openStream(url: URL, options: LinkOptions): Promise<Socket> {
  const tcp = await openTcp(url, options);
  const stream = isProtected(url) ? await openTls(url, tcp, options) : tcp;
  stream.on('error', () => undefined);
  return stream;
}

/** @throws LinkFailure; also when the caller's signal ended it, who knows that himself */
export async function openLink(address: string, options: LinkOptions): Promise<WebSocket> {
  const url = new URL(address);
  const stream = await openStream(url, options);
  const socket = await openWebSocket(url, stream, options);
  options.onStep?.('websocket');
  return socket;
}

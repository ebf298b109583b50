// Listens to the hub's bell: that something is there, never what. A bell that is lost costs a minute, not a change.
import WebSocket from 'ws';
import { backoff } from '#shared/lib/backoff.ts';
import { Ring } from '#shared/sync/logProtocol.ts';

const limits = { fromMs: 2_000, toMs: 60_000 };
/** The hub speaks up by its own watch; a line that says nothing so long is half open. */
const pingMs = 30_000;

export type BellOptions = {
  url: string;
  certificate: string | null;
  token(): Promise<string>;
  onRing(head: number): void;
  random(): number;
};

export type BellListener = { stop(): void };

export function listenToBell({ url, certificate, token, onRing, random }: BellOptions): BellListener {
  let isStopped = false;
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  function again(): void {
    if (isStopped) return;
    failures += 1;
    timer = setTimeout(() => void open(), backoff(limits, failures, random()));
    timer.unref();
  }

  async function open(): Promise<void> {
    let text: string;
    try {
      text = await token();
    } catch {
      again();
      return;
    }
    if (isStopped) return;
    const trust = certificate === null ? {} : { ca: certificate, checkServerIdentity: () => undefined };
    const opened = new WebSocket(new URL('/v1/bell', url.replace(/^http/, 'ws')), {
      ...{ ...trust, handshakeTimeout: 10_000, maxPayload: 1024 },
      headers: { authorization: `Bearer ${text}` },
    });
    socket = opened;
    let isAlive = true;
    const watch = setInterval(() => {
      if (!isAlive) opened.terminate();
      isAlive = false;
      if (opened.readyState === WebSocket.OPEN) opened.ping();
    }, pingMs);
    watch.unref();
    opened.on('pong', () => {
      isAlive = true;
    });
    opened.on('message', (data) => {
      isAlive = true;
      failures = 0;
      try {
        onRing(Ring.parse(JSON.parse(data.toString())).head);
      } catch {
        // Not ours: a bell says nothing that could be lost.
      }
    });
    opened.on('error', () => undefined);
    opened.once('close', () => {
      clearInterval(watch);
      again();
    });
  }

  void open();
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
      socket?.terminate();
    },
  };
}

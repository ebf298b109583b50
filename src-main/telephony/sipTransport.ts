// SIP.js's transport over a WebSocket that was opened elsewhere (openLink.ts), one after another. Pings it, since SIP.js's
// own keep-alive never gives a dead link up. Opens nothing itself.
import { EmitterImpl, type Transport, TransportState } from 'sip.js';
import WebSocket from 'ws';

const pingMs = 1_000;
/** Pings in a row without a sound: noticed within three seconds. */
const missedAtMost = 2;
/** After a wake: an answer by then, or the link is not the one it was. */
const probeMs = 700;

export class SipTransport implements Transport {
  onConnect: (() => void) | undefined;
  onDisconnect: ((error?: Error) => void) | undefined;
  onMessage: ((message: string) => void) | undefined;
  /** By the line, once a socket that was attached is gone by itself. */
  onLost: ((reason: 'no_answer' | 'connection_lost') => void) | undefined;
  onMalformed: (() => void) | undefined;
  readonly stateChange = new EmitterImpl<TransportState>();
  readonly protocol: string;
  #state: TransportState = TransportState.Disconnected;
  #socket: WebSocket | undefined;
  #pinging: ReturnType<typeof setInterval> | undefined;
  #probing: ReturnType<typeof setTimeout> | undefined;
  #missed = 0;

  /** @param options `protocol` of the Via header: WS or WSS */
  constructor(_logger: unknown, options: { protocol: string }) {
    this.protocol = options.protocol;
  }

  get state(): TransportState {
    return this.#state;
  }

  attach(socket: WebSocket): void {
    this.detach();
    this.#socket = socket;
    this.#missed = 0;
    const heard = (): void => {
      this.#missed = 0;
      clearTimeout(this.#probing);
    };
    socket.on('pong', heard);
    socket.on('message', (data) => {
      heard();
      if (this.#socket === socket) this.#receive(String(data));
    });
    socket.on('error', () => undefined);
    socket.on('close', () => this.#lose(socket, 'connection_lost'));
    this.#pinging = setInterval(() => this.#ping(socket), pingMs);
    this.#move(TransportState.Connected);
    this.onConnect?.();
  }

  /** Ends the link without telling the line. */
  detach(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    clearInterval(this.#pinging);
    clearTimeout(this.#probing);
    if (!socket) return;
    if (socket.readyState === WebSocket.OPEN) socket.close(1_000);
    // A peer that does not answer the closing must not hold the socket.
    setTimeout(() => socket.terminate(), probeMs).unref();
    this.#move(TransportState.Disconnected);
    this.onDisconnect?.(undefined);
  }

  /** Asks whether the link is alive, and gives it up soon. */
  probe(): void {
    const socket = this.#socket;
    if (socket?.readyState !== WebSocket.OPEN) return;
    clearTimeout(this.#probing);
    this.#probing = setTimeout(() => this.#lose(socket, 'no_answer'), probeMs);
    socket.ping();
  }

  #ping(socket: WebSocket): void {
    if (this.#missed >= missedAtMost) {
      this.#lose(socket, 'no_answer');
      return;
    }
    this.#missed += 1;
    if (socket.readyState === WebSocket.OPEN) socket.ping();
  }

  #lose(socket: WebSocket, reason: 'no_answer' | 'connection_lost'): void {
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    clearInterval(this.#pinging);
    clearTimeout(this.#probing);
    socket.terminate();
    this.#move(TransportState.Disconnected);
    this.onDisconnect?.(new Error(reason));
    this.onLost?.(reason);
  }

  /** A keep-alive (RFC 5626 §3.5.1) is no message. SIP.js throws at some that are malformed: those are dropped. */
  #receive(text: string): void {
    if (text.trim() === '') return;
    try {
      this.onMessage?.(text);
    } catch {
      this.onMalformed?.();
    }
  }

  #move(state: TransportState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.stateChange.emit(state);
  }

  isConnected(): boolean {
    return this.#state === TransportState.Connected;
  }

  async connect(): Promise<void> {
    if (!this.isConnected()) throw new Error('no link is attached');
  }

  async disconnect(): Promise<void> {
    this.detach();
  }

  async dispose(): Promise<void> {
    this.detach();
  }

  async send(message: string): Promise<void> {
    if (this.#socket?.readyState !== WebSocket.OPEN) throw new Error('not connected');
    this.#socket.send(message);
  }
}

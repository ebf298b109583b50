// The typed client of the contract over any Channel: calls, live queries, events, reconnection by the caller.
import type { z } from 'zod';
import { AppError, fromWireError } from '../contract/errors.ts';
import type { Call, Events, Input, Output, Query } from '../contract/index.ts';
import { protocolVersion, type ServerFrame, serverFrame } from '../contract/wire.ts';
import type { Channel } from './channel.ts';

export type CallOptions = {
  signal?: AbortSignal;
  /** Aborted, it asks the core to stop and waits for its answer: how far it came, or that it was done already. */
  waitsForEnd?: boolean;
  /** Commands: the same id on a retry answers the first result. */
  commandId?: string;
};

export type EventName = keyof Events;
export type EventPayload<N extends EventName> = z.output<Events[N]['out']>;

export type Client = {
  call<N extends Call>(name: N, input: Input<N>, options?: CallOptions): Promise<Output<N>>;
  /** Calls back with the first answer and each later one; `onError` once, and then nothing more. */
  subscribe<N extends Query>(
    name: N,
    input: Input<N>,
    onValue: (value: Output<N>) => void,
    onError: (error: AppError) => void,
  ): () => void;
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
  onClose(listener: () => void): void;
  /** Resolves at the core's greeting. @throws AppError incompatible */
  readonly ready: Promise<{ coreId: string }>;
  close(): void;
};

type Waiting = { resolve: (value: unknown) => void; reject: (error: AppError) => void };
type Subscribed = { rev: number; onValue: (value: unknown) => void; onError: (error: AppError) => void };

class ChannelClient implements Client {
  readonly ready: Promise<{ coreId: string }>;
  readonly #channel: Channel;
  readonly #newCommandId: () => string;
  readonly #greeting = Promise.withResolvers<{ coreId: string }>();
  readonly #waiting = new Map<number, Waiting>();
  readonly #subscribed = new Map<number, Subscribed>();
  readonly #listeners = new Map<string, Set<(payload: unknown) => void>>();
  readonly #closeListeners = new Set<() => void>();
  #lastId = 0;
  #isClosed = false;

  constructor(channel: Channel, newCommandId: () => string) {
    this.#channel = channel;
    this.#newCommandId = newCommandId;
    this.ready = this.#greeting.promise;
    this.ready.catch(() => undefined);
    channel.onMessage((raw) => {
      const parsed = serverFrame.safeParse(raw);
      if (parsed.success) this.#receive(parsed.data);
    });
    channel.onClose(() => this.#lose());
  }

  readonly call: Client['call'] = (name, input, options = {}) => {
    if (this.#isClosed) return Promise.reject(new AppError('unavailable', 'core_gone'));
    if (options.signal?.aborted) return Promise.reject(new AppError('cancelled', 'cancelled'));
    const id = ++this.#lastId;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#waiting.set(id, { resolve, reject });
    options.signal?.addEventListener('abort', () => {
      if (!this.#waiting.has(id)) return;
      this.#channel.send({ t: 'cancel', id });
      if (options.waitsForEnd) return;
      this.#waiting.delete(id);
      reject(new AppError('cancelled', 'cancelled'));
    });
    const commandId = options.commandId ?? this.#newCommandId();
    this.#channel.send({ t: 'call', id, name, input, commandId });
    return promise as Promise<Output<typeof name>>;
  };

  readonly subscribe: Client['subscribe'] = (name, input, onValue, onError) => {
    const id = ++this.#lastId;
    this.#subscribed.set(id, { rev: -1, onValue: onValue as (value: unknown) => void, onError });
    this.#channel.send({ t: 'sub', id, name, input });
    return () => {
      if (this.#subscribed.delete(id)) this.#channel.send({ t: 'unsub', id });
    };
  };

  readonly on: Client['on'] = (name, listener) => {
    const set = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, set.add(listener as (payload: unknown) => void));
    return () => set.delete(listener as (payload: unknown) => void);
  };

  readonly onClose = (listener: () => void): void => {
    this.#closeListeners.add(listener);
  };

  readonly close = (): void => this.#channel.close();

  #receive(frame: ServerFrame): void {
    if (frame.t === 'hello') this.#greet(frame);
    else if (frame.t === 'ok') {
      this.#waiting.get(frame.id)?.resolve(frame.value);
      this.#waiting.delete(frame.id);
    } else if (frame.t === 'err') this.#fail(frame.id, fromWireError(frame.error));
    else if (frame.t === 'push') this.#push(frame);
    else for (const listener of this.#listeners.get(frame.name) ?? []) listener(frame.payload);
  }

  #greet(frame: { protocol: number; coreId: string }): void {
    if (frame.protocol === protocolVersion) this.#greeting.resolve({ coreId: frame.coreId });
    else this.#greeting.reject(new AppError('incompatible', 'protocol_version'));
  }

  #push(frame: { id: number; rev: number; value?: unknown }): void {
    const entry = this.#subscribed.get(frame.id);
    // Answers may overtake each other; an older state never replaces a newer one.
    if (!entry || frame.rev < entry.rev) return;
    entry.rev = frame.rev;
    entry.onValue(frame.value);
  }

  #fail(id: number, error: AppError): void {
    this.#waiting.get(id)?.reject(error);
    this.#waiting.delete(id);
    const entry = this.#subscribed.get(id);
    this.#subscribed.delete(id);
    entry?.onError(error);
  }

  #lose(): void {
    this.#isClosed = true;
    const gone = new AppError('unavailable', 'core_gone');
    this.#greeting.reject(gone);
    for (const id of [...this.#waiting.keys(), ...this.#subscribed.keys()]) this.#fail(id, gone);
    for (const listener of this.#closeListeners) listener();
  }
}

/** @param newCommandId makes the id of each command that comes without one */
export function createClient(channel: Channel, newCommandId: () => string): Client {
  return new ChannelClient(channel, newCommandId);
}

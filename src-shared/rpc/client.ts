// The typed client of the contract over any Channel: calls, live queries, events, reconnection by the caller.
import type { z } from 'zod';
import { AppError, fromWireError } from '../contract/errors.ts';
import type { Call, Events, Input, Output, Query } from '../contract/index.ts';
import { protocolVersion, type ServerFrame, serverFrame } from '../contract/wire.ts';
import type { Channel } from './channel.ts';

export type CallOptions = {
  signal?: AbortSignal;
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

export function createClient(channel: Channel, newCommandId: () => string): Client {
  const waiting = new Map<number, Waiting>();
  const subscribed = new Map<number, Subscribed>();
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const closeListeners = new Set<() => void>();
  let lastId = 0;
  let isClosed = false;
  const greeting = Promise.withResolvers<{ coreId: string }>();
  greeting.promise.catch(() => undefined);

  const receive = (frame: ServerFrame): void => {
    if (frame.t === 'hello') {
      if (frame.protocol === protocolVersion) greeting.resolve({ coreId: frame.coreId });
      else greeting.reject(new AppError('incompatible', 'protocol_version'));
    } else if (frame.t === 'ok') {
      waiting.get(frame.id)?.resolve(frame.value);
      waiting.delete(frame.id);
    } else if (frame.t === 'err') {
      const error = fromWireError(frame.error);
      waiting.get(frame.id)?.reject(error);
      waiting.delete(frame.id);
      subscribed.get(frame.id)?.onError(error);
      subscribed.delete(frame.id);
    } else if (frame.t === 'push') {
      const entry = subscribed.get(frame.id);
      // Answers may overtake each other; an older state never replaces a newer one.
      if (!entry || frame.rev < entry.rev) return;
      entry.rev = frame.rev;
      entry.onValue(frame.value);
    } else {
      for (const listener of listeners.get(frame.name) ?? []) listener(frame.payload);
    }
  };

  channel.onMessage((raw) => {
    const parsed = serverFrame.safeParse(raw);
    if (parsed.success) receive(parsed.data);
  });
  channel.onClose(() => {
    isClosed = true;
    const gone = new AppError('unavailable', 'core_gone');
    greeting.reject(gone);
    for (const { reject } of waiting.values()) reject(gone);
    waiting.clear();
    subscribed.clear();
    for (const listener of closeListeners) listener();
  });

  const call = (name: string, input: unknown, options: CallOptions): Promise<unknown> => {
    if (isClosed) return Promise.reject(new AppError('unavailable', 'core_gone'));
    if (options.signal?.aborted) return Promise.reject(new AppError('cancelled', 'cancelled'));
    const id = ++lastId;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    waiting.set(id, { resolve, reject });
    options.signal?.addEventListener('abort', () => {
      if (!waiting.delete(id)) return;
      channel.send({ t: 'cancel', id });
      reject(new AppError('cancelled', 'cancelled'));
    });
    channel.send({ t: 'call', id, name, input, commandId: options.commandId ?? newCommandId() });
    return promise;
  };

  return {
    call: <N extends Call>(name: N, input: Input<N>, options: CallOptions = {}) =>
      call(name, input, options) as Promise<Output<N>>,
    subscribe(name, input, onValue, onError) {
      const id = ++lastId;
      subscribed.set(id, { rev: -1, onValue: onValue as (value: unknown) => void, onError });
      channel.send({ t: 'sub', id, name, input });
      return () => {
        if (subscribed.delete(id)) channel.send({ t: 'unsub', id });
      };
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener as (payload: unknown) => void));
      return () => set.delete(listener as (payload: unknown) => void);
    },
    onClose: (listener) => {
      closeListeners.add(listener);
    },
    ready: greeting.promise,
    close: () => channel.close(),
  };
}


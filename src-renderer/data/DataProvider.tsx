// Gives the tree its connection and live cache, and the hooks over them. UI state lives elsewhere (zustand).
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { AppError, asAppError } from '#shared/contract/errors.ts';
import type { Call, Input, Output, Query } from '#shared/contract/index.ts';
import type { CallOptions, EventName, EventPayload } from '#shared/rpc/client.ts';
import type { Connection, ConnectionState } from '../rpc/connect.ts';
import { noteFatal } from './fatalState.ts';
import { createLiveCache, type Live, type LiveCache, queryKey } from './liveCache.ts';

type Data = { connection: Connection; cache: LiveCache };

const DataContext = createContext<Data | undefined>(undefined);

export function DataProvider({ connection, children }: { connection: Connection; children: ReactNode }) {
  const data = useMemo(() => ({ connection, cache: createLiveCache(connection) }), [connection]);
  return <DataContext value={data}>{children}</DataContext>;
}

function useData(): Data {
  const data = useContext(DataContext);
  if (!data) throw new Error('DataProvider is missing');
  return data;
}

export function useConnectionState(): ConnectionState {
  const { connection } = useData();
  return useSyncExternalStore(connection.subscribe, connection.state);
}

/**
 * The live answer of a query: undefined value until the first one comes, then always the newest.
 * `input: undefined` asks nothing.
 */
export function useLive<N extends Query>(name: N, input: Input<N> | undefined): Live<Output<N>> {
  const { cache } = useData();
  const key = input === undefined ? '' : queryKey(name, input);
  // The key stands for the input: a new object of the same content is the same question.
  const asked = useMemo(
    () => (key === '' ? undefined : (JSON.parse(key.slice(name.length + 1)) as Input<N>)),
    [key, name],
  );
  const subscribe = useCallback(
    (listener: () => void) =>
      asked === undefined ? () => undefined : cache.subscribe(name, asked, listener),
    [cache, name, asked],
  );
  const none = useRef<Live<Output<N>>>({ value: undefined, error: undefined });
  return useSyncExternalStore(subscribe, () =>
    asked === undefined ? none.current : cache.read(name, asked),
  );
}

/** The last value that was there while the next one is on its way: lists do not blink. */
export function useLiveSteady<N extends Query>(name: N, input: Input<N> | undefined): Live<Output<N>> {
  const live = useLive(name, input);
  const [last, setLast] = useState(live);
  useEffect(() => {
    if (live.value !== undefined || live.error !== undefined) setLast(live);
  }, [live]);
  return live.value !== undefined || live.error !== undefined ? live : last;
}

export function usePrefetch(): LiveCache['prefetch'] {
  return useData().cache.prefetch;
}

export type CallFunction = <N extends Call>(
  name: N,
  input: Input<N>,
  options?: CallOptions,
) => Promise<Output<N>>;

/** Runs a call now. @throws AppError unavailable/core_gone while there is no core */
export function useCall(): CallFunction {
  const { connection } = useData();
  return useCallback(
    (name, input, options) => {
      const client = connection.client();
      if (!client) return Promise.reject(new AppError('unavailable', 'core_gone'));
      return client.call(name, input, options).catch((thrown: unknown) => {
        if (thrown instanceof AppError) noteFatal(name, thrown);
        throw thrown;
      });
    },
    [connection],
  );
}

export type CommandState<N extends Call> = {
  run(input: Input<N>): Promise<Output<N> | undefined>;
  isRunning: boolean;
  error: AppError | undefined;
  clearError(): void;
};

/**
 * A command with its state. One press is one command id: a retry after a lost answer repeats the id, so
 * nothing is done twice.
 */
export function useCommand<N extends Call>(name: N): CommandState<N> {
  const call = useCall();
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<AppError>();
  const pending = useRef<{ key: string; commandId: string }>(undefined);
  const run = useCallback(
    async (input: Input<N>): Promise<Output<N> | undefined> => {
      const key = JSON.stringify(input);
      const commandId = pending.current?.key === key ? pending.current.commandId : crypto.randomUUID();
      pending.current = { key, commandId };
      setRunning(true);
      setError(undefined);
      try {
        const value = await call(name, input, { commandId });
        pending.current = undefined;
        return value;
      } catch (thrown) {
        const failure = asAppError(thrown);
        if (failure.reason !== 'core_gone') pending.current = undefined;
        setError(failure);
        return undefined;
      } finally {
        setRunning(false);
      }
    },
    [call, name],
  );
  const clearError = useCallback(() => setError(undefined), []);
  return { run, isRunning, error, clearError };
}

export function useCoreEvent<N extends EventName>(
  name: N,
  listener: (payload: EventPayload<N>) => void,
): void {
  const { connection } = useData();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => {
    let stop: (() => void) | undefined;
    const attach = (): void => {
      stop?.();
      stop = connection.client()?.on(name, (payload) => latest.current(payload));
    };
    attach();
    const leave = connection.subscribe(attach);
    return () => {
      stop?.();
      leave();
    };
  }, [connection, name]);
}

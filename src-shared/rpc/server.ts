// The server end of the wire for one core: parses frames, runs calls, keeps live queries fresh.
// Knows the grammar of the contract, not what a call does: `dispatch` is given.
import { AppError, toWireError } from '../contract/errors.ts';
import { findCall } from '../contract/index.ts';
import { clientFrame, protocolVersion, type ServerFrame } from '../contract/wire.ts';
import type { Channel } from './channel.ts';

export type DispatchRequest = { name: string; input: unknown; commandId: string; signal: AbortSignal };
export type Dispatch = (request: DispatchRequest) => Promise<unknown>;

export type ServerOptions = {
  coreId: string;
  dispatch: Dispatch;
  newCommandId: () => string;
  /** Subscribes to commits; returns how to stop. */
  onChanges: (listener: (changes: { rev: number; tables: ReadonlyMap<string, unknown> }) => void) => () => void;
  /** Called for each failure that is a bug; answers the id written to the log. */
  onBug: (name: string, error: unknown) => string;
  /** Live queries are re-run at most once in this time. */
  coalesceMs?: number;
};

type Live = { id: number; name: string; input: unknown; reads: readonly string[]; last: string | undefined; isRunning: boolean; isStale: boolean };
type Session = { channel: Channel; calls: Map<number, AbortController>; lives: Map<number, Live> };

export type RpcServer = {
  accept(channel: Channel): void;
  emit(name: string, payload: unknown): void;
  close(): void;
};

export function createRpcServer(options: ServerOptions): RpcServer {
  const sessions = new Set<Session>();
  let rev = 0;
  let dirty = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const send = (session: Session, frame: ServerFrame): void => session.channel.send(frame);
  const fail = (session: Session, id: number, name: string, error: unknown): void => {
    const errorId = error instanceof AppError && error.code !== 'bug' ? '' : options.onBug(name, error);
    send(session, { t: 'err', id, error: toWireError(error, errorId) });
  };

  const refresh = async (session: Session, live: Live): Promise<void> => {
    if (live.isRunning) {
      live.isStale = true;
      return;
    }
    live.isRunning = true;
    const atRev = rev;
    try {
      const value = await options.dispatch({
        name: live.name,
        input: live.input,
        commandId: '',
        signal: new AbortController().signal,
      });
      const text = JSON.stringify(value);
      if (text !== live.last && session.lives.has(live.id)) {
        live.last = text;
        send(session, { t: 'push', id: live.id, rev: atRev, value });
      }
    } catch (error) {
      session.lives.delete(live.id);
      fail(session, live.id, live.name, error);
    } finally {
      live.isRunning = false;
    }
    if (live.isStale) {
      live.isStale = false;
      await refresh(session, live);
    }
  };

  const flush = (): void => {
    timer = undefined;
    const tables = dirty;
    dirty = new Set();
    for (const session of sessions) {
      for (const live of session.lives.values()) {
        if (live.reads.some((table) => tables.has(table))) void refresh(session, live);
      }
    }
  };

  const stopChanges = options.onChanges((changes) => {
    rev = changes.rev;
    for (const table of changes.tables.keys()) dirty.add(table);
    timer ??= setTimeout(flush, options.coalesceMs ?? 16);
  });

  const startCall = async (session: Session, frame: { id: number; name: string; input?: unknown; commandId?: string }): Promise<void> => {
    const abort = new AbortController();
    session.calls.set(frame.id, abort);
    try {
      const value = await options.dispatch({
        name: frame.name,
        input: frame.input,
        commandId: frame.commandId || options.newCommandId(),
        signal: abort.signal,
      });
      send(session, { t: 'ok', id: frame.id, value });
    } catch (error) {
      fail(session, frame.id, frame.name, error);
    } finally {
      session.calls.delete(frame.id);
    }
  };

  const subscribe = (session: Session, frame: { id: number; name: string; input?: unknown }): void => {
    const def = findCall(frame.name);
    if (def?.kind !== 'query') {
      fail(session, frame.id, frame.name, new AppError('invalid_input', 'not_a_query'));
      return;
    }
    const live: Live = { id: frame.id, name: frame.name, input: frame.input, reads: def.reads, last: undefined, isRunning: false, isStale: false };
    session.lives.set(frame.id, live);
    void refresh(session, live);
  };

  const receive = (session: Session, raw: unknown): void => {
    const parsed = clientFrame.safeParse(raw);
    if (!parsed.success) {
      session.channel.close();
      return;
    }
    const frame = parsed.data;
    if (frame.t === 'call') void startCall(session, frame);
    else if (frame.t === 'cancel') session.calls.get(frame.id)?.abort();
    else if (frame.t === 'sub') subscribe(session, frame);
    else session.lives.delete(frame.id);
  };

  const end = (session: Session): void => {
    sessions.delete(session);
    session.lives.clear();
    for (const abort of session.calls.values()) abort.abort();
  };

  return {
    accept(channel) {
      const session: Session = { channel, calls: new Map(), lives: new Map() };
      sessions.add(session);
      channel.onClose(() => end(session));
      channel.onMessage((raw) => receive(session, raw));
      send(session, { t: 'hello', protocol: protocolVersion, coreId: options.coreId });
    },
    emit(name, payload) {
      for (const session of sessions) send(session, { t: 'event', name, payload });
    },
    close() {
      stopChanges();
      if (timer) clearTimeout(timer);
      for (const session of [...sessions]) {
        end(session);
        session.channel.close();
      }
    },
  };
}

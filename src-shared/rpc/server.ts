// The server end of the wire for one core: parses frames, runs calls, keeps live queries fresh.
// Knows the grammar of the contract, not what a call does: `dispatch` is given.
import { AppError, toWireError } from '../contract/errors.ts';
import { findCall } from '../contract/index.ts';
import { clientFrame, protocolVersion, type ServerFrame } from '../contract/wire.ts';
import { sessionGone } from '../lib/sessionGone.ts';
import type { Channel } from './channel.ts';

export type DispatchRequest = { name: string; input: unknown; commandId: string; signal: AbortSignal };
export type Dispatch = (request: DispatchRequest) => Promise<unknown>;

export type ServerOptions = {
  coreId: string;
  dispatch: Dispatch;
  newCommandId: () => string;
  /** Subscribes to commits; returns how to stop. */
  onChanges: (listener: (changes: { rev: number; tables: ReadonlySet<string> }) => void) => () => void;
  /** Called for each failure that is a bug; answers the id written to the log. */
  onBug: (name: string, error: unknown) => string;
  /** Live queries are re-run at most once in this time. */
  coalesceMs?: number;
};

type Live = {
  id: number;
  name: string;
  input: unknown;
  reads: readonly string[];
  last: string | undefined;
  isRunning: boolean;
  isStale: boolean;
};
type CallFrame = { id: number; name: string; input?: unknown; commandId?: string };
type Session = { channel: Channel; calls: Map<number, AbortController>; lives: Map<number, Live> };

export type RpcServer = {
  accept(channel: Channel): void;
  emit(name: string, payload: unknown): void;
  close(): void;
};

class ChannelServer implements RpcServer {
  readonly #options: ServerOptions;
  readonly #sessions = new Set<Session>();
  readonly #stopChanges: () => void;
  #rev = 0;
  #dirty = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ServerOptions) {
    this.#options = options;
    this.#stopChanges = options.onChanges((changes) => {
      this.#rev = changes.rev;
      for (const table of changes.tables) this.#dirty.add(table);
      this.#timer ??= setTimeout(() => this.#flush(), options.coalesceMs ?? 16);
    });
  }

  readonly accept = (channel: Channel): void => {
    const session: Session = { channel, calls: new Map(), lives: new Map() };
    this.#sessions.add(session);
    channel.onClose(() => this.#end(session));
    channel.onMessage((raw) => this.#receive(session, raw));
    send(session, { t: 'hello', protocol: protocolVersion, coreId: this.#options.coreId });
  };

  readonly emit = (name: string, payload: unknown): void => {
    for (const session of this.#sessions) send(session, { t: 'event', name, payload });
  };

  readonly close = (): void => {
    this.#stopChanges();
    clearTimeout(this.#timer);
    for (const session of [...this.#sessions]) {
      this.#end(session);
      session.channel.close();
    }
  };

  #receive(session: Session, raw: unknown): void {
    const parsed = clientFrame.safeParse(raw);
    if (!parsed.success) {
      session.channel.close();
      return;
    }
    const frame = parsed.data;
    if (frame.t === 'call') void this.#startCall(session, frame);
    else if (frame.t === 'cancel') session.calls.get(frame.id)?.abort();
    else if (frame.t === 'sub') this.#subscribe(session, frame);
    else session.lives.delete(frame.id);
  }

  async #startCall(session: Session, frame: CallFrame): Promise<void> {
    const abort = new AbortController();
    session.calls.set(frame.id, abort);
    try {
      const value = await this.#options.dispatch({
        name: frame.name,
        input: frame.input,
        commandId: frame.commandId || this.#options.newCommandId(),
        signal: abort.signal,
      });
      send(session, { t: 'ok', id: frame.id, value });
    } catch (error) {
      this.#fail(session, frame.id, frame.name, error);
    } finally {
      session.calls.delete(frame.id);
    }
  }

  #subscribe(session: Session, frame: CallFrame): void {
    const def = findCall(frame.name);
    if (def?.kind !== 'query') {
      this.#fail(session, frame.id, frame.name, new AppError('invalid_input', 'not_a_query'));
      return;
    }
    const { id, name, input } = frame;
    const live: Live = {
      id,
      name,
      input,
      reads: def.reads,
      last: undefined,
      isRunning: false,
      isStale: false,
    };
    session.lives.set(id, live);
    void this.#refresh(session, live);
  }

  #flush(): void {
    this.#timer = undefined;
    const tables = this.#dirty;
    this.#dirty = new Set();
    for (const session of this.#sessions) {
      for (const live of session.lives.values()) {
        if (live.reads.some((table) => tables.has(table))) void this.#refresh(session, live);
      }
    }
  }

  /** Runs a live query again; a change during the run makes one more run, never two at once. */
  async #refresh(session: Session, live: Live): Promise<void> {
    live.isStale = live.isRunning;
    if (live.isRunning) return;
    live.isRunning = true;
    do {
      live.isStale = false;
      await this.#runLive(session, live);
    } while (live.isStale && session.lives.has(live.id));
    live.isRunning = false;
  }

  async #runLive(session: Session, live: Live): Promise<void> {
    const { id, name, input } = live;
    const rev = this.#rev;
    try {
      const { signal } = new AbortController();
      const value = await this.#options.dispatch({ name, input, commandId: '', signal });
      const text = JSON.stringify(value);
      if (text === live.last || !session.lives.has(id)) return;
      live.last = text;
      send(session, { t: 'push', id, rev, value });
    } catch (error) {
      session.lives.delete(id);
      this.#fail(session, id, name, error);
    }
  }

  #fail(session: Session, id: number, name: string, error: unknown): void {
    const isBug = !(error instanceof AppError) || error.code === 'bug';
    const errorId = isBug ? this.#options.onBug(name, error) : '';
    send(session, { t: 'err', id, error: toWireError(error, errorId) });
  }

  #end(session: Session): void {
    this.#sessions.delete(session);
    session.lives.clear();
    for (const abort of session.calls.values()) abort.abort(sessionGone);
  }
}

function send(session: Session, frame: ServerFrame): void {
  session.channel.send(frame);
}

export function createRpcServer(options: ServerOptions): RpcServer {
  return new ChannelServer(options);
}

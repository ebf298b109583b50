// How the page reaches its core: a port that Electron's preload hands over, or a WebSocket of the node host.
// Reconnects for ever with back-off; who uses it sees one connection and its state.
import { type Client, createClient } from '#shared/rpc/client.ts';
import { portChannel } from './portChannel.ts';
import { socketChannel } from './socketChannel.ts';

export type ConnectionState = 'connecting' | 'open' | 'lost' | 'denied';

export type Connection = {
  /** The client of now; undefined while there is none. */
  client(): Client | undefined;
  state(): ConnectionState;
  /** Called at each change of client or state. */
  subscribe(listener: () => void): () => void;
};

/** What Electron's preload puts on the window: nothing but a way to ask for a port. */
type Bridge = { requestPort(): void };

const newCommandId = (): string => crypto.randomUUID();

function bridge(): Bridge | undefined {
  return 'yoldaBridge' in window ? (window.yoldaBridge as Bridge) : undefined;
}

/** The token of `url#token` becomes a session cookie and leaves the address bar. @returns whether we may go on */
async function exchangeToken(): Promise<void> {
  const token = /^#([\w-]{20,})$/.exec(location.hash)?.[1];
  if (token === undefined) return;
  history.replaceState(null, '', `${location.pathname}#/`);
  await fetch('/session', { method: 'POST', headers: { Authorization: `Bearer ${token}` } });
}

/** Whether the host is there and knows no session of ours: it was started anew, or the address came without its key. */
async function isRefused(): Promise<boolean> {
  const answer = await fetch('/call', { method: 'POST' }).catch(() => undefined);
  return answer?.status === 401;
}

function openPort(found: Bridge): Promise<Client> {
  return new Promise((resolve) => {
    const receive = (event: MessageEvent<unknown>): void => {
      const [port] = event.ports;
      if (event.source !== window || event.data !== 'yolda.port' || !port) return;
      window.removeEventListener('message', receive);
      resolve(createClient(portChannel(port), newCommandId));
    };
    window.addEventListener('message', receive);
    found.requestPort();
  });
}

function openSocket(): Client {
  const protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  return createClient(socketChannel(new WebSocket(`${protocol}//${location.host}/rpc`)), newCommandId);
}

export function connect(): Connection {
  const listeners = new Set<() => void>();
  let client: Client | undefined;
  let state: ConnectionState = 'connecting';
  let failures = 0;
  const set = (next: ConnectionState, made: Client | undefined): void => {
    state = next;
    client = made;
    for (const listener of listeners) listener();
  };
  const open = async (): Promise<void> => {
    const found = bridge();
    const made = found ? await openPort(found) : openSocket();
    made.onClose(() => {
      failures += 1;
      set(state === 'denied' ? 'denied' : 'lost', undefined);
      if (!found && failures > 1)
        void isRefused().then((isOut) => isOut && !client && set('denied', undefined));
      setTimeout(() => void open(), Math.min(5_000, 150 * 2 ** Math.min(failures, 5)));
    });
    await made.ready.then(
      () => {
        failures = 0;
        set('open', made);
      },
      () => made.close(),
    );
  };
  void exchangeToken()
    .catch(() => undefined)
    .then(open);
  return {
    client: () => client,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

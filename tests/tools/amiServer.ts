// A small Asterisk manager for tests, made from the documented dialogue: greeting, challenge, login, answers, and the events
// of calls as Asterisk 20 writes them. It says what a test tells it to say, and remembers all that it was asked.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

export type Asked = Readonly<Record<string, string>>;
type Fields = Readonly<Record<string, string>>;

export type AmiServerOptions = {
  banner?: string;
  password?: string;
  /** Key and certificate: it speaks TLS. */
  pem?: string;
  /** Whether it offers a challenge. */
  hasMd5?: boolean;
  /** In the place of its own answer; undefined: as ever; 'silence': none. */
  answer?(asked: Asked): Fields | 'silence' | undefined;
};

const packet = (fields: Fields): string =>
  `${Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`;

export class AmiServer {
  readonly asked: Asked[] = [];
  readonly #options: AmiServerOptions;
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  port = 0;

  constructor(options: AmiServerOptions = {}) {
    this.#options = options;
    const { pem } = options;
    const greet = (socket: Socket): void => this.#greet(socket);
    this.#server = pem ? createTlsServer({ key: pem, cert: pem }, greet) : createServer(greet);
    this.#server.on('tlsClientError', () => undefined);
  }

  async start(port = 0): Promise<this> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.port = (this.#server.address() as AddressInfo).port;
    return this;
  }

  get url(): string {
    return `${this.#options.pem ? 'amis' : 'ami'}://127.0.0.1:${this.port}`;
  }

  /** Of that action, the newest. */
  last(action: string): Asked | undefined {
    return this.asked.findLast((asked) => asked.Action === action);
  }

  #greet(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.#sockets.delete(socket));
    const { banner = 'Asterisk Call Manager/9.0.0\r\n' } = this.#options;
    if (banner !== '') socket.write(banner);
    let rest = '';
    let nonce = '';
    socket.on('data', (chunk) => {
      const texts = `${rest}${chunk}`.split('\r\n\r\n');
      rest = texts.pop() ?? '';
      for (const text of texts) {
        const asked = Object.fromEntries(
          text
            .split('\r\n')
            .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
        );
        this.asked.push(asked);
        const answer = this.#options.answer?.(asked) ?? this.#answer(asked, nonce);
        if (answer === 'silence') continue;
        nonce = answer.Challenge ?? nonce;
        socket.write(packet({ ...answer, ActionID: asked.ActionID ?? '' }));
      }
    });
  }

  #answer(asked: Asked, nonce: string): Fields {
    const { password = 'gizli', hasMd5 = true } = this.#options;
    if (asked.Action === 'Challenge')
      return hasMd5
        ? { Response: 'Success', Challenge: '840415273' }
        : { Response: 'Error', Message: 'Must specify AuthType' };
    if (asked.Action === 'Login') {
      const key = createHash('md5').update(`${nonce}${password}`).digest('hex');
      return asked.Key === key || asked.Secret === password
        ? { Response: 'Success', Message: 'Authentication accepted' }
        : { Response: 'Error', Message: 'Authentication failed' };
    }
    if (asked.Action === 'Ping') return { Response: 'Success', Ping: 'Pong', Timestamp: '1.0' };
    if (asked.Action === 'Getvar') return { Response: 'Success', Variable: '', Value: 'NOT_INUSE' };
    if (asked.Action === 'Originate')
      return { Response: 'Success', Message: 'Originate successfully queued' };
    if (asked.Action === 'Hangup') return { Response: 'Success', Message: 'Channel Hungup' };
    if (asked.Action === 'Logoff') return { Response: 'Goodbye', Message: 'Thanks for all the fish.' };
    return { Response: 'Success', Message: 'ok' };
  }

  /** To everybody who listens. */
  tell(event: string, fields: Fields): void {
    this.say(packet({ Event: event, Privilege: 'call,all', ...fields }));
  }

  say(text: string): void {
    for (const socket of this.#sockets) socket.write(text);
  }

  /** Breaks every connection; listens on. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    this.cut();
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    await closed;
  }
}

/** What Asterisk says of one channel in each of its events. */
export const channel = (id: string, name: string, more: Fields = {}): Fields => ({
  ...{ Channel: name, ChannelState: '0', ChannelStateDesc: 'Down', CallerIDNum: '101', CallerIDName: 'Ofis' },
  ...{ ConnectedLineNum: '<unknown>', ConnectedLineName: '<unknown>', Language: 'en', AccountCode: '' },
  ...{ Context: 'from-internal', Exten: '', Priority: '1', Uniqueid: id, Linkedid: id },
  ...more,
});

/** The same of the channel that is dialed. */
export const dialed = (id: string, name: string): Fields => ({
  ...{ DestChannel: name, DestChannelState: '0', DestUniqueid: id, DestLinkedid: id, DialString: '101' },
});

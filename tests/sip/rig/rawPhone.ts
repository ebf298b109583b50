// A WebSocket that speaks SIP as text, for what no phone does: registers by hand, sees every message as it came, and
// answers nothing by itself. Shares no code with the program's own telephony.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { realm } from './ports.ts';
import { until } from './until.ts';

export type RawPhone = {
  /** All that came, whole messages in their order. */
  received: readonly string[];
  send(message: string): void;
  /** The first from `from` on that matches. @throws Error after ten seconds */
  untilReceived(pattern: RegExp, from?: number): Promise<string>;
  /**
   * REGISTER, and once more with credentials when challenged.
   * @returns the answers
   */
  register(options: RegisterOptions): Promise<string[]>;
  close(): void;
};

export type RegisterOptions = {
  user: string;
  password: string;
  expires?: number;
  /** Uuid of the device: asks for a GRUU, and for the place of its old contact. */
  instance?: string;
};

const field = (challenge: string, name: string): string =>
  new RegExp(`${name}="?([^",\\s]+)"?`, 'i').exec(challenge)?.[1] ?? '';

/** RFC 8760: the algorithm is the challenge's; qop is auth. */
function authorize(challenge: string, method: string, uri: string, user: string, password: string): string {
  const [, scheme = ''] = /^(?:WWW|Proxy)-Authenticate: (.*)$/im.exec(challenge) ?? [];
  const algorithm = field(scheme, 'algorithm') || 'MD5';
  const hash = (text: string): string =>
    createHash(algorithm === 'SHA-256' ? 'sha256' : 'md5')
      .update(text)
      .digest('hex');
  const nonce = field(scheme, 'nonce');
  const secret = hash(`${user}:${realm}:${password}`);
  const response = hash(`${secret}:${nonce}:00000001:c1:auth:${hash(`${method}:${uri}`)}`);
  const named = { username: user, realm, nonce, uri, response, cnonce: 'c1' };
  const quoted = Object.entries(named).map(([name, value]) => `${name}="${value}"`);
  return `Authorization: Digest ${quoted.join(', ')}, algorithm=${algorithm}, qop=auth, nc=00000001`;
}

/** @param ca the PBX's certificate, of a wss address */
export async function connectRawPhone(url: string, ca?: string): Promise<RawPhone> {
  const socket = new WebSocket(url, 'sip', ca === undefined ? {} : { ca });
  await once(socket, 'open');
  const received: string[] = [];
  socket.on('message', (data) => received.push(String(data)));
  const host = `${Math.random().toString(36).slice(2)}.invalid`;
  let cseq = 0;

  const untilReceived = (pattern: RegExp, from = 0): Promise<string> =>
    until(`a message like ${pattern}`, () => received.slice(from).find((message) => pattern.test(message)));

  async function sendRegister(options: RegisterOptions, more: string[]): Promise<string> {
    const { user, expires = 60, instance } = options;
    const uri = `sip:${realm}`;
    const device = instance ? `;+sip.instance="<urn:uuid:${instance}>";reg-id=1` : '';
    cseq += 1;
    const from = received.length;
    const head = [
      `REGISTER ${uri} SIP/2.0`,
      `Via: SIP/2.0/WS ${host};branch=z9hG4bK${host}${cseq}`,
      'Max-Forwards: 70',
      `From: <sip:${user}@${realm}>;tag=raw`,
      `To: <sip:${user}@${realm}>`,
      `Call-ID: raw-${host}`,
      `CSeq: ${cseq} REGISTER`,
      `Contact: <sip:${user}@${host};transport=ws>${device};expires=${expires}`,
      'Supported: gruu, outbound, path',
      ...more,
      'Content-Length: 0',
    ];
    socket.send(`${head.join('\r\n')}\r\n\r\n`);
    return untilReceived(new RegExp(`^SIP/2.0 [2-6][\\s\\S]*^CSeq: ${cseq} REGISTER`, 'm'), from);
  }

  return {
    received,
    send: (message) => socket.send(message),
    untilReceived,
    async register(options) {
      const first = await sendRegister(options, []);
      if (!first.startsWith('SIP/2.0 401')) return [first];
      const { user, password } = options;
      const credentials = authorize(first, 'REGISTER', `sip:${realm}`, user, password);
      return [first, await sendRegister(options, [credentials])];
    },
    close: () => socket.terminate(),
  };
}

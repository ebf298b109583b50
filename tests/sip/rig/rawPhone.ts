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
  /**
   * INVITE with that offer, with credentials when challenged, and ACK.
   * @returns the answer of a call that stands. @throws Error with the refusal
   */
  call(options: CallOptions): Promise<{ answer: string; hangUp(): Promise<void> }>;
  /** Answers a request that came, by any status; what a final answer to INVITE brings back is left alone. */
  reply(request: string, status: number, reason: string): void;
  close(): void;
};

export type CallOptions = { user: string; password: string; to: string; offer: string };

export type RegisterOptions = {
  user: string;
  password: string;
  expires?: number;
  /** Uuid of the device: asks for a GRUU, and for the place of its old contact. */
  instance?: string;
};

const field = (challenge: string, name: string): string =>
  new RegExp(`${name}="?([^",\\s]+)"?`, 'i').exec(challenge)?.[1] ?? '';

const headerOf = (message: string, name: string): string =>
  new RegExp(`^${name}: .*$`, 'im').exec(message)?.[0].trim() ?? '';

/** RFC 8760: the algorithm is the challenge's; qop is auth. */
function authorize(challenge: string, method: string, uri: string, user: string, password: string): string {
  const [, kind = '', scheme = ''] = /^(WWW|Proxy)-Authenticate: (.*)$/im.exec(challenge) ?? [];
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
  return `${kind === 'Proxy' ? 'Proxy-' : ''}Authorization: Digest ${quoted.join(', ')}, algorithm=${algorithm}, qop=auth, nc=00000001`;
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

  /** @returns its final answer */
  async function ask(
    method: string,
    uri: string,
    headers: string[],
    body = '',
    number = ++cseq,
  ): Promise<string> {
    const from = received.length;
    socket.send(toMessage(method, uri, number, headers, body));
    return untilReceived(new RegExp(`^SIP/2.0 [2-6][\\s\\S]*^CSeq: ${number} ${method}`, 'm'), from);
  }

  function toMessage(method: string, uri: string, number: number, headers: string[], body = ''): string {
    const head = [
      `${method} ${uri} SIP/2.0`,
      `Via: SIP/2.0/WS ${host};branch=z9hG4bK${host}${number}${method === 'ACK' ? 'ack' : ''}`,
      'Max-Forwards: 70',
      `Call-ID: raw-${host}`,
      `CSeq: ${number} ${method}`,
      ...headers,
      ...(body ? ['Content-Type: application/sdp'] : []),
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    return `${head.join('\r\n')}\r\n\r\n${body}`;
  }

  function registerHeaders({ user, expires = 60, instance }: RegisterOptions): string[] {
    const device = instance ? `;+sip.instance="<urn:uuid:${instance}>";reg-id=1` : '';
    return [
      `From: <sip:${user}@${realm}>;tag=raw`,
      `To: <sip:${user}@${realm}>`,
      `Contact: <sip:${user}@${host};transport=ws>${device};expires=${expires}`,
      'Supported: gruu, outbound, path',
    ];
  }

  async function call({ user, password, to, offer }: CallOptions): ReturnType<RawPhone['call']> {
    const uri = `sip:${to}@${realm}`;
    const from = `From: <sip:${user}@${realm}>;tag=raw${cseq}`;
    const headers = [from, `To: <${uri}>`, `Contact: <sip:${user}@${host};transport=ws>`];
    const challenge = await ask('INVITE', uri, headers, offer);
    socket.send(toMessage('ACK', uri, cseq, [from, headerOf(challenge, 'To')]));
    const credentials = authorize(challenge, 'INVITE', uri, user, password);
    const reply = await ask('INVITE', uri, [...headers, credentials], offer);
    if (!reply.startsWith('SIP/2.0 200')) throw new Error(reply);
    const [, target = uri] = /<([^>]+)>/.exec(headerOf(reply, 'Contact')) ?? [];
    const routes = [...reply.matchAll(/^Record-Route: (.*)$/gim)].map(
      ([, route]) => `Route: ${route!.trim()}`,
    );
    const dialog = [from, headerOf(reply, 'To'), ...routes.toReversed()];
    socket.send(toMessage('ACK', target, cseq, dialog));
    const hangUp = async (): Promise<void> => void (await ask('BYE', target, dialog));
    return { answer: reply.slice(reply.indexOf('\r\n\r\n') + 4), hangUp };
  }

  return {
    received,
    send: (message) => socket.send(message),
    untilReceived,
    async register(options) {
      const uri = `sip:${realm}`;
      const headers = registerHeaders(options);
      const first = await ask('REGISTER', uri, headers);
      if (!first.startsWith('SIP/2.0 401')) return [first];
      const credentials = authorize(first, 'REGISTER', uri, options.user, options.password);
      return [first, await ask('REGISTER', uri, [...headers, credentials])];
    },
    call,
    reply(request, status, reason) {
      const copied = request.match(/^(Via|From|Call-ID|CSeq|Record-Route): .*$/gim) ?? [];
      const to = `${headerOf(request, 'To')};tag=raw`;
      const lines = [
        `SIP/2.0 ${status} ${reason}`,
        ...copied.map((line) => line.trim()),
        to,
        'Content-Length: 0',
      ];
      socket.send(`${lines.join('\r\n')}\r\n\r\n`);
    },
    close: () => socket.terminate(),
  };
}

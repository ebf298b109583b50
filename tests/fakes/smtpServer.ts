// A real SMTP server (smtp-server of npm) on a loopback port, with the manners a test asks for. What it
// accepted is the judge of every test.
import type { Server, Socket } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { smtpCertificate, smtpKey } from './smtpCertificate.ts';

export type SmtpManners = {
  /** Answers MAIL, RCPT or the end of DATA with this code. */
  refuse?: { at: 'mail' | 'rcpt' | 'data'; code: number; only?: string };
  /**
   * Breaks the line: before DATA, in the middle of the body, after the whole letter was taken, or at the
   * connection itself. `mute` takes the letter and never answers; `hang` never answers RCPT.
   */
  drop?: 'connect' | 'beforeData' | 'inData' | 'afterData' | 'mute' | 'hang';
};

export type SmtpFakeOptions = SmtpManners & {
  port?: number;
  security?: 'none' | 'starttls' | 'tls';
  auth?: { user: string; password: string };
  /** Takes no login over a line that is not protected. */
  isLoginGuarded?: boolean;
};

export type SmtpLetter = { from: string; to: string[]; raw: Buffer };

export type SmtpFake = {
  readonly port: number;
  /** Letters taken in whole, answered or not. */
  readonly letters: SmtpLetter[];
  readonly logins: { user: string; isSecure: boolean }[];
  /** How often somebody connected. */
  readonly sessions: number;
  parse(index?: number): Promise<Email>;
  setManners(manners: SmtpManners): void;
  close(): Promise<void>;
};

function refusal(code: number): Error {
  return Object.assign(new Error('no'), { responseCode: code });
}

export async function startSmtpFake(options: SmtpFakeOptions = {}): Promise<SmtpFake> {
  const { security = 'none', auth, isLoginGuarded = false, port = 0, ...firstManners } = options;
  let manners: SmtpManners = firstManners;
  const sockets = new Set<Socket>();
  const letters: SmtpLetter[] = [];
  const logins: { user: string; isSecure: boolean }[] = [];
  let sessions = 0;
  const cut = (session: SMTPServerSession): void => {
    for (const socket of sockets) if (socket.remotePort === session.remotePort) socket.destroy();
  };
  const isRefused = (at: 'mail' | 'rcpt' | 'data', address = ''): Error | null => {
    const { refuse } = manners;
    return refuse?.at === at && (refuse.only === undefined || refuse.only === address)
      ? refusal(refuse.code)
      : null;
  };
  const server = new SMTPServer({
    secure: security === 'tls',
    key: smtpKey,
    cert: smtpCertificate,
    authOptional: auth === undefined,
    // A test of plain login is a test too.
    allowInsecureAuth: !isLoginGuarded,
    disabledCommands: [...(security === 'starttls' ? [] : ['STARTTLS']), ...(auth ? [] : ['AUTH'])],
    disableReverseLookup: true,
    closeTimeout: 50,
    logger: false,
    onConnect(session, done) {
      sessions += 1;
      if (manners.drop === 'connect') cut(session);
      else done();
    },
    onAuth(given, session, done) {
      if (given.username !== auth?.user || given.password !== auth?.password) done(refusal(535));
      else {
        logins.push({ user: given.username ?? '', isSecure: session.secure });
        done(null, { user: given.username });
      }
    },
    onMailFrom: (_address, _session, done) => done(isRefused('mail')),
    onRcptTo(address, session, done) {
      if (manners.drop === 'beforeData') cut(session);
      else if (manners.drop !== 'hang') done(isRefused('rcpt', address.address));
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => {
        parts.push(part);
        if (manners.drop === 'inData') cut(session);
      });
      stream.on('end', () => {
        const refused = isRefused('data');
        if (refused) {
          done(refused);
          return;
        }
        if (manners.drop === 'inData') return;
        const { mailFrom, rcptTo } = session.envelope;
        letters.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map((r) => r.address),
          raw: Buffer.concat(parts),
        });
        if (manners.drop === 'afterData') cut(session);
        else if (manners.drop !== 'mute') done();
      });
    },
  });
  server.on('error', () => undefined);
  const listener: Server = server.server;
  listener.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  const address = listener.address();
  const parsed = (index: number): Promise<Email> => PostalMime.parse(letters.at(index)?.raw ?? '');
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    letters,
    logins,
    get sessions() {
      return sessions;
    },
    parse: (index = -1) => parsed(index),
    setManners(next) {
      manners = next;
    },
    close: () =>
      new Promise((resolve) => {
        // A plain socket under TLS is left to its owner: destroying it there crashes Node 24.
        if (security === 'none') for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

// One SMTP session over nodemailer's connection: connect, TLS, login, and one message with its phases known,
// so that the moment before the final dot can be made durable. Knows no letters and no rows.
import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { judge, type SmtpPhase, type SmtpProblem, type SmtpVerdict } from './smtpReasons.rules.ts';

export type SmtpAccount = {
  host: string;
  port: number;
  security: 'none' | 'starttls' | 'tls';
  user: string;
  password: string;
};
export type SmtpTimeouts = { connectMs: number; silenceMs: number; closeMs: number };
export type SmtpMessage = { from: string; to: readonly string[]; raw: Buffer };

/** Silence is long: after the final dot a server may check the letter before it answers. */
export const usualTimeouts: SmtpTimeouts = { connectMs: 20_000, silenceMs: 180_000, closeMs: 3_000 };

/** A session that ended badly, with its verdict; holds no words of the server. */
export class SmtpFailure extends Error {
  readonly verdict: SmtpVerdict;
  constructor(verdict: SmtpVerdict) {
    super(`smtp: ${verdict.reason}`);
    this.name = 'SmtpFailure';
    this.verdict = verdict;
  }
}

export type SmtpSession = {
  /**
   * @param seal runs once, right before the final dot is written; when it throws, the dot is never written
   * @returns whether some of several recipients were refused
   * @throws SmtpFailure; anything that `seal` throws
   */
  send(message: SmtpMessage, seal: () => void): Promise<{ isPartial: boolean }>;
  /** Says good-bye; at once when the session is dead. */
  quit(): void;
};

/** Gives the message in pieces, and seals it before its end: the dot follows the end only. */
function sealedStream(raw: Buffer, begin: () => void, seal: () => void): Readable {
  const pieceBytes = 64 * 1024;
  let at = 0;
  return new Readable({
    read() {
      if (at === 0) begin();
      if (at < raw.length) {
        this.push(raw.subarray(at, at + pieceBytes));
        at += pieceBytes;
        return;
      }
      try {
        seal();
        this.push(null);
      } catch (error) {
        this.destroy(error instanceof Error ? error : new Error('seal'));
      }
    },
  });
}

const stopped: SmtpVerdict = { kind: 'retry', reason: 'stopped', step: 'connect' };

function asProblem(error: unknown): SmtpProblem {
  return typeof error === 'object' && error !== null ? error : {};
}

type Done<T> = (error: unknown, value?: T) => void;
type Line = {
  phase: SmtpPhase;
  /** Runs one step to its callback, or to the end of the line. @throws SmtpFailure */
  step<T>(run: (done: Done<T>) => void): Promise<T | undefined>;
  release(): void;
};

/** Steps over one connection: whatever breaks it ends the step under way, with the verdict of its phase. */
function startLine(connection: SMTPConnection, signal: AbortSignal, closeMs: number): Line {
  let fail: (error: unknown) => void = () => undefined;
  const stop = (): void => {
    // After the dot the answer is worth a short wait: without it the letter's fate is unknown.
    if (line.phase !== 'sealed') fail({ code: 'EABORT' });
    else setTimeout(() => fail({ code: 'EABORT' }), closeMs).unref();
  };
  const line: Line = {
    phase: 'connect',
    async step<T>(run: (done: Done<T>) => void) {
      const { promise, resolve, reject } = Promise.withResolvers<T | undefined>();
      fail = reject;
      try {
        if (signal.aborted) throw new Error('stopped');
        run((error, value) => (error ? reject(error) : resolve(value)));
        return await promise;
      } catch (error) {
        connection.close();
        const isStopped = signal.aborted && line.phase !== 'sealed';
        throw new SmtpFailure(isStopped ? stopped : judge(asProblem(error), line.phase));
      } finally {
        fail = () => undefined;
      }
    },
    release: () => signal.removeEventListener('abort', stop),
  };
  signal.addEventListener('abort', stop);
  // nodemailer reports a broken line by these events, whatever was under way.
  connection.on('error', (error: unknown) => fail(error));
  connection.on('end', () => fail({ code: 'ECONNECTION' }));
  return line;
}

function makeConnection(account: SmtpAccount, timeouts: SmtpTimeouts): SMTPConnection {
  return new SMTPConnection({
    host: account.host,
    port: account.port,
    secure: account.security === 'tls',
    requireTLS: account.security === 'starttls',
    ignoreTLS: account.security === 'none',
    tls: { minVersion: 'TLSv1.2' },
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.connectMs,
    dnsTimeout: timeouts.connectMs,
    socketTimeout: timeouts.silenceMs,
    socketCloseTimeout: timeouts.closeMs,
  });
}

async function sendMessage(connection: SMTPConnection, line: Line, message: SmtpMessage, seal: () => void) {
  line.phase = 'envelope';
  let sealError: unknown;
  const begin = (): void => {
    line.phase = 'data';
  };
  const stream = sealedStream(message.raw, begin, () => {
    try {
      seal();
    } catch (error) {
      sealError = error;
      throw error;
    }
    line.phase = 'sealed';
  });
  try {
    const envelope = { from: message.from, to: [...message.to], size: message.raw.length };
    const info = await line.step<{ rejected?: readonly string[] }>((done) =>
      connection.send(envelope, stream, done),
    );
    return { isPartial: (info?.rejected ?? []).length > 0 };
  } catch (error) {
    if (sealError !== undefined) throw sealError;
    throw error;
  } finally {
    stream.destroy();
    line.release();
  }
}

/**
 * Connects, secures and logs in. STARTTLS is demanded, never hoped for; certificates are checked.
 * @throws SmtpFailure
 */
export async function openSmtpSession(
  account: SmtpAccount,
  options: { signal: AbortSignal; timeouts?: SmtpTimeouts },
): Promise<SmtpSession> {
  const { signal, timeouts = usualTimeouts } = options;
  const connection = makeConnection(account, timeouts);
  const line = startLine(connection, signal, timeouts.closeMs);
  try {
    await line.step((done) => connection.connect(done));
    line.phase = 'login';
    if (account.user !== '') {
      await line.step((done) => connection.login({ user: account.user, pass: account.password }, done));
    }
  } catch (error) {
    line.release();
    throw error;
  }
  return {
    send: (message, seal) => sendMessage(connection, line, message, seal),
    quit() {
      line.release();
      connection.quit();
      // A server that never answers the good-bye must not keep the process.
      setTimeout(() => connection.close(), timeouts.closeMs).unref();
    },
  };
}

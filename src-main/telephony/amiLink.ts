// One way to Asterisk's manager: greeting, login, actions with their answers, and its events. Ends with the first thing that
// is no manager protocol. Knows no calls.
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { AmiNonsense, type AmiPacket, AmiReader, amiAction, isNearAddress, md5Key } from './ami.rules.ts';
import { LinkFailure } from './linkFailure.ts';

const greetingMs = 5_000;
const answerMs = 5_000;
/** After a wake: a way that is alive answers by then. */
const probeMs = 700;
/** Asterisk closes a connection that says too much before it logs in; ours waits for few answers at once. */
const mostWaiting = 64;

export type AmiLinkOptions = {
  onEvent(packet: AmiPacket): void;
  onLost(reason: 'no_answer' | 'connection_lost'): void;
};

type Waiting = { resolve(packet: AmiPacket): void; reject(error: LinkFailure): void };

export class AmiLink {
  readonly #socket: Socket;
  readonly #options: AmiLinkOptions;
  readonly #reader = new AmiReader();
  readonly #waiting = new Map<string, Waiting>();
  readonly #greeted = Promise.withResolvers<void>();
  #count = 0;
  #isEnded = false;
  #isLoggedIn = false;

  constructor(socket: Socket, options: AmiLinkOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#greeted.promise.catch(() => undefined);
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => this.#end('connection_lost'));
  }

  get isLoggedIn(): boolean {
    return this.#isLoggedIn && !this.#isEnded;
  }

  #take(chunk: Buffer): void {
    if (this.#isEnded) return;
    try {
      const packets = this.#reader.take(chunk);
      if (this.#reader.isGreeted) this.#greeted.resolve();
      for (const packet of packets) this.#sort(packet);
    } catch (error) {
      if (!(error instanceof AmiNonsense)) throw error;
      this.#greeted.reject(new LinkFailure('greeting', 'not_ami'));
      this.#end('connection_lost');
    }
  }

  #sort(packet: AmiPacket): void {
    const waiting = this.#waiting.get(packet.get('ActionID') ?? '');
    if (packet.has('Event')) {
      if (this.#isLoggedIn) this.#options.onEvent(packet);
    } else if (packet.has('Response')) waiting?.resolve(packet);
  }

  #end(reason: 'no_answer' | 'connection_lost'): void {
    if (this.#isEnded) return;
    const wasLoggedIn = this.#isLoggedIn;
    this.close();
    this.#greeted.reject(new LinkFailure('greeting', reason));
    if (wasLoggedIn) this.#options.onLost(reason);
  }

  /** @throws LinkFailure */
  async greet(): Promise<void> {
    const silent = setTimeout(
      () => this.#greeted.reject(new LinkFailure('greeting', 'no_answer')),
      greetingMs,
    );
    try {
      await this.#greeted.promise;
    } finally {
      clearTimeout(silent);
    }
  }

  /** @returns its answer, good or bad. @throws LinkFailure; AmiNonsense where a value is more than a line */
  async ask(
    action: string,
    fields: Readonly<Record<string, string>>,
    patienceMs = answerMs,
  ): Promise<AmiPacket> {
    this.#count += 1;
    const id = fields.ActionID ?? `yolda-${this.#count}`;
    const text = amiAction(action, { ...fields, ActionID: id });
    if (this.#isEnded || this.#waiting.size >= mostWaiting) throw new LinkFailure('login', 'connection_lost');
    const answer = Promise.withResolvers<AmiPacket>();
    this.#waiting.set(id, answer);
    const silent = setTimeout(() => answer.reject(new LinkFailure('login', 'no_answer')), patienceMs);
    this.#socket.write(text);
    try {
      return await answer.promise;
    } finally {
      clearTimeout(silent);
      this.#waiting.delete(id);
    }
  }

  /** @throws LinkFailure */
  async logIn(username: string, password: string): Promise<void> {
    const challenge = await this.ask('Challenge', { AuthType: 'MD5' });
    const nonce = isGood(challenge) ? challenge.get('Challenge') : undefined;
    // Without one the password itself would go over the wire.
    if (nonce === undefined && !this.#isProtected()) throw new LinkFailure('login', 'login_unprotected');
    const proof: Record<string, string> =
      nonce === undefined ? { Secret: password } : { AuthType: 'MD5', Key: md5Key(nonce, password) };
    const answer = await this.ask('Login', { Username: username, ...proof, Events: 'call' });
    if (!isGood(answer)) throw new LinkFailure('login', 'wrong_login');
    this.#isLoggedIn = true;
  }

  #isProtected(): boolean {
    return this.#socket instanceof TLSSocket || isNearAddress(this.#socket.remoteAddress ?? '');
  }

  /** @throws LinkFailure */
  async ping(patienceMs = answerMs): Promise<void> {
    await this.ask('Ping', {}, patienceMs);
  }

  /** One that does not answer at once is gone. */
  probe(): void {
    this.ping(probeMs).catch(() => this.#end('no_answer'));
  }

  /** Without a word to whoever listens. */
  close(): void {
    this.#isEnded = true;
    this.#isLoggedIn = false;
    this.#socket.destroy();
    for (const { reject } of this.#waiting.values()) reject(new LinkFailure('login', 'connection_lost'));
  }
}

export const isGood = (packet: AmiPacket): boolean => packet.get('Response') === 'Success';

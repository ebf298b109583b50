// Re-INVITEs of one call, one after another: ours wait for each other and for theirs, theirs are answered 491 while ours is
// under way, and what is answered 491 to us is repeated with back-off. SIP.js alone can lose a call in a glare.
import type { Core, Inviter, Session } from 'sip.js';
import type { SessionTimer } from './sessionTimer.ts';
import type { After } from './telephony.types.ts';
import { retryTooShort } from './termRetry.ts';

/** The other side did not agree, or is not there: 408 and 503 are SIP.js's own words for silence and a dead link. */
export class ReInviteRefused extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`re-INVITE: ${status}`);
    this.name = 'ReInviteRefused';
    this.status = status;
  }
}

type Sent = Awaited<ReturnType<Session['invite']>>;

export type ReInvitesOptions = {
  session: Session;
  after: After;
  random(): number;
  timer: SessionTimer;
  /** We sent the first INVITE. RFC 3261 §14.1: then we wait longer. */
  isOurs: boolean;
};

const tries = 6;
/** Their ACK may be lost; our own wish is not to wait for it for ever. */
const theirsAtMostMs = 4_000;
const gone = 481;
const requestPending = 491;

/** RFC 3261 §14.1: 2.1 to 4 s in steps of 10 ms for the one who owns the Call-ID, up to 2 s for the other. */
export const glareWaitMs = (isOurs: boolean, random: number): number =>
  Math.round(isOurs ? 210 + random * 190 : random * 200) * 10;

export class ReInvites {
  readonly #options: ReInvitesOptions;
  #last: Promise<unknown> = Promise.resolve();
  #isOffering = false;
  #sent: Sent | undefined;
  #theirs = Promise.withResolvers<void>();
  #isOver = false;
  #stop = new AbortController();

  constructor(options: ReInvitesOptions) {
    this.#options = options;
    this.#theirs.resolve();
  }

  /** Once the session has its dialog. */
  watch(): void {
    const { dialog } = this.#options.session;
    const delegate = dialog?.delegate;
    if (!dialog || !delegate) return;
    // Not before the ACK of our own answer: SIP.js would take it for a broken one, and hang up.
    if (!this.#options.isOurs) this.#beginTheirs();
    const { onInvite } = delegate;
    dialog.delegate = {
      ...delegate,
      onInvite: (request: Core.IncomingInviteRequest) => {
        if (this.#isOffering) {
          request.reject({ statusCode: requestPending });
          return;
        }
        this.#beginTheirs();
        onInvite?.(this.#withTimer(request));
      },
    };
  }

  /** SIP.js answers by itself, and leaves no room for a header. */
  #withTimer(request: Core.IncomingInviteRequest): Core.IncomingInviteRequest {
    const accept: Core.IncomingInviteRequest['accept'] = (options) => {
      const headers = this.#options.timer.answerTo(request.message);
      const own = { statusCode: 200, ...options };
      return request.accept({ ...own, extraHeaders: [...(own.extraHeaders ?? []), ...headers] });
    };
    return Object.assign(Object.create(request) as Core.IncomingInviteRequest, { accept });
  }

  #beginTheirs(): void {
    const theirs = Promise.withResolvers<void>();
    this.#theirs = theirs;
    this.#options.after(theirsAtMostMs, () => theirs.resolve());
  }

  /** By the session: what they sent was refused, or acknowledged. */
  noteTheirsDone(): void {
    this.#theirs.resolve();
  }

  /** @throws ReInviteRefused */
  send(): Promise<void> {
    const next = this.#last.then(() => this.#sendNow());
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #sendNow(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      await this.#theirs.promise;
      if (this.#isOver) throw new ReInviteRefused(gone);
      const status = await this.#sendOnce();
      if (status < 300) return;
      if (status !== requestPending || attempt === tries) throw new ReInviteRefused(status);
      await this.#pause(glareWaitMs(this.#options.isOurs, this.#options.random()));
    }
  }

  async #sendOnce(): Promise<number> {
    const answer = Promise.withResolvers<number>();
    this.#isOffering = true;
    const end = (): void => answer.resolve(gone);
    this.#stop.signal.addEventListener('abort', end, { once: true });
    try {
      const { session, timer } = this.#options;
      const sent = await session.invite({
        requestOptions: { extraHeaders: timer.offer() },
        requestDelegate: {
          onAccept: ({ message }) => {
            timer.takeAnswer(message);
            answer.resolve(200);
          },
          onReject: ({ message }) => answer.resolve(message.statusCode ?? gone),
          onRedirect: ({ message }) => answer.resolve(message.statusCode ?? gone),
        },
      });
      this.#sent = retryTooShort(sent, timer);
      return await answer.promise;
    } finally {
      this.#stop.signal.removeEventListener('abort', end);
      this.#sent = undefined;
      this.#isOffering = false;
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const disarm = this.#options.after(ms, resolve);
      this.#stop.signal.addEventListener('abort', () => {
        disarm();
        resolve();
      });
    });
  }

  /**
   * The link is gone, and with it the answer to what is under way: SIP.js would wait for it for 32 s, and let nothing else
   * through. It is told what its transport would have told it, had the link died while sending.
   */
  giveUp(): void {
    const sent = this.#sent as unknown as
      | { onTransportError(error: Error): void; dispose(): void }
      | undefined;
    sent?.onTransportError(new Error('connection lost'));
    sent?.dispose();
  }

  /** The call is over. */
  end(): void {
    this.#isOver = true;
    this.#theirs.resolve();
    this.#stop.abort();
  }
}

export const isInviter = (session: Session): session is Inviter => 'cancel' in session;

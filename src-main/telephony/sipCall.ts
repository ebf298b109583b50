// One call at the PBX: SIP.js's session from its INVITE to its BYE, told in the words of the call table. Decides nothing of
// holding, waiting or reconnecting; what it is told to do it does one after another.
import { type Inviter, type Notification, type Session, SessionState } from 'sip.js';
import type { CallLeg } from './callLeg.ts';
import { cancelReason, inviteReason } from './callReasons.rules.ts';
import type { CallReason } from './calls.types.ts';
import { isInviter, ReInviteRefused, ReInvites } from './reInvites.ts';
import { SessionTimer } from './sessionTimer.ts';
import type { SipCallOptions } from './sipCall.types.ts';
import { Transfer } from './sipTransfer.ts';
import { retryTooShort } from './termRetry.ts';

const declined = 603;
/** Who calls is shown first; nobody answers sooner. */
const foreseenMs = 300;
/** A digit as long as a finger presses it (RFC 4733 suggests 40 at least; PBXs take 160). */
const toneMs = 160;

export class SipCall implements CallLeg {
  readonly #options: SipCallOptions;
  readonly #reInvites: ReInvites;
  readonly #transfer: Transfer;
  readonly #timer: SessionTimer;
  #isAnswered = false;
  #isOver = false;
  #reason: CallReason | '' | undefined;
  /** Ended here before SIP.js can say so: while its answer was on its way, or without a link. */
  #owes: 'nothing' | 'end' = 'nothing';
  /** RFC 3261 §9.1: nothing is cancelled before. SIP.js waits as well, but forgets it when it is asked for the password. */
  #isUnderWay = false;
  #accepting: Promise<void> | undefined;
  #disarm: () => void = () => undefined;

  constructor(options: SipCallOptions) {
    this.#options = options;
    const { session, media, after, random } = options;
    session.data = media;
    const timer = new SessionTimer({
      after,
      refresh: () => void this.#refresh(),
      expire: () => this.end('connection_lost'),
    });
    this.#timer = timer;
    this.#reInvites = new ReInvites({ session, after, random, timer, isOurs: isInviter(session) });
    this.#transfer = new Transfer(session, after);
    session.delegate = {
      onBye: (bye) => {
        this.#reason ??= '';
        bye.accept().catch(() => undefined);
      },
      onCancel: ({ request }) => {
        this.#reason ??= cancelReason(request.getHeaders('reason'));
      },
      onInvite: (_request, _response, status) => {
        if (status >= 300) this.#reInvites.noteTheirsDone();
        else options.listener.onRenegotiated();
      },
      onAck: () => this.#reInvites.noteTheirsDone(),
      onInfo: (info) => void info.accept().catch(() => undefined),
      onNotify: (notification: Notification) => this.#transfer.takeNotify(notification),
      onRefer: (referral) => options.listener.onReferral(referral),
    };
    session.stateChange.addListener((state) => this.#follow(state));
  }

  get session(): Session {
    return this.#options.session;
  }

  /** Why the page did not do its part. */
  get mediaFailure(): CallReason | undefined {
    return this.#options.media.failure;
  }

  #follow(state: SessionState): void {
    if (state === SessionState.Established) this.#begin();
    // What SIP.js knows of the reason it tells right after.
    else if (state === SessionState.Terminated)
      queueMicrotask(() => this.#finish(this.#reason ?? this.#unsaid()));
  }

  #begin(): void {
    this.#isAnswered = true;
    this.#reInvites.watch();
    if (this.#owes === 'end') this.#bye();
    else this.#options.listener.onAccepted();
  }

  #unsaid(): CallReason | '' {
    const { session, media } = this.#options;
    if (media.failure) return media.failure;
    if (this.#isAnswered) return '';
    return isInviter(session) ? 'pbx_rejected' : 'no_answer';
  }

  #finish(reason: CallReason | ''): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#disarm();
    this.#reInvites.end();
    this.#transfer.end();
    this.#timer.end();
    this.#options.media.close();
    this.#options.listener.onEnded(reason);
  }

  /** Of a call that goes out. Resolves once its INVITE is on the wire, or it is over before. @throws MediaFailure */
  async invite(): Promise<void> {
    const { session, media, listener } = this.#options;
    if (!isInviter(session)) return;
    await media.prepare('');
    if (this.#isOver) return;
    const sent = await session.invite({
      requestDelegate: {
        onTrying: () => this.#noteUnderWay(session),
        onProgress: ({ message }) => {
          this.#noteUnderWay(session);
          listener.onRinging?.();
          if (!/^application\/sdp\b/i.test(message.getHeader('content-type') ?? '')) return;
          media.hearEarly(message.body).then(
            () => listener.onSpokenEarly(),
            () => undefined,
          );
        },
        onAccept: ({ message }) => {
          if (!this.#isOver) this.#timer.takeAnswer(message);
        },
        onReject: ({ message }) => {
          this.#reason ??= inviteReason(message.statusCode ?? 500);
        },
        // We follow nobody to an address that the PBX names: where calls may go is the PBX's to route.
        onRedirect: () => {
          this.#reason ??= 'pbx_rejected';
        },
      },
    });
    retryTooShort(sent, this.#timer);
  }

  #noteUnderWay(session: Inviter): void {
    this.#isUnderWay = true;
    if (this.#owes === 'end') session.cancel().catch(() => undefined);
  }

  ring(): void {
    const { session, media, after } = this.#options;
    if (isInviter(session)) return;
    session.progress({ statusCode: 180 }).catch(() => undefined);
    const offer = session.body ?? '';
    if (offer !== '') this.#disarm = after(foreseenMs, () => void media.foresee(offer));
  }

  /** Asked twice it is answered once. @throws MediaFailure where the page could not; then it still rings */
  accept(): Promise<void> {
    this.#accepting ??= this.#accept().finally(() => {
      this.#accepting = undefined;
    });
    return this.#accepting;
  }

  async #accept(): Promise<void> {
    const { session, media } = this.#options;
    if (isInviter(session)) return;
    this.#disarm();
    await media.prepare(session.body ?? '');
    // A CANCEL may have come meanwhile; SIP.js ends the call and says so by its state.
    const extraHeaders = this.#timer.answerTo(session.request);
    await session.accept({ extraHeaders }).catch(() => undefined);
  }

  /** Of a call that came in: it is over with that. */
  refuse(status: number, reason: CallReason, extraHeaders: string[] = []): void {
    this.#reason ??= reason;
    this.#reject(status, extraHeaders);
    this.#finish(reason);
  }

  decline(): void {
    this.refuse(declined, 'declined');
  }

  #reject(statusCode: number, extraHeaders: string[] = []): void {
    const { session } = this.#options;
    if (!isInviter(session)) session.reject({ statusCode, extraHeaders }).catch(() => undefined);
  }

  /** From here, whatever its state: CANCEL, BYE or a refusal, now or as soon as it can be. */
  end(reason: CallReason | ''): void {
    const { session } = this.#options;
    this.#reason ??= reason;
    if (session.state === SessionState.Established) this.#bye();
    else if (!isInviter(session)) this.#reject(480);
    else if (session.state === SessionState.Establishing && !this.#isUnderWay) this.#owes = 'end';
    else if (this.#options.media.isTakingAnswer) this.#owes = 'end';
    else session.cancel().catch(() => undefined);
    this.#finish(reason);
  }

  letGo(): void {
    this.end('');
  }

  #bye(): void {
    this.#owes = this.#options.isConnected() ? 'nothing' : 'end';
    const { session } = this.#options;
    if (this.#owes === 'nothing' && session.state === SessionState.Established)
      session.bye().catch(() => undefined);
  }

  /** Ended here, and the other side could not be told yet. */
  isOwing(): boolean {
    return this.#isOver && this.#owes === 'end' && this.#isAnswered;
  }

  /** The link is there again. */
  payWhatIsOwed(): void {
    if (this.isOwing()) this.#bye();
  }

  /** The link is gone: nothing is heard any more of what was asked by it. */
  loseLink(): void {
    this.#reInvites.giveUp();
  }

  /** Our wish to hold, our media's new way: by re-INVITE. @throws ReInviteRefused, MediaFailure */
  async renegotiate({ isIceRestart = false } = {}): Promise<void> {
    if (isIceRestart) this.#options.media.isIceRestart = true;
    await this.#reInvites.send();
  }

  /** Nobody else says whether the other side is there still. */
  async #refresh(): Promise<void> {
    try {
      await this.#reInvites.send();
    } catch (error) {
      const isGone = error instanceof ReInviteRefused && [408, 481].includes(error.status);
      if (isGone && this.#options.isConnected()) this.end('connection_lost');
      else if (!this.#isOver) this.#timer.tryAgain();
    }
  }

  /** As INFO, one after another. */
  async sendInfo(tones: string): Promise<void> {
    const { session } = this.#options;
    for (const tone of tones) {
      const answered = Promise.withResolvers<void>();
      const done = (): void => answered.resolve();
      await session.info({
        requestDelegate: { onAccept: done, onReject: done, onRedirect: done },
        requestOptions: {
          body: {
            contentDisposition: 'render',
            contentType: 'application/dtmf-relay',
            content: `Signal=${tone}\r\nDuration=${toneMs}\r\n`,
          },
        },
      });
      await answered.promise;
    }
  }

  /** Resolves once the other side talks to whom it was sent. @throws TransferRefused */
  transferTo(target: string | SipCall): Promise<void> {
    return this.#transfer.send(target instanceof SipCall ? target.session : target);
  }

  /** Whatever comes of it. */
  takeBack(): void {
    this.#transfer.end();
  }
}

// One call of a telephone that the PBX tells us about: events of its channel in the words of the call table. Its sound is the
// telephone's; what can be done from here is to end it.
import type { ChannelNews } from './amiEvents.rules.ts';
import type { CallLeg } from './callLeg.ts';
import type { CallReason } from './calls.types.ts';
import { ReInviteRefused } from './reInvites.ts';

export type AmiCallListener = {
  /** The own telephone was picked up, and now the other side is called. */
  onSpokenEarly(): void;
  onAccepted(): void;
  /** Once, whoever ended it; '' where nothing is to be said. */
  onEnded(reason: CallReason | ''): void;
};

export type AmiCallOptions = {
  /** Unique id of its channel. */
  id: string;
  direction: 'in' | 'out';
  /** Its name; '' where only its id is known yet. */
  channel: string;
  /** Whether it could be asked for. */
  hangUp(channel: string, isDeclined: boolean): boolean;
  isThere(channel: string): Promise<boolean>;
  listener: AmiCallListener;
};

export class AmiCall implements CallLeg {
  readonly #options: AmiCallOptions;
  #id: string;
  #channel: string;
  #isPickedUp = false;
  #isAccepted = false;
  #isOver = false;
  #isGone = false;
  #owes = false;
  #reason: CallReason | undefined;

  constructor(options: AmiCallOptions) {
    this.#options = options;
    this.#id = options.id;
    this.#channel = options.channel;
  }

  get id(): string {
    return this.#id;
  }

  /** Nothing more is to be said to its channel, nor heard of it. */
  isDone(): boolean {
    return this.#isGone || (this.#isOver && !this.#owes);
  }

  take(news: ChannelNews): void {
    const isOut = this.#options.direction === 'out';
    if (news.type === 'named') this.#name(news.channel);
    else if (news.type === 'hungUp') this.#hungUp(news.reason);
    else if (news.type === 'answered' && isOut) this.#pickUp();
    else if (news.type === 'answered' || news.type === 'bridged') this.#accept();
    else if (news.type === 'rung' && !isOut) this.#reason = news.reason;
    else if (news.type === 'ringingOther' && isOut) this.#reason = undefined;
    else if (news.type === 'rangOther' && isOut) {
      if (news.reason === undefined) this.#accept();
      else this.#reason = news.reason;
    }
  }

  /** What came of asking for it. An older PBX chooses the id of the channel by itself. */
  noteOriginated(isOk: boolean, id: string): void {
    if (!isOk) this.#hungUp('own_phone');
    else if (id !== '') this.#id = id;
  }

  #name(channel: string): void {
    this.#channel = channel;
    if (this.#isOver && this.#owes) this.payWhatIsOwed();
  }

  #pickUp(): void {
    if (this.#isPickedUp || this.#isAccepted || this.#isOver) return;
    this.#isPickedUp = true;
    this.#options.listener.onSpokenEarly();
  }

  #accept(): void {
    if (this.#isAccepted || this.#isOver) return;
    this.#isAccepted = true;
    this.#options.listener.onAccepted();
  }

  #hungUp(cause: CallReason | undefined): void {
    this.#isGone = true;
    this.#finish(this.#isAccepted ? '' : this.#unanswered(cause));
  }

  #unanswered(cause: CallReason | undefined): CallReason {
    // The client was never called: that nobody answered is nothing to be told of him.
    if (this.#options.direction === 'out' && !this.#isPickedUp) return 'own_phone';
    // A colleague's answer is told by the cause; what DialEnd says of it is only that we were not wanted any more.
    if (cause === 'elsewhere' || cause === 'declined') return cause;
    return this.#reason ?? cause ?? 'cancelled';
  }

  #finish(reason: CallReason | ''): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#options.listener.onEnded(reason);
  }

  end(reason: CallReason | ''): void {
    // What is only out of sight goes on at the telephone.
    if (reason === 'connection_lost') this.#isGone = true;
    this.#leave(reason === 'declined');
    this.#finish(reason);
  }

  /** The PBX did not take it. */
  refuse(reason: CallReason): void {
    this.#isGone = true;
    this.#finish(reason);
  }

  letGo(): void {
    this.#isGone = true;
    this.#finish(this.#isAccepted ? '' : 'connection_lost');
  }

  decline(): void {
    this.end('declined');
  }

  #leave(isDeclined: boolean): void {
    if (!this.#isGone) this.#owes = this.#channel === '' || !this.#options.hangUp(this.#channel, isDeclined);
  }

  isOwing(): boolean {
    return this.#isOver && this.#owes && !this.#isGone;
  }

  payWhatIsOwed(): void {
    if (this.isOwing()) this.#leave(false);
  }

  loseLink(): void {
    // Nothing of it is asked for that somebody waits for.
  }

  async renegotiate(): Promise<void> {
    if (this.#channel === '' || !(await this.#options.isThere(this.#channel))) {
      this.#isGone = true;
      throw new ReInviteRefused(481);
    }
  }
}

// The media of one call as SIP.js wants it: its session description handler, which asks the page. Knows which side offered,
// and nothing of states.
import type { BodyAndContentType, Session, SessionDescriptionHandler } from 'sip.js';
import { hasAudio, isOnHold } from './callReasons.rules.ts';
import type { CallReason, MediaAsk } from './calls.types.ts';
import { MediaFailure, type MediaPort } from './mediaPort.ts';
import type { IceServer } from './telephony.types.ts';

export type CallMediaOptions = {
  callId: string;
  port: Pick<MediaPort, 'ask'>;
  /** At once where no secret is to be read. @throws MediaFailure */
  loadIceServers(): IceServer[] | Promise<IceServer[]>;
  /** What the user wants, each time anew: an option of SIP.js would be used again where it no longer holds. */
  isHeldHere(): boolean;
  onHeldThere(isHeldThere: boolean): void;
};

const body = (sdp: string): BodyAndContentType => ({ body: sdp, contentType: 'application/sdp' });

export class CallMedia implements SessionDescriptionHandler {
  /** Why the page did not do its part, the last time it did not. */
  failure: CallReason | undefined;
  /** The next offer begins the way of the media anew. */
  isIceRestart = false;
  /** The call was accepted, and SIP.js does not know yet whether the page can take it. */
  isTakingAnswer = false;
  readonly #options: CallMediaOptions;
  /** Whose offer waits for its answer. */
  #offered: 'nobody' | 'here' | 'there' = 'nobody';
  #offer = '';
  /** Made before SIP.js asks: a call is answered only with a microphone, and dialed without waiting for the journal. */
  #prepared: string | undefined;
  #isClosed = false;

  constructor(options: CallMediaOptions) {
    this.#options = options;
  }

  async #ask(ask: MediaAsk): Promise<string> {
    return this.#noting(() => {
      if (this.#isClosed) throw new MediaFailure('media_lost');
      return this.#options.port.ask(this.#options.callId, ask);
    });
  }

  async #noting<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.failure = error instanceof MediaFailure ? error.reason : 'media_failed';
      throw error;
    }
  }

  /** Where no secret is to be read the page is asked in this very turn of the loop. */
  async #make(): Promise<string> {
    const given = this.#options.loadIceServers();
    const iceServers = given instanceof Promise ? await this.#noting(() => given) : given;
    const asked = { iceServers, isHeld: this.#options.isHeldHere() };
    if (this.#offered === 'there') return this.#ask({ type: 'makeAnswer', ...asked, offer: this.#offer });
    const { isIceRestart } = this;
    this.isIceRestart = false;
    return this.#ask({ type: 'makeOffer', ...asked, isIceRestart });
  }

  /** It rings: the page gets ready for its answer, whatever comes of that. */
  async foresee(offer: string): Promise<void> {
    try {
      const iceServers = await this.#options.loadIceServers();
      if (!this.#isClosed)
        await this.#options.port.ask(this.#options.callId, { type: 'prepareAnswer', iceServers, offer });
    } catch {
      // Then all of it is done when the call is answered.
    }
  }

  /** Ahead of SIP.js. @param offer '' where ours is to be the offer. @throws MediaFailure */
  async prepare(offer: string): Promise<void> {
    this.#takeOffer(offer);
    this.#prepared = await this.#make();
  }

  #takeOffer(offer: string): void {
    this.#offered = offer === '' ? 'nobody' : 'there';
    this.#offer = offer;
  }

  async getDescription(): Promise<BodyAndContentType> {
    const sdp = this.#prepared ?? (await this.#make());
    this.#prepared = undefined;
    if (this.#offered === 'there') {
      this.#offered = 'nobody';
      this.#options.onHeldThere(isOnHold(this.#offer));
    } else this.#offered = 'here';
    return body(sdp);
  }

  hasDescription(contentType: string): boolean {
    return /^application\/sdp\b/i.test(contentType);
  }

  async setDescription(sdp: string): Promise<void> {
    if (!hasAudio(sdp)) {
      this.failure = 'media_failed';
      throw new MediaFailure('media_failed');
    }
    if (this.#offered !== 'here') {
      if (this.#prepared === undefined) this.#takeOffer(sdp);
      return;
    }
    this.isTakingAnswer = true;
    try {
      await this.#ask({ type: 'takeAnswer', answer: sdp, isFinal: true });
    } finally {
      this.isTakingAnswer = false;
    }
    this.#offered = 'nobody';
    // What is held here sends nothing, and what is answered to that says nothing of them.
    if (!this.#options.isHeldHere()) this.#options.onHeldThere(isOnHold(sdp));
  }

  /** Sound before the answer, perhaps of another phone than the one that will answer. @throws MediaFailure */
  async hearEarly(sdp: string): Promise<void> {
    if (this.#offered === 'here' && hasAudio(sdp))
      await this.#ask({ type: 'takeAnswer', answer: sdp, isFinal: false });
  }

  async rollbackDescription(): Promise<void> {
    const wasOurs = this.#offered === 'here';
    this.#offered = 'nobody';
    if (wasOurs) await this.#ask({ type: 'rollBack' });
  }

  /** Of SIP.js's interface; the calls ask the page themselves. */
  sendDtmf(): boolean {
    return false;
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#options.port.ask(this.#options.callId, { type: 'close' }).catch(() => undefined);
  }
}

/** The factory of SIP.js: a session carries its media with it. */
export function mediaOf(session: Session): CallMedia {
  if (session.data instanceof CallMedia) return session.data;
  throw new MediaFailure('media_failed');
}

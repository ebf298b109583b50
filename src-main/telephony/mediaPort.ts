// The page that has the microphone, as the core sees it: the first that offers itself serves, the others wait for their turn.
// Asks one thing after another of each call, each with its patience. Knows no SIP.
import type { EventName, EventPayload } from '#shared/rpc/client.ts';
import type { CallReason, MediaAnswer, MediaAsk, MediaNews, MediaService } from './calls.types.ts';
import type { After } from './telephony.types.ts';

/** The page did not do what it was asked: why, in a word of the contract. */
export class MediaFailure extends Error {
  readonly reason: CallReason;

  constructor(reason: CallReason) {
    super(reason);
    this.name = 'MediaFailure';
    this.reason = reason;
  }
}

export type MediaPortOptions = {
  newId(): string;
  after: After;
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void;
};

export type MediaListener = {
  /** A page serves from now on: the first one, or another one in the place of one that went. */
  onPage(): void;
  /** The page that served went away; another one may follow at once. */
  onPageGone(): void;
  onNews(callId: string, news: MediaNews): void;
};

type Page = { id: string; isGone: boolean };
type Waiting = { page: Page; resolve(answer: MediaAnswer): void; reject(failure: MediaFailure): void };

/** Candidates are gathered, perhaps by way of TURN. */
const sdpMs = 5_000;
const otherMs = 2_000;
const hasSdp = ({ type }: MediaAsk): boolean => type === 'makeOffer' || type === 'makeAnswer';

export class MediaPort implements MediaService {
  listener: MediaListener | undefined;
  readonly #options: MediaPortOptions;
  /** The first one serves. */
  readonly #pages: Page[] = [];
  readonly #waiting = new Map<string, Waiting>();
  /** Of each call: the end of its last ask. */
  readonly #lasts = new Map<string, Promise<unknown>>();

  constructor(options: MediaPortOptions) {
    this.#options = options;
  }

  hasPage(): boolean {
    return this.#pages.length > 0;
  }

  serve(pageId: string, signal: AbortSignal): Promise<void> {
    const page: Page = { id: pageId, isGone: false };
    this.#pages.push(page);
    if (this.#pages.length === 1) this.listener?.onPage();
    return new Promise((resolve) => {
      const leave = (): void => {
        this.#leave(page);
        resolve();
      };
      signal.addEventListener('abort', leave, { once: true });
      if (signal.aborted) leave();
    });
  }

  #leave(page: Page): void {
    const wasServing = this.#pages[0] === page;
    page.isGone = true;
    this.#pages.splice(this.#pages.indexOf(page), 1);
    for (const waiting of [...this.#waiting.values()])
      if (waiting.page === page) waiting.reject(new MediaFailure('media_lost'));
    if (!wasServing) return;
    this.listener?.onPageGone();
    if (this.hasPage()) this.listener?.onPage();
  }

  answer(askId: string, answer: MediaAnswer): void {
    this.#waiting.get(askId)?.resolve(answer);
  }

  tell(callId: string, news: MediaNews): void {
    this.listener?.onNews(callId, news);
  }

  /** In this very turn of the loop, where nothing is under way. @returns the SDP where one was asked for. @throws MediaFailure */
  ask(callId: string, ask: MediaAsk): Promise<string> {
    const last = this.#lasts.get(callId);
    const next = last ? last.then(() => this.#askNow(callId, ask)) : this.#askNow(callId, ask);
    const settled = next.then(
      () => undefined,
      () => undefined,
    );
    this.#lasts.set(callId, settled);
    void settled.then(() => {
      if (this.#lasts.get(callId) === settled) this.#lasts.delete(callId);
    });
    return next;
  }

  async #askNow(callId: string, ask: MediaAsk): Promise<string> {
    const page = this.#pages[0];
    if (!page) throw new MediaFailure('no_media_page');
    const { newId, after, emit } = this.#options;
    const askId = newId();
    const { promise, resolve, reject } = Promise.withResolvers<MediaAnswer>();
    const disarm = after(hasSdp(ask) ? sdpMs : otherMs, () => reject(new MediaFailure('media_failed')));
    this.#waiting.set(askId, { page, resolve, reject });
    emit('media.asked', { pageId: page.id, askId, callId, ask });
    try {
      const answer = await promise;
      if (answer.type === 'failed') throw new MediaFailure(answer.reason);
      if (hasSdp(ask) !== (answer.type === 'sdp')) throw new MediaFailure('media_failed');
      return answer.type === 'sdp' ? answer.sdp : '';
    } finally {
      disarm();
      this.#waiting.delete(askId);
    }
  }
}

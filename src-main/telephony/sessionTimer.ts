// Session timers (RFC 4028), which SIP.js has none of: who refreshes a call and how often, agreed anew with each INVITE of it.
// Says when to refresh, and when the other side failed to; sends nothing itself.
import type { After } from './telephony.types.ts';

type Refresher = 'uac' | 'uas';
export type SessionTerm = { seconds: number; refresher: Refresher | undefined };

/** What of a message is read: SIP.js's messages have more. */
type Headers = { getHeader(name: string): string | undefined; getHeaders(name: string): string[] };

/** RFC 4028 §4: recommended. */
const wantedS = 1_800;
const longestS = 86_400;

/** Session-Expires, or its short form x; undefined without one that can be understood. */
export function sessionTerm(header: string | undefined): SessionTerm | undefined {
  const [, digits = '', rest = ''] = /^\s*(\d{1,6})\s*(;.*)?$/.exec(header ?? '') ?? [];
  const seconds = Math.min(Number(digits), longestS);
  if (digits === '' || seconds === 0) return undefined;
  const [, refresher] = /;\s*refresher\s*=\s*(uac|uas)\b/i.exec(rest) ?? [];
  return { seconds, refresher: refresher === undefined ? undefined : /uas/i.test(refresher) ? 'uas' : 'uac' };
}

/** Of the first INVITE of a call. */
export const firstOffer = `Session-Expires: ${wantedS}`;

/** Min-SE of a refusal, or undefined. */
function leastTerm(message: Headers): number | undefined {
  const [, digits] = /^\s*(\d{1,6})\s*(;.*)?$/.exec(message.getHeader('min-se') ?? '') ?? [];
  return digits === undefined ? undefined : Number(digits);
}

const termOf = (message: Headers): SessionTerm | undefined =>
  sessionTerm(message.getHeader('session-expires') ?? message.getHeader('x'));

const hasTimer = (message: Headers): boolean =>
  [...message.getHeaders('supported'), ...message.getHeaders('k')].some((tags) => /\btimer\b/i.test(tags));

/** RFC 4028 §10: in time for a BYE. */
export const expiresMs = (seconds: number): number => (seconds - Math.min(32, seconds / 3)) * 1_000;

export type SessionTimerOptions = {
  after: After;
  refresh(): void;
  /** The other side was to refresh, and did not. */
  expire(): void;
};

export class SessionTimer {
  readonly #options: SessionTimerOptions;
  #agreed: { seconds: number; isOurs: boolean } | undefined;
  /** The shortest that the other side said it takes. */
  #leastS = 0;
  #disarm: () => void = () => undefined;

  constructor(options: SessionTimerOptions) {
    this.#options = options;
  }

  /** Of an INVITE of ours. */
  offer(): string[] {
    const { seconds, isOurs } = this.#offered();
    const refresher = isOurs === undefined ? '' : `;refresher=${isOurs ? 'uac' : 'uas'}`;
    const least = this.#leastS === 0 ? [] : [`Min-SE: ${this.#leastS}`];
    return [`Session-Expires: ${seconds}${refresher}`, ...least];
  }

  #offered(): { seconds: number; isOurs?: boolean } {
    const { seconds = wantedS, ...agreed } = this.#agreed ?? {};
    return { ...agreed, seconds: Math.max(seconds, this.#leastS) };
  }

  /** 422: the term that we offered is too short for them. @returns whether a longer one can be offered */
  takeTooShort(message: Headers): boolean {
    const least = leastTerm(message) ?? 0;
    if (least <= this.#offered().seconds || least > longestS) return false;
    this.#leastS = least;
    return true;
  }

  /** The other side accepted it so. */
  takeAnswer(message: Headers): void {
    const term = termOf(message);
    this.#agree(term && { seconds: term.seconds, isOurs: term.refresher !== 'uas' });
  }

  /** Of our acceptance of an INVITE of theirs. Without their word the timer, which a proxy may ask for, is ours to keep. */
  answerTo(message: Headers): string[] {
    const term = termOf(message);
    const refresher = hasTimer(message) ? (term?.refresher ?? 'uac') : 'uas';
    this.#agree(term && { seconds: term.seconds, isOurs: refresher === 'uas' });
    if (!term) return [];
    const required = refresher === 'uac' ? ['Require: timer'] : [];
    return [`Session-Expires: ${term.seconds};refresher=${refresher}`, ...required];
  }

  /** After a refresh that came to nothing: once more before it is too late. */
  tryAgain(): void {
    if (this.#agreed) this.#arm((this.#agreed.seconds * 1_000) / 8, this.#options.refresh);
  }

  #agree(agreed: { seconds: number; isOurs: boolean } | undefined): void {
    this.#disarm();
    this.#agreed = agreed;
    if (!agreed) return;
    const { refresh, expire } = this.#options;
    if (agreed.isOurs) this.#arm((agreed.seconds * 1_000) / 2, refresh);
    else this.#arm(expiresMs(agreed.seconds), expire);
  }

  #arm(ms: number, run: () => void): void {
    this.#disarm = this.#options.after(ms, run);
  }

  end(): void {
    this.#agree(undefined);
  }
}

// Calls whose link or page went away: kept for a while, taken up again by a re-INVITE with a new way of the media once both
// are there, ended by rule when they do not return. Each reason has its own patience; the first to run out ends the call.
import { isOver, isTalking } from './call.rules.ts';
import type { CallEntry } from './callTable.ts';
import type { CallWorld } from './callWorld.ts';
import { ReInviteRefused } from './reInvites.ts';

type Cause = 'link' | 'page' | 'media';

const patience = {
  link: { ms: 30_000, reason: 'connection_lost' },
  page: { ms: 10_000, reason: 'media_lost' },
  media: { ms: 30_000, reason: 'connection_lost' },
} as const satisfies Record<Cause, { ms: number; reason: string }>;
/** Between two tries of one call. */
const againMs = 1_000;
/** The other side knows of no such call. */
const isGone = (error: unknown): boolean =>
  error instanceof ReInviteRefused && (error.status === 481 || error.status === 404);

/** The sound goes its own way: who still talks is not interrupted for want of signalling. */
const isHeard = ({ quality, disarm }: CallEntry): boolean =>
  quality !== null && !disarm.has('page') && !disarm.has('media');

export class CallRecovery {
  readonly #world: CallWorld;
  /** What makes the page as it was: muted, mixed. */
  readonly #restore: (entry: CallEntry) => Promise<void>;
  readonly #running = new Set<CallEntry>();

  constructor(world: CallWorld, restore: (entry: CallEntry) => Promise<void>) {
    this.#world = world;
    this.#restore = restore;
  }

  #isReady(entry: CallEntry): boolean {
    return (
      (entry.isAtPhone || this.#world.media.hasPage()) &&
      this.#world.findLine(entry.lineId)?.agent !== undefined
    );
  }

  loseLink(lineId: string): void {
    const { table } = this.#world;
    for (const entry of table.entries().filter((one) => one.lineId === lineId && !isOver(one.status))) {
      entry.leg.loseLink();
      if (isTalking(entry.status)) this.#lose(entry, 'link');
      // What was asked by a link that is gone is answered to nobody.
      else entry.leg.end('connection_lost');
    }
  }

  findLink(lineId: string): void {
    for (const entry of this.#world.table.talking())
      if (entry.lineId === lineId && entry.status.lostSince !== null) this.#found(entry, 'link');
  }

  losePage(): void {
    for (const entry of [...this.#world.table.entries()]) {
      const { status, leg, isAtPhone } = entry;
      // Its sound is in no page.
      if (isAtPhone) continue;
      if (isTalking(status)) this.#lose(entry, 'page');
      // Its offer went with the page; one that rings here has none yet.
      else if (status.direction === 'out' && !isOver(status)) leg.end('media_lost');
    }
  }

  findPage(): void {
    for (const entry of this.#world.table.talking())
      if (entry.status.lostSince !== null) this.#found(entry, 'page');
  }

  loseMedia(entry: CallEntry): void {
    if (!isTalking(entry.status)) return;
    this.#lose(entry, 'media');
    void this.#recover(entry);
  }

  /** The way of the media mended itself. */
  findMedia(entry: CallEntry): void {
    if (entry.disarm.has('media')) this.#settle(entry, 'media');
  }

  #lose(entry: CallEntry, cause: Cause): void {
    const { table, after } = this.#world;
    table.take(entry, { type: 'lost' });
    if (entry.disarm.has(cause)) return;
    const { ms, reason } = patience[cause];
    const wait = (): void => {
      const lose = (): void => (cause === 'link' && isHeard(entry) ? wait() : entry.leg.end(reason));
      entry.disarm.set(cause, after(ms, lose));
    };
    wait();
  }

  #found(entry: CallEntry, cause: Cause): void {
    // Its patience goes on until the call is taken up: being there again is not yet hearing again.
    if (entry.disarm.has(cause)) void this.#recover(entry);
  }

  async #recover(entry: CallEntry): Promise<void> {
    if (this.#running.has(entry) || !this.#isReady(entry)) return;
    this.#running.add(entry);
    try {
      await entry.leg.renegotiate({ isIceRestart: true });
      await this.#takeUp(entry);
    } catch (error) {
      if (isGone(error)) entry.leg.end('connection_lost');
      else this.#world.after(againMs, () => this.#again(entry));
    } finally {
      this.#running.delete(entry);
    }
  }

  /** Agreed anew: link and page are there. Whether media flows again says the page. */
  async #takeUp(entry: CallEntry): Promise<void> {
    this.#settle(entry, 'link');
    this.#settle(entry, 'page');
    if (!entry.isAtPhone) await this.#restore(entry);
  }

  #settle(entry: CallEntry, cause: Cause): void {
    entry.disarm.get(cause)?.();
    entry.disarm.delete(cause);
    if (entry.disarm.size === 0) this.#world.table.take(entry, { type: 'found' });
  }

  /** The other side was quicker: what it offered anew was answered. */
  findByOther(entry: CallEntry): void {
    if (entry.status.lostSince !== null && this.#isReady(entry)) this.#takeUp(entry).catch(() => undefined);
  }

  #again(entry: CallEntry): void {
    if (entry.status.lostSince !== null && isTalking(entry.status)) void this.#recover(entry);
  }
}

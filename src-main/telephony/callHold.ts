// Holding and taking back, and who has to wait while somebody else talks. A call of a telephone is held there, not from here.
import { AppError } from '#shared/contract/errors.ts';
import { isTalking, toHold } from './call.rules.ts';
import type { CallEntry } from './callTable.ts';
import type { CallWorld } from './callWorld.ts';

/** An answer waits no longer for the others' hold. */
const heldSoonMs = 1_000;

export class CallHold {
  readonly #world: Pick<CallWorld, 'table' | 'after'>;

  constructor(world: Pick<CallWorld, 'table' | 'after'>) {
    this.#world = world;
  }

  async holdOthers({ id }: CallEntry): Promise<void> {
    const others = this.#world.table
      .entries()
      .filter(({ isAtPhone }) => !isAtPhone)
      .map((entry) => ({ ...entry.status, id: entry.id, entry }));
    await Promise.allSettled(toHold(others, id).map(({ entry }) => this.setHeld(entry, true)));
  }

  /** Whoever is slow to be held must not keep the one who rings. */
  holdOthersSoon(entry: CallEntry): Promise<void> {
    return new Promise((resolve) => {
      this.#world.after(heldSoonMs, resolve);
      void this.holdOthers(entry).then(resolve);
    });
  }

  /** @throws AppError conflict/hold_refused, and it is as it was */
  async setHeld(entry: CallEntry, isHeld: boolean): Promise<void> {
    const { table } = this.#world;
    if (entry.status.isHeldHere === isHeld) return;
    table.take(entry, { type: isHeld ? 'held' : 'resumed' });
    // What is away is taken up again as it is wanted then.
    if (entry.status.lostSince !== null) return;
    try {
      await entry.leg.renegotiate();
    } catch {
      if (!isTalking(entry.status) || entry.status.lostSince !== null) return;
      table.take(entry, { type: isHeld ? 'resumed' : 'held' });
      throw new AppError('conflict', 'hold_refused');
    }
  }
}

// Calls that hear each other: who is mixed with whom, told to the page at each change. Knows no SIP: the PBX has no part in it.
import { AppError } from '#shared/contract/errors.ts';
import type { CallEntry } from './callTable.ts';
import type { CallWorld } from './callWorld.ts';

export class CallConference {
  readonly #world: CallWorld;
  readonly #actions: { hold(entry: CallEntry): Promise<void>; resume(entry: CallEntry): Promise<void> };

  constructor(
    world: CallWorld,
    actions: { hold(entry: CallEntry): Promise<void>; resume(entry: CallEntry): Promise<void> },
  ) {
    this.#world = world;
    this.#actions = actions;
  }

  #members(): CallEntry[] {
    return this.#world.table.talking().filter(({ status }) => status.isInConference);
  }

  /** @throws AppError conflict/too_few_calls */
  async join(): Promise<void> {
    const { table } = this.#world;
    const members = table.talking().filter(({ isAtPhone }) => !isAtPhone);
    if (members.length < 2) throw new AppError('conflict', 'too_few_calls');
    for (const entry of members) table.take(entry, { type: 'conferred', isInConference: true });
    await this.#mix();
    await Promise.all(
      members.filter(({ status }) => status.isHeldHere).map((entry) => this.#actions.resume(entry)),
    );
  }

  /** The newest stays live. @throws AppError conflict/not_live */
  async part(): Promise<void> {
    const members = this.#members();
    if (members.length === 0) throw new AppError('conflict', 'not_live');
    for (const entry of members) this.#world.table.take(entry, { type: 'conferred', isInConference: false });
    await this.#tell(members);
    await Promise.all(members.slice(0, -1).map((entry) => this.#actions.hold(entry)));
  }

  /** Somebody left: those who stay hear each other, and one alone is in no conference. */
  async keepUp(): Promise<void> {
    const members = this.#members();
    if (members.length === 0) return;
    const [last] = members;
    if (members.length === 1 && last) {
      this.#world.table.take(last, { type: 'conferred', isInConference: false });
      await this.#tell([last]);
    } else await this.#mix();
  }

  /** Another page has the call now. */
  async restore(entry: CallEntry): Promise<void> {
    if (entry.status.isInConference) await this.#mix();
  }

  #mix(): Promise<void> {
    return this.#tell(this.#members());
  }

  async #tell(entries: readonly CallEntry[]): Promise<void> {
    await Promise.allSettled(
      entries.map(({ id, status }) => {
        const others = entries.filter((one) => status.isInConference && one.id !== id);
        return this.#world.media.ask(id, { type: 'mix', withCallIds: others.map((one) => one.id) });
      }),
    );
  }
}

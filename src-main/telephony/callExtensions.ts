// The extension that was dialed with a number: pressed for the person, once somebody or a machine has answered. Knows not how
// tones are sent.
import { isTalking } from './call.rules.ts';
import type { CallEntry, CallTable } from './callTable.ts';
import type { After } from './telephony.types.ts';

/** A machine that has just answered does not listen yet. */
const beforeMs = 1_500;
/** As long as the page takes for one (its tone and its gap). */
const toneMs = 190;

type State = NonNullable<CallEntry['extension']>['state'];

export class CallExtensions {
  readonly #table: CallTable;
  readonly #after: After;
  readonly #sendTones: (entry: CallEntry, tones: string) => Promise<void>;
  readonly #begun = new WeakSet<CallEntry>();

  constructor(
    { table, after }: { table: CallTable; after: After },
    /** @throws AppError: why not */
    sendTones: (entry: CallEntry, tones: string) => Promise<void>,
  ) {
    this.#table = table;
    this.#after = after;
    this.#sendTones = sendTones;
  }

  /** After each change of the calls. */
  keepUp(): void {
    for (const entry of this.#table.talking()) {
      const { extension } = entry;
      if (extension?.state !== 'waiting' || this.#begun.has(entry)) continue;
      this.#begun.add(entry);
      // What went wrong is shown in its row, where it can be sent again.
      this.#after(beforeMs, () => void this.send(entry, extension.tones).catch(() => undefined));
    }
  }

  #note(entry: CallEntry, tones: string, state: State): void {
    entry.extension = { tones, state };
    this.#table.changed();
  }

  /** Resolves once they are on their way. @throws AppError: why not */
  async send(entry: CallEntry, tones: string): Promise<void> {
    if (!isTalking(entry.status) || entry.extension?.state === 'sending') return;
    this.#note(entry, tones, 'sending');
    try {
      await this.#sendTones(entry, tones);
    } catch (error) {
      this.#note(entry, tones, 'failed');
      throw error;
    }
    this.#after(tones.length * toneMs, () => this.#note(entry, tones, 'sent'));
  }
}

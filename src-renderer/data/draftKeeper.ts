// Drafts as the forms of one window see them: the core's list, and over it what was typed here and is not there yet.
// Sends a change within half a second, again while there is no core. Knows no form and no React.
export type KeptDraft = { text: string; savedAt: number };

export type DraftKeeper = {
  find(key: string): KeptDraft | undefined;
  keep(key: string, text: string): void;
  /** At once: what was saved must not come back as a draft. */
  drop(key: string): void;
  /** Sends what waits now: the window goes, or the core came. */
  flush(): void;
  /** The core's list, each time it is new. */
  take(rows: readonly (KeptDraft & { key: string })[]): void;
};

export type DraftKeeperOptions = {
  /** `text: undefined` drops. */
  send(key: string, text: string | undefined): Promise<unknown>;
  now(): number;
};

export const keepAfterMs = 400;
const againAfterMs = 2_000;

type Waiting = { text: string | undefined; typedAt: number };

class SendingDraftKeeper implements DraftKeeper {
  readonly #options: DraftKeeperOptions;
  readonly #waiting = new Map<string, Waiting>();
  readonly #underWay = new Set<string>();
  #known = new Map<string, KeptDraft>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: DraftKeeperOptions) {
    this.#options = options;
  }

  find(key: string): KeptDraft | undefined {
    const own = this.#waiting.get(key);
    if (!own) return this.#known.get(key);
    return own.text === undefined ? undefined : { text: own.text, savedAt: own.typedAt };
  }

  keep(key: string, text: string): void {
    if (this.find(key)?.text === text) return;
    this.#waiting.set(key, { text, typedAt: this.#options.now() });
    this.#sendIn(keepAfterMs);
  }

  drop(key: string): void {
    if (!this.find(key)) return;
    this.#waiting.set(key, { text: undefined, typedAt: this.#options.now() });
    this.flush();
  }

  /** What is under way already is not sent twice; when it is through, what came after it follows. */
  readonly flush = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const [key, waiting] of this.#waiting) if (!this.#underWay.has(key)) void this.#send(key, waiting);
  };

  take(rows: readonly (KeptDraft & { key: string })[]): void {
    this.#known = new Map(rows.map(({ key, text, savedAt }) => [key, { text, savedAt }]));
  }

  /** From the first change on, not from the last: who types without a pause is kept too. */
  #sendIn(delayMs: number): void {
    this.#timer ??= setTimeout(this.flush, delayMs);
  }

  async #send(key: string, waiting: Waiting): Promise<void> {
    this.#underWay.add(key);
    try {
      await this.#options.send(key, waiting.text);
      this.#note(key, waiting);
    } catch {
      this.#sendIn(againAfterMs);
    } finally {
      this.#underWay.delete(key);
      const next = this.#waiting.get(key);
      if (next && next !== waiting) this.#sendIn(keepAfterMs);
    }
  }

  /** The list with it may come later than the next form asks. */
  #note(key: string, waiting: Waiting): void {
    if (waiting.text === undefined) this.#known.delete(key);
    else this.#known.set(key, { text: waiting.text, savedAt: waiting.typedAt });
    if (this.#waiting.get(key) === waiting) this.#waiting.delete(key);
  }
}

export function createDraftKeeper(options: DraftKeeperOptions): DraftKeeper {
  return new SendingDraftKeeper(options);
}

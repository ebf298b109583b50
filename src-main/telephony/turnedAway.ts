// Callers who are told that it is busy here: which of them the journal names. A flood is not to bury the calls that matter
// under a row, and a task to call back, for each of its own. Knows no SIP; forgets within a minute.

const spanMs = 60_000;
/** Of all callers together, within the span. */
const namedAtMost = 20;

export class TurnedAway {
  #named: { number: string; at: number }[] = [];

  /** @returns whether it is one to tell of: the first of this number for a while, and not the twenty-first of all */
  isNews(number: string, at: number): boolean {
    this.#named = this.#named.filter((one) => Math.abs(at - one.at) < spanMs);
    const isKnown = this.#named.some((one) => one.number === number);
    if (isKnown || this.#named.length >= namedAtMost) return false;
    this.#named.push({ number, at });
    return true;
  }
}

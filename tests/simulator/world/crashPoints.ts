// Every place at which a process can die, counted as a run passes them; one chosen number, and a second one after it,
// end the process there. What a dead process still tries to do, fails.

/** Thrown where a process dies; nothing of it goes on after. */
export class Died extends Error {}

export class CrashPoints {
  /** Passed so far. */
  count = 0;
  /** Names of the points at which a process died. */
  readonly diedAt: string[] = [];
  readonly names = new Map<string, number>();
  readonly #dieAt: Set<number>;
  #isArmed = true;

  constructor(dieAt: readonly number[] = []) {
    this.#dieAt = new Set(dieAt);
  }

  /** No process dies any more: the world is to come to rest. */
  disarm(): void {
    this.#isArmed = false;
  }

  /** The next point at which something dies, from now on. */
  arm(afterPoints: number): void {
    this.#dieAt.add(this.count + afterPoints);
  }

  /** @param die marks the process as dead */
  reach(name: string, die: () => void): void {
    if (!this.#isArmed) return;
    this.count += 1;
    this.names.set(name, (this.names.get(name) ?? 0) + 1);
    if (!this.#dieAt.has(this.count)) return;
    this.diedAt.push(name);
    die();
    throw new Died(name);
  }
}

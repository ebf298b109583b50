// The one clock of a simulated world: events in the order of their virtual times, and never a real wait. Between two
// events everything that production code does by itself (promises, turns of the loop) comes to rest.

type Event = { at: number; order: number; run: () => void };

export class VirtualTime {
  now: number;
  /** Tasks of production code that have not ended, less those that wait for an event of ours. */
  #running = 0;
  #order = 0;
  readonly #queue: Event[] = [];

  constructor(startMs: number) {
    this.now = startMs;
  }

  /** @returns takes the event back */
  after(delayMs: number, run: () => void): () => void {
    const event = { at: this.now + Math.max(0, Math.round(delayMs)), order: ++this.#order, run };
    let low = 0;
    let high = this.#queue.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#queue[middle]?.at ?? 0) <= event.at) low = middle + 1;
      else high = middle;
    }
    this.#queue.splice(low, 0, event);
    return () => {
      const at = this.#queue.indexOf(event);
      if (at >= 0) this.#queue.splice(at, 1);
    };
  }

  /** Counts a task of production code until it ends. */
  track<T>(task: Promise<T>): Promise<T> {
    this.#running += 1;
    const end = (): void => {
      this.#running -= 1;
    };
    task.then(end, end);
    return task;
  }

  /** A promise of ours that a tracked task waits for: it does not run meanwhile. */
  wait<T>(start: (resolve: (value: T) => void, reject: (error: unknown) => void) => void): Promise<T> {
    this.#running -= 1;
    return new Promise((resolve, reject) => {
      const resume = <V>(settle: (value: V) => void) => {
        return (value: V): void => {
          this.#running += 1;
          settle(value);
        };
      };
      start(resume(resolve), resume(reject));
    });
  }

  /** Lets production code run until all of it waits for an event, or has ended. */
  async rest(): Promise<void> {
    for (let turn = 0; turn < 1 || this.#running > 0; turn += 1) {
      if (turn > 100_000) throw new Error('the simulated programs do not come to rest');
      await new Promise(setImmediate);
    }
  }

  /** @param onRest after each event */
  async runUntil(at: number, onRest: () => void = () => undefined): Promise<void> {
    await this.rest();
    for (;;) {
      const event = this.#queue[0];
      if (event === undefined || event.at > at) break;
      this.#queue.shift();
      this.now = Math.max(this.now, event.at);
      event.run();
      await this.rest();
      onRest();
    }
    this.now = Math.max(this.now, at);
  }
}

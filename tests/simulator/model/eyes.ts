// What a user has had before his eyes on one machine, mark by mark, in order. A copy of the machine has seen the same.

export class Eyes {
  readonly #seenAt: Map<string, number>;
  #count: number;

  constructor(from?: Eyes) {
    this.#seenAt = new Map(from ? from.#seenAt : []);
    this.#count = from ? from.#count : 0;
  }

  see(mark: string): void {
    if (this.#seenAt.has(mark)) return;
    this.#count += 1;
    this.#seenAt.set(mark, this.#count);
  }

  /** How much has been seen: to ask later what was known now. */
  get count(): number {
    return this.#count;
  }

  knew(mark: string, at: number): boolean {
    const seenAt = this.#seenAt.get(mark);
    return seenAt !== undefined && seenAt <= at;
  }
}

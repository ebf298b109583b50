// A list read page by page: a page is added at the cost of that page alone, however many came before. Immutable to whoever holds
// it, since React compares lists by identity. Pure.

/** What lists, grids and their users ask of rows: an array has it all, and so have pages. */
export type Rows<R> = Iterable<R> & {
  readonly length: number;
  /** As of an array: a negative place counts from the end. */
  at(index: number): R | undefined;
  find(test: (row: R) => boolean): R | undefined;
  /** -1: none. */
  findIndex(test: (row: R) => boolean): number;
  filter(test: (row: R) => boolean): R[];
  map<T>(make: (row: R, index: number) => T): T[];
  slice(from: number, to?: number): R[];
};

/** The row at a place; none before the first, where a list has no current one. */
export const rowAt = <R>(rows: Rows<R>, index: number): R | undefined =>
  index < 0 ? undefined : rows.at(index);

/** Where each page begins, beside the pages; longer lists of the same pages share them, since they only grow. */
type Shared<R> = { pages: (readonly R[])[]; starts: number[] };

export class PagedRows<R> implements Rows<R> {
  readonly length: number;
  readonly #shared: Shared<R>;
  /** How many of the shared pages are this list's. */
  readonly #count: number;

  private constructor(shared: Shared<R>, count: number, length: number) {
    this.#shared = shared;
    this.#count = count;
    this.length = length;
  }

  static of<R>(page: readonly R[]): PagedRows<R> {
    return new PagedRows({ pages: [page], starts: [0] }, 1, page.length);
  }

  /** @returns a list with the page at its end; this one stays as it is */
  append(page: readonly R[]): PagedRows<R> {
    const { pages, starts } = this.#shared;
    // Another list went on from here already: then the two part.
    const isNewest = pages.length === this.#count;
    const shared = isNewest
      ? this.#shared
      : { pages: pages.slice(0, this.#count), starts: starts.slice(0, this.#count) };
    shared.pages.push(page);
    shared.starts.push(this.length);
    return new PagedRows(shared, this.#count + 1, this.length + page.length);
  }

  at(index: number): R | undefined {
    const place = index < 0 ? index + this.length : index;
    if (place < 0 || place >= this.length) return undefined;
    const { pages, starts } = this.#shared;
    let [low, high] = [0, this.#count - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return pages[low]?.[place - (starts[low] ?? 0)];
  }

  *[Symbol.iterator](): Iterator<R> {
    for (let at = 0; at < this.#count; at += 1) yield* this.#shared.pages[at] ?? [];
  }

  find(test: (row: R) => boolean): R | undefined {
    return rowAt(this, this.findIndex(test));
  }

  findIndex(test: (row: R) => boolean): number {
    const { pages, starts } = this.#shared;
    for (let at = 0; at < this.#count; at += 1) {
      const within = pages[at]?.findIndex(test) ?? -1;
      if (within >= 0) return (starts[at] ?? 0) + within;
    }
    return -1;
  }

  filter(test: (row: R) => boolean): R[] {
    return [...this].filter(test);
  }

  map<T>(make: (row: R, index: number) => T): T[] {
    return [...this].map(make);
  }

  slice(from: number, to?: number): R[] {
    const end = to === undefined || to > this.length ? this.length : to;
    if (from < 0 || end < 0) return [...this].slice(from, to);
    const rows: R[] = [];
    for (let index = from; index < end; index += 1) rows.push(this.at(index) as R);
    return rows;
  }
}

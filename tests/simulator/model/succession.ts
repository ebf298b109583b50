// What stood in a field after what, in all the log that ever was. A hub of yesterday forgets it; who brings the later value
// back to it need not have seen the earlier one, when its author had.
export const deletion = 'deletion';
/** A value without a mark: the field was emptied. */
export const emptiness = 'emptiness';

export class Succession {
  readonly #after = new Map<string, Set<string>>();

  /** @param by the values that took the place of the mark, knowingly or told; a deletion where the row went */
  replaced(mark: string, by: readonly string[]): void {
    const after = this.#after.get(mark) ?? new Set();
    for (const one of by) after.add(one);
    this.#after.set(mark, after);
  }

  /** It stands again. */
  forget(mark: string): void {
    this.#after.delete(mark);
  }

  hasFollowed(mark: string): boolean {
    return this.#after.has(mark);
  }

  /** One of those that came after the mark is such. */
  leadsTo(mark: string, is: (later: string) => boolean): boolean {
    const reached = new Set([mark]);
    for (const one of reached) for (const next of this.#after.get(one) ?? []) reached.add(next);
    reached.delete(mark);
    return [...reached].some(is);
  }
}

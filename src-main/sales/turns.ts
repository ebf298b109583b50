// Lets one preparation run at a time. The next starts only in a later turn of the event loop, when the write that
// follows a preparation at once is done: so numbers do not go stale between two sells.

/** @returns a function that runs its work after all work given before it; a failure holds nobody up */
export function createTurns(): <T>(run: () => Promise<T>) => Promise<T> {
  let last: Promise<void> = Promise.resolve();
  return <T>(run: () => Promise<T>): Promise<T> => {
    const mine = last.then(run);
    const laterTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    last = mine.then(laterTurn, laterTurn);
    return mine;
  };
}

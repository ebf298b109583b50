// What must be closed, in one stack: opened first, closed last. Closing never stops half-way.

export type Dispose = () => void | Promise<void>;

export type Disposables = {
  /** Adds a closer; after `dispose` it runs at once. */
  add: (dispose: Dispose) => void;
  /**
   * Runs all closers, last added first, each once; synchronous ones without a turn between them.
   * Rejects with the first error after all ran (AggregateError when several).
   */
  dispose: () => Promise<void>;
};

export function disposables(): Disposables {
  const stack: Dispose[] = [];
  let isDisposed = false;
  return {
    add: (dispose) => {
      if (isDisposed) void dispose();
      else stack.push(dispose);
    },
    dispose: async () => {
      isDisposed = true;
      const errors: unknown[] = [];
      for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
        try {
          const closing = next();
          if (closing !== undefined) await closing;
        } catch (error) {
          errors.push(error);
        }
      }
      if (errors.length === 1) throw errors[0];
      if (errors.length > 1) throw new AggregateError(errors, 'several closers failed');
    },
  };
}

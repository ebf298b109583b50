// A promise settled from outside, for answers that arrive by message.

export type Deferred<T> = {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (error: unknown) => void;
};

/** Settling twice does nothing. A rejection nobody awaits is reported by the engine as usual. */
export function deferred<T>(): Deferred<T> {
  // The executor runs before the constructor returns, so both are set.
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  return { promise, resolve, reject };
}

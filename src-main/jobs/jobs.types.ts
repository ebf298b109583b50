// What a job is. Types only: the store enqueues, the runner runs.

/** A job row to be: its payload is plain JSON, parsed again when it is dequeued. */
export type NewJob = {
  kind: string;
  payload: Record<string, unknown>;
  /** Not before this instant; now when absent. */
  runAt?: number;
  /** A waiting job of the same key is kept and only brought forward. */
  uniqueKey?: string;
};

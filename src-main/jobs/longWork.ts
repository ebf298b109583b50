// Long work that the user watches: what runs in the core now, and what has ended and was not seen yet. A row when it
// begins, another word when it ends; how far it is goes by events. Outlives the window that began it, not the core.
import { AppError } from '#shared/contract/errors.ts';
import { sessionGone } from '#shared/lib/sessionGone.ts';
import type { WriteContext } from '../store/context.ts';
import type { Gate } from '../store/gate.ts';
import {
  type EndedWork,
  endWork,
  forgetWork,
  insertWork,
  interruptRunning,
  isAnyRunning,
} from './longWork.repo.ts';

/** What it made, in counts and words of its kind; shown in the tray. */
export type WorkResult = {
  created?: number;
  updated?: number;
  skipped?: number;
  problems?: number;
  path?: string;
  of?: string;
};

export type WorkOf = { id: string; kind: string; isCancellable: boolean };

export type LongWork = {
  /** @param signal of the caller: his Cancel stops the work, his window closing does not */
  run<T>(
    of: WorkOf,
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<T>,
    resultOf?: (value: T) => WorkResult,
  ): Promise<T>;
  /** Nothing when it has ended meanwhile. */
  cancel(id: string): void;
  /** Seen: forgets what has ended. */
  dismiss(id: string): void;
  /** The core ends: everything is told to. */
  stop(): void;
};

export type LongWorkOptions = { gate: Gate; newId: () => string };

class KeptLongWork implements LongWork {
  readonly #options: LongWorkOptions;
  readonly #running = new Map<string, AbortController>();

  constructor(options: LongWorkOptions) {
    this.#options = options;
  }

  /** What ran in a process that is no more. */
  closeLeft(): void {
    if (isAnyRunning(this.#options.gate.sql)) this.#write(interruptRunning);
  }

  async run<T>(
    { id, kind, isCancellable }: WorkOf,
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<T>,
    resultOf: (value: T) => WorkResult = () => ({}),
  ): Promise<T> {
    const own = new AbortController();
    const follow = (): void => {
      if (signal?.reason !== sessionGone) own.abort();
    };
    signal?.addEventListener('abort', follow);
    if (signal?.aborted) follow();
    this.#running.set(id, own);
    this.#write((tx) => insertWork(tx, { id, kind, isCancellable }));
    try {
      const value = await work(own.signal);
      this.#end(id, 'done', JSON.stringify(resultOf(value)), undefined);
      return value;
    } catch (error) {
      const known = error instanceof AppError ? error : new AppError('bug', 'unexpected');
      this.#end(id, known.code === 'cancelled' ? 'cancelled' : 'failed', '{}', known);
      throw error;
    } finally {
      this.#running.delete(id);
      signal?.removeEventListener('abort', follow);
    }
  }

  cancel(id: string): void {
    this.#running.get(id)?.abort();
  }

  dismiss(id: string): void {
    this.#write((tx) => forgetWork(tx, id));
  }

  stop(): void {
    for (const own of this.#running.values()) own.abort();
  }

  #end(id: string, state: EndedWork['state'], result: string, error: AppError | undefined): void {
    const { code = '', reason = '' } = error ?? {};
    this.#write((tx) => endWork(tx, { id, state, result, code, reason }));
  }

  #write(work: (tx: WriteContext) => void): void {
    const { gate, newId } = this.#options;
    gate.write(
      { command: 'jobs.trackWork', commandId: newId(), isUndoable: false, keepsAnswer: false },
      work,
    );
  }
}

export function createLongWork(options: LongWorkOptions): LongWork {
  const work = new KeptLongWork(options);
  work.closeLeft();
  return work;
}

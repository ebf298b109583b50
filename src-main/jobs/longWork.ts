// Long work that the user watches: what runs in the core now, and what has ended and was not seen yet. A row when it
// begins, another word when it ends; how far it is goes by events. Outlives the window that began it, not the core.
import { AppError } from '#shared/contract/errors.ts';
import { sessionGone } from '#shared/lib/sessionGone.ts';
import type { Gate } from '../store/gate.ts';

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
    const { gate } = this.#options;
    const now = gate.read().now;
    if (!gate.sql.get("SELECT 1 FROM long_work WHERE state = 'running' LIMIT 1")) return;
    this.#write(
      `UPDATE long_work SET state = 'failed', code = 'unavailable', reason = 'work_interrupted', finished_at = :now
       WHERE state = 'running'`,
      { now },
    );
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
    this.#begin(id, kind, isCancellable);
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
    this.#write("DELETE FROM long_work WHERE id = :id AND state <> 'running'", { id });
  }

  stop(): void {
    for (const own of this.#running.values()) own.abort();
  }

  #begin(id: string, kind: string, isCancellable: boolean): void {
    const { now } = this.#options.gate.read();
    this.#write(
      `INSERT OR REPLACE INTO long_work(id, kind, state, is_cancellable, code, reason, result, started_at)
       VALUES (:id, :kind, 'running', :isCancellable, '', '', '{}', :now)`,
      { id, kind, isCancellable: isCancellable ? 1 : 0, now },
    );
  }

  #end(id: string, state: string, result: string, error: AppError | undefined): void {
    const { now } = this.#options.gate.read();
    const { code = '', reason = '' } = error ?? {};
    this.#write(
      `UPDATE long_work SET state = :state, result = :result, code = :code, reason = :reason, finished_at = :now
       WHERE id = :id`,
      { id, state, result, code, reason, now },
    );
  }

  #write(text: string, params: Record<string, string | number>): void {
    const request = {
      command: 'jobs.trackWork',
      commandId: this.#options.newId(),
      isUndoable: false,
      keepsAnswer: false,
    };
    this.#options.gate.write(request, (tx) => {
      if (tx.sql.run(text, params).changes > 0) tx.touch('long_work');
    });
  }
}

export function createLongWork(options: LongWorkOptions): LongWork {
  const work = new KeptLongWork(options);
  work.closeLeft();
  return work;
}

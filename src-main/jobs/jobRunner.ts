// Runs persistent jobs: takes what is due, parses its payload again, runs it, records the outcome.
// Owns the timer and the back-off; knows no kind of job – areas register theirs.
import type { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { backoff } from '#shared/lib/backoff.ts';
import type { Log } from '../platform/ports.ts';
import type { Gate } from '../store/gate.ts';

export type JobOutcome =
  | { kind: 'done' }
  /** Tried again after the back-off, or at `retryAt`. */
  | { kind: 'retry'; reason: string; retryAt?: number }
  | { kind: 'failed'; reason: string };

export type JobDef<P extends z.ZodType = z.ZodType> = {
  kind: string;
  payload: P;
  /** Gives up after so many attempts; without it tries for ever (mail waits for the network). */
  maxAttempts?: number;
  run(payload: z.output<P>, context: { attempt: number; signal: AbortSignal }): Promise<JobOutcome>;
};

export type RunReport = { done: number; failed: number; waiting: number };

export type JobRunner = {
  register<P extends z.ZodType>(def: JobDef<P>): void;
  /** Works by itself from now on. */
  start(): void;
  /** Runs every waiting job once, now, due or not. */
  runAll(): Promise<RunReport>;
  /** Looks again at once: the network came back, a letter was released. */
  wake(): void;
  stop(): Promise<void>;
};

type JobRow = { id: string; kind: string; payload: string; attempts: number; runAt: number };

const limits = { fromMs: 2_000, toMs: 5 * 60_000 };
const longestSleepMs = 60_000;
/** 2 s … 5 min. */
export const backoffMs = (attempt: number, random: number): number => backoff(limits, attempt, random);

export type JobRunnerOptions = {
  gate: Gate;
  now: () => number;
  newId: () => string;
  /** 0 … 1, for the jitter of the back-off. */
  random: () => number;
  log: Log;
};

class PersistentJobRunner implements JobRunner {
  readonly #options: JobRunnerOptions;
  readonly #defs = new Map<string, JobDef>();
  readonly #abort = new AbortController();
  readonly #stopWatching: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isStarted = false;
  #working: Promise<unknown> = Promise.resolve();

  constructor(options: JobRunnerOptions) {
    this.#options = options;
    this.#stopWatching = options.gate.onChanges((changes) => {
      if (changes.tables.has('jobs')) this.wake();
    });
  }

  readonly register: JobRunner['register'] = (def) => {
    this.#defs.set(def.kind, def as unknown as JobDef);
  };

  start(): void {
    this.#isStarted = true;
    this.wake();
  }

  /** The folder has one owner: whatever runs before this runner does, a dead process left running. */
  takeBack(): void {
    const { gate, now } = this.#options;
    if (!gate.sql.get("SELECT 1 FROM jobs WHERE state = 'running' LIMIT 1")) return;
    this.#write(undefined, "UPDATE jobs SET state = 'waiting', run_at = :now WHERE state = 'running'", {
      now: now(),
    });
  }

  runAll(): Promise<RunReport> {
    return this.#inTurn(() => this.#drain(false));
  }

  /** Sets the timer for the next job that is due. */
  readonly wake = (): void => {
    if (!this.#isStarted || this.#abort.signal.aborted) return;
    clearTimeout(this.#timer);
    const { gate, now } = this.#options;
    const next = gate.sql.get<{ runAt: number | null }>(
      "SELECT min(run_at) AS runAt FROM jobs WHERE state = 'waiting'",
    );
    if (next?.runAt == null) return;
    const delayMs = Math.min(Math.max(next.runAt - now(), 0), longestSleepMs);
    this.#timer = setTimeout(() => {
      void this.#inTurn(() => this.#drain(true)).then(this.wake, this.wake);
    }, delayMs);
  };

  async stop(): Promise<void> {
    this.#abort.abort();
    clearTimeout(this.#timer);
    this.#stopWatching();
    await this.#working;
  }

  /** One drain at a time: two must never take the same job. */
  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const next = this.#working.then(run, run);
    this.#working = next.catch(() => undefined);
    return next;
  }

  async #drain(isOnlyDue: boolean): Promise<RunReport> {
    const seen = new Set<string>();
    const report: RunReport = { done: 0, failed: 0, waiting: 0 };
    for (let job = this.#take(isOnlyDue, seen); job; job = this.#take(isOnlyDue, seen)) {
      seen.add(job.id);
      const { kind } = await this.#runOne(job);
      report[kind === 'retry' ? 'waiting' : kind] += 1;
    }
    return report;
  }

  #take(isOnlyDue: boolean, skip: ReadonlySet<string>): JobRow | undefined {
    if (this.#abort.signal.aborted) return undefined;
    const { gate, now } = this.#options;
    const rows = gate.sql.all<JobRow>(
      `SELECT id, kind, payload, attempts, run_at AS runAt FROM jobs
       WHERE state = 'waiting' AND run_at <= ? ORDER BY run_at LIMIT 200`,
      [isOnlyDue ? now() : Number.MAX_SAFE_INTEGER],
    );
    return rows.find((row) => this.#defs.has(row.kind) && !skip.has(row.id));
  }

  async #runOne(job: JobRow): Promise<JobOutcome> {
    this.#write(job.id, "UPDATE jobs SET state = 'running', attempts = attempts + 1 WHERE id = :id", {});
    let outcome: JobOutcome;
    try {
      const def = this.#defs.get(job.kind);
      const payload = def?.payload.safeParse(JSON.parse(job.payload));
      if (!def || !payload?.success) outcome = { kind: 'failed', reason: 'payload' };
      else outcome = await def.run(payload.data, { attempt: job.attempts + 1, signal: this.#abort.signal });
    } catch (error) {
      this.#options.log.error('job.failed', { kind: job.kind }, error);
      outcome = { kind: 'retry', reason: error instanceof AppError ? error.reason : 'unexpected' };
    }
    if (!this.#abort.signal.aborted) this.#settle(job, outcome);
    return outcome;
  }

  #settle(job: JobRow, outcome: JobOutcome): void {
    const { now, random } = this.#options;
    const attempt = job.attempts + 1;
    const max = this.#defs.get(job.kind)?.maxAttempts;
    if (outcome.kind === 'retry' && (max === undefined || attempt < max)) {
      const runAt = outcome.retryAt ?? now() + backoffMs(attempt, random());
      const text = "UPDATE jobs SET state = 'waiting', run_at = :runAt, last_reason = :reason WHERE id = :id";
      this.#write(job.id, text, { runAt, reason: outcome.reason });
      return;
    }
    const isDone = outcome.kind === 'done';
    const text = 'UPDATE jobs SET state = :state, last_reason = :reason, finished_at = :at WHERE id = :id';
    this.#write(job.id, text, {
      state: isDone ? 'done' : 'failed',
      reason: isDone ? '' : outcome.reason,
      at: now(),
    });
  }

  #write(jobId: string | undefined, text: string, params: Record<string, string | number | null>): void {
    const request = {
      command: 'jobs.track',
      commandId: this.#options.newId(),
      isUndoable: false,
      keepsAnswer: false,
    };
    this.#options.gate.write(request, (tx) => {
      const { changes } = tx.sql.run(text, jobId === undefined ? params : { ...params, id: jobId });
      if (changes > 0) tx.touch('jobs');
    });
  }
}

/** Takes back at once what a dead process left running, before any area looks at its jobs. */
export function createJobRunner(options: JobRunnerOptions): JobRunner {
  const runner = new PersistentJobRunner(options);
  runner.takeBack();
  return runner;
}

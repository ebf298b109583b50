// Runs persistent jobs: takes what is due, parses its payload again, runs it, records the outcome.
// Owns the timer and the back-off; knows no kind of job – areas register theirs.
import type { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
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
  /** Recovers jobs that a dead process left running, then works by itself. */
  start(): void;
  /** Runs every waiting job once, now, due or not. */
  runAll(): Promise<RunReport>;
  /** Looks again at once: the network came back, a letter was released. */
  wake(): void;
  stop(): Promise<void>;
};

type JobRow = { id: string; kind: string; payload: string; attempts: number; runAt: number };

const maxBackoffMs = 5 * 60_000;
/** Full jitter over a doubling base: 2 s … 5 min (random in 0..1). */
export function backoffMs(attempt: number, random: number): number {
  const base = Math.min(maxBackoffMs, 2_000 * 2 ** Math.min(attempt - 1, 10));
  return Math.round(base / 2 + (base / 2) * random);
}

export function createJobRunner(options: {
  gate: Gate;
  now: () => number;
  newId: () => string;
  random: () => number;
  log: Log;
}): JobRunner {
  const { gate, log } = options;
  const defs = new Map<string, JobDef>();
  const abort = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStarted = false;
  let working: Promise<unknown> = Promise.resolve();

  const write = (job: { id: string }, text: string, params: Record<string, string | number | null>): void => {
    gate.write({ command: 'jobs.track', commandId: options.newId(), isUndoable: false, keepsAnswer: false }, (tx) => {
      tx.sql.run(text, { ...params, id: job.id });
      tx.touch('jobs', job.id);
    });
  };

  const take = (onlyDue: boolean, skip: ReadonlySet<string>): JobRow | undefined => {
    const rows = gate.sql.all<JobRow>(
      `SELECT id, kind, payload, attempts, run_at AS runAt FROM jobs
       WHERE state = 'waiting' AND run_at <= ? ORDER BY run_at LIMIT 200`,
      [onlyDue ? options.now() : Number.MAX_SAFE_INTEGER],
    );
    return rows.find((row) => defs.has(row.kind) && !skip.has(row.id));
  };

  const settle = (job: JobRow, outcome: JobOutcome): void => {
    const attempt = job.attempts + 1;
    const max = defs.get(job.kind)?.maxAttempts;
    if (outcome.kind === 'retry' && (max === undefined || attempt < max)) {
      const runAt = outcome.retryAt ?? options.now() + backoffMs(attempt, options.random());
      write(job, "UPDATE jobs SET state = 'waiting', run_at = :runAt, last_reason = :reason WHERE id = :id", {
        runAt,
        reason: outcome.reason,
      });
      return;
    }
    const isDone = outcome.kind === 'done';
    write(job, 'UPDATE jobs SET state = :state, last_reason = :reason, finished_at = :at WHERE id = :id', {
      state: isDone ? 'done' : 'failed',
      reason: isDone ? '' : outcome.reason,
      at: options.now(),
    });
  };

  const runOne = async (job: JobRow): Promise<JobOutcome> => {
    write(job, "UPDATE jobs SET state = 'running', attempts = attempts + 1 WHERE id = :id", {});
    let outcome: JobOutcome;
    try {
      const def = defs.get(job.kind);
      const payload = def?.payload.safeParse(JSON.parse(job.payload));
      if (!def || !payload?.success) outcome = { kind: 'failed', reason: 'payload' };
      else outcome = await def.run(payload.data, { attempt: job.attempts + 1, signal: abort.signal });
    } catch (error) {
      log.error('job.failed', { kind: job.kind }, error);
      outcome = { kind: 'retry', reason: error instanceof AppError ? error.reason : 'unexpected' };
    }
    if (!abort.signal.aborted) settle(job, outcome);
    return outcome;
  };

  const drain = async (onlyDue: boolean): Promise<RunReport> => {
    const seen = new Set<string>();
    const report: RunReport = { done: 0, failed: 0, waiting: 0 };
    for (let job = take(onlyDue, seen); job && !abort.signal.aborted; job = take(onlyDue, seen)) {
      seen.add(job.id);
      const outcome = await runOne(job);
      report[outcome.kind === 'done' ? 'done' : outcome.kind === 'failed' ? 'failed' : 'waiting'] += 1;
    }
    return report;
  };

  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const next = working.then(run, run);
    working = next.catch(() => undefined);
    return next;
  };

  const schedule = (): void => {
    if (!isStarted || abort.signal.aborted) return;
    clearTimeout(timer);
    const next = gate.sql.get<{ runAt: number | null }>("SELECT min(run_at) AS runAt FROM jobs WHERE state = 'waiting'");
    if (next?.runAt == null) return;
    const delayMs = Math.min(Math.max(next.runAt - options.now(), 0), 60_000);
    timer = setTimeout(() => void inTurn(() => drain(true)).then(schedule, schedule), delayMs);
  };

  const stopWatching = gate.onChanges((changes) => {
    if (changes.tables.has('jobs')) schedule();
  });

  return {
    register: (def) => {
      defs.set(def.kind, def as unknown as JobDef);
    },
    start() {
      isStarted = true;
      gate.write({ command: 'jobs.recover', commandId: options.newId(), isUndoable: false, keepsAnswer: false }, (tx) => {
        tx.sql.run("UPDATE jobs SET state = 'waiting', run_at = ? WHERE state = 'running'", [tx.now]);
      });
      schedule();
    },
    runAll: () => inTurn(() => drain(false)),
    wake: schedule,
    async stop() {
      abort.abort();
      clearTimeout(timer);
      stopWatching();
      await working;
    },
  };
}

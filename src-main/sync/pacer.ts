// When the next cycle runs: at once when there is a reason, each minute without one, later and later while it fails. One
// cycle at a time; the timer is armed again on every way out.
import { AppError } from '#shared/contract/errors.ts';
import { backoff } from '#shared/lib/backoff.ts';

const pollMs = 60_000;
/** Several edits go together. */
const gatherMs = 15;
const shortestMs = 1_000;
const longestMs = 5 * 60_000;

/** 1 s … 5 min; `random` 0 … 1. */
export const retryMs = (failures: number, random: number): number =>
  backoff({ fromMs: shortestMs, toMs: longestMs }, failures, random);

/** What nothing but a person or an administrator can change is asked for seldom. */
const isFinal = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'forbidden' || error.code === 'incompatible');

export type Pacer = {
  /** There is a reason: now, or when the running cycle has ended, if it is one still. */
  wake(isReason?: () => boolean): void;
  /** Now; with the outcome of this very cycle, or of the one that follows the running one. */
  runNow<T>(): Promise<T>;
  /** When it is tried again by itself, ms UTC; null while one runs or none is planned. */
  nextAt(): number | null;
  stop(): Promise<void>;
};

export type PacerOptions<T> = {
  run(): Promise<T>;
  now(): number;
  random(): number;
  onFailure(error: unknown): void;
  /** @returns takes it back; a test has a clock of its own */
  after?(delayMs: number, run: () => void): () => void;
};

const always = (): boolean => true;

function realAfter(delayMs: number, run: () => void): () => void {
  const timer = setTimeout(run, delayMs);
  timer.unref?.();
  return () => clearTimeout(timer);
}

export function createPacer<T>(options: PacerOptions<T>): Pacer {
  const { run, now, random, onFailure, after = realAfter } = options;
  let disarm = (): void => undefined;
  let dueAt: number | null = null;
  let running: Promise<unknown> | undefined;
  const reasons = new Set<() => boolean>();
  let isStopped = false;
  let failures = 0;
  let failedAt = 0;

  function arm(delayMs: number): void {
    disarm();
    if (isStopped) return;
    dueAt = now() + delayMs;
    disarm = after(delayMs, () => void start().catch(() => undefined));
  }

  function afterwards(): void {
    running = undefined;
    if (failures > 0) arm(retryMs(failures, random()));
    else arm([...reasons].some((isReason) => isReason()) ? gatherMs : pollMs);
    reasons.clear();
  }

  function start(): Promise<T> {
    disarm();
    dueAt = null;
    reasons.clear();
    const cycle = run().then(
      (report) => {
        failures = 0;
        return report;
      },
      (error: unknown) => {
        failures = isFinal(error) ? 12 : failures + 1;
        failedAt = now();
        onFailure(error);
        throw error;
      },
    );
    running = cycle.then(afterwards, afterwards);
    return cycle;
  }

  return {
    wake(isReason = always) {
      if (running) reasons.add(isReason);
      else {
        // A reason does not wait for the back-off, but edits without a network do not hammer either.
        const sinceMs = failures > 0 ? now() - failedAt : longestMs;
        arm(sinceMs >= shortestMs || sinceMs < 0 ? gatherMs : shortestMs - sinceMs);
      }
    },
    async runNow<R>() {
      await running;
      if (isStopped) throw new AppError('unavailable', 'core_gone');
      return (await start()) as unknown as R;
    },
    nextAt: () => (running ? null : dueAt),
    async stop() {
      isStopped = true;
      disarm();
      await running;
    },
  };
}

// How a row is measured: discard runs, three rounds, the best round's p95 (noise only ever adds), the floor beside.
import type { CompanyName } from './company.ts';

export type RowName =
  | 'desk.open'
  | 'desk.openDepartment'
  | 'desk.selectClient'
  | 'desk.selectClientPainted'
  | 'desk.search'
  | 'desk.picker'
  | 'desk.sell'
  | 'desk.hostStart'
  | 'desk.firstPaint'
  | 'calendar.listEvents'
  | 'calendar.weekPainted'
  | 'calendar.weekSwitched'
  | 'exchange.commercemlImport'
  | 'exchange.commercemlRss'
  | 'core.loopDelay'
  | 'core.memory'
  | 'hub.opsSqlite'
  | 'hub.opsPostgres'
  | 'hub.storm'
  | 'hub.memory'
  | 'sync.firstUsable'
  | 'sync.firstComplete'
  | 'sync.firstHead'
  | 'sync.rowsPerSecond'
  | 'sync.visible'
  | 'sync.bytesPerChange'
  | 'sync.captureCost'
  | 'sync.pouchFirst'
  | 'sync.pouchVisible'
  | 'phone.answer'
  | 'phone.dial'
  | 'phone.gap'
  | 'phone.lookup'
  | 'phone.reregister'
  | 'phone.reregisterAfterWake'
  | 'phone.screenPop'
  | 'undo.import'
  | 'undo.importLoop'
  | 'ux.bundle'
  | 'ux.keyToPaint'
  | 'ux.lazyPart'
  | 'ux.scroll';

export type Timing = { p50: number; p95: number };
export type Measured = {
  /** Either a distribution or one value is judged. */
  timing?: Timing;
  value?: number;
  /** In the row's unit; of a rate, what the bare way reaches. */
  floor?: Timing | number;
  /** The same row at a tenth of the size. */
  tenth?: Timing | number;
  notes?: readonly string[];
};

export type BenchRow = {
  names: readonly RowName[];
  measure(bench: Bench): Promise<Partial<Record<RowName, Measured>>>;
};
export type Bench = {
  /** The folder of a bench company, made when missing. */
  company(name: CompanyName): Promise<string>;
  /** What this run measured for a row, measuring it now if nobody has asked for it. */
  measured(name: RowName): Promise<Measured>;
  /** Statements that were slow inside the core are collected here. */
  slow: Map<string, { count: number; totalMs: number; maxMs: number; plan: string }>;
  say(text: string): void;
};

/** Something real that this machine lacks and nobody's program needs: its rows are skipped, and fail with CI=true. */
export class MissingPart extends Error {}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function timingOf(times: readonly number[]): Timing {
  const sorted = [...times].sort((a, b) => a - b);
  return { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95) };
}

/** Runs `once` for each sample, after some runs that do not count; three rounds, the best by p95. */
export async function timed<S>(
  samples: readonly S[],
  once: (sample: S) => unknown,
  options: { discard?: number; rounds?: number } = {},
): Promise<Timing> {
  for (const sample of samples.slice(0, options.discard ?? Math.min(20, samples.length))) await once(sample);
  const rounds: Timing[] = [];
  for (let round = 0; round < (options.rounds ?? 3); round += 1) {
    const times: number[] = [];
    for (const sample of samples) {
      const startedAt = performance.now();
      await once(sample);
      times.push(performance.now() - startedAt);
    }
    rounds.push(timingOf(times));
  }
  return rounds.reduce((best, round) => (round.p95 < best.p95 ? round : best));
}

// A core on a bench company in this process, with a second, read-only connection for the floors, and the samples
// that rows are measured on. Statements of the core are timed on demand.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { type Core, createCore } from '#main/core/createCore.ts';
import { openDatabase } from '#main/store/openDatabase.ts';
import type { ReadSql } from '#main/store/sql.ts';
import { seededRandom } from '#shared/lib/seededRandom.ts';
import { createBenchPlatform, type Size } from './company.ts';
import type { Bench } from './measure.ts';

export type BenchCore = {
  core: Core;
  floor: Database.Database;
  userId: string;
  /** Partners as they are opened: large ones often, small ones too, all of the day's. */
  partnerIds: readonly string[];
  close(): Promise<void>;
};

const sampleCount = 200;

export async function openBenchCore(bench: Bench, dir: string): Promise<BenchCore> {
  const platform = createBenchPlatform();
  const core = await createCore({ platform, dataDir: dir, runsJobs: false });
  const { companyId } = JSON.parse(readFileSync(join(dir, 'folder.json'), 'utf8')) as { companyId: string };
  const key = await platform.keys.load(companyId);
  if (!key) throw new Error('the key of a bench company is gone: remove .cache/bench');
  const floor = openDatabase(core.folder.database, { key, isReadonly: true });
  watch(core.gate.sql, floor, bench.slow);
  const count = floor.prepare('SELECT max(rid) FROM partners').pluck().get() as number;
  const random = seededRandom('bench partners');
  const byPlace = floor.prepare<[number], string>('SELECT id FROM partners WHERE rid = ?').pluck();
  const partnerIds = Array.from(
    { length: sampleCount },
    () => byPlace.get(1 + Math.floor(count * random.next() ** 2)) ?? '',
  );
  return {
    core,
    floor,
    partnerIds,
    userId: floor.prepare('SELECT user_id FROM device').pluck().get() as string,
    close: async () => {
      floor.close();
      await core.close();
    },
  };
}

/** Runs `use` on the big company and on the tenth. */
export async function onBoth<T>(
  bench: Bench,
  use: (opened: BenchCore) => Promise<T>,
): Promise<Record<Size, T>> {
  const on = async (size: Size): Promise<T> => {
    const opened = await openBenchCore(bench, await bench.company(size));
    try {
      return await use(opened);
    } finally {
      await opened.close();
    }
  };
  return { tenth: await on('tenth'), big: await on('big') };
}

const slowMs = 1;

/** Times every statement that goes through the gate; keeps those above a millisecond, with their plans. */
function watch(sql: ReadSql, floor: Database.Database, slow: Bench['slow']): void {
  const planOf = (text: string, params: unknown): string => {
    try {
      const rows = floor
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
        .all(params ?? []);
      return rows.map((row) => row.detail).join(' | ');
    } catch (error) {
      return String(error);
    }
  };
  const wrap = <A extends readonly unknown[], R>(run: (text: string, ...rest: A) => R) => {
    return (text: string, ...rest: A): R => {
      const startedAt = performance.now();
      try {
        return run(text, ...rest);
      } finally {
        const elapsed = performance.now() - startedAt;
        if (elapsed > slowMs) {
          const known = slow.get(text) ?? { count: 0, totalMs: 0, maxMs: 0, plan: planOf(text, rest[0]) };
          known.count += 1;
          known.totalMs += elapsed;
          known.maxMs = Math.max(known.maxMs, elapsed);
          slow.set(text, known);
        }
      }
    };
  };
  Object.assign(sql, { all: wrap(sql.all), get: wrap(sql.get) });
}

// Prepared statements kept by their text: the one way to run hand-written SQL. Knows no table.
import type Database from 'better-sqlite3';

export type SqlValue = string | number | null | Uint8Array;
export type SqlParams = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;

/** Reading only: what a query gets, so that the build refuses a write round the gate. */
export type ReadSql = {
  /** All rows of a SELECT. Name columns with `AS camelCase`. */
  all<T>(text: string, params?: SqlParams): T[];
  get<T>(text: string, params?: SqlParams): T | undefined;
  /** Row by row, for streams of unknown length; never across a turn of the event loop. */
  iterate<T>(text: string, params?: SqlParams): IterableIterator<T>;
};

export type Sql = ReadSql & {
  run(text: string, params?: SqlParams): { changes: number };
};

/** A statement that took longer than `slowMs`. Its values are never told. */
export type SlowStatement = {
  elapsedMs: number;
  /** Steps of EXPLAIN QUERY PLAN. */
  explain(): string;
};

export const slowMs = 40;

export function createSql(db: Database.Database, onSlow?: (slow: SlowStatement) => void): Sql {
  const kept = new Map<string, Database.Statement>();
  const prepare = (text: string): Database.Statement => {
    let statement = kept.get(text);
    if (!statement) {
      statement = db.prepare(text);
      kept.set(text, statement);
    }
    return statement;
  };
  const timed = <R>(text: string, params: SqlParams, run: () => R): R => {
    if (!onSlow) return run();
    const startedAt = performance.now();
    const result = run();
    const elapsedMs = performance.now() - startedAt;
    if (elapsedMs > slowMs) onSlow({ elapsedMs, explain: () => explain(db, text, params) });
    return result;
  };
  return {
    all: <T>(text: string, params: SqlParams = []) =>
      timed(text, params, () => prepare(text).all(params) as T[]),
    get: <T>(text: string, params: SqlParams = []) =>
      timed(text, params, () => prepare(text).get(params) as T | undefined),
    iterate: <T>(text: string, params: SqlParams = []) =>
      prepare(text).iterate(params) as IterableIterator<T>,
    run: (text, params = []) => timed(text, params, () => ({ changes: prepare(text).run(params).changes })),
  };
}

function explain(db: Database.Database, text: string, params: SqlParams): string {
  return db
    .prepare<[SqlParams], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
    .all(params)
    .map(({ detail }) => detail)
    .join('; ');
}

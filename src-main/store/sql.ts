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

export function createSql(db: Database.Database, onSlow?: (text: string, elapsedMs: number) => void): Sql {
  const kept = new Map<string, Database.Statement>();
  const prepare = (text: string): Database.Statement => {
    let statement = kept.get(text);
    if (!statement) {
      statement = db.prepare(text);
      kept.set(text, statement);
    }
    return statement;
  };
  const timed = <R>(text: string, run: () => R): R => {
    if (!onSlow) return run();
    const startedAt = performance.now();
    const result = run();
    const elapsedMs = performance.now() - startedAt;
    if (elapsedMs > 40) onSlow(text, elapsedMs);
    return result;
  };
  return {
    all: <T>(text: string, params: SqlParams = []) => timed(text, () => prepare(text).all(params) as T[]),
    get: <T>(text: string, params: SqlParams = []) =>
      timed(text, () => prepare(text).get(params) as T | undefined),
    iterate: <T>(text: string, params: SqlParams = []) =>
      prepare(text).iterate(params) as IterableIterator<T>,
    run: (text, params = []) => timed(text, () => ({ changes: prepare(text).run(params).changes })),
  };
}

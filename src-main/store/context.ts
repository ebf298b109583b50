// What a handler gets to read and to write with. Types only.
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Role } from '#shared/domain/roles.ts';
import type { NewJob } from '../jobs/jobs.types.ts';
import type { ReadSql, Sql } from './sql.ts';

export type CurrentUser = {
  id: string;
  name: string;
  role: Role;
  language: 'en' | 'az' | 'ru';
  /** IANA zone; "today" is taken in it. */
  timeZone: string;
};

export type ReadContext = {
  sql: ReadSql;
  /** drizzle over the same connection, for lookups with types. */
  orm: Pick<BetterSQLite3Database, 'select' | 'selectDistinct' | '$count'>;
  /** Milliseconds UTC, one value for the whole call. */
  now: number;
  /** Today in the user's zone, YYYY-MM-DD. */
  today: string;
  user: CurrentUser;
};

export type WriteContext = Omit<ReadContext, 'sql' | 'orm'> & {
  sql: Sql;
  /** drizzle over the same connection: plain inserts and updates too. */
  orm: BetterSQLite3Database;
  operationId: string;
  commandId: string;
  /** A new row id (UUIDv7). */
  newId(): string;
  /** What must reach the network later is a job row in this transaction. */
  enqueue(job: NewJob): void;
  /** Calls back the waiting job of this key, when there is one. */
  dropJob(uniqueKey: string): void;
  /** Announces a change of a local (uncaptured) table. */
  touch(table: string): void;
  /** Runs in the transaction once its work is done: what follows from all that it wrote, once. */
  beforeCommit(run: () => void): void;
  /** Runs after the commit; must not throw and must not be needed for correctness. */
  afterCommit(run: () => void): void;
};

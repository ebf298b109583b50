// The write gate: the only road by which rows change. One transaction holds rows, change log, jobs,
// the undo step and the command's answer; after the commit it announces what changed.
import type Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { AppError } from '#shared/contract/errors.ts';
import { dateInZone } from '#shared/domain/dates.ts';
import type { NewJob } from '../jobs/jobs.types.ts';
import type { CurrentUser, ReadContext, WriteContext } from './context.ts';
import { dropWaitingJob, insertJob } from './jobRows.ts';
import { createSearchIndex, type SearchIndex } from './searchIndex.ts';
import { createSql, type ReadSql, type SlowStatement, type Sql } from './sql.ts';
import { fromSqliteError } from './sqliteErrors.ts';

/** Tables changed by one commit. `rev` grows by one a commit and starts anew with the process. */
export type Changes = { rev: number; tables: ReadonlySet<string> };

export type WriteRequest = {
  /** Contract name, e.g. `partners.create`; names the step in the undo list. */
  command: string;
  /** Made by the caller; a retry with the same id answers the first result and writes nothing. */
  commandId: string;
  isUndoable: boolean;
  /** Chunks of one long operation share this id, store no answers of their own and leave the operation open. */
  operationId?: string;
  /** False for the core's own writes (jobs, states of letters): nobody retries them by id. */
  keepsAnswer?: boolean;
  /** The operation this one reverses. */
  undoes?: string;
  /**
   * Writes what the hub has decided: not captured, since it is nobody's edit here; parents are not asked for, since that
   * is the hub's business; not forced to the disk, since what a power cut takes comes again.
   */
  isReplay?: boolean;
  /** A replay that is forced to the disk all the same, with those before it. */
  isDurable?: boolean;
};

export type Gate = {
  read(): ReadContext;
  /** @throws whatever `work` throws, after a roll-back; SQLite's errors in the contract's words */
  write<T>(request: WriteRequest, work: (tx: WriteContext) => T): T;
  /** The stored answer of a command already done. @throws AppError conflict when the id served another command */
  findAnswer(request: { command: string; commandId: string }): { value: unknown } | undefined;
  onChanges(listener: (changes: Changes) => void): () => void;
  /** Between two chunks of a long operation: a turn for others, longer while somebody talks or the write-ahead log is too long. */
  rest(): Promise<void>;
  /** Reading only. */
  readonly sql: ReadSql;
};

export type GateOptions = {
  db: Database.Database;
  clock: () => number;
  newId: () => string;
  currentUser: () => CurrentUser;
  onSlow?: (slow: SlowStatement) => void;
  /** The checkpointer's; without it the log grows until the end. */
  keepUp?: () => Promise<void>;
  /** How long a long operation stands back between two chunks, now. */
  restMs?: () => number;
};

/** Under an operation in chunks announcements wait this long, to be made together. */
const holdMs = 250;

const lastLine = 'SELECT coalesce(max(seq), 0) AS seq FROM change_log';

/** What a transaction leaves to be done around its commit, and whom it concerns. */
type Effects = { touched: Set<string>; beforeCommit: (() => void)[]; afterCommit: (() => void)[] };

type Current = {
  operationId: string;
  userId: string;
  now: number;
  captures: number;
  touched: Set<string>;
};

/** One connection, one writer, one gate. */
class SqliteGate implements Gate {
  readonly sql: Sql;
  readonly #options: GateOptions;
  readonly #orm: BetterSQLite3Database;
  readonly #search: SearchIndex;
  readonly #listeners = new Set<(changes: Changes) => void>();
  /** What chunks of long operations changed and nobody was told yet. */
  readonly #held = new Set<string>();
  #holdTimer: ReturnType<typeof setTimeout> | undefined;
  #current: Current | undefined;
  #rev = 0;
  #checksParents = true;

  constructor(options: GateOptions) {
    this.#options = options;
    this.sql = createSql(options.db, options.onSlow);
    this.#orm = drizzle(options.db, { casing: 'snake_case' });
    this.#search = createSearchIndex(options.db);
    options.db.function('yolda_operation', (table: string) => {
      const { operationId, touched } = this.#inside();
      touched.add(table);
      return operationId;
    });
    options.db.function('yolda_user', () => this.#inside().userId);
    options.db.function('yolda_now', () => this.#inside().now);
    options.db.function('yolda_captures', () => this.#inside().captures);
  }

  #inside(): Current {
    // A write that goes round the gate meets the capture trigger, and this stops it.
    if (!this.#current) throw new AppError('bug', 'write_outside_gate');
    return this.#current;
  }

  readonly read = (): ReadContext => {
    const user = this.#options.currentUser();
    const now = this.#options.clock();
    return { sql: this.sql, orm: this.#orm, now, user, today: dateInZone(now, user.timeZone) };
  };

  readonly findAnswer: Gate['findAnswer'] = (request) => findResult(this.sql, request);

  readonly onChanges: Gate['onChanges'] = (listener) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly rest = async (): Promise<void> => {
    await this.#options.keepUp?.();
    const restMs = this.#options.restMs?.() ?? 0;
    await new Promise<void>((resolve) => {
      if (restMs > 0) setTimeout(resolve, restMs);
      else setImmediate(resolve);
    });
  };

  readonly write = <T>(request: WriteRequest, work: (tx: WriteContext) => T): T => {
    if (this.#current) throw new AppError('bug', 'nested_write');
    const base = this.read();
    const operationId = request.operationId ?? request.commandId;
    const effects: Effects = { touched: new Set(), beforeCommit: [], afterCommit: [] };
    const { touched, afterCommit } = effects;
    const { db } = this.#options;
    const isChunk = request.operationId !== undefined;
    const isReplay = request.isReplay === true;
    let answer: { value: T; isRepeat: boolean };
    try {
      // Chunks reach the disk together with the write that closes their operation (decision 0011).
      if (isChunk || (isReplay && !request.isDurable)) db.exec('PRAGMA synchronous = NORMAL');
      this.#checkParents(!isReplay);
      db.exec('BEGIN IMMEDIATE');
      const captures = isReplay ? 0 : 1;
      this.#current = { operationId, userId: base.user.id, now: base.now, captures, touched };
      const tx = this.#contextOf(base, request, operationId, effects);
      answer = this.#run(request, tx, effects, work);
      db.exec(answer.isRepeat ? 'ROLLBACK' : 'COMMIT');
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK');
      throw fromSqliteError(error);
    } finally {
      this.#current = undefined;
      this.#search.forget();
      if (isChunk || isReplay) db.exec('PRAGMA synchronous = FULL');
    }
    if (answer.isRepeat) return answer.value;
    if (isChunk) this.#announceSoon(touched);
    else this.#announce(touched);
    for (const run of afterCommit) run();
    return answer.value;
  };

  /** Left as the last write had it: each change has SQLite prepare every statement anew. */
  #checkParents(isChecked: boolean): void {
    if (this.#checksParents === isChecked) return;
    this.#options.db.exec(`PRAGMA foreign_keys = ${isChecked ? 'ON' : 'OFF'}`);
    this.#checksParents = isChecked;
  }

  /** Inside the transaction: the stored answer of a repeat, or the work and its records. */
  #run<T>(
    request: WriteRequest,
    tx: WriteContext,
    { touched, beforeCommit }: Effects,
    work: (tx: WriteContext) => T,
  ): { value: T; isRepeat: boolean } {
    const isChunk = request.operationId !== undefined;
    const keepsAnswer = !isChunk && request.keepsAnswer !== false;
    const before = keepsAnswer ? findResult(this.sql, request) : undefined;
    if (before) return { value: before.value as T, isRepeat: true };
    const last = this.sql.get<{ seq: number }>(lastLine);
    const value = work(tx);
    if (value instanceof Promise) throw new AppError('bug', 'async_transaction');
    for (const run of beforeCommit) run();
    this.#search.settle();
    recordOperation(tx, request, isChunk, touched, last?.seq ?? 0);
    if (keepsAnswer) keepResult(tx, request, value);
    return { value, isRepeat: false };
  }

  #contextOf(
    base: ReadContext,
    request: WriteRequest,
    operationId: string,
    { touched, beforeCommit, afterCommit }: Effects,
  ): WriteContext {
    const touch = (table: string): void => void touched.add(table);
    return {
      ...base,
      sql: this.sql,
      orm: this.#orm,
      operationId,
      commandId: request.commandId,
      newId: this.#options.newId,
      touch,
      beforeCommit: (run) => beforeCommit.push(run),
      afterCommit: (run) => afterCommit.push(run),
      enqueue: (job: NewJob) => {
        insertJob(this.sql, job, base.now, this.#options.newId());
        touch('jobs');
      },
      dropJob: (key) => {
        if (dropWaitingJob(this.sql, key, base.now) > 0) touch('jobs');
      },
    };
  }

  #announce(tables: ReadonlySet<string>): void {
    if (tables.size === 0) return;
    this.#rev += 1;
    for (const listener of this.#listeners) listener({ rev: this.#rev, tables });
  }

  #announceSoon(tables: ReadonlySet<string>): void {
    for (const table of tables) this.#held.add(table);
    this.#holdTimer ??= setTimeout(() => {
      this.#holdTimer = undefined;
      const held = new Set(this.#held);
      this.#held.clear();
      this.#announce(held);
    }, holdMs).unref();
  }
}

export function createGate(options: GateOptions): Gate {
  return new SqliteGate(options);
}

function findResult(
  sql: ReadSql,
  request: { command: string; commandId: string },
): { value: unknown } | undefined {
  const row = sql.get<{ command: string; result: string }>(
    'SELECT command, result FROM command_results WHERE command_id = ?',
    [request.commandId],
  );
  if (!row) return undefined;
  if (row.command !== request.command) throw new AppError('conflict', 'command_id_reused');
  return { value: JSON.parse(row.result) };
}

function keepResult(tx: WriteContext, request: WriteRequest, value: unknown): void {
  tx.sql.run('INSERT INTO command_results(command_id, command, result, at) VALUES (?, ?, ?, ?)', [
    request.commandId,
    request.command,
    JSON.stringify(value ?? {}),
    tx.now,
  ]);
}

/** The operation row of what the work changed. */
function recordOperation(
  tx: WriteContext,
  request: WriteRequest,
  isChunk: boolean,
  touched: Set<string>,
  seqBefore: number,
): void {
  // Lines of the log are numbered without gaps: nobody else writes, and a statement that fails takes its numbers back.
  const count = (tx.sql.get<{ seq: number }>(lastLine)?.seq ?? 0) - seqBefore;
  if (count === 0) return;
  tx.sql.run(
    `INSERT INTO operations(id, command, user_id, at, state, undoes, is_undoable, change_count, first_seq, last_seq)
     VALUES (:id, :command, :user, :at, :state, :undoes, :undoable, :count, :first, :last)
     ON CONFLICT(id) DO UPDATE SET change_count = change_count + excluded.change_count, last_seq = excluded.last_seq`,
    {
      id: tx.operationId,
      command: request.command,
      user: tx.user.id,
      at: tx.now,
      state: isChunk ? 'open' : 'done',
      undoes: request.undoes ?? null,
      undoable: request.isUndoable ? 1 : 0,
      count,
      first: seqBefore + 1,
      last: seqBefore + count,
    },
  );
  touched.add('operations');
}

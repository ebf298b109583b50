// The write gate: the only road by which rows change. One transaction holds rows, change log, jobs,
// the undo step and the command's answer; after the commit it announces what changed.
import type Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { AppError } from '#shared/contract/errors.ts';
import { dateInZone } from '#shared/domain/dates.ts';
import type { NewJob } from '../jobs/jobs.types.ts';
import type { CurrentUser, ReadContext, WriteContext } from './context.ts';
import { insertJob } from './jobRows.ts';
import { createSql, type Sql } from './sql.ts';
import { fromSqliteError } from './sqliteErrors.ts';

/** Rows changed by one commit. `rev` grows by one a commit and starts anew with the process. */
export type Changes = { rev: number; tables: ReadonlyMap<string, ReadonlySet<string>> };

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
};

export type Gate = {
  read(): ReadContext;
  /** @throws whatever `work` throws, after a roll-back; SQLite's errors in the contract's words */
  write<T>(request: WriteRequest, work: (tx: WriteContext) => T): T;
  /** The stored answer of a command already done. @throws AppError conflict when the id served another command */
  findAnswer(request: { command: string; commandId: string }): { value: unknown } | undefined;
  onChanges(listener: (changes: Changes) => void): () => void;
  readonly sql: Sql;
};

export type GateOptions = {
  db: Database.Database;
  clock: () => number;
  newId: () => string;
  currentUser: () => CurrentUser;
  onSlow?: (text: string, elapsedMs: number) => void;
};

/** Under an operation in chunks announcements wait this long, to be made together. */
const holdMs = 250;

type Current = { operationId: string; userId: string; now: number };

export function createGate(options: GateOptions): Gate {
  const { db } = options;
  const sql = createSql(db, options.onSlow);
  const orm: BetterSQLite3Database = drizzle(db, { casing: 'snake_case' });
  const listeners = new Set<(changes: Changes) => void>();
  let current: Current | undefined;
  let rev = 0;

  const inside = (): Current => {
    // A write that goes round the gate meets the capture trigger, and this stops it.
    if (!current) throw new AppError('bug', 'write_outside_gate');
    return current;
  };
  db.function('yolda_operation', () => inside().operationId);
  db.function('yolda_user', () => inside().userId);
  db.function('yolda_now', () => inside().now);

  const readContext = (): ReadContext => {
    const user = options.currentUser();
    const now = options.clock();
    return { sql, orm, now, user, today: dateInZone(now, user.timeZone) };
  };

  const announce = (tables: Map<string, Set<string>>): void => {
    if (tables.size === 0) return;
    rev += 1;
    for (const listener of listeners) listener({ rev, tables });
  };

  const held = new Map<string, Set<string>>();
  let holdTimer: ReturnType<typeof setTimeout> | undefined;
  const announceHeld = (): void => {
    clearTimeout(holdTimer);
    holdTimer = undefined;
    const tables = new Map(held);
    held.clear();
    announce(tables);
  };
  const announceSoon = (tables: Map<string, Set<string>>): void => {
    for (const [table, ids] of tables) held.set(table, new Set([...(held.get(table) ?? []), ...ids]));
    holdTimer ??= setTimeout(announceHeld, holdMs).unref();
  };

  const write = <T>(request: WriteRequest, work: (tx: WriteContext) => T): T => {
    if (current) throw new AppError('bug', 'nested_write');
    const isChunk = request.operationId !== undefined;
    const base = readContext();
    const operationId = request.operationId ?? request.commandId;
    const touched = new Map<string, Set<string>>();
    const afterCommit: (() => void)[] = [];
    const touch = (table: string, id: string): void => {
      const ids = touched.get(table) ?? new Set();
      touched.set(table, ids.add(id));
    };
    try {
      db.exec('BEGIN IMMEDIATE');
    } catch (error) {
      throw fromSqliteError(error);
    }
    current = { operationId, userId: base.user.id, now: base.now };
    let result: T;
    try {
      const keepsAnswer = !isChunk && request.keepsAnswer !== false;
      const before = keepsAnswer ? findResult(sql, request) : undefined;
      if (before) {
        db.exec('ROLLBACK');
        return before.value as T;
      }
      const lastSeq = sql.get<{ seq: number }>('SELECT coalesce(max(seq), 0) AS seq FROM change_log')?.seq ?? 0;
      const tx: WriteContext = {
        ...base,
        operationId,
        commandId: request.commandId,
        newId: options.newId,
        touch,
        afterCommit: (run) => afterCommit.push(run),
        enqueue: (job: NewJob) => {
          const id = insertJob(sql, job, base.now, options.newId());
          touch('jobs', id);
        },
      };
      result = work(tx);
      if (result instanceof Promise) throw new AppError('bug', 'async_transaction');
      finish(sql, { request, operationId, result, now: base.now, userId: base.user.id, lastSeq, isChunk, keepsAnswer, touch });
      db.exec('COMMIT');
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK');
      throw fromSqliteError(error);
    } finally {
      current = undefined;
    }
    announceSoon(touched);
    if (!isChunk) announceHeld();
    for (const run of afterCommit) run();
    return result;
  };

  return {
    sql,
    read: readContext,
    write,
    findAnswer: (request) => findResult(sql, request),
    onChanges(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function findResult(sql: Sql, request: { command: string; commandId: string }): { value: unknown } | undefined {
  const row = sql.get<{ command: string; result: string }>(
    'SELECT command, result FROM command_results WHERE command_id = ?',
    [request.commandId],
  );
  if (!row) return undefined;
  if (row.command !== request.command) throw new AppError('conflict', 'command_id_reused');
  return { value: JSON.parse(row.result) };
}

type Finish = {
  request: WriteRequest;
  operationId: string;
  result: unknown;
  now: number;
  userId: string;
  lastSeq: number;
  isChunk: boolean;
  keepsAnswer: boolean;
  touch: (table: string, id: string) => void;
};

/** Inside the transaction, after the work: the operation row, the stored answer, the list of what changed. */
function finish(sql: Sql, f: Finish): void {
  const rows = sql.all<{ tableName: string; rowId: string }>(
    'SELECT table_name AS tableName, row_id AS rowId FROM change_log WHERE seq > ?',
    [f.lastSeq],
  );
  for (const { tableName, rowId } of rows) f.touch(tableName, rowId);
  if (rows.length > 0) {
    sql.run(
      `INSERT INTO operations(id, command, user_id, at, state, undoes, is_undoable, change_count)
       VALUES (:id, :command, :user, :at, :state, :undoes, :undoable, :count)
       ON CONFLICT(id) DO UPDATE SET change_count = change_count + excluded.change_count`,
      {
        id: f.operationId,
        command: f.request.command,
        user: f.userId,
        at: f.now,
        state: f.isChunk ? 'open' : 'done',
        undoes: f.request.undoes ?? null,
        undoable: f.request.isUndoable ? 1 : 0,
        count: rows.length,
      },
    );
    f.touch('operations', f.operationId);
  }
  if (!f.keepsAnswer) return;
  sql.run('INSERT INTO command_results(command_id, command, result, at) VALUES (?, ?, ?, ?)', [
    f.request.commandId,
    f.request.command,
    JSON.stringify(f.result ?? {}),
    f.now,
  ]);
}

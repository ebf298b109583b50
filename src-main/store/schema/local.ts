// Tables of this workstation only: never synced, never captured.
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at, flag, id } from './columns.ts';

/** One row: who this device is. */
export const device = sqliteTable('device', {
  id: id(),
  /** Prefix of the numbers given here, unique per device. */
  prefix: text().notNull(),
  userId: text(),
  createdAt: integer().notNull(),
});

export const localSettings = sqliteTable('local_settings', {
  key: text().primaryKey().notNull(),
  value: text().notNull(),
});

/** What was typed and not saved yet, one row a form and record. Not captured: no step of undo, no business of the office. */
export const drafts = sqliteTable('drafts', {
  key: text().primaryKey().notNull(),
  text: text().notNull(),
  savedAt: integer().notNull(),
});

/** Device-safe series: the next number of each. A number once given is never given again. */
export const numberSeries = sqliteTable('number_series', {
  key: text().primaryKey().notNull(),
  next: integer().notNull(),
});

/** One row a changed row, written by triggers in the writer's own transaction. */
export const changeLog = sqliteTable(
  'change_log',
  {
    /** Lines are never taken away, so the next number is always a new one. */
    seq: integer().primaryKey(),
    operationId: text().notNull(),
    tableName: text().notNull(),
    rowId: text().notNull(),
    kind: text({ enum: ['I', 'U', 'D'] }).notNull(),
    /** I and D: the whole row; U: {column: [old, new]}. */
    data: text().notNull(),
    at: integer().notNull(),
    userId: text().notNull(),
  },
  // Its entries end in `seq`; ids of two tables are seldom the same.
  (t) => [index('change_log_row').on(t.rowId)],
);

/** One row a command that changed something: the steps of undo and the journal. */
export const operations = sqliteTable(
  'operations',
  {
    seq: integer().primaryKey(),
    id: text().notNull().unique(),
    command: text().notNull(),
    userId: text().notNull(),
    at: integer().notNull(),
    /** open = chunks still being written; done; undone. */
    state: text({ enum: ['open', 'done', 'undone'] }).notNull(),
    /** Set on the operation that undid or redid another. */
    undoes: text(),
    isUndoable: flag().notNull(),
    changeCount: integer().notNull(),
    /** Its changes lie from `firstSeq` to `lastSeq` of the log; those of others may lie between the chunks of a long one. */
    firstSeq: integer().notNull().default(0),
    lastSeq: integer().notNull().default(0),
  },
  (t) => [index('operations_open').on(t.state).where(sql`state = 'open'`)],
);

/** What a step of the user changed in a row of a local table, so that undo and redo set it too. */
export const localChanges = sqliteTable(
  'local_changes',
  {
    seq: integer().primaryKey(),
    operationId: text().notNull(),
    tableName: text().notNull(),
    rowId: text().notNull(),
    /** {column: [old, new]}. */
    data: text().notNull(),
  },
  (t) => [index('local_changes_operation').on(t.operationId, t.seq)],
);

/** Answers of commands by command id: a retry gets the first answer and writes nothing. */
export const commandResults = sqliteTable(
  'command_results',
  {
    commandId: text().primaryKey().notNull(),
    command: text().notNull(),
    result: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [index('command_results_at').on(t.at)],
);

/** Long work that the user watches, until he has seen how it ended. */
export const longWork = sqliteTable('long_work', {
  id: id(),
  /** Contract name of the call. */
  kind: text().notNull(),
  state: text({ enum: ['running', 'done', 'failed', 'cancelled'] }).notNull(),
  isCancellable: flag().notNull(),
  /** Of the error that ended it. */
  code: text().notNull(),
  reason: text().notNull(),
  /** JSON. */
  result: text().notNull(),
  startedAt: integer().notNull(),
  finishedAt: at(),
});

export const jobs = sqliteTable(
  'jobs',
  {
    id: id(),
    kind: text().notNull(),
    payload: text().notNull(),
    state: text({ enum: ['waiting', 'running', 'done', 'failed'] }).notNull(),
    runAt: integer().notNull(),
    attempts: integer().notNull(),
    /** Only one job of a key waits at a time. */
    uniqueKey: text(),
    lastReason: text().notNull().default(''),
    createdAt: integer().notNull(),
    finishedAt: at(),
  },
  (t) => [
    index('jobs_due').on(t.runAt).where(sql`state = 'waiting'`),
    index('jobs_unique').on(t.uniqueKey).where(sql`state = 'waiting' AND unique_key IS NOT NULL`),
  ],
);

/** Applied migrations with the hash of their text. */
export const migrations = sqliteTable('migrations', {
  id: text().primaryKey().notNull(),
  hash: text().notNull(),
  appliedAt: integer().notNull(),
});

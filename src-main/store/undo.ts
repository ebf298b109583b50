// Undo and redo from the change log: applies the reverse of an operation's rows, newest first, and refuses
// when a later change stands on them. Works for every captured table; knows no area.
import { AppError } from '#shared/contract/errors.ts';
import { type MergeKind, type SyncedTableName, syncedTables } from '#shared/sync/registry.ts';
import { rowJson } from './capture.ts';
import type { WriteContext } from './context.ts';
import type { ReadSql, SqlValue } from './sql.ts';

export type LoggedChange = {
  seq: number;
  tableName: string;
  rowId: string;
  kind: 'I' | 'U' | 'D';
  data: string;
};
type Row = Record<string, SqlValue>;

const columnNames = new Map(
  Object.entries(syncedTables).map(([table, { columns }]) => [table, Object.keys(columns)]),
);

/** Columns of a synced table. @throws AppError incompatible when the log names a table we do not have */
function columnsOf(tableName: string): readonly string[] {
  const names = columnNames.get(tableName);
  if (!names) throw new AppError('incompatible', 'unknown_table');
  return names;
}

/** What is counted from other rows may have been counted anew since: nobody's change stands on the row for that. */
function isCounted(tableName: string, column: string): boolean {
  const kinds: Readonly<Record<string, MergeKind>> = syncedTables[tableName as SyncedTableName].columns;
  return kinds[column] === 'counted';
}

/** A page of an operation's changes, newest first. */
export function loadChanges(
  sql: ReadSql,
  operationId: string,
  beforeSeq: number,
  limit: number,
): LoggedChange[] {
  return sql.all<LoggedChange>(
    // One upper bound: of two SQLite would take the operation's own, and walk all later changes again for each page.
    `SELECT c.seq, c.table_name AS tableName, c.row_id AS rowId, c.kind, c.data
     FROM operations o CROSS JOIN change_log c NOT INDEXED
       ON c.seq BETWEEN o.first_seq AND min(o.last_seq, :last) AND c.operation_id = o.id
     WHERE o.id = :id ORDER BY c.seq DESC LIMIT :limit`,
    { id: operationId, last: beforeSeq - 1, limit },
  );
}

function loadRow(sql: ReadSql, tableName: string, id: string): Row | undefined {
  return sql.get<Row>(`SELECT * FROM ${tableName} WHERE id = ?`, [id]);
}

function stale(): AppError {
  return new AppError('conflict', 'stale');
}

const unchangedDeletes = new Map<string, string>();

/** Takes the row out where it is to the letter as the log has it: one statement, with no row read and compared here. */
function deleteUnchanged(tableName: string, columns: readonly string[]): string {
  const known =
    unchangedDeletes.get(tableName) ??
    `DELETE FROM ${tableName} WHERE id = ? AND ${rowJson('', columns)} = ?`;
  unchangedDeletes.set(tableName, known);
  return known;
}

function revertInsert(tx: WriteContext, change: LoggedChange, columns: readonly string[]): void {
  if (tx.sql.run(deleteUnchanged(change.tableName, columns), [change.rowId, change.data]).changes > 0) return;
  const made = JSON.parse(change.data) as Row;
  const row = loadRow(tx.sql, change.tableName, change.rowId);
  const authored = columns.filter((c) => !isCounted(change.tableName, c));
  if (!row || authored.some((c) => row[c] !== made[c])) throw stale();
  tx.sql.run(`DELETE FROM ${change.tableName} WHERE id = ?`, [change.rowId]);
}

/** Sets the columns back where they are as the log has them: one statement, which reads and compares nothing here. */
function revertUpdate(tx: WriteContext, { tableName, rowId, data }: LoggedChange): void {
  const delta = JSON.parse(data) as Record<string, [SqlValue, SqlValue]>;
  const names = Object.keys(delta);
  const authored = names.filter((c) => !isCounted(tableName, c));
  const { changes } = tx.sql.run(
    `UPDATE ${tableName} SET ${names.map((c) => `"${c}" = ?`).join(', ')}
     WHERE id = ?${authored.map((c) => ` AND "${c}" IS ?`).join('')}`,
    [...names.map((c) => delta[c]?.[0] ?? null), rowId, ...authored.map((c) => delta[c]?.[1] ?? null)],
  );
  if (changes === 0) throw stale();
}

function revertDelete(tx: WriteContext, change: LoggedChange, columns: readonly string[]): void {
  const row = JSON.parse(change.data) as Row;
  if (loadRow(tx.sql, change.tableName, change.rowId)) throw stale();
  tx.sql.run(
    `INSERT INTO ${change.tableName}(${columns.map((c) => `"${c}"`).join(', ')})
     VALUES (${columns.map((c) => `:${c}`).join(', ')})`,
    row,
  );
}

/** Another row has come to stand on it: one that a colleague entered, say. */
const isStoodOn = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY';

/**
 * Reverses one logged change.
 * @throws AppError conflict/stale when the row is no longer as that change left it, or others refer to it since
 */
export function revertChange(tx: WriteContext, change: LoggedChange): void {
  const columns = columnsOf(change.tableName);
  try {
    if (change.kind === 'I') revertInsert(tx, change, columns);
    else if (change.kind === 'U') revertUpdate(tx, change);
    else revertDelete(tx, change, columns);
  } catch (error) {
    throw isStoodOn(error) ? stale() : error;
  }
}

export type UndoStep = { id: string; command: string; changeCount: number };

/** The newest operation of the user that Ctrl+Z would take back. */
export function findUndoStep(sql: ReadSql, userId: string): UndoStep | undefined {
  return sql.get<UndoStep>(
    `SELECT id, command, change_count AS changeCount FROM operations
     WHERE user_id = ? AND state = 'done' AND undoes IS NULL AND is_undoable = 1 ORDER BY seq DESC LIMIT 1`,
    [userId],
  );
}

/** The newest undo that Ctrl+Shift+Z would take back: none once something new was done after it. */
export function findRedoStep(sql: ReadSql, userId: string): (UndoStep & { undoes: string }) | undefined {
  const last = sql.get<UndoStep & { undoes: string }>(
    `SELECT id, command, change_count AS changeCount, undoes, seq FROM operations
     WHERE user_id = ? AND state = 'done' AND undoes IS NOT NULL AND command = 'operations.undo' AND is_undoable = 1
       AND seq > coalesce((SELECT max(seq) FROM operations WHERE user_id = ? AND undoes IS NULL AND is_undoable = 1), 0)
     ORDER BY seq DESC LIMIT 1`,
    [userId, userId],
  );
  return last;
}

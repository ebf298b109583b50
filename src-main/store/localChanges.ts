// What a step of the user changes in rows of this workstation: noted beside the change log, since nobody else is told, so that
// undo and redo set them together with the captured rows. Knows no table.
import { AppError } from '#shared/contract/errors.ts';
import type { WriteContext } from './context.ts';
import type { SqlValue } from './sql.ts';

type Fields = Readonly<Record<string, SqlValue>>;
type Delta = Record<string, [old: SqlValue, value: SqlValue]>;

/** Tables whose rows are changed so; each has an `id`. */
export type LocalTable = 'phone_calls';

/**
 * Sets columns of one row as a part of the step; undo sets them back, and refuses when one of them is another since, also one
 * that the step left as it was. A row that is gone is left so.
 */
export function changeLocal(tx: WriteContext, table: LocalTable, id: string, fields: Fields): void {
  const row = tx.sql.get<Fields>(`SELECT * FROM ${table} WHERE id = ?`, [id]);
  const columns = Object.keys(fields);
  if (!row || columns.every((c) => row[c] === fields[c])) return;
  const delta: Delta = Object.fromEntries(columns.map((c) => [c, [row[c] ?? null, fields[c] ?? null]]));
  tx.sql.run('INSERT INTO local_changes(operation_id, table_name, row_id, data) VALUES (?, ?, ?, ?)', [
    tx.operationId,
    table,
    id,
    JSON.stringify(delta),
  ]);
  tx.sql.run(`UPDATE ${table} SET ${columns.map((c) => `"${c}" = :${c}`).join(', ')} WHERE id = :row_id`, {
    ...fields,
    row_id: id,
  });
  tx.touch(table);
}

type Noted = { tableName: LocalTable; rowId: string; data: string };

/**
 * Sets back what the step changed, newest first, as a part of the step that reverts it: so that one is reverted likewise.
 * @throws AppError conflict/stale when a row is no longer as the step left it
 */
export function revertLocal(tx: WriteContext, operationId: string): void {
  const noted = tx.sql.all<Noted>(
    `SELECT table_name AS tableName, row_id AS rowId, data FROM local_changes
     WHERE operation_id = ? ORDER BY operation_id DESC, seq DESC`,
    [operationId],
  );
  for (const { tableName, rowId, data } of noted) {
    const delta = JSON.parse(data) as Delta;
    const row = tx.sql.get<Fields>(`SELECT * FROM ${tableName} WHERE id = ?`, [rowId]);
    const columns = Object.keys(delta);
    if (!row || columns.some((c) => row[c] !== delta[c]?.[1])) throw new AppError('conflict', 'stale');
    const before = Object.fromEntries(columns.map((c) => [c, delta[c]?.[0] ?? null]));
    changeLocal(tx, tableName, rowId, before);
  }
}

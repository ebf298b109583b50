// Names behind the ids in the change log: what a changed row is called, who an owner is.
import type { ReadContext } from '../store/context.ts';
import { type HistoryNames, idsIn, type LogRow, nameColumn, type Row } from './history.rules.ts';

/** The row as it is, or as it was when it was deleted for good. */
function loadRow(context: ReadContext, tableName: string, rowId: string): Row | undefined {
  const row = context.sql.get<Row>(`SELECT * FROM ${tableName} WHERE id = ?`, [rowId]);
  if (row) return row;
  const gone = context.sql.get<{ data: string }>(
    `SELECT data FROM change_log WHERE table_name = ? AND row_id = ? AND kind = 'D' ORDER BY seq DESC LIMIT 1`,
    [tableName, rowId],
  );
  return gone && (JSON.parse(gone.data) as Row);
}

/** @param rows log rows of the tables of `nameColumn` only */
export function loadHistoryNames(context: ReadContext, rows: readonly LogRow[]): HistoryNames {
  const known = new Map<string, Row>();
  for (const { tableName, rowId } of rows) {
    if (!Object.hasOwn(nameColumn, tableName) || known.has(rowId)) continue;
    const row = loadRow(context, tableName, rowId);
    if (row) known.set(rowId, row);
  }
  const { users, priceTypes } = idsIn(rows);
  const named = (table: 'users' | 'price_types', ids: readonly string[]) =>
    context.sql.all<{ id: string; name: string }>(
      `SELECT id, name FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(ids)],
    );
  const values = [...named('users', users), ...named('price_types', priceTypes)];
  return { rows: known, values: new Map(values.map(({ id, name }) => [id, name])) };
}

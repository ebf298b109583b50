// Any row of a synced table, read and written whole or by fields, as sync meets them. Knows columns from the registry and
// from the file; judges nothing.
import type { FieldValue, Row } from '#shared/sync/ops.ts';
import { type MergeKind, type SyncedTableName, syncedTables } from '#shared/sync/registry.ts';
import type { WriteContext } from '../store/context.ts';
import type { ReadSql } from '../store/sql.ts';

export const isSyncedTable = (name: string): name is SyncedTableName => Object.hasOwn(syncedTables, name);

const travelling = new Map<SyncedTableName, readonly string[]>();

/** Columns of a table that travel. */
export function columnsOf(t: SyncedTableName): readonly string[] {
  let columns = travelling.get(t);
  if (columns === undefined) {
    const all = Object.entries<MergeKind>(syncedTables[t].columns);
    columns = all.filter(([, kind]) => kind !== 'local').map(([column]) => column);
    travelling.set(t, columns);
  }
  return columns;
}

/** Whether this program has a place for the column. */
export const hasColumn = (t: SyncedTableName, column: string): boolean => {
  const kinds: Readonly<Record<string, MergeKind>> = syncedTables[t].columns;
  return Object.hasOwn(kinds, column) && kinds[column] !== 'local';
};

/** Whether a row without a value there can be. */
export const isNullable = (sql: ReadSql, t: SyncedTableName, column: string): boolean =>
  sql.get(`SELECT 1 FROM pragma_table_info(?) WHERE name = ? AND "notnull" = 0`, [t, column]) !== undefined;

const quoted = (columns: readonly string[]): string => columns.map((column) => `"${column}"`).join(', ');

export function loadRow(sql: ReadSql, t: SyncedTableName, id: string): Row | undefined {
  return sql.get<Row>(`SELECT ${quoted(columnsOf(t))} FROM ${t} WHERE id = ?`, [id]);
}

export const hasRow = (sql: ReadSql, t: SyncedTableName, id: string): boolean =>
  sql.get(`SELECT 1 FROM ${t} WHERE id = ?`, [id]) !== undefined;

type Put = { columns: readonly string[]; text: string };

function putTextOf(t: SyncedTableName, columns: readonly string[]): string {
  const others = columns.filter((column) => column !== 'id');
  const set = others.map((column) => `"${column}" = excluded."${column}"`).join(', ');
  return `INSERT INTO ${t}(${quoted(columns)}) VALUES (${columns.map(() => '?').join(', ')})
     ON CONFLICT(id) DO UPDATE SET ${set}`;
}

/** The last one of each table: rows that come together have the same columns. */
const lastPut = new Map<SyncedTableName, Put>();

function putOf(t: SyncedTableName, columns: readonly string[]): string {
  const last = lastPut.get(t);
  const isSame =
    last?.columns.length === columns.length && last.columns.every((column, at) => column === columns[at]);
  if (last !== undefined && isSame) return last.text;
  const text = putTextOf(t, columns);
  lastPut.set(t, { columns, text });
  return text;
}

/** A row in the place of what is there; columns that are not named keep their value, or get the table's default. */
export function putRow(tx: WriteContext, t: SyncedTableName, row: Row): void {
  tx.sql.run(putOf(t, Object.keys(row)), Object.values(row));
  tx.touch(t);
}

/** @returns whether there was such a row */
export function setFields(tx: WriteContext, t: SyncedTableName, id: string, fields: Row): boolean {
  const columns = Object.keys(fields);
  const set = columns.map((column) => `"${column}" = ?`).join(', ');
  const values: FieldValue[] = [...Object.values(fields), id];
  const { changes } = tx.sql.run(`UPDATE ${t} SET ${set} WHERE id = ?`, values);
  if (changes > 0) tx.touch(t);
  return changes > 0;
}

export function removeRow(tx: WriteContext, t: SyncedTableName, id: string): void {
  if (tx.sql.run(`DELETE FROM ${t} WHERE id = ?`, [id]).changes > 0) tx.touch(t);
}

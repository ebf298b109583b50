// Writes demo rows by prepared statements made from the drizzle tables: columns, defaults, booleans as 0 and 1.
import { getTableColumns, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import * as schema from '../store/schema/index.ts';
import type { SqlValue } from '../store/sql.ts';
import type { DemoRow } from './demoRows.ts';

type Column = { key: string; byDefault: SqlValue };
type Writer = { text: string; columns: readonly Column[] };

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const plain = (value: unknown): SqlValue =>
  typeof value === 'boolean' ? Number(value) : ((value ?? null) as SqlValue);

function writerOf(table: SQLiteTable, name: string): Writer {
  // `rid` and generated columns are given by the database.
  const columns = Object.entries(getTableColumns(table)).filter(
    ([key, column]) => key !== 'rid' && column.generated === undefined,
  );
  const names = columns.map(([key]) => snakeCase(key));
  return {
    text: `INSERT INTO ${name}(${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    columns: columns.map(([key, column]) => ({ key, byDefault: plain(column.default) })),
  };
}

/** @returns for each row the statement and its values, to be run by the gate's or the bench builder's connection */
export function createRowWriter(): (
  row: DemoRow,
  run: (text: string, values: readonly SqlValue[]) => unknown,
) => void {
  const writers = new Map<string, Writer>();
  for (const [key, table] of Object.entries(schema)) {
    if (is(table, SQLiteTable)) writers.set(snakeCase(key), writerOf(table, snakeCase(key)));
  }
  return ([table, row], run) => {
    const writer = writers.get(table);
    if (!writer) throw new RangeError(table);
    const given = row as Readonly<Record<string, unknown>>;
    run(
      writer.text,
      writer.columns.map(({ key, byDefault }) => (given[key] === undefined ? byDefault : plain(given[key]))),
    );
  };
}

export function hasCompany(run: { get(text: string): unknown }): boolean {
  return (
    run.get('SELECT 1 FROM organizations LIMIT 1') !== undefined ||
    run.get('SELECT 1 FROM users LIMIT 1') !== undefined
  );
}

// SqlStore over one connection of better-sqlite3: statements are prepared once. Opens no transaction.
import type { Database, Statement } from 'better-sqlite3';
import type { Sql, SqlValue } from './sql.types.ts';

export function sqliteSql(database: Database): Sql {
  const prepared = new Map<string, Statement>();
  return async <T>(text: string, values: readonly SqlValue[]): Promise<T[]> => {
    const statement = prepared.get(text) ?? database.prepare(text);
    prepared.set(text, statement);
    // `$1` is a name to SQLite.
    const named = Object.fromEntries(values.map((value, at) => [at + 1, value]));
    if (statement.reader) return statement.all(named) as T[];
    statement.run(named);
    return [];
  };
}

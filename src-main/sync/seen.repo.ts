// Rows that have come again while every scope is fetched anew.
import type { WriteContext } from '../store/context.ts';
import type { ReadSql } from '../store/sql.ts';

export function noteCome(tx: WriteContext, scope: string, t: string, id: string): void {
  tx.sql.run('INSERT OR IGNORE INTO sync_seen(scope, table_name, row_id) VALUES (?, ?, ?)', [scope, t, id]);
}

export const hasComeAgain = (sql: ReadSql, t: string, id: string): boolean =>
  sql.get('SELECT 1 FROM sync_seen WHERE table_name = ? AND row_id = ? LIMIT 1', [t, id]) !== undefined;

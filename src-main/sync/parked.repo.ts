// What came and has no place here – a table or column of a newer schema, a row that a check refuses – is kept until it has.
import type { FieldValue, Row } from '#shared/sync/ops.ts';
import type { WriteContext } from '../store/context.ts';
import type { ReadSql } from '../store/sql.ts';

export type Parked = { t: string; id: string; column: string; value: FieldValue | Row; seq: number };

export type ParkReason = 'unknown_table' | 'unknown_column' | 'refused';

export function park(tx: WriteContext, parked: Parked, reason: ParkReason): void {
  const { t, id, column, value, seq } = parked;
  tx.sql.run(
    `INSERT INTO sync_parked(table_name, row_id, "column", value, seq, reason, at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET value = excluded.value, seq = excluded.seq, reason = excluded.reason, at = excluded.at`,
    [t, id, column, JSON.stringify(value), seq, reason, tx.now],
  );
  tx.touch('sync_parked');
}

/** The row that is parked whole, if it is. */
export function findParkedRow(sql: ReadSql, t: string, id: string): Row | undefined {
  const found = sql.get<{ value: string }>(
    `SELECT value FROM sync_parked WHERE table_name = ? AND row_id = ? AND "column" = ''`,
    [t, id],
  );
  return found && (JSON.parse(found.value) as Row);
}

/** Whether rows are kept whole of which nobody here can tell whose they are. */
export const hasParkedRows = (sql: ReadSql): boolean =>
  sql.get(`SELECT 1 FROM sync_parked WHERE "column" = '' LIMIT 1`) !== undefined;

/** A row of a table without a place is kept in one piece, as it now stands. */
export function parkWhole(tx: WriteContext, { t, id, value, seq }: Omit<Parked, 'column'>): void {
  forgetParked(tx, t, id);
  park(tx, { t, id, column: '', value, seq }, 'unknown_table');
}

/** The row has found its place; columns of it may still have none. */
export function unparkRow(tx: WriteContext, t: string, id: string): void {
  tx.sql.run(`DELETE FROM sync_parked WHERE table_name = ? AND row_id = ? AND "column" = ''`, [t, id]);
  tx.touch('sync_parked');
}

export function unparkColumn(tx: WriteContext, { t, id, column }: Parked): void {
  tx.sql.run('DELETE FROM sync_parked WHERE table_name = ? AND row_id = ? AND "column" = ?', [t, id, column]);
  tx.touch('sync_parked');
}

/** The row went. */
export function forgetParked(tx: WriteContext, t: string, id: string): void {
  const { changes } = tx.sql.run('DELETE FROM sync_parked WHERE table_name = ? AND row_id = ?', [t, id]);
  if (changes > 0) tx.touch('sync_parked');
}

/** Of rows that did not come again. */
export function forgetUnseen(tx: WriteContext): void {
  tx.sql.run(
    'DELETE FROM sync_parked WHERE (table_name, row_id) NOT IN (SELECT table_name, row_id FROM sync_seen)',
  );
  tx.touch('sync_parked');
}

/** In the order in which they came; what came with one number is not parted. */
export function listParked(sql: ReadSql, after: number, limit: number): Parked[] {
  return sql
    .all<{ t: string; id: string; column: string; value: string; seq: number }>(
      `SELECT table_name AS t, row_id AS id, "column", value, seq FROM sync_parked
       WHERE seq > :after AND seq <= (SELECT max(seq) FROM (SELECT seq FROM sync_parked WHERE seq > :after ORDER BY seq LIMIT :limit))
       ORDER BY seq, "column"`,
      { after, limit },
    )
    .map((row) => ({ ...row, value: JSON.parse(row.value) as FieldValue | Row }));
}

// Rows that a snapshot brought and that are newer than the cursor: what comes of them up to their number is behind them.
import type { WriteContext } from '../store/context.ts';
import type { ReadSql } from '../store/sql.ts';

type Numbered = { t: string; id: string; seq: number };

/** Number as of which a row is here, when a snapshot brought it newer than the cursor; else 0. */
export function aheadOf(sql: ReadSql, t: string, id: string): number {
  const text = 'SELECT seq FROM sync_ahead WHERE table_name = ? AND row_id = ?';
  return sql.get<{ seq: number }>(text, [t, id])?.seq ?? 0;
}

export const isBehind = (sql: ReadSql, { t, id, seq }: Numbered): boolean => seq <= aheadOf(sql, t, id);

export function noteAhead(tx: WriteContext, { t, id, seq }: Numbered): void {
  tx.sql.run(
    `INSERT INTO sync_ahead(table_name, row_id, seq) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET seq = max(seq, excluded.seq)`,
    [t, id, seq],
  );
}

// Rows that a snapshot brought and that are newer than the cursor: what comes of them up to their number is behind them.
import type { WriteContext } from '../store/context.ts';
import type { ReadSql } from '../store/sql.ts';

type Numbered = { t: string; id: string; seq: number };

export function isBehind(sql: ReadSql, { t, id, seq }: Numbered): boolean {
  const text = 'SELECT seq FROM sync_ahead WHERE table_name = ? AND row_id = ?';
  const ahead = sql.get<{ seq: number }>(text, [t, id]);
  return ahead !== undefined && seq <= ahead.seq;
}

export function noteAhead(tx: WriteContext, { t, id, seq }: Numbered): void {
  tx.sql.run(
    `INSERT INTO sync_ahead(table_name, row_id, seq) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET seq = max(seq, excluded.seq)`,
    [t, id, seq],
  );
}

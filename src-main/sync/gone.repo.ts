// Rows that were deleted for good, as the log told: a hub of yesterday that still has them is told so again. A row that is
// merely not here may have left for another user, and proves nothing.
import type { WriteContext } from '../store/context.ts';
import type { ReadSql } from '../store/sql.ts';
import type { RowKey } from './storeRow.repo.ts';

/** A row was deleted as of a number, or has been put again. */
export function followGone(tx: WriteContext, { t, id, k }: RowKey & { k: string }, seq: number): void {
  if (k === 'put') tx.sql.run('DELETE FROM sync_gone WHERE table_name = ? AND row_id = ?', [t, id]);
  if (k !== 'del') return;
  tx.sql.run(
    `INSERT INTO sync_gone(table_name, row_id, seq, at) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET seq = excluded.seq, at = excluded.at`,
    [t, id, seq, tx.now],
  );
}

/** Number of the deletion; 0: none that is known. */
export const goneAt = (sql: ReadSql, t: string, id: string): number =>
  sql.get<{ seq: number }>('SELECT seq FROM sync_gone WHERE table_name = ? AND row_id = ?', [t, id])?.seq ??
  0;

export function pruneGone(tx: WriteContext, before: number): void {
  tx.sql.run('DELETE FROM sync_gone WHERE at < ?', [before]);
}

// Rows as the hub has them, where waiting changes of ours lie on top of them.
import type { Row } from '#shared/sync/ops.ts';
import type { WriteContext } from '../store/context.ts';
import type { ReadSql } from '../store/sql.ts';
import type { Hidden, HubRow } from './fold.rules.ts';

export type Shadow = { data: HubRow; hidden: Hidden };

export function findShadow(sql: ReadSql, t: string, id: string): Shadow | undefined {
  const row = sql.get<{ data: string | null; hidden: string }>(
    'SELECT data, hidden FROM sync_shadows WHERE table_name = ? AND row_id = ?',
    [t, id],
  );
  if (row === undefined) return undefined;
  const data = row.data === null ? null : (JSON.parse(row.data) as Row);
  return { data, hidden: JSON.parse(row.hidden) as Hidden };
}

export function saveShadow(tx: WriteContext, t: string, id: string, { data, hidden }: Shadow): void {
  tx.sql.run(
    `INSERT INTO sync_shadows(table_name, row_id, data, hidden) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET data = excluded.data, hidden = excluded.hidden`,
    [t, id, data === null ? null : JSON.stringify(data), JSON.stringify(hidden)],
  );
}

export function dropShadow(tx: WriteContext, t: string, id: string): void {
  tx.sql.run('DELETE FROM sync_shadows WHERE table_name = ? AND row_id = ?', [t, id]);
}

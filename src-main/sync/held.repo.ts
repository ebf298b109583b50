// Rows to be witnessed on which own work waits that was never answered: what lies beneath that work is kept until the hub has
// answered it, and goes out then with what became of it. Sent at once it would carry along what may yet be refused.
import type { Op, Row } from '#shared/sync/ops.ts';
import { isAuthored } from '#shared/sync/rec.ts';
import { type MergeKind, type SyncedTableName, syncedTables } from '#shared/sync/registry.ts';
import type { WriteContext } from '../store/context.ts';
import type { ReadSql } from '../store/sql.ts';
import { covers, takeBack, type WaitingOp } from './fold.rules.ts';
import { loadRow } from './rows.repo.ts';
import { findShadow } from './shadows.repo.ts';

type Held = { t: SyncedTableName; id: string; seen: number; data: string; touched: string };

/** @param own edits that were never answered @returns undefined where there is nothing beneath them */
function beneath(sql: ReadSql, t: SyncedTableName, id: string, own: readonly WaitingOp[]): Row | undefined {
  const shadow = findShadow(sql, t, id);
  if (shadow !== undefined) return shadow.data ?? undefined;
  return takeBack(loadRow(sql, t, id) ?? null, own) ?? undefined;
}

/** @param seen the newest number that both know */
export function holdRow(
  tx: WriteContext,
  { t, id }: { t: SyncedTableName; id: string },
  own: readonly WaitingOp[],
  seen: number,
): void {
  const row = beneath(tx.sql, t, id, own);
  if (row === undefined) return;
  const touched = Object.keys(row).filter((column) => own.some((op) => covers(op, column)));
  // What was kept for an earlier return lay beneath more of our work: it holds.
  tx.sql.run(
    `INSERT INTO sync_held(table_name, row_id, seen, data, touched) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    [t, id, seen, JSON.stringify(row), JSON.stringify(touched)],
  );
}

export const hasHeld = (sql: ReadSql): boolean => sql.get('SELECT 1 FROM sync_held LIMIT 1') !== undefined;

/** The hub came back once more: less of it is known to both. */
export function lowerHeld(tx: WriteContext, seen: number): void {
  tx.sql.run('UPDATE sync_held SET seen = min(seen, ?)', [seen]);
}

/** Columns that our work did not touch, as they lay beneath it. */
function untouched({ t, data, touched }: Held): Row {
  const own = new Set(JSON.parse(touched) as string[]);
  const kept = Object.entries(JSON.parse(data) as Row);
  return Object.fromEntries(
    kept.filter(([column]) => !own.has(column) && isAuthored(syncedTables[t], column)),
  );
}

/**
 * What became of our edits, and of what nobody authors, as it stands here now. A row that has left since is told of by fields
 * alone: what became of it nobody here knows.
 */
function testimonyOf(sql: ReadSql, held: Held): Op {
  const { t, id, seen } = held;
  const now = loadRow(sql, t, id);
  if (now !== undefined) return { t, id, k: 'put', seen, f: { ...now, ...untouched(held) } };
  const kinds: Readonly<Record<string, MergeKind>> = syncedTables[t].columns;
  const isField = (column: string): boolean => kinds[column] !== 'key' && column !== 'deleted_at';
  const fields = Object.entries(untouched(held)).filter(([column]) => isField(column));
  return {
    ...{ t, id, k: 'set', seen },
    f: Object.fromEntries(fields.map(([column, value]) => [column, [seen, null, value]])),
  };
}

/** Takes the first of them out. */
export function releaseHeld(tx: WriteContext, limit: number): Op[] {
  const rows = tx.sql.all<Held>(
    `SELECT table_name AS t, row_id AS id, seen, data, touched FROM sync_held ORDER BY table_name, row_id LIMIT ?`,
    [limit],
  );
  return rows.map((held) => {
    tx.sql.run('DELETE FROM sync_held WHERE table_name = ? AND row_id = ?', [held.t, held.id]);
    return testimonyOf(tx.sql, held);
  });
}

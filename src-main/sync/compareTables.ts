// The rows of a table here and at the hub, side by side by id and fingerprint: what differs, without sending the rows.
import type { Row } from '#shared/sync/ops.ts';
import { type SyncedTableName, syncedTables } from '#shared/sync/registry.ts';
import { rowHash } from '#shared/sync/rowHash.ts';
import type { ReadSql } from '../store/sql.ts';
import type { Cycle } from './cycleContext.ts';
import { isWaitedOn } from './outbox.repo.ts';
import { columnsOf } from './rows.repo.ts';

/** `here` or `there` is undefined where the row is not; `there`: its number at the hub. */
export type Difference = { id: string; here: Row | undefined; there: number | undefined };

export type Compared = { here: number; there: number; differences: Difference[] };

function loadRange(sql: ReadSql, t: SyncedTableName, after: string, upTo: string | undefined): Row[] {
  const columns = columnsOf(t).map((column) => `"${column}"`);
  const end = upTo === undefined ? '' : 'AND id <= ?';
  return sql.all<Row>(
    `SELECT ${columns.join(', ')} FROM ${t} WHERE id > ? ${end} ORDER BY id`,
    upTo === undefined ? [after] : [after, upTo],
  );
}

/** Page by page; what waits to be sent differs by right and is left out. */
export async function* compareTable(cycle: Cycle, t: SyncedTableName): AsyncGenerator<Compared> {
  const { gate } = cycle;
  const { subs } = cycle.state();
  for (let after: string | null = null; ; ) {
    const page = await cycle.calls().digest({ t, after, subs });
    const last = page.rows.at(-1)?.[0];
    const rows = loadRange(gate.sql, t, after ?? '', page.hasMore ? last : undefined);
    const here = new Map(rows.map((row) => [String(row.id), row]));
    const differences: Difference[] = [];
    for (const [id, seq, hash] of page.rows) {
      const row = here.get(id);
      here.delete(id);
      if (row !== undefined && rowHash(syncedTables[t], row) === hash) continue;
      if (!isWaitedOn(gate.sql, t, id)) differences.push({ id, here: row, there: seq });
    }
    for (const [id, row] of here) {
      if (!isWaitedOn(gate.sql, t, id)) differences.push({ id, here: row, there: undefined });
    }
    yield { here: rows.length, there: page.rows.length, differences };
    if (!page.hasMore || last === undefined) return;
    after = last;
    await gate.rest();
  }
}

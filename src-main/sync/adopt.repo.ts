// A company that is here already goes to an empty hub: its rows, table by table, sealed as new ones. The change log is not
// sent: it tells how they came to be, and nobody there needs it. Resumable after any row.
import type { Op, Row } from '#shared/sync/ops.ts';
import type { SyncedTableName } from '#shared/sync/registry.ts';
import { snapshotOrder } from '#shared/sync/snapshotOrder.ts';
import type { WriteContext } from '../store/context.ts';
import { columnsOf } from './rows.repo.ts';
import { addWork } from './seal.repo.ts';
import { type SyncState, saveSyncState } from './syncState.repo.ts';

const stepRows = 200;

/** Rows that were here before there was a hub. */
export const adoptCommand = 'sync.adopt';

/** Before the first row. */
export const fromTheStart: [string, string] = ['', ''];

function loadRows(tx: WriteContext, t: SyncedTableName, after: string): Row[] {
  const columns = columnsOf(t).map((column) => `"${column}"`);
  return tx.sql.all<Row>(`SELECT ${columns.join(', ')} FROM ${t} WHERE id > ? ORDER BY id LIMIT ?`, [
    after,
    stepRows,
  ]);
}

/** One step. @returns whether all rows are sealed */
export function adoptStep(tx: WriteContext, state: SyncState): { isAll: boolean } {
  const [table, after] = state.adoptAfter ?? fromTheStart;
  const at = Math.max(0, snapshotOrder.indexOf(table as SyncedTableName));
  const t = snapshotOrder[at];
  if (t === undefined) return { isAll: true };
  const rows = loadRows(tx, t, table === t ? after : '');
  const based = rows.map((row) => {
    const op: Op = { t, id: String(row.id), k: 'put', f: row };
    return { op, before: null };
  });
  if (based.length > 0) {
    const work = { command: adoptCommand, operationId: '', at: tx.now, based };
    saveSyncState(tx, addWork(tx, state, work));
  }
  const next = snapshotOrder[at + 1];
  const isTableDone = rows.length < stepRows;
  const isAll = isTableDone && next === undefined;
  const last = rows.at(-1)?.id;
  const place: [string, string] = isTableDone ? [next ?? '', ''] : [t, String(last ?? '')];
  saveSyncState(tx, { adoptAfter: isAll ? null : place });
  return { isAll };
}

// What a person decides about a synced row – another value, gone, back again – as an ordinary edit by his hand: captured,
// undone and sent like any other. Derived columns follow by the rules of their areas.
import { AppError } from '#shared/contract/errors.ts';
import type { Row } from '#shared/sync/ops.ts';
import { type SyncedTableName, syncedTables } from '#shared/sync/registry.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { withDerived } from './derived.ts';
import { noteRecount } from './recounts.repo.ts';
import { columnsOf, loadRow, putRow, removeRow } from './rows.repo.ts';

const derivedColumns = (t: SyncedTableName): Row =>
  Object.fromEntries(
    Object.entries<string>(syncedTables[t].columns)
      .filter(([, kind]) => kind === 'derived')
      .map(([column]) => [column, null]),
  );

function store(tx: WriteContext, t: SyncedTableName, row: Row): void {
  const known = new Set(columnsOf(t));
  const whole = { ...row, ...derivedColumns(t), updated_at: tx.now };
  const fields = Object.entries(withDerived(t, whole, tx)).filter(([column]) => known.has(column));
  putRow(tx, t, Object.fromEntries(fields));
  noteRecount(tx, { t, id: String(row.id) }, row);
}

/** @throws AppError not_found/row_gone */
export function editRow(tx: WriteContext, t: SyncedTableName, id: string, fields: Row): void {
  const present = loadRow(tx.sql, t, id);
  if (present === undefined) throw new AppError('not_found', 'row_gone');
  store(tx, t, { ...present, ...fields });
}

/** Goes in the way in which rows of its table go. */
export function deleteRow(tx: WriteContext, t: SyncedTableName, id: string): void {
  if (syncedTables[t].onDelete === 'delete') removeRow(tx, t, id);
  else if (loadRow(tx.sql, t, id) !== undefined) editRow(tx, t, id, { deleted_at: tx.now });
}

/** The row as the change log last knew it whole. */
function loadTrace({ sql }: Pick<ReadContext, 'sql'>, t: SyncedTableName, id: string): Row | undefined {
  const found = sql.get<{ data: string }>(
    `SELECT data FROM change_log WHERE table_name = ? AND row_id = ? AND kind <> 'U' ORDER BY seq DESC LIMIT 1`,
    [t, id],
  );
  return found && (JSON.parse(found.data) as Row);
}

/** Whether somebody knows what stood in it. */
export const canRestore = (context: Pick<ReadContext, 'sql'>, t: SyncedTableName, id: string): boolean =>
  loadRow(context.sql, t, id) !== undefined || loadTrace(context, t, id) !== undefined;

/**
 * Back from its deletion, or from nothing: as the change log knew it, or as `known` has it whole.
 * @throws AppError not_found/row_gone when nobody knows what stood in it
 */
export function restoreRow(tx: WriteContext, t: SyncedTableName, id: string, known?: Row): void {
  const row = loadRow(tx.sql, t, id) ?? known ?? loadTrace(tx, t, id);
  if (row === undefined) throw new AppError('not_found', 'row_gone');
  store(tx, t, { ...row, id, deleted_at: null });
}

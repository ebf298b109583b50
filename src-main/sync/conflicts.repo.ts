// What two changed without knowing of each other: listed with both sides by name, and decided by an ordinary edit.
import { AppError } from '#shared/contract/errors.ts';
import type { Output, Parsed } from '#shared/contract/index.ts';
import { isStated } from '#shared/sync/countDocument.ts';
import type { FieldValue, Row } from '#shared/sync/ops.ts';
import { syncedTables } from '#shared/sync/registry.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { decodeCursor, pageOf } from '../store/paging.ts';
import { asReader, deletions, isDeleting, type StoredConflict } from './conflictSides.rules.ts';
import { decidedBy, noteStep, revertRows } from './decisions.repo.ts';
import { referredBy } from './references.rules.ts';
import { canRestore, deleteRow, editRow, restoreRow } from './rowEdit.repo.ts';
import { hasColumn, isNullable, isSyncedTable, loadRow } from './rows.repo.ts';
import { loadTitles, type RowKey, type Titles } from './titles.repo.ts';

type Shown = Output<'sync.listConflicts'>['rows'][number];
type Stored = Omit<StoredConflict, 'base' | 'mine' | 'theirs'> & {
  place: number;
  base: string;
  mine: string;
  theirs: string;
};

const columns = `_rowid_ AS place, id, table_name AS "table", row_id AS rowId, "column", base, mine, theirs, winner,
  mine_user AS mineUser, theirs_user AS theirsUser, at, state`;

const parsed = ({ place: _place, ...row }: Stored): StoredConflict => ({
  ...row,
  base: JSON.parse(row.base) as FieldValue,
  mine: JSON.parse(row.mine) as FieldValue,
  theirs: JSON.parse(row.theirs) as FieldValue,
});

/** The row with what a refused check put aside left out. */
function rowHere(context: ReadContext, { table, rowId }: RowKey): Row | undefined {
  return isSyncedTable(table) ? loadRow(context.sql, table, rowId) : undefined;
}

/** Whether the column follows from other rows, so that nobody can choose it. */
function isCountedFrom(table: string, column: string, row: Row): boolean {
  const kinds: Readonly<Record<string, string>> = isSyncedTable(table) ? syncedTables[table].columns : {};
  return kinds[column] === 'counted' && !isStated(row);
}

const sides = ['mine', 'theirs'] as const;

const isAlive = (row: Row | undefined): boolean => row !== undefined && (row.deleted_at ?? null) === null;

/** What is here can be taken either way; what is not is brought back by the side that kept it, if anybody knows it. */
function takeableOf(context: ReadContext, conflict: StoredConflict, row: Row | undefined): Shown['canTake'] {
  const { table, rowId, column } = conflict;
  if (!isSyncedTable(table)) return [];
  if (column !== '' && (!isAlive(row) || !hasColumn(table, column))) return [];
  if (row !== undefined && isCountedFrom(table, column, row)) return [];
  if (isAlive(row)) {
    const isFree = column === '' || isNullable(context.sql, table, column);
    // Of a field nobody means to delete the record that is here again.
    return sides.filter((side) => !isDeleting(conflict, side, isFree));
  }
  const gone = deletions(conflict, row !== undefined);
  return canRestore(context, table, rowId) ? sides.filter((side) => !gone[side]) : [];
}

/** Everything with a name that a page of conflicts speaks of. */
function keysOf(conflicts: readonly StoredConflict[], rows: readonly (Row | undefined)[]): RowKey[] {
  return conflicts.flatMap(({ table, rowId, column, base, mine, theirs, mineUser, theirsUser }, at) => {
    const refers = referredBy(table, column);
    const values = refers === undefined ? [] : [base, mine, theirs, rows[at]?.[column] ?? null];
    return [
      { table, rowId },
      ...[mineUser, theirsUser].map((id) => ({ table: 'users', rowId: id })),
      ...values.flatMap((value) =>
        refers !== undefined && typeof value === 'string' ? [{ table: refers, rowId: value }] : [],
      ),
    ];
  });
}

function toShown(
  context: ReadContext,
  conflict: StoredConflict,
  row: Row | undefined,
  titles: Titles,
): Shown {
  const { id, table, rowId, column, base, mine, theirs, winner, at, state } = conflict;
  const { title, partnerId } = titles.of(table, rowId);
  const refers = referredBy(table, column);
  const side = (value: FieldValue): Shown['mine'] => {
    const name = refers !== undefined && typeof value === 'string' ? titles.of(refers, value).title : '';
    return { value, name: name === '' ? null : name };
  };
  const author = (userId: string): Shown['mineBy'] => ({
    ...{ id: userId, name: titles.of('users', userId).title, isMe: userId === context.user.id },
  });
  const isCounted = row !== undefined && isCountedFrom(table, column, row);
  const told = {
    id,
    table,
    rowId,
    column,
    title,
    partnerId,
    winner,
    at,
    state,
    isHere: isAlive(row),
    isCounted,
    canTake: takeableOf(context, conflict, row),
  };
  const authors = { mineBy: author(conflict.mineUser), theirsBy: author(conflict.theirsUser) };
  if (column !== '') {
    const now = side(row?.[column] ?? null);
    return { ...told, ...authors, original: side(base), mine: side(mine), theirs: side(theirs), now };
  }
  const gone = deletions(conflict, row !== undefined);
  const fate = (isGone: boolean): Shown['mine'] => ({ value: isGone ? 1 : null, name: null });
  const fates = { original: fate(false), mine: fate(gone.mine), theirs: fate(gone.theirs) };
  return { ...told, ...authors, ...fates, now: fate(!isAlive(row)) };
}

/** Newest first. */
export function listConflicts(
  context: ReadContext,
  { state, cursor, limit }: Parsed<'sync.listConflicts'>,
): Output<'sync.listConflicts'> {
  const [at, place] = decodeCursor(cursor) ?? [Number.MAX_SAFE_INTEGER, 0];
  const legs = state === 'open' ? ['open'] : ['taken', 'kept'];
  const found = legs.flatMap((leg) =>
    context.sql.all<Stored>(
      `SELECT ${columns} FROM sync_conflicts WHERE state = :leg AND (at, _rowid_) < (:at, :place)
       ORDER BY at DESC, _rowid_ DESC LIMIT :limit`,
      { leg, at: Number(at), place: Number(place), limit: limit + 1 },
    ),
  );
  const sorted = found.sort((a, b) => b.at - a.at || b.place - a.place);
  const paged = pageOf(sorted, limit, (row) => [row.at, row.place]);
  const conflicts = paged.rows.map((row) => asReader(parsed(row), context.user.id));
  const rows = conflicts.map((conflict) => rowHere(context, conflict));
  const titles = loadTitles(context, keysOf(conflicts, rows));
  return { ...paged, rows: conflicts.map((conflict, at) => toShown(context, conflict, rows[at], titles)) };
}

/** @throws AppError not_found/conflict_gone, conflict/conflict_decided */
function loadOpen(context: ReadContext, id: string): StoredConflict {
  const row = context.sql.get<Stored>(`SELECT ${columns} FROM sync_conflicts WHERE id = ?`, [id]);
  if (row === undefined) throw new AppError('not_found', 'conflict_gone');
  if (row.state !== 'open') throw new AppError('conflict', 'conflict_decided');
  return asReader(parsed(row), context.user.id);
}

function setState(tx: WriteContext, id: string, state: StoredConflict['state']): void {
  tx.sql.run('UPDATE sync_conflicts SET state = ? WHERE id = ?', [state, id]);
  tx.touch('sync_conflicts');
}

/** @throws AppError not_found/conflict_gone, row_gone; conflict/conflict_decided, conflict_counted */
export function takeSide(tx: WriteContext, id: string, taken: 'mine' | 'theirs'): void {
  const conflict = loadOpen(tx, id);
  const { table, rowId, column } = conflict;
  const row = rowHere(tx, conflict);
  // The hub refuses an edit of what is deleted: it would come back as refused work.
  if (!isSyncedTable(table) || (column !== '' && !(hasColumn(table, column) && isAlive(row))))
    throw new AppError('not_found', 'row_gone');
  if (row !== undefined && isCountedFrom(table, column, row))
    throw new AppError('conflict', 'conflict_counted');
  noteStep(tx, taken === 'mine' ? 'sync.takeMine' : 'sync.takeTheirs');
  if (isDeleting(conflict, taken, isNullable(tx.sql, table, column))) deleteRow(tx, table, rowId);
  else if (column !== '') editRow(tx, table, rowId, { [column]: conflict[taken] });
  else if (deletions(conflict, row !== undefined)[taken]) deleteRow(tx, table, rowId);
  else restoreRow(tx, table, rowId);
  setState(tx, id, 'taken');
}

/** @throws AppError not_found/conflict_gone, conflict/conflict_decided */
export function keepAsIs(tx: WriteContext, id: string): void {
  loadOpen(tx, id);
  noteStep(tx, 'sync.keepAsIs');
  setState(tx, id, 'kept');
}

/** Takes a decision back: the row as it was, the conflict open again. @throws AppError conflict/stale */
export function reopenConflict(tx: WriteContext, operationId: string): void {
  revertRows(tx, operationId);
  const id = decidedBy(tx, operationId)?.id;
  if (id !== undefined) setState(tx, id, 'open');
}

// Own work that the hub refused: listed with what was written, made again as a new change, or closed.
import { AppError } from '#shared/contract/errors.ts';
import type { Output, Parsed } from '#shared/contract/index.ts';
import type { Op } from '#shared/sync/ops.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { decodeCursor, pageOf } from '../store/paging.ts';
import { decidedBy, noteStep, revertRows } from './decisions.repo.ts';
import { deleteRow, editRow, restoreRow } from './rowEdit.repo.ts';
import { hasColumn, isSyncedTable, loadRow } from './rows.repo.ts';
import { loadTitles } from './titles.repo.ts';
import { isWritten } from './written.rules.ts';

type Field = Output<'sync.listProblems'>['rows'][number]['fields'][number];
type Stored = {
  place: number;
  id: string;
  command: string;
  reason: string;
  table: string | null;
  rowId: string | null;
  ops: string;
  at: number;
};

const columns = `_rowid_ AS place, id, command, reason, table_name AS "table", row_id AS rowId, ops, at`;
/** What a person can read at once. */
const fieldsShown = 60;

const opsOf = (problem: Stored): Op[] => JSON.parse(problem.ops) as Op[];

/** The row that was refused, or the first that was touched. */
function placeOf(problem: Stored): { table: string; rowId: string } {
  const [first] = opsOf(problem);
  return { table: problem.table ?? first?.t ?? '', rowId: problem.rowId ?? first?.id ?? '' };
}

function fieldsOf(problem: Stored): Field[] {
  const all = opsOf(problem).flatMap((op): Field[] => {
    if (op.k === 'del') return [{ table: op.t, column: 'deleted_at', value: problem.at }];
    const fields = Object.entries(op.f).map(([column, field]): Field => {
      return { table: op.t, column, value: Array.isArray(field) ? field[2] : field };
    });
    return fields.filter(
      ({ column, value }) => isWritten(op.t, column) && !(op.k === 'put' && value === null),
    );
  });
  return all.slice(0, fieldsShown);
}

/** Newest first. */
export function listProblems(
  context: ReadContext,
  { cursor, limit }: Parsed<'sync.listProblems'>,
): Output<'sync.listProblems'> {
  const [at, place] = decodeCursor(cursor) ?? [Number.MAX_SAFE_INTEGER, 0];
  const rows = context.sql.all<Stored>(
    `SELECT ${columns} FROM sync_problems WHERE state = 'open' AND (at, _rowid_) < (:at, :place)
     ORDER BY at DESC, _rowid_ DESC LIMIT :limit`,
    { at: Number(at), place: Number(place), limit: limit + 1 },
  );
  const paged = pageOf(rows, limit, (row) => [row.at, row.place]);
  const titles = loadTitles(context, paged.rows.map(placeOf));
  return {
    ...paged,
    rows: paged.rows.map((problem) => {
      const { id, command, reason, at } = problem;
      const { table, rowId } = placeOf(problem);
      // A row that was never taken anywhere is called as it was written.
      const written = fieldsOf(problem).find(({ column }) => /^(name|title|subject|value)$/.test(column));
      const title = titles.of(table, rowId).title || String(written?.value ?? '');
      return { id, table, rowId, title, command, reason, at, fields: fieldsOf(problem) };
    }),
  };
}

/** @throws AppError not_found/problem_gone */
function loadOpen(context: ReadContext, id: string): Stored {
  const row = context.sql.get<Stored>(
    `SELECT ${columns} FROM sync_problems WHERE id = ? AND state = 'open'`,
    [id],
  );
  if (row === undefined) throw new AppError('not_found', 'problem_gone');
  return row;
}

function setState(tx: WriteContext, id: string, state: 'open' | 'retried' | 'discarded'): void {
  tx.sql.run('UPDATE sync_problems SET state = ? WHERE id = ?', [state, id]);
  tx.touch('sync_problems');
}

/** One op on the row as it now is. @throws AppError not_found/row_gone */
function makeAgain(tx: WriteContext, op: Op): void {
  if (!isSyncedTable(op.t)) throw new AppError('not_found', 'row_gone');
  const table = op.t;
  if (op.k === 'del') {
    deleteRow(tx, table, op.id);
    return;
  }
  const fields = Object.fromEntries(
    Object.entries(op.f).flatMap(([column, field]) =>
      hasColumn(table, column) ? [[column, Array.isArray(field) ? field[2] : field]] : [],
    ),
  );
  const present = loadRow(tx.sql, table, op.id);
  // What was refused because the row is deleted is asked again together with the row.
  const wantsIt = (fields.deleted_at ?? null) === null;
  if (wantsIt && (present?.deleted_at ?? null) !== null) restoreRow(tx, table, op.id);
  if (op.k === 'put' && present === undefined) restoreRow(tx, table, op.id, fields);
  else
    editRow(
      tx,
      table,
      op.id,
      Object.fromEntries(Object.entries(fields).filter(([c]) => isWritten(table, c))),
    );
}

/** @throws AppError not_found/problem_gone, row_gone */
export function retryProblem(tx: WriteContext, id: string): void {
  const problem = loadOpen(tx, id);
  noteStep(tx, 'sync.retryProblem');
  for (const op of opsOf(problem)) makeAgain(tx, op);
  setState(tx, id, 'retried');
}

/** @throws AppError not_found/problem_gone */
export function discardProblem(tx: WriteContext, id: string): void {
  loadOpen(tx, id);
  noteStep(tx, 'sync.discardProblem');
  setState(tx, id, 'discarded');
}

/** Takes a decision back: the rows as they were, the problem open again. @throws AppError conflict/stale */
export function reopenProblem(tx: WriteContext, operationId: string): void {
  revertRows(tx, operationId);
  const id = decidedBy(tx, operationId)?.id;
  if (id !== undefined) setState(tx, id, 'open');
}

// Takes back a large operation (an import) in transactions of a few milliseconds. First nothing is written:
// one pass proves that no later change stands on its rows. A crash in between is resumed under the same id.
import { AppError } from '#shared/contract/errors.ts';
import type { CoreDeps } from '../core/deps.ts';
import { operationChanges } from '../store/operationChanges.ts';
import { type LoggedChange, loadChanges, revertChange, type UndoStep } from '../store/undo.ts';
import { createProgress } from './operationProgress.ts';

const budgetMs = 8;
const pageSize = 500;

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Whether a row of these lines was changed later by an operation that still counts (neither undone nor an undo of one). */
const staleSql = `
  SELECT 1 FROM change_log c NOT INDEXED
    CROSS JOIN change_log later ON later.row_id = c.row_id AND later.seq > c.seq AND later.table_name = c.table_name
    JOIN operations o ON o.id = later.operation_id
  WHERE c.seq BETWEEN :from AND :to AND c.operation_id = :id
    AND later.operation_id NOT IN (:id, :ownId) AND o.state <> 'undone'
    AND NOT EXISTS (SELECT 1 FROM operations target WHERE target.id = o.undoes AND target.state = 'undone')
  LIMIT 1`;

type Lines = { first: number; last: number; newest: number };

async function proveFresh(deps: CoreDeps, step: UndoStep, ownId: string): Promise<void> {
  const { sql } = deps.gate;
  const lines = sql.get<Lines>(
    `SELECT first_seq AS first, last_seq AS last, (SELECT max(seq) FROM change_log) AS newest
     FROM operations WHERE id = ?`,
    [step.id],
  );
  if (!lines) throw new AppError('conflict', 'nothing_to_undo');
  const { first, last, newest } = lines;
  // All of the log since is its own: nobody can have changed a row after it.
  if (newest - first + 1 === step.changeCount) return;
  for (let from = first; from <= last; from += pageSize) {
    const page = { from, to: Math.min(last, from + pageSize - 1), id: step.id, ownId };
    if (sql.get(staleSql, page)) throw new AppError('conflict', 'stale');
    await nextTurn();
  }
}

/** Where an interrupted run stopped: each change reverted left exactly one change of its own. */
function resumePoint(deps: CoreDeps, step: UndoStep, ownId: string): number {
  const done =
    deps.gate.sql.get<{ n: number }>(`SELECT count(*) AS n FROM ${operationChanges} WHERE o.id = ?`, [ownId])
      ?.n ?? 0;
  if (done === 0) return Number.MAX_SAFE_INTEGER;
  const row = deps.gate.sql.get<{ seq: number }>(
    `SELECT c.seq FROM ${operationChanges} WHERE o.id = ? ORDER BY c.seq DESC LIMIT 1 OFFSET ?`,
    [step.id, done - 1],
  );
  return row?.seq ?? Number.MAX_SAFE_INTEGER;
}

/**
 * @returns id of the operation that holds the reverse; left open for the caller to close
 * @throws AppError conflict/stale before anything is written
 */
export async function revertInChunks(deps: CoreDeps, step: UndoStep, command: string): Promise<string> {
  const { gate } = deps;
  const open = gate.sql.get<{ id: string }>("SELECT id FROM operations WHERE undoes = ? AND state = 'open'", [
    step.id,
  ]);
  const ownId = open?.id ?? deps.newId();
  await proveFresh(deps, step, ownId);
  // Half a reverse is of no use to anybody: it is not stopped.
  await deps.work.run({ id: ownId, kind: command, isCancellable: false }, undefined, () =>
    writeReverse(deps, step, command, ownId),
  );
  return ownId;
}

async function writeReverse(deps: CoreDeps, step: UndoStep, command: string, ownId: string): Promise<void> {
  const { gate } = deps;
  let before = resumePoint(deps, step, ownId);
  const progress = createProgress(deps, ownId, command);
  let done = 0;
  let page: LoggedChange[] = [];
  for (;;) {
    if (page.length === 0) page = loadChanges(gate.sql, step.id, before, pageSize);
    if (page.length === 0) break;
    gate.write(
      { command, commandId: ownId, operationId: ownId, isUndoable: false, undoes: step.id },
      (tx) => {
        const until = performance.now() + budgetMs;
        while (page.length > 0 && performance.now() < until) {
          const change = page.shift();
          if (!change) break;
          revertChange(tx, change);
          before = change.seq;
          done += 1;
        }
      },
    );
    progress.report('revert', done, step.changeCount);
    await gate.rest();
  }
  progress.finish();
}

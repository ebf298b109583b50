// Undo and redo of any step, small at once, large in chunks; the journal.
import { AppError } from '#shared/contract/errors.ts';
import type { CoreDeps } from '../core/deps.ts';
import type { Handlers } from '../core/handlers.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { revertLocal } from '../store/localChanges.ts';
import { decodeCursor, pageOf } from '../store/paging.ts';
import { findRedoStep, findUndoStep, loadChanges, revertChange, type UndoStep } from '../store/undo.ts';
import { revertInChunks } from './revertInChunks.ts';

/** Above this many rows the reverse is written in chunks, so that the loop never waits. */
const chunkAbove = 400;

type Operation = UndoStep & { state: 'open' | 'done' | 'undone'; isUndoable: number };

function loadOperation(context: ReadContext, id: string): Operation | undefined {
  return context.sql.get<Operation>(
    `SELECT id, command, change_count AS changeCount, state, is_undoable AS isUndoable FROM operations WHERE id = ?`,
    [id],
  );
}

/** The step to take back: the newest, or the one named. @throws AppError conflict */
function pickStep(context: ReadContext, operationId: string | undefined): UndoStep {
  if (operationId === undefined) {
    const step = findUndoStep(context.sql, context.user.id);
    if (!step) throw new AppError('conflict', 'nothing_to_undo');
    return step;
  }
  const found = loadOperation(context, operationId);
  if (!found || found.state === 'undone') throw new AppError('conflict', 'nothing_to_undo');
  if (found.state === 'open') throw new AppError('conflict', 'still_running');
  if (!found.isUndoable) throw new AppError('conflict', 'not_undoable');
  return { id: found.id, command: found.command, changeCount: found.changeCount };
}

function setState(tx: WriteContext, id: string, state: 'done' | 'undone'): void {
  tx.sql.run('UPDATE operations SET state = ? WHERE id = ?', [state, id]);
  tx.touch('operations');
}

/** The row of the reverse itself: an undo is what redo looks for; a redo or a compensation is no step of its own. */
function link(tx: WriteContext, command: 'undo' | 'redo' | 'compensate', undoes: string): void {
  tx.sql.run(
    `INSERT INTO operations(id, command, user_id, at, state, undoes, is_undoable, change_count)
     VALUES (:id, :command, :user, :at, 'done', :undoes, :undoable, 0)
     ON CONFLICT(id) DO UPDATE SET undoes = excluded.undoes, is_undoable = excluded.is_undoable, state = 'done'`,
    {
      id: tx.operationId,
      command: `operations.${command}`,
      user: tx.user.id,
      at: tx.now,
      undoes,
      undoable: command === 'undo' ? 1 : 0,
    },
  );
}

function revertAll(tx: WriteContext, operationId: string): void {
  for (const change of loadChanges(tx.sql, operationId, Number.MAX_SAFE_INTEGER, chunkAbove))
    revertChange(tx, change);
  revertLocal(tx, operationId);
}

export function createOperationsHandlers(deps: CoreDeps): Handlers['operations'] {
  return {
    loadUndoState: (_input, context) => {
      const undo = findUndoStep(context.sql, context.user.id);
      const redo = findRedoStep(context.sql, context.user.id);
      return {
        undo: undo ?? null,
        redo: redo ? { id: redo.id, command: redo.command, changeCount: redo.changeCount } : null,
      };
    },
    undo: {
      prepare: async ({ operationId }, context) => {
        const step = pickStep(context, operationId);
        const isChunked = step.changeCount > chunkAbove && !deps.compensations.has(step.command);
        const chunkedAs = isChunked ? await revertInChunks(deps, step, 'operations.undo') : undefined;
        return { step, chunkedAs };
      },
      write: (_input, tx, prepared) => {
        const { step, chunkedAs } = prepared as { step: UndoStep; chunkedAs: string | undefined };
        const compensate = deps.compensations.get(step.command);
        if (chunkedAs !== undefined) {
          tx.sql.run("UPDATE operations SET state = 'done', is_undoable = 1 WHERE id = ?", [chunkedAs]);
        } else if (compensate) {
          compensate(tx, step.id);
          link(tx, 'compensate', step.id);
        } else {
          revertAll(tx, step.id);
          link(tx, 'undo', step.id);
        }
        setState(tx, step.id, 'undone');
        return step;
      },
    },
    redo: {
      prepare: async (_input, context) => {
        const step = findRedoStep(context.sql, context.user.id);
        if (!step) throw new AppError('conflict', 'nothing_to_redo');
        const chunkedAs =
          step.changeCount > chunkAbove ? await revertInChunks(deps, step, 'operations.redo') : undefined;
        return { step, chunkedAs };
      },
      write: (_input, tx, prepared) => {
        const { step, chunkedAs } = prepared as {
          step: UndoStep & { undoes: string };
          chunkedAs: string | undefined;
        };
        if (chunkedAs === undefined) {
          revertAll(tx, step.id);
          link(tx, 'redo', step.id);
        } else tx.sql.run("UPDATE operations SET state = 'done' WHERE id = ?", [chunkedAs]);
        setState(tx, step.id, 'undone');
        setState(tx, step.undoes, 'done');
        const original = loadOperation(tx, step.undoes);
        return { id: step.undoes, command: original?.command ?? '', changeCount: step.changeCount };
      },
    },
    list: ({ cursor, limit }, { sql }) => {
      const [before] = decodeCursor(cursor) ?? [Number.MAX_SAFE_INTEGER];
      const rows = sql.all<Operation & { seq: number; at: number; userId: string }>(
        `SELECT seq, id, command, change_count AS changeCount, at, user_id AS userId, state, is_undoable AS isUndoable
         FROM operations WHERE seq < ? ORDER BY seq DESC LIMIT ?`,
        [Number(before), limit + 1],
      );
      const paged = pageOf(rows, limit, (row) => [row.seq]);
      return {
        ...paged,
        rows: paged.rows.map(({ seq: _seq, ...row }) => ({ ...row, isUndoable: row.isUndoable === 1 })),
      };
    },
  };
}

// A long write under one operation id: transactions of at most 8 ms, one a turn of the event loop, so that the
// UI and calls never wait. The operation row stays `open` until the end. Knows no table but the operations'.
// Imports, the demo company and bulk edits all write this way; the gate coalesces what it announces meanwhile.
import { AppError } from '#shared/contract/errors.ts';
import type { WriteContext } from './context.ts';
import type { Gate } from './gate.ts';
import { loadChanges, revertChange } from './undo.ts';

const budgetMs = 8;
const revertPage = 500;

export type LongOperationRequest = {
  /** Id of the whole operation: the journal shows it and undo takes it back as one step. */
  operationId: string;
  /** Contract name of the call, as in the journal. */
  command: string;
  isUndoable: boolean;
  /** Once aborted, the next chunk throws AppError cancelled; what is written so far awaits `abandon` or `finish`. */
  signal?: AbortSignal;
};

export type LongOperation = {
  readonly id: string;
  /**
   * One transaction, then a turn for others. The caller keeps the work to some 8 ms.
   * @throws AppError cancelled; else what `work` throws, after the roll-back of this chunk alone
   */
  chunk<T>(work: (tx: WriteContext) => T): Promise<T>;
  /**
   * Writes row after row, as many in one transaction as 8 ms hold. The rows are drawn inside the transaction,
   * so a generator may read; one `write` must be short.
   * @param onChunk called after each commit with the count so far, for progress
   * @returns how many rows were written
   */
  writeEach<R>(
    rows: Iterable<R>,
    write: (tx: WriteContext, row: R) => void,
    onChunk?: (done: number) => void,
  ): Promise<number>;
  /** Closes the operation: done, and undoable as one step when it said so. An operation without changes leaves no row. */
  finish(): void;
  /**
   * Takes back what was written, newest first, in chunks too, and marks the operation undone.
   * @returns false when somebody changed its rows meanwhile: then the rest stays and the operation is closed as done
   */
  abandon(): Promise<boolean>;
};

export type LongOperationDeps = { gate: Gate; newId: () => string };

/** Begins a long operation. Nothing is written before the first chunk. */
export function startLongOperation(deps: LongOperationDeps, request: LongOperationRequest): LongOperation {
  const { gate } = deps;
  const { operationId: id, command, isUndoable, signal } = request;
  const own = { command, commandId: id, operationId: id, isUndoable };

  const writeChunk = <T>(work: (tx: WriteContext) => T): T => {
    if (signal?.aborted) throw new AppError('cancelled', 'cancelled');
    return gate.write(own, work);
  };

  const close = (state: 'done' | 'undone'): void => {
    gate.write({ ...own, operationId: undefined, keepsAnswer: false }, (tx) => setState(tx, id, state));
  };

  return {
    id,
    async chunk(work) {
      const value = writeChunk(work);
      await gate.rest();
      return value;
    },
    async writeEach<R>(
      rows: Iterable<R>,
      write: (tx: WriteContext, row: R) => void,
      onChunk?: (done: number) => void,
    ) {
      const source = rows[Symbol.iterator]();
      let done = 0;
      for (let isOver = false; !isOver; ) {
        // A chunk rolled back ends the whole: rows drawn from the source are not drawn again.
        writeChunk((tx) => {
          const until = performance.now() + budgetMs;
          do {
            const drawn = source.next();
            if (drawn.done) {
              isOver = true;
              break;
            }
            write(tx, drawn.value);
            done += 1;
          } while (performance.now() < until);
        });
        onChunk?.(done);
        await gate.rest();
      }
      return done;
    },
    finish: () => close('done'),
    async abandon() {
      try {
        await takeBack(deps, { id, command });
        close('undone');
        return true;
      } catch (error) {
        close('done');
        if (error instanceof AppError && error.code === 'conflict') return false;
        throw error;
      }
    },
  };
}

/**
 * Closes operations that a crash left open, at start: what was written stays and can be undone as one step.
 * A reverse that was cut off stays open: undo resumes it under its own id.
 */
export function closeLeftOpen(gate: Gate, newId: () => string): number {
  const left = gate.sql.all<{ id: string }>(
    "SELECT id FROM operations WHERE state = 'open' AND undoes IS NULL",
  );
  if (left.length === 0) return 0;
  const request = {
    command: 'operations.closeLeftOpen',
    commandId: newId(),
    isUndoable: false,
    keepsAnswer: false,
  };
  gate.write(request, (tx) => {
    for (const { id } of left) setState(tx, id, 'done');
  });
  return left.length;
}

function setState(tx: WriteContext, id: string, state: 'done' | 'undone'): void {
  if (tx.sql.run('UPDATE operations SET state = ? WHERE id = ?', [state, id]).changes > 0)
    tx.touch('operations');
}

/** The reverse is an operation of its own, done and not undoable. @throws AppError conflict/stale */
async function takeBack(deps: LongOperationDeps, operation: { id: string; command: string }): Promise<void> {
  const reverseId = deps.newId();
  const request = {
    command: operation.command,
    commandId: reverseId,
    operationId: reverseId,
    isUndoable: false,
    undoes: operation.id,
  };
  let before = Number.MAX_SAFE_INTEGER;
  try {
    for (let isOver = false; !isOver; ) {
      deps.gate.write(request, (tx) => {
        const until = performance.now() + budgetMs;
        const page = loadChanges(tx.sql, operation.id, before, revertPage);
        isOver = page.length === 0;
        for (const change of page) {
          revertChange(tx, change);
          before = change.seq;
          if (performance.now() >= until) break;
        }
      });
      await deps.gate.rest();
    }
  } finally {
    deps.gate.write({ ...request, operationId: undefined, keepsAnswer: false }, (tx) =>
      setState(tx, reverseId, 'done'),
    );
  }
}

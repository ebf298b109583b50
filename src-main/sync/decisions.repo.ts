// A decision that changes no captured row – keep as it is, discard, they are two – is a step of the user all the same:
// Ctrl+Z takes it back. Knows no table of sync.
import type { ReadContext, WriteContext } from '../store/context.ts';
import { loadChanges, revertChange } from '../store/undo.ts';
import { noteRecount } from './recounts.repo.ts';
import { isSyncedTable } from './rows.repo.ts';

/** The step in the journal; the gate counts into it what the decision changes. */
export function noteStep(tx: WriteContext, command: string): void {
  tx.sql.run(
    `INSERT INTO operations(id, command, user_id, at, state, is_undoable, change_count, first_seq, last_seq)
     VALUES (?, ?, ?, ?, 'done', 1, 0, (SELECT coalesce(max(seq), 0) + 1 FROM change_log), 0)`,
    [tx.operationId, command, tx.user.id, tx.now],
  );
  tx.touch('operations');
}

/** The rows of a step as they were before it. @throws AppError conflict/stale when one was changed since */
export function revertRows(tx: WriteContext, operationId: string): void {
  for (const change of loadChanges(tx.sql, operationId, Number.MAX_SAFE_INTEGER, 10_000)) {
    const { tableName: t, rowId: id } = change;
    // A row that was made goes now, one that had gone comes back.
    if (isSyncedTable(t)) noteRecount(tx, { t, id });
    revertChange(tx, change);
    if (isSyncedTable(t)) noteRecount(tx, { t, id });
  }
}

/** What a command was asked to decide, as its answer names it; undefined once the answer is forgotten. */
export function decidedBy(context: ReadContext, operationId: string): Record<string, string> | undefined {
  const kept = context.sql.get<{ result: string }>(
    'SELECT result FROM command_results WHERE command_id = ?',
    [operationId],
  );
  return kept && (JSON.parse(kept.result) as Record<string, string>);
}

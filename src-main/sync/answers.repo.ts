// What became of our own transactions: done, or refused and kept for their author; and what did not become a value.

import type { PullOut } from '#shared/sync/logProtocol.ts';
import type { Op } from '#shared/sync/ops.ts';
import { witnessCommand } from '#shared/sync/witnessCommand.ts';
import type { WriteContext } from '../store/context.ts';
import { adoptCommand } from './adopt.repo.ts';
import { ensureShadow } from './applyRow.repo.ts';
import { findOwn, finishOwn, forgetOwn, isUnheard, type OwnTx } from './outbox.repo.ts';
import { isSyncedTable } from './rows.repo.ts';
import type { RowKey } from './storeRow.repo.ts';
import { addTestimony } from './testimony.repo.ts';

export type Ack = PullOut['acks'][number];
type LoggedConflict = PullOut['conflicts'][number];

export const keyOf = ({ t, id }: Op): RowKey => ({ t, id });

/** Kept until its author has decided: retry, copy or discard. */
function keepProblem(tx: WriteContext, own: OwnTx, ack: Ack): void {
  tx.sql.run(
    `INSERT INTO sync_problems(id, cseq, command, reason, table_name, row_id, ops, at, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'open')`,
    [
      tx.newId(),
      own.cseq,
      own.command,
      ack.reason ?? 'unknown',
      ack.t,
      ack.id,
      JSON.stringify(own.ops),
      tx.now,
    ],
  );
  tx.touch('sync_problems');
}

/**
 * Before the changes of a transaction of ours are applied: where the hub made something else of it, its rows get their
 * shadow, so that they can go back to what the hub has.
 */
export function prepareAnswer(tx: WriteContext, own: OwnTx, ack: Ack): void {
  if (ack.outcome === 'ok') return;
  for (const op of own.ops) ensureShadow(tx, keyOf(op));
}

/** What we only witness is somebody else's work, and nobody here is to decide about it; but one refusal takes nothing else. */
function testifyAgain(tx: WriteContext, own: OwnTx, { t, id }: Ack): void {
  const others = own.ops.filter((op) => op.t !== t || op.id !== id);
  // Where none of its rows was named, it would be refused for ever.
  if (others.length < own.ops.length) addTestimony(tx, others);
}

/** The transaction no longer lies on its rows, which are then to be laid anew. */
export function finishAnswer(tx: WriteContext, own: OwnTx, ack: Ack): void {
  finishOwn(tx, own.cseq, ack.outcome);
  // The whole company: a hub that comes back without it gets it by comparison.
  if (own.command === adoptCommand && ack.outcome === 'ok') forgetOwn(tx, own.cseq);
  if (ack.outcome !== 'rejected') return;
  if (own.command === witnessCommand) testifyAgain(tx, own, ack);
  else keepProblem(tx, own, ack);
}

/** Of work that was done before its outcome was known: its rows are the hub's by now. */
export function hearOutcome(tx: WriteContext, ack: Ack): void {
  if (!isUnheard(tx.sql, ack.cseq)) return;
  const own = findOwn(tx.sql, ack.cseq);
  if (own !== undefined) finishAnswer(tx, own, ack);
}

export function keepConflict(tx: WriteContext, conflict: LoggedConflict): void {
  const { seq, n, t, id, column, base, mine, theirs, winner, mineUser, theirsUser, at } = conflict;
  if (!isSyncedTable(t)) return;
  tx.sql.run(
    `INSERT OR IGNORE INTO sync_conflicts
       (id, seq, n, table_name, row_id, "column", base, mine, theirs, winner, mine_user, theirs_user, at, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')`,
    [
      ...[`${seq}-${n}`, seq, n, t, id, column],
      ...[base, mine, theirs].map((value) => JSON.stringify(value)),
      ...[winner, mineUser, theirsUser, at],
    ],
  );
  tx.touch('sync_conflicts');
}

// A hub that came back from yesterday lacks work of laptops that may be gone: every laptop that holds it puts it again.
// Of what others have written there since only what the hub never had is taken (the hub's commit/testimony.ts).
import type { Op } from '#shared/sync/ops.ts';
import type { SyncedTableName } from '#shared/sync/registry.ts';
import { snapshotOrder } from '#shared/sync/snapshotOrder.ts';
import type { WriteContext } from '../store/context.ts';
import type { ReadSql } from '../store/sql.ts';
import { type Pair, pairsOf, type Sides } from './compare.repo.ts';
import type { Cycle } from './cycleContext.ts';
import type { WaitingOp } from './fold.rules.ts';
import { goneAt } from './gone.repo.ts';
import { hasHeld, holdRow, releaseHeld } from './held.repo.ts';
import { loadWaiting, wasAnswered } from './outbox.repo.ts';
import { loadRow } from './rows.repo.ts';
import { sealAhead } from './sealAhead.ts';
import { saveSyncState } from './syncState.repo.ts';
import { addTestimony } from './testimony.repo.ts';

const txOps = 200;

/** On a row; what was answered before is not among it: upon that lies what others have made of the row since. */
const unansweredOn = (sql: ReadSql, t: SyncedTableName, id: string): WaitingOp[] =>
  loadWaiting(sql, t, id).filter(({ cseq }) => !wasAnswered(sql, cseq));

/** @param common the newest number that both know */
function testimony(
  tx: WriteContext,
  t: SyncedTableName,
  { id, where }: Pair,
  common: number,
): Op | undefined {
  const { sql } = tx;
  const own = unansweredOn(sql, t, id);
  const isEditedOnly = own.every(({ op }) => op.k === 'set');
  // Own work goes by itself, or is refused; but an edit alone brings no row that the hub lacks.
  if (own.length > 0 && where === 'both' && isEditedOnly) holdRow(tx, { t, id }, own, common);
  if (own.length > 0 && (where !== 'here' || !isEditedOnly)) return undefined;
  // What is not here because it is another user's now is none of ours to delete.
  if (where === 'there') return goneAt(sql, t, id) > common ? { t, id, k: 'del', seen: common } : undefined;
  const row = loadRow(sql, t, id);
  return row && { t, id, k: 'put', seen: common, f: row };
}

/** One refusal must not take the others with it where each may be refused for itself. */
function testify(tx: WriteContext, ops: readonly Op[]): void {
  for (const op of ops.filter(({ t }) => t === 'users')) addTestimony(tx, [op]);
  const others = ops.filter(({ t }) => t !== 'users');
  addTestimony(tx, others);
}

const sidesOf = (cycle: Cycle): Sides => ({
  read: cycle.gate.read,
  hub: cycle.calls(),
  subs: cycle.state().subs,
  signal: cycle.signal,
});

/** Before our own work is there again: what is newer than the common mark is then of others. It is sent after that work. */
export async function witness(cycle: Cycle): Promise<void> {
  const common = cycle.state().recoverFrom;
  if (common === null) return;
  for (const [at, t] of snapshotOrder.entries()) {
    cycle.progress({ phase: 'comparing', done: at, total: snapshotOrder.length });
    await sealAhead(cycle);
    const differing: Pair[] = [];
    const write = (): void =>
      cycle.write((tx) => {
        // What was edited meanwhile is own work too.
        cycle.steps.sealAll(tx);
        testify(
          tx,
          differing.splice(0).flatMap((pair) => testimony(tx, t, pair, common) ?? []),
        );
      });
    for await (const pair of pairsOf(t, sidesOf(cycle))) {
      if (!pair.isSame) differing.push(pair);
      if (differing.length >= txOps) write();
    }
    if (differing.length > 0) write();
  }
  cycle.write((tx) => saveSyncState(tx, { recoverFrom: null }));
  cycle.reach('sync.witnessed');
}

/** Nothing of ours waits any more: what lay beneath goes out. @returns whether there was something */
export async function witnessHeld(cycle: Cycle): Promise<boolean> {
  if (!hasHeld(cycle.gate.sql)) return false;
  while (hasHeld(cycle.gate.sql)) {
    cycle.write((tx) => testify(tx, releaseHeld(tx, txOps)));
    await cycle.gate.rest();
  }
  cycle.reach('sync.heldReleased');
  return true;
}

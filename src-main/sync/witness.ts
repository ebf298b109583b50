// A hub that came back from yesterday lacks work of laptops that may be gone: every laptop that holds it puts it again.
// What the hub has newer than the common mark was brought by its author and is left.
import type { Op } from '#shared/sync/ops.ts';
import type { SyncedTableName } from '#shared/sync/registry.ts';
import { snapshotOrder } from '#shared/sync/snapshotOrder.ts';
import { type Pair, pairsOf, type Sides } from './compare.repo.ts';
import type { Cycle } from './cycleContext.ts';
import { goneAt } from './gone.repo.ts';
import { loadWaiting, wasAnswered } from './outbox.repo.ts';
import { loadRow } from './rows.repo.ts';
import { saveSyncState } from './syncState.repo.ts';
import { addTestimony } from './testimony.repo.ts';

const txOps = 200;

/**
 * What was never answered goes by itself, or is refused; but an edit alone brings no row that the hub lacks. What was
 * answered before goes too, and upon it what others have made of the row since, as it stands here.
 */
function goesByItself({ gate }: Cycle, t: SyncedTableName, id: string, where: Pair['where']): boolean {
  const waiting = loadWaiting(gate.sql, t, id).filter(({ cseq }) => !wasAnswered(gate.sql, cseq));
  return waiting.length > 0 && (where !== 'here' || waiting.some(({ op }) => op.k !== 'set'));
}

/** @param common the newest number that both know */
function testimony(
  cycle: Cycle,
  t: SyncedTableName,
  { id, where, isSame, seq }: Pair,
  common: number,
): Op | undefined {
  const { sql } = cycle.gate;
  if (isSame || seq > common || goesByItself(cycle, t, id, where)) return undefined;
  // What is not here because it is another user's now is none of ours to delete.
  if (where === 'there') return goneAt(sql, t, id) > common ? { t, id, k: 'del', seen: common } : undefined;
  const row = loadRow(sql, t, id);
  return row && { t, id, k: 'put', seen: common, f: row };
}

/** One refusal must not take the others with it where each may be refused for itself. */
const sizeOf = (t: SyncedTableName): number => (t === 'users' ? 1 : txOps);

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
    const ops: Op[] = [];
    for await (const pair of pairsOf(t, sidesOf(cycle))) {
      const op = testimony(cycle, t, pair, common);
      if (op) ops.push(op);
      if (ops.length >= sizeOf(t)) cycle.write((tx) => addTestimony(tx, ops.splice(0)));
    }
    if (ops.length > 0) cycle.write((tx) => addTestimony(tx, ops));
  }
  cycle.write((tx) => saveSyncState(tx, { recoverFrom: null }));
  cycle.reach('sync.witnessed');
}

// A hub that came back from yesterday lacks work of laptops that may be gone: every laptop that holds it puts it again.
// What the hub has newer than the common mark was brought by its author and is left.
import type { Op, Row } from '#shared/sync/ops.ts';
import type { SyncedTableName } from '#shared/sync/registry.ts';
import { snapshotOrder } from '#shared/sync/snapshotOrder.ts';
import { witnessCommand } from './answers.repo.ts';
import { compareTable, type Difference } from './compareTables.ts';
import type { Cycle } from './cycleContext.ts';
import { push } from './push.ts';
import { addWork } from './seal.repo.ts';
import { stateOf } from './steps.ts';
import { saveSyncState } from './syncState.repo.ts';

const txOps = 200;

function testimony(t: SyncedTableName, { id, here, there }: Difference, common: number): Op | undefined {
  if (there !== undefined && there > common) return undefined;
  if (here !== undefined) return { t, id, k: 'put', seen: common, f: here };
  return { t, id, k: 'del', seen: common };
}

/** One refusal must not take the others with it where each may be refused for itself. */
const sizeOf = (t: SyncedTableName): number => (t === 'users' ? 1 : txOps);

function addTestimony(cycle: Cycle, t: SyncedTableName, ops: readonly Op[]): void {
  for (let at = 0; at < ops.length; at += sizeOf(t)) {
    cycle.write((tx) => {
      const based = ops.slice(at, at + sizeOf(t)).map((op) => ({ op, before: beforeOf(op) }));
      saveSyncState(
        tx,
        addWork(tx, stateOf(tx), { command: witnessCommand, operationId: '', at: tx.now, based }),
      );
    });
  }
}

/** Refused or not, the row here stays as it is until the hub's comes. */
const beforeOf = (op: Op): Row | null => (op.k === 'put' ? { ...op.f } : null);

/** After our own work is there again. */
export async function witness(cycle: Cycle): Promise<void> {
  const common = cycle.state().recoverFrom;
  if (common === null) return;
  for (const [at, t] of snapshotOrder.entries()) {
    cycle.progress({ phase: 'comparing', done: at, total: snapshotOrder.length });
    for await (const { differences } of compareTable(cycle, t)) {
      addTestimony(
        cycle,
        t,
        differences.flatMap((difference) => testimony(t, difference, common) ?? []),
      );
    }
  }
  cycle.write((tx) => saveSyncState(tx, { recoverFrom: null }));
  cycle.reach('sync.witnessed');
  await push(cycle);
}

// One transaction of a device joined with the rows as they stand, all or nothing: if one of its ops is refused, none of
// it is done. Pure: numbers, rows and writers in, rows and lines of the log out.
import { type Merged, mergeOp, type Outcome } from '#shared/sync/mergeOp.ts';
import type { Tx } from '#shared/sync/ops.ts';
import type { LoggedOp } from '#shared/sync/protocol.ts';
import type { Conflict, Rec, Writer } from '#shared/sync/rec.ts';
import { keyText, type RecKey } from '../storage/store.types.ts';

export type TxConflict = Conflict & { t: string; id: string; theirsDevice: string | undefined };

export type MergedTx = {
  outcome: Outcome;
  refused: { reason: string; t: string | null; id: string | null } | undefined;
  changed: Map<string, { key: RecKey; rec: Rec }>;
  ops: LoggedOp[];
  conflicts: TxConflict[];
};

export const refusedTx = (refused: NonNullable<MergedTx['refused']>): MergedTx => ({
  ...{ outcome: 'rejected', refused, changed: new Map(), ops: [], conflicts: [] },
});

/**
 * @param find the row as it stands before the transaction
 * @param firstSeq number of its first line in the log
 */
export function mergeTx(
  { ops, cseq }: Tx,
  { find, firstSeq, writer }: { find(key: RecKey): Rec | undefined; firstSeq: number; writer: Writer },
): MergedTx {
  const changed: MergedTx['changed'] = new Map();
  const logged: LoggedOp[] = [];
  const conflicts: TxConflict[] = [];
  const outcomes = new Set<Outcome>();
  for (const op of ops) {
    const key = { t: op.t, id: op.id };
    const before = changed.get(keyText(key))?.rec ?? find(key);
    const seq = firstSeq + logged.length;
    const merged = mergeOp(before, op, { seq, writer });
    if (merged.outcome === 'rejected') return refusedTx({ reason: merged.reason ?? 'unknown', ...key });
    outcomes.add(merged.outcome);
    conflicts.push(...conflictsOf(merged, before, key));
    const kind = kindOf(merged);
    if (kind === undefined || merged.rec === undefined) continue;
    changed.set(keyText(key), { key, rec: merged.rec });
    logged.push({ seq, device: writer.device, cseq, k: kind, ...key, f: merged.written });
  }
  const [outcome] = outcomes;
  return {
    ...{ changed, conflicts, ops: logged, refused: undefined },
    outcome: outcomes.size === 1 && outcome !== undefined ? outcome : 'merged',
  };
}

/** @returns undefined when everybody has it already */
function kindOf({ isGone, isWhole, written }: Merged): 'put' | 'set' | 'del' | undefined {
  if (isGone) return 'del';
  if (Object.keys(written).length === 0) return undefined;
  return isWhole ? 'put' : 'set';
}

/** In the order of their columns: the keys of a row come in another order from PostgreSQL. */
function conflictsOf({ conflicts }: Merged, before: Rec | undefined, key: RecKey): TxConflict[] {
  const order = (a: Conflict, b: Conflict): number => (a.column < b.column ? -1 : 1);
  return conflicts
    .toSorted(order)
    .map((conflict) => ({ ...conflict, ...key, theirsDevice: before && theirsOf(before, conflict.column) }));
}

/** The device that wrote what stood there. */
function theirsOf(rec: Rec, column: string): string | undefined {
  const isDeleted = (rec.data.deleted_at ?? null) !== null;
  const ofRow = isDeleted ? rec.ver.deleted_at : rec.seq;
  const seq = rec.goneAt > 0 ? rec.goneAt : column === '' ? ofRow : rec.ver[column];
  return seq === undefined ? undefined : rec.writers[seq]?.device;
}

// What the merging of one transaction works with and leaves: shapes, and who wrote what stood there.
import type { Outcome } from '#shared/sync/mergeOp.ts';
import type { Conflict, Rec, Writer } from '#shared/sync/rec.ts';
import type { KeyedRec, OpRow, RecKey, ScopedRec } from '../storage/store.types.ts';
import type { TxRights } from './txRights.ts';

export type TxConflict = Conflict & { t: string; id: string; theirsDevice: string | undefined };

export type MergedTx = {
  outcome: Outcome;
  refused: { reason: string; t: string | null; id: string | null } | undefined;
  changed: Map<string, KeyedRec>;
  ops: OpRow[];
  conflicts: TxConflict[];
};

export type TxPlace = {
  /** The row as it stands before the transaction. */
  find(key: RecKey): ScopedRec | undefined;
  /** Number of its first line in the log. */
  firstSeq: number;
  writer: Writer;
  rights: TxRights;
  /** Rows that follow one which the transaction deletes, or a document that it counts, as they stand before it. */
  followersOf(parent: string): readonly KeyedRec[];
};

/** What a transaction has done so far. */
export type Draft = Pick<MergedTx, 'changed' | 'ops' | 'conflicts'> & {
  outcomes: Set<Outcome>;
  now(key: RecKey): ScopedRec | undefined;
};

/** The device that wrote what stood there. */
export function theirsOf(rec: Rec, column: string): string | undefined {
  const isDeleted = (rec.data.deleted_at ?? null) !== null;
  // The newest number of a row may be of its moving with another, which nobody wrote.
  const ofRow = isDeleted ? rec.ver.deleted_at : Math.max(...Object.values(rec.ver));
  const seq = rec.goneAt > 0 ? rec.goneAt : column === '' ? ofRow : rec.ver[column];
  return seq === undefined ? undefined : rec.writers[seq]?.device;
}

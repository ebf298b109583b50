// Transactions that a device made before it learned that the hub is a copy of yesterday: the numbers in them beyond what both
// know are of another past, and may since have been given to something that the author never saw. Pure.
import type { Op, Tx } from '#shared/sync/ops.ts';
import type { Device } from '../storage/store.types.ts';
import type { ReadTx } from './readTx.ts';

function unforkOp(op: Op, forkSeq: number): Op {
  // Minus a number of his own transaction stays what it is.
  const upTo = (number: number): number => Math.min(number, forkSeq);
  if (op.k === 'put') return op.seen === undefined ? op : { ...op, seen: upTo(op.seen) };
  if (op.k === 'del') return { ...op, seen: upTo(op.seen) };
  const fields = Object.entries(op.f).map(([column, [base, old, value]]) => {
    return [column, [upTo(base), old, value]] as const;
  });
  return { ...op, seen: upTo(op.seen), f: Object.fromEntries(fields) as typeof op.f };
}

const unforkTx = (tx: Tx, forkSeq: number): Tx => ({ ...tx, ops: tx.ops.map((op) => unforkOp(op, forkSeq)) });

/** As it would be had the device seen nothing after the fork. */
export function unfork(sent: ReadTx, { forkSeq, forkCseq }: Device): ReadTx {
  if (sent.cseq > forkCseq || !('tx' in sent.read)) return sent;
  return { ...sent, read: { tx: unforkTx(sent.read.tx, forkSeq) } };
}

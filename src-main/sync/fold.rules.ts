// A row here is the hub's row with our waiting ops on top: laying them on, taking them back, and what they hide. Pure.
import type { Op, Row } from '#shared/sync/ops.ts';
import { isAuthored } from '#shared/sync/rec.ts';
import { type MergeKind, type SyncedTable, syncedTables } from '#shared/sync/registry.ts';

/** A waiting op; `before`: the row that its deletion took, or over which it was put. */
export type WaitingOp = { cseq: number; op: Op; before: Row | null };

/** Columns, or '' for the row, to the number that wrote them beneath us. `from`: the first since nothing was hidden. */
export type Hidden = { from: number | null; columns: Record<string, number> };
export const nothingHidden: Hidden = { from: null, columns: {} };

/** The row as the hub has it; null: it has none. */
export type HubRow = Row | null;

/** What stands here: a row, none, or – the hub's is gone and only edits of ours wait – whatever stands there now. */
export type Shown = Row | null | 'as it is';

export function lay(shadow: HubRow, waiting: readonly WaitingOp[]): Shown {
  let shown: Shown = shadow;
  for (const { op } of waiting) {
    if (op.k === 'put') shown = { ...op.f };
    else if (op.k === 'del') shown = null;
    else if (shown === null) shown = 'as it is';
    else if (shown !== 'as it is') {
      shown = { ...shown };
      for (const [column, [, , value]] of Object.entries(op.f)) shown[column] = value;
    }
  }
  return shown;
}

/** The hub's row, from what stands here, while nothing of the hub has come beneath the waiting ops. */
export function takeBack(shown: HubRow, waiting: readonly WaitingOp[]): HubRow {
  let row = shown;
  for (const { op, before } of waiting.toReversed()) {
    if (op.k !== 'set') row = before;
    else if (row !== null) {
      row = { ...row };
      for (const [column, [, old]] of Object.entries(op.f)) row[column] = old;
    }
  }
  return row;
}

export const covers = ({ op }: WaitingOp, column: string): boolean =>
  op.k !== 'set' || (column !== '' && Object.hasOwn(op.f, column));

/** @param kinds of the row's table */
const isHidable = (table: SyncedTable, column: string): boolean => {
  const kind: MergeKind | undefined = table.columns[column];
  return kind !== undefined && kind !== 'key' && kind !== 'local' && isAuthored(table, column);
};

export type Arrived = {
  seq: number;
  /** What we asked for, to the letter: nothing of another lies in it. */
  isOwn: boolean;
  /** Written columns; null: the row went. */
  f: Row | null;
};

/** What is hidden once an op of the hub has come beneath the ops that still wait. */
export function hide(hidden: Hidden, t: Op['t'], arrived: Arrived, waiting: readonly WaitingOp[]): Hidden {
  const table: SyncedTable = syncedTables[t];
  const columns = { ...hidden.columns };
  const note = (column: string): void => {
    if (arrived.isOwn) delete columns[column];
    else columns[column] = arrived.seq;
  };
  if (arrived.f === null) note('');
  else {
    delete columns[''];
    for (const column of Object.keys(arrived.f)) if (isHidable(table, column)) note(column);
  }
  for (const column of Object.keys(columns)) {
    if (column === '' ? waiting.length === 0 : !waiting.some((op) => covers(op, column)))
      delete columns[column];
  }
  if (Object.keys(columns).length === 0) return nothingHidden;
  return { from: hidden.from ?? arrived.seq, columns };
}

/** The number of our own waiting transaction that wrote a field last, as its base; else the cursor. */
export function baseOf(waiting: readonly WaitingOp[], column: string, cursor: number): number {
  const last = waiting.findLast((op) => covers(op, column));
  return last === undefined ? cursor : -last.cseq;
}

/** The newest number of the row that its user has before him. */
export const seenOf = (hidden: Hidden, cursor: number): number =>
  hidden.from === null ? cursor : Math.min(cursor, hidden.from - 1);

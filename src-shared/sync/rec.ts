// A row at the hub and who wrote what of it: what an author had seen, and how a row takes a change. No rule of merging.
import type { Hlc } from './hlc.ts';
import type { FieldValue, Row } from './ops.ts';
import type { SyncedTable } from './registry.ts';

/**
 * Who wrote at a number of the log. `mixed`: columns into which the hub folded what its author had not seen: texts
 * joined, the same row put twice, a row that came back.
 */
export type Writer = { device: string; cseq: number; eff: Hlc; mixed?: readonly string[] };

/** A row at the hub. */
export type Rec = {
  data: Row;
  /** Column to the number that last wrote it. */
  ver: Record<string, number>;
  /** Of the numbers in `ver` and of `goneAt`. */
  writers: Record<number, Writer>;
  /** Newest number. */
  seq: number;
  /** Number of the change that took the row away for good; 0 while it is there. Its last data stay. */
  goneAt: number;
};

export type Conflict = {
  /** Column, or '' for the row. */
  column: string;
  base: FieldValue;
  /** Of the change that came now. */
  mine: FieldValue;
  theirs: FieldValue;
  winner: 'mine' | 'theirs' | 'both';
};

export type Incoming = { seq: number; writer: Writer };

export const fieldOf = (rec: Rec, column: string): FieldValue => rec.data[column] ?? null;
export const isDeleted = (rec: Rec): boolean => fieldOf(rec, 'deleted_at') !== null;

/** Whether a person wrote the column; of the others nobody is told. */
export const isAuthored = (table: SyncedTable, column: string): boolean =>
  column !== 'updated_at' && table.columns[column] !== 'derived' && table.columns[column] !== 'counted';

/** Whether the author knew the column as it stands: it is no younger than what he saw, or wholly his own. */
export function hasSeen(rec: Rec, column: string, seen: number, device: string): boolean {
  const current = rec.ver[column] ?? 0;
  if (current <= seen) return true;
  const writer = rec.writers[current];
  return writer?.device === device && !writer.mixed?.includes(column);
}

/** Columns that others wrote after what the author saw; `id` stands for the row's being put. */
export function unseenEdits(rec: Rec, table: SyncedTable, seen: number, device: string): string[] {
  const isEdit = (column: string): boolean =>
    column === 'deleted_at' ? !isDeleted(rec) : column === 'id' || table.columns[column] !== 'key';
  return Object.keys(rec.ver).filter(
    (column) => isAuthored(table, column) && isEdit(column) && !hasSeen(rec, column, seen, device),
  );
}

export function stamp(rec: Rec | undefined, written: Row, { seq, writer }: Incoming, goneAt = 0): Rec {
  const data = { ...rec?.data, ...written };
  const ver = { ...rec?.ver };
  for (const column of Object.keys(written)) ver[column] = seq;
  const writers: Record<number, Writer> = {};
  for (const number of [...Object.values(ver), goneAt]) {
    const known = number === seq ? writer : rec?.writers[number];
    if (known !== undefined) writers[number] = known;
  }
  return { data, ver, writers, seq, goneAt };
}

// How the hub joins one change with the row as it stands: pure, the same code for PostgreSQL, SQLite and the simulator.
// What the author knew decides; a clock only breaks the tie between edits that knew nothing of each other. Whatever does
// not become the value of its field becomes a conflict that its author sees.
import type { Hlc } from './hlc.ts';
import { mergeText } from './mergeText.ts';
import type { FieldValue, Op, Row } from './ops.ts';
import { type MergeKind, type SyncedTable, syncedTables } from './registry.ts';

/** Who wrote at a number of the log. */
export type Writer = { device: string; cseq: number; eff: Hlc };

/** A row at the hub. */
export type Rec = {
  data: Row;
  /** Column to the number that last wrote it. */
  ver: Record<string, number>;
  /** Of the numbers in `ver` and of `goneAt`. */
  writers: Record<number, Writer>;
  /** Newest number. */
  seq: number;
  /** Number of the change that took the row away for good; 0 while it is there. */
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

export type Outcome = 'ok' | 'merged' | 'lost' | 'rejected';

export type Merged = {
  /** The row after it; undefined when there is none and none came to be. */
  rec: Rec | undefined;
  /** Fields to tell everybody; none = nothing changed. `isGone`: the row went for good with this change. */
  written: Row;
  isGone: boolean;
  outcome: Outcome;
  reason?: 'unknown_row' | 'deleted' | 'unknown_column' | 'fixed_column';
  conflicts: Conflict[];
};

type Incoming = { seq: number; writer: Writer };

/** Columns of the machine's own: the last writer's value, and nobody is told. */
const quietColumns = new Set(['updated_at', 'name_fold', 'article_fold', 'sort_key', 'search_text']);

const nothing = (rec: Rec | undefined, outcome: Outcome, reason?: Merged['reason']): Merged => ({
  ...{ rec, written: {}, isGone: false, outcome, conflicts: [] },
  ...(reason === undefined ? {} : { reason }),
});

/** @param rec the row as it stands, which is not changed */
export function mergeOp(rec: Rec | undefined, op: Op, incoming: Incoming): Merged {
  const table: SyncedTable = syncedTables[op.t];
  if (op.k === 'put') return mergePut(rec, op, table, incoming);
  if (rec === undefined) return nothing(rec, 'rejected', 'unknown_row');
  return op.k === 'del' ? mergeDel(rec, op, table, incoming) : mergeSet(rec, op, table, incoming);
}

/** Whether the author knew what was written at this number: it is no younger than what he saw, or his own. */
function hasSeen(rec: Rec, seq: number, seen: number, { device }: Writer): boolean {
  const own = rec.writers[seq]?.device === device;
  return seq <= seen || own;
}

function badColumn(
  table: SyncedTable,
  columns: readonly string[],
  isNew: boolean,
): Merged['reason'] | undefined {
  for (const column of columns) {
    const kind: MergeKind | undefined = Object.hasOwn(table.columns, column)
      ? table.columns[column]
      : undefined;
    if (kind === undefined || kind === 'local') return 'unknown_column';
    if (kind === 'key' && !isNew) return 'fixed_column';
  }
  return undefined;
}

function stamp(rec: Rec | undefined, written: Row, { seq, writer }: Incoming, goneAt = 0): Rec {
  const data = { ...rec?.data, ...written };
  const ver = { ...rec?.ver };
  for (const column of Object.keys(written)) ver[column] = seq;
  const named = new Set([...Object.values(ver), goneAt, seq]);
  const known = { ...rec?.writers, [seq]: writer };
  const writers = Object.fromEntries(Object.entries(known).filter(([number]) => named.has(Number(number))));
  return { data, ver, writers, seq, goneAt };
}

function mergePut(
  rec: Rec | undefined,
  op: Op & { k: 'put' },
  table: SyncedTable,
  incoming: Incoming,
): Merged {
  const reason = badColumn(table, Object.keys(op.f), true);
  if (reason !== undefined) return nothing(rec, 'rejected', reason);
  if (rec === undefined || rec.goneAt > 0) {
    // Who puts again what another took away means to have it: an add beats a concurrent remove.
    const written = { ...op.f, id: op.id };
    return { rec: stamp(undefined, written, incoming), written, isGone: false, outcome: 'ok', conflicts: [] };
  }
  // The same natural key made on two laptops: each field as if both had written it at once.
  const fields = Object.entries(op.f).filter(([column]) => table.columns[column] !== 'key');
  const asSet = Object.fromEntries(fields.map(([column, value]) => [column, [0, null, value] as const]));
  return mergeFields(rec, asSet, table, incoming);
}

function mergeDel(rec: Rec, op: Op & { k: 'del' }, table: SyncedTable, incoming: Incoming): Merged {
  if (rec.goneAt > 0) return nothing(rec, 'ok');
  const unseen = unseenEdits(rec, op.seen, incoming.writer);
  if (unseen.length > 0 && table.onDelete === 'keep') {
    const conflicts = [rowConflict('theirs', null, rec)];
    return { ...nothing(rec, 'lost'), conflicts };
  }
  const conflicts = unseen.map((column) => ({
    ...{ column, base: null, mine: null, theirs: rec.data[column] ?? null, winner: 'mine' as const },
  }));
  const gone = stamp(rec, {}, incoming, incoming.seq);
  return { rec: gone, written: {}, isGone: true, outcome: 'ok', conflicts };
}

/** Columns that others wrote after what the author saw. */
function unseenEdits(rec: Rec, seen: number, writer: Writer): string[] {
  return Object.entries(rec.ver)
    .filter(([column, seq]) => !quietColumns.has(column) && !hasSeen(rec, seq, seen, writer))
    .map(([column]) => column);
}

const rowConflict = (winner: Conflict['winner'], mine: FieldValue, rec: Rec): Conflict => ({
  ...{ column: '', base: null, mine, theirs: rec.data.deleted_at ?? null, winner },
});

function mergeSet(rec: Rec, op: Op & { k: 'set' }, table: SyncedTable, incoming: Incoming): Merged {
  const reason = badColumn(table, Object.keys(op.f), false);
  if (reason !== undefined) return nothing(rec, 'rejected', reason);
  const { writer } = incoming;
  if (rec.goneAt > 0) {
    if (hasSeen(rec, rec.goneAt, op.seen, writer)) return nothing(rec, 'rejected', 'deleted');
    const conflicts = Object.entries(op.f).map(([column, [, base, mine]]) => ({
      ...{ column, base, mine, theirs: null, winner: 'theirs' as const },
    }));
    return {
      ...nothing(rec, 'lost'),
      conflicts: conflicts.filter(({ column }) => !quietColumns.has(column)),
    };
  }
  const deletion = op.f.deleted_at;
  if (deletion !== undefined && deletion[2] !== null) {
    const isConcurrent = unseenEdits(rec, op.seen, writer).some((column) => column !== 'deleted_at');
    if (isConcurrent && table.onDelete === 'keep') {
      return { ...nothing(rec, 'lost'), conflicts: [rowConflict('theirs', deletion[2], rec)] };
    }
  }
  const isDeleted = (rec.data.deleted_at ?? null) !== null;
  if (!isDeleted || deletion !== undefined) return mergeFields(rec, op.f, table, incoming);
  if (hasSeen(rec, rec.ver.deleted_at ?? 0, op.seen, writer)) return nothing(rec, 'rejected', 'deleted');
  if (table.onDelete === 'delete') {
    const merged = mergeFields(rec, op.f, table, incoming);
    return {
      ...merged,
      outcome: 'merged',
      conflicts: [...merged.conflicts, rowConflict('theirs', null, rec)],
    };
  }
  // An edit that knew nothing of the deletion brings the row back, and both are told.
  const edited = mergeFields(rec, op.f, table, incoming);
  const written = { ...edited.written, deleted_at: null };
  return {
    ...{ rec: stamp(rec, written, incoming), written, isGone: false, outcome: 'merged' },
    conflicts: [...edited.conflicts, rowConflict('mine', null, rec)],
  };
}

type Fields = Readonly<Record<string, readonly [base: number, old: FieldValue, value: FieldValue]>>;

function mergeFields(rec: Rec, fields: Fields, table: SyncedTable, incoming: Incoming): Merged {
  const written: Row = {};
  const conflicts: Conflict[] = [];
  for (const [column, [baseVersion, base, mine]] of Object.entries(fields)) {
    const theirs = rec.data[column] ?? null;
    if (mine === theirs) continue;
    if (isOnTop(rec, column, baseVersion, incoming.writer)) {
      written[column] = mine;
      continue;
    }
    const isText = table.columns[column] === 'text';
    const joined = isText ? joinTexts(mine, base, theirs) : undefined;
    if (joined !== undefined) {
      if (joined.text !== theirs) written[column] = joined.text;
      if (joined.hasClash) conflicts.push({ column, base, mine, theirs, winner: 'both' });
      continue;
    }
    const wins = isLater(incoming.writer, rec.writers[rec.ver[column] ?? 0]);
    if (wins) written[column] = mine;
    if (!quietColumns.has(column)) {
      conflicts.push({ column, base, mine, theirs, winner: wins ? 'mine' : 'theirs' });
    }
  }
  const isChanged = Object.keys(written).length > 0;
  const lost = conflicts.filter(({ winner }) => winner === 'theirs').length;
  const outcome = conflicts.length === 0 ? 'ok' : lost > 0 && !isChanged ? 'lost' : 'merged';
  return {
    ...{ rec: isChanged ? stamp(rec, written, incoming) : rec, written, isGone: false, outcome, conflicts },
  };
}

/** The author had the field before him as it stands: sequential work, whatever the clocks say. */
function isOnTop(rec: Rec, column: string, base: number, { device }: Writer): boolean {
  const current = rec.ver[column] ?? 0;
  if (base >= 0) return base === current;
  const writer = rec.writers[current];
  return writer?.device === device && writer.cseq === -base;
}

function joinTexts(
  mine: FieldValue,
  base: FieldValue,
  theirs: FieldValue,
): ReturnType<typeof mergeText> | undefined {
  if (typeof mine !== 'string' || typeof theirs !== 'string') return undefined;
  return mergeText(mine, typeof base === 'string' ? base : '', theirs);
}

function isLater(mine: Writer, theirs: Writer | undefined): boolean {
  if (theirs === undefined) return true;
  return mine.eff === theirs.eff ? mine.device > theirs.device : mine.eff > theirs.eff;
}

// How the hub joins one change with the row as it stands: pure, the same code for PostgreSQL, SQLite and the simulator.
// What the author knew decides; a clock only breaks the tie between edits that knew nothing of each other. Whatever does
// not become the value of its field becomes a conflict that its author sees.
import { type Fields, type FieldsMerged, mergeFields, unauthored } from './mergeFields.ts';
import type { FieldValue, Op, Row } from './ops.ts';
import {
  type Conflict,
  fieldOf,
  hasSeen,
  type Incoming,
  isAuthored,
  isDeleted,
  type Rec,
  stamp,
  unseenEdits,
} from './rec.ts';
import { type MergeKind, type SyncedTable, syncedTables } from './registry.ts';

export type Outcome = 'ok' | 'merged' | 'lost' | 'rejected';

export type Merged = {
  /** The row after it; undefined when there is none and none came to be. */
  rec: Rec | undefined;
  /** Fields to tell everybody; none = nothing changed. A derived column that is null is to be derived anew. */
  written: Row;
  /** The row went for good with this change. */
  isGone: boolean;
  /** `written` is the row whole, for those who do not have it: it is new, or it came back. */
  isWhole: boolean;
  outcome: Outcome;
  reason?: 'unknown_row' | 'deleted' | 'unknown_column' | 'fixed_column';
  conflicts: Conflict[];
};

type Place = { table: SyncedTable; seen: number; incoming: Incoming };

const nothing = (rec: Rec | undefined, outcome: Outcome, conflicts: Conflict[] = []): Merged => ({
  ...{ rec, written: {}, isGone: false, isWhole: false, outcome, conflicts },
});

const rejected = (rec: Rec | undefined, reason: NonNullable<Merged['reason']>): Merged => ({
  ...nothing(rec, 'rejected'),
  reason,
});

/** @param rec the row as it stands, which is not changed */
export function mergeOp(rec: Rec | undefined, op: Op, incoming: Incoming): Merged {
  const table: SyncedTable = syncedTables[op.t];
  if (op.k !== 'del') {
    const reason = badColumn(table, op);
    if (reason !== undefined) return rejected(rec, reason);
  }
  if (op.k === 'put') return mergePut(rec, op, { table, seen: op.seen ?? 0, incoming });
  if (rec === undefined) return rejected(rec, 'unknown_row');
  const place = { table, seen: op.seen, incoming };
  return op.k === 'del' ? mergeDel(rec, place) : mergeSet(rec, op.f, place);
}

function badColumn(table: SyncedTable, op: Op & { k: 'put' | 'set' }): Merged['reason'] | undefined {
  for (const column of Object.keys(op.f)) {
    const kind: MergeKind | undefined = Object.hasOwn(table.columns, column)
      ? table.columns[column]
      : undefined;
    if (kind === undefined || kind === 'local') return 'unknown_column';
    if (kind === 'key' && op.k === 'set') return 'fixed_column';
    if (column === 'id' && op.k === 'put' && op.f.id !== op.id) return 'fixed_column';
  }
  return undefined;
}

function mergePut(rec: Rec | undefined, op: Op & { k: 'put' }, place: Place): Merged {
  const { table, seen, incoming } = place;
  if (rec === undefined || rec.goneAt > 0) {
    // Who puts again what another took away means to have it: an add beats a concurrent remove.
    const written = { ...op.f, id: op.id };
    const made = stamp(undefined, written, incoming);
    return { ...nothing(made, 'ok'), written, isWhole: true };
  }
  // The same natural key made on two laptops: each field as if both had written it at once.
  const { device } = incoming.writer;
  const asked: Fields = Object.fromEntries(
    Object.entries(op.f).map(([column, value]): [string, Fields[string]] => {
      const knew = hasSeen(rec, column, seen, device);
      return [column, [seen, knew ? fieldOf(rec, column) : null, value]];
    }),
  );
  const isFree = (column: string): boolean =>
    column !== 'deleted_at' && (table.columns[column] !== 'key' || !Object.hasOwn(rec.data, column));
  const free = Object.fromEntries(Object.entries(asked).filter(([column]) => isFree(column)));
  const merged = mergeFields(rec, free, { table, seen, writer: incoming.writer });
  for (const [column, mine] of Object.entries(op.f)) {
    if (table.columns[column] !== 'key' || column === 'created_at') continue;
    const theirs = fieldOf(rec, column);
    const isOther = Object.hasOwn(rec.data, column) && theirs !== mine;
    if (isOther) merged.conflicts.push({ column, base: null, mine, theirs, winner: 'theirs' });
  }
  // That he put it too is told and numbered: a deletion by who knew only the other's must not take it.
  if (!hasSeen(rec, 'id', seen, device)) {
    merged.written.id = op.id;
    merged.mixed.push('id');
  }
  const mine = op.f.deleted_at ?? null;
  if (mine !== null && !isDeleted(rec)) {
    // A laptop may bring a deletion back to yesterday's hub: it had the row before it as it stands.
    const { isKept, told } = unseenByDeletion(rec, place);
    merged.conflicts.push(...(isKept ? [rowConflict('theirs', mine, rec)] : told));
    if (!isKept) merged.written.deleted_at = mine;
  }
  if (mine === null && isDeleted(rec)) {
    const knew = hasSeen(rec, 'deleted_at', seen, device);
    if (!knew) merged.conflicts.push(rowConflict('mine', null, rec));
    merged.written.deleted_at = null;
  }
  return finish(rec, asked, merged, place);
}

const rowConflict = (winner: Conflict['winner'], mine: FieldValue, rec: Rec): Conflict => ({
  ...{ column: '', base: null, mine, theirs: fieldOf(rec, 'deleted_at'), winner },
});

/** What a deletion meets: edits that its author had not seen, and whether the row stays because of them. */
function unseenByDeletion(rec: Rec, { table, seen, incoming }: Place): { isKept: boolean; told: Conflict[] } {
  const unseen = unseenEdits(rec, table, seen, incoming.writer.device);
  // He may take away what he put himself, not what another put without his knowing: an add beats a concurrent remove.
  const isKept = unseen.length > 0 && (table.onDelete === 'keep' || unseen.includes('id'));
  const told = unseen.map((column): Conflict => {
    return { column, base: null, mine: null, theirs: fieldOf(rec, column), winner: 'mine' };
  });
  return { isKept, told };
}

function mergeDel(rec: Rec, place: Place): Merged {
  if (rec.goneAt > 0) return nothing(rec, 'ok');
  const { isKept, told } = unseenByDeletion(rec, place);
  if (isKept) return nothing(rec, 'lost', [rowConflict('theirs', null, rec)]);
  const gone = stamp(rec, {}, place.incoming, place.incoming.seq);
  return { ...nothing(gone, told.length === 0 ? 'ok' : 'merged', told), isGone: true };
}

function mergeSet(rec: Rec, asked: Fields, place: Place): Merged {
  if (rec.goneAt > 0) return mergeSetOnGone(rec, asked, place);
  const { table, seen, incoming } = place;
  const { deleted_at: deletion, ...fields } = asked;
  const wanted = deletion?.[2] ?? null;
  const hasSeenDeletion = knewDeletion(rec, asked, place);
  if (isDeleted(rec) && deletion === undefined && hasSeenDeletion) return rejected(rec, 'deleted');
  const merged = mergeFields(rec, fields, { table, seen, writer: incoming.writer });
  if (wanted !== null && !isDeleted(rec)) {
    const { isKept, told } = unseenByDeletion(rec, place);
    merged.conflicts.push(...(isKept ? [rowConflict('theirs', wanted, rec)] : told));
    if (!isKept) merged.written.deleted_at = wanted;
  }
  if (wanted === null && isDeleted(rec)) {
    // An edit that knew nothing of the deletion brings the row back where the table says so, and both are told.
    const comesBack = hasSeenDeletion || table.onDelete === 'keep';
    if (!hasSeenDeletion) merged.conflicts.push(rowConflict(comesBack ? 'mine' : 'theirs', null, rec));
    if (comesBack) merged.written.deleted_at = null;
  }
  return finish(rec, asked, merged, place);
}

function knewDeletion(rec: Rec, asked: Fields, { seen, incoming }: Place): boolean {
  const newest = Math.max(seen, asked.deleted_at?.[0] ?? 0);
  return hasSeen(rec, 'deleted_at', newest, incoming.writer.device);
}

function mergeSetOnGone(rec: Rec, asked: Fields, place: Place): Merged {
  const { table, seen, incoming } = place;
  const knewDeleted = isDeleted(rec) && asked.deleted_at === undefined && knewDeletion(rec, asked, place);
  const isOwn = rec.writers[rec.goneAt]?.device === incoming.writer.device;
  if (knewDeleted || isOwn || rec.goneAt <= seen) return rejected(rec, 'deleted');
  const wantsItGone = (asked.deleted_at?.[2] ?? null) !== null;
  if (table.onDelete === 'keep' && !wantsItGone) {
    const back = mergeSet({ ...rec, goneAt: 0 }, asked, place);
    const conflicts = [...back.conflicts, rowConflict('mine', null, rec)];
    // All of it is told, as nobody has it any more; the fields he did not touch keep their own numbers.
    const edited = back.rec ?? rec;
    // Until he hears of it, his later changes are of one who did not know how the row went and came.
    const mixed = [...(edited.writers[incoming.seq]?.mixed ?? []), 'deleted_at'];
    const writer = { ...incoming.writer, mixed };
    const revived = stamp(edited, { ...back.written, deleted_at: null }, { ...incoming, writer });
    return { ...back, rec: revived, written: revived.data, isWhole: true, outcome: 'merged', conflicts };
  }
  const conflicts = Object.entries(asked)
    .filter(([column]) => column !== 'deleted_at' && isAuthored(table, column))
    .map(([column, [, base, mine]]): Conflict => ({ column, base, mine, theirs: null, winner: 'theirs' }));
  if (!wantsItGone) conflicts.push(rowConflict('theirs', null, rec));
  return nothing(rec, conflicts.length === 0 ? 'ok' : 'lost', conflicts);
}

function finish(rec: Rec, asked: Fields, merged: FieldsMerged, { table, seen, incoming }: Place): Merged {
  const { conflicts, mixed } = merged;
  const { writer } = incoming;
  const written = {
    ...merged.written,
    ...unauthored(rec, asked, merged, { table, seen, writer }),
  };
  const isChanged = Object.keys(written).length > 0;
  const isLost = !isChanged && conflicts.length > 0;
  // Whoever asked for something else has to hear of it: he shows what he asked for.
  const isAsAsked =
    conflicts.length === 0 &&
    mixed.length === 0 &&
    Object.entries(asked).every(([column, [, , value]]) => {
      return value === (Object.hasOwn(written, column) ? written[column] : fieldOf(rec, column));
    });
  const by = mixed.length > 0 ? { ...writer, mixed } : writer;
  return {
    ...nothing(isChanged ? stamp(rec, written, { ...incoming, writer: by }) : rec, 'ok'),
    ...{ written, conflicts, outcome: isAsAsked ? 'ok' : isLost ? 'lost' : 'merged' },
  };
}

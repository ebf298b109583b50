// Eight ways in which such a merge is usually wrong, each as the sound parts with one rule broken. The model test must
// catch each of them: a test that passes with a bug in place proves nothing.
import { makeHlc, msOf } from '#shared/sync/hlc.ts';
import { type Merged, mergeOp } from '#shared/sync/mergeOp.ts';
import type { Op, Row } from '#shared/sync/ops.ts';
import type { Incoming, Rec } from '#shared/sync/rec.ts';
import { type Parts, soundParts } from './mergeWorld.ts';

const withMerge = (merge: Parts['merge']): Parts => ({ ...soundParts, merge });
const silent = (merged: Merged): Merged => ({ ...merged, conflicts: [] });
const unchanged = (rec: Rec | undefined): Merged => ({
  ...{ rec, written: {}, isGone: false, isWhole: false, outcome: 'ok', conflicts: [] },
});

const deletes = (op: Op): boolean =>
  op.k === 'del' || (op.k === 'set' && op.f.deleted_at !== undefined && op.f.deleted_at[2] !== null);
const isAway = (rec: Rec | undefined): boolean =>
  rec !== undefined && (rec.goneAt > 0 || (rec.data.deleted_at ?? null) !== null);

type SetFields = (Op & { k: 'set' })['f'];
const mapFields = (op: Op, change: (field: SetFields[string], column: string) => SetFields[string]): Op =>
  op.k === 'set'
    ? { ...op, f: Object.fromEntries(Object.entries(op.f).map(([c, field]) => [c, change(field, c)])) }
    : op;

/** The whole row goes to the later clock. */
function rowByClock(rec: Rec | undefined, op: Op, incoming: Incoming): Merged {
  if (rec === undefined || op.k !== 'set' || isAway(rec)) return mergeOp(rec, op, incoming);
  const isLater = Object.values(rec.writers).every(({ eff }) => eff <= incoming.writer.eff);
  return isLater ? silent(mergeOp(rec, { ...op, seen: incoming.seq }, incoming)) : unchanged(rec);
}

/** Each field goes to the later clock, whatever its author had before him. */
function fieldByClock(rec: Rec | undefined, op: Op, incoming: Incoming): Merged {
  if (rec === undefined || op.k !== 'set') return mergeOp(rec, op, incoming);
  const isStale = (column: string): boolean =>
    (rec.writers[rec.ver[column] ?? 0]?.eff ?? '') > incoming.writer.eff;
  const kept = mapFields(op, (field, column) => {
    return isStale(column)
      ? [field[0], field[1], rec.data[column] ?? null]
      : [incoming.seq, field[1], field[2]];
  });
  return mergeOp(rec, kept, incoming);
}

function deleteWins(rec: Rec | undefined, op: Op, incoming: Incoming): Merged {
  if (deletes(op) && op.k !== 'put') return mergeOp(rec, { ...op, seen: incoming.seq }, incoming);
  const isEdit = op.k === 'set' && op.f.deleted_at === undefined;
  return isEdit && isAway(rec) ? unchanged(rec) : mergeOp(rec, op, incoming);
}

function deleteLoses(rec: Rec | undefined, op: Op, incoming: Incoming): Merged {
  const merged = mergeOp(rec, op, incoming);
  const isRow = merged.conflicts.some(({ column }) => column === '');
  return isRow ? silent(merged) : merged;
}

function keyIgnored(rec: Rec | undefined, op: Op, incoming: Incoming): Merged {
  return mergeOp(op.k === 'put' ? undefined : rec, op, incoming);
}

/** The text that came last is the text. */
function lastText(rec: Rec | undefined, op: Op, incoming: Incoming): Merged {
  const theirs = rec?.data.notes ?? null;
  const isNotes = (column: string): boolean => column === 'notes';
  return mergeOp(
    rec,
    mapFields(op, (field, column) => (isNotes(column) ? [incoming.seq, theirs, field[2]] : field)),
    incoming,
  );
}

/** A derived column is a field like any other: it may stand beside sources of another author. */
function derivedAsField(rec: Rec | undefined, op: Op, incoming: Incoming): Merged {
  const merged = mergeOp(rec, op, incoming);
  if (op.k !== 'set' || merged.rec === undefined) return merged;
  const fields = Object.entries(op.f).filter(([column]) => column === 'name_fold' || column === 'normalized');
  const derived: Row = Object.fromEntries(fields.map(([column, [, , value]]) => [column, value]));
  return { ...merged, rec: { ...merged.rec, data: { ...merged.rec.data, ...derived } } };
}

export const plantedBugs: Readonly<Record<string, Parts>> = {
  'row-level last writer wins': withMerge(rowByClock),
  'wall clock instead of versions': withMerge(fieldByClock),
  'delete always wins, silently': withMerge(deleteWins),
  'delete always loses, silently': withMerge(deleteLoses),
  'future clock not clamped': { ...soundParts, clamp: (effective) => ({ effective, isSuspect: false }) },
  'counter overflow throws': {
    ...soundParts,
    next: (last, nowMs, device) => {
      const counter =
        last === undefined || msOf(last) < nowMs ? 0 : Number.parseInt(last.slice(13, 17), 16) + 1;
      if (counter > 0xffff) throw new Error('counter overflow');
      return makeHlc(last === undefined ? nowMs : Math.max(msOf(last), nowMs), counter, device);
    },
  },
  'key match ignored': withMerge(keyIgnored),
  'text by last writer': withMerge(lastText),
  'derived column as any field': withMerge(derivedAsField),
  'second own edit taken for concurrent': withMerge((rec, op, incoming) => {
    const stranger = (field: SetFields[string]): SetFields[string] => [
      Math.max(field[0], 0),
      field[1],
      field[2],
    ];
    const asOther = {
      ...incoming,
      writer: { ...incoming.writer, device: `1${incoming.writer.device.slice(1)}` },
    };
    const merged = mergeOp(rec, mapFields(op, stranger), op.k === 'set' ? asOther : incoming);
    return merged;
  }),
};

// One transaction of a device joined with the rows as they stand, all or nothing: if one of its ops is refused, none of
// it is done. Pure: numbers, rows, rights and writers in, rows and lines of the log out.
import { type Merged, mergeOp } from '#shared/sync/mergeOp.ts';
import type { Op, Row, Tx } from '#shared/sync/ops.ts';
import { type Conflict, fieldOf, type Rec } from '#shared/sync/rec.ts';
import { scopeOfDevice } from '../auth/rights.ts';
import { type KeyedRec, keyText, type RecKey, type ScopedRec } from '../storage/store.types.ts';
import { type Draft, type MergedTx, type TxConflict, type TxPlace, theirsOf } from './draft.ts';
import { isAsAsked } from './isAsAsked.ts';
import { gonePlaces, lostDeletion, reviveParent } from './parents.ts';
import { parentOf, placeRow } from './placeRow.ts';
import { recountDocuments } from './recount.ts';
import { type Refusal, sees, whyNot } from './txRights.ts';

export const refusedTx = (refused: NonNullable<MergedTx['refused']>): MergedTx => ({
  ...{ outcome: 'rejected', refused, changed: new Map(), ops: [], conflicts: [] },
});

/** A deletion of what others follow is undone when they stay: it is tried, and tried again without. */
export function mergeTx(tx: Tx, place: TxPlace): MergedTx {
  const kept = new Map<string, KeyedRec>();
  for (;;) {
    const merged = tryTx(tx, place, kept);
    const more = gonePlaces(merged.changed, place);
    if (more.size === 0) return merged;
    for (const [parent, follower] of more) kept.set(parent, follower);
  }
}

function tryTx(tx: Tx, place: TxPlace, kept: ReadonlyMap<string, KeyedRec>): MergedTx {
  const changed: Draft['changed'] = new Map();
  const now = (key: RecKey): ScopedRec | undefined => changed.get(keyText(key))?.rec ?? place.find(key);
  const draft: Draft = { changed, ops: [], conflicts: [], outcomes: new Set(), now };
  for (const op of tx.ops) {
    const follower = op.k === 'del' ? kept.get(keyText(op)) : undefined;
    const reason = follower === undefined ? applyOp(draft, op, place) : lostDeletion(draft, op, follower);
    if (reason !== undefined) return refusedTx({ reason, t: op.t, id: op.id });
  }
  recountDocuments(draft, tx.ops, place);
  const [outcome] = draft.outcomes;
  const isOne = draft.outcomes.size === 1 && outcome !== undefined;
  const { ops, conflicts } = draft;
  if (!isOne || outcome !== 'ok') for (const line of ops) line.isAsAsked = false;
  return { changed, conflicts, ops, refused: undefined, outcome: isOne ? outcome : 'merged' };
}

type Reason = Refusal | NonNullable<Merged['reason']> | 'unknown';

/** @returns why it is refused */
function applyOp(draft: Draft, op: Op, place: TxPlace): Reason | undefined {
  const { find, writer, rights } = place;
  const key = { t: op.t, id: op.id };
  const before = draft.now(key);
  const nextSeq = (): number => place.firstSeq + draft.ops.length;
  let merged = mergeOp(before, op, { seq: nextSeq(), writer });
  if (merged.outcome === 'rejected') return merged.reason ?? 'unknown';
  const refusal = whyNot(op, { before, standing: find(key), merged, rights });
  if (refusal !== undefined) return refusal;
  const isWritten = merged.rec !== undefined && (merged.isGone || Object.keys(merged.written).length > 0);
  const placed =
    merged.rec === undefined
      ? undefined
      : { key, before, user: rights.user, data: merged.rec.data, rec: merged.rec };
  if (isWritten && placed !== undefined && !merged.isGone)
    reviveParent(draft, parentOf(op.t, placed.data), place);
  const spot = placed && placeRow({ t: op.t, ...placed }, draft.now);
  draft.outcomes.add(merged.outcome);
  draft.conflicts.push(...conflictsOf(merged, before, key));
  if (!isWritten || spot === undefined) return undefined;
  const hasMoved =
    before !== undefined && before.goneAt === 0 && before.scope !== spot.scope && !merged.isGone;
  const line = { device: writer.device, cseq: writer.cseq, ...key, toScope: null };
  if (hasMoved)
    draft.ops.push({
      ...{ ...line, seq: nextSeq(), k: 'leave', f: {} },
      ...{ scope: before.scope, toScope: spot.scope, isAsAsked: false },
    });
  const seq = nextSeq();
  // Lines that come before its own shift its number.
  if (merged.rec?.seq !== seq) merged = mergeOp(before, op, { seq, writer });
  const rec: ScopedRec = { ...(merged.rec as Rec), ...(merged.isGone && before ? placeOf(before) : spot) };
  draft.changed.set(keyText(key), { key, rec });
  const k = merged.isGone ? 'del' : merged.isWhole || hasMoved ? 'put' : 'set';
  const f = hasMoved ? rec.data : merged.written;
  // A row that moved comes whole, to its author too: a `leave` may have taken it from him, and one who fetches every scope
  // again may find it in none of them.
  const own = {
    ...line,
    seq,
    k,
    f,
    scope: rec.scope,
    isAsAsked: !hasMoved && isAsAsked(op, merged),
  } as const;
  draft.ops.push({ ...own, ...stoodBefore(before, merged) });
  // Made for somebody else: it stands at its author, who is told nothing of it from now on. Of one that was there he has
  // heard already that it left, or will: told again he might go on with it for ever.
  const isMade = !merged.isGone && (before === undefined || before.goneAt > 0);
  if (isMade && !sees(rights, rec.scope))
    draft.ops.push({
      ...{ ...line, seq: nextSeq(), k: 'leave', f: {} },
      ...{ scope: scopeOfDevice(writer.device), toScope: rec.scope, isAsAsked: false },
    });
  return undefined;
}

/** What is written over. */
function stoodBefore(before: Rec | undefined, { isGone, written }: Merged): { was?: Row } {
  if (before === undefined || before.goneAt > 0) return {};
  const columns = Object.keys(isGone ? before.data : written);
  return { was: Object.fromEntries(columns.map((column) => [column, fieldOf(before, column)])) };
}

const placeOf = ({ scope, parent }: ScopedRec) => ({ scope, parent });

/** In the order of their columns: the keys of a row come in another order from PostgreSQL. */
function conflictsOf({ conflicts }: Merged, before: Rec | undefined, key: RecKey): TxConflict[] {
  const order = (a: Conflict, b: Conflict): number => (a.column < b.column ? -1 : 1);
  return conflicts
    .toSorted(order)
    .map((conflict) => ({ ...conflict, ...key, theirsDevice: before && theirsOf(before, conflict.column) }));
}

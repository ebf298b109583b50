// No row of the hub follows one that is gone: a child brings its parent back, and a parent whose children stay does not go.
// Pure.
import { stamp } from '#shared/sync/rec.ts';
import { type KeyedRec, keyText, type RecKey } from '../storage/store.types.ts';
import { type Draft, type TxPlace, theirsOf } from './draft.ts';
import { isParentTable, parentOf, placeRow } from './placeRow.ts';

/** Brings back what went for good and is followed now, whole, and first what that follows; both authors are told. */
export function reviveParent(draft: Draft, key: RecKey | undefined, place: TxPlace): void {
  const gone = key === undefined ? undefined : draft.now(key);
  if (key === undefined || gone === undefined || gone.goneAt === 0) return;
  reviveParent(draft, parentOf(key.t, gone.data), place);
  const { writer, rights, firstSeq } = place;
  const seq = firstSeq + draft.ops.length;
  // Who brought it back has not seen it so: his blind deletion later is of one who did not know.
  const mixed = { ...writer, mixed: ['deleted_at'] };
  const { data, ver, writers } = gone;
  const back = stamp(
    { data, ver, writers, seq: gone.seq, goneAt: 0 },
    { deleted_at: null },
    { seq, writer: mixed },
  );
  const spot = placeRow({ t: key.t, data: back.data, before: gone, user: rights.user }, draft.now);
  const conflict = { column: '', base: null, mine: null, theirs: null, winner: 'mine' } as const;
  draft.conflicts.push({ ...conflict, ...key, theirsDevice: theirsOf(gone, '') });
  draft.changed.set(keyText(key), { key, rec: { ...back, ...spot } });
  draft.ops.push({
    ...{ seq, device: writer.device, cseq: writer.cseq, k: 'put', ...key, f: back.data },
    ...{ scope: spot.scope, toScope: null, isAsAsked: false },
  });
  draft.outcomes.add('merged');
}

/** A deletion that does nothing, since `follower` stays: both authors are told. */
export function lostDeletion(draft: Draft, key: RecKey, follower: KeyedRec): undefined {
  const { t, id } = key;
  const conflict = { column: '', base: null, mine: null, theirs: null, winner: 'theirs' } as const;
  draft.conflicts.push({ ...conflict, t, id, theirsDevice: theirsOf(follower.rec, '') });
  draft.outcomes.add('lost');
}

/** @returns of each row that goes in the transaction while another follows it, one that does */
export function gonePlaces(
  changed: ReadonlyMap<string, KeyedRec>,
  { followersOf }: Pick<TxPlace, 'followersOf'>,
): Map<string, KeyedRec> {
  const gone = [...changed].filter(([, { key, rec }]) => rec.goneAt > 0 && isParentTable(key.t));
  const found = new Map<string, KeyedRec>();
  if (gone.length === 0) return found;
  for (const [parent] of gone) {
    const follows = ({ rec }: KeyedRec): boolean => rec.goneAt === 0 && rec.parent === parent;
    const standing = followersOf(parent).map((follower) => changed.get(keyText(follower.key)) ?? follower);
    const follower = [...standing, ...changed.values()].find(follows);
    if (follower !== undefined) found.set(parent, follower);
  }
  return found;
}

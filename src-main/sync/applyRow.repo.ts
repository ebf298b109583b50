// One change of the hub meets a row here: stored as it is, or laid beneath the changes of ours that wait on the row.
import type { Row } from '#shared/sync/ops.ts';
import type { WriteContext } from '../store/context.ts';
import { noteDownloads } from './blobQueue.repo.ts';
import { type Arrived, type HubRow, hide, lay, nothingHidden, takeBack } from './fold.rules.ts';
import { isWaitedOn, loadWaiting } from './outbox.repo.ts';
import { loadRow } from './rows.repo.ts';
import { dropShadow, findShadow, type Shadow, saveShadow } from './shadows.repo.ts';
import { type RowKey, storeFields, storeWhole, takeAway } from './storeRow.repo.ts';

/** `put`: the row whole; `set`: its fields; `gone`: it went, for good or from our sight. */
export type Change = { k: 'put' | 'set'; f: Row } | { k: 'gone' };

export type Arrival = {
  key: RowKey;
  seq: number;
  change: Change;
  /** What a transaction of ours asked for, to the letter. */
  isOwn: boolean;
  /** Own transaction that it answers: it no longer lies on top. */
  answers: number | undefined;
};

/** The hub's row beneath waiting changes, noted from the first time that something comes beneath them. */
export function ensureShadow(tx: WriteContext, { t, id }: RowKey): Shadow {
  const known = findShadow(tx.sql, t, id);
  if (known !== undefined) return known;
  const data = takeBack(loadRow(tx.sql, t, id) ?? null, loadWaiting(tx.sql, t, id));
  const shadow = { data, hidden: nothingHidden };
  saveShadow(tx, t, id, shadow);
  return shadow;
}

function changed(data: HubRow, change: Change): HubRow {
  if (change.k === 'gone') return null;
  if (change.k === 'put') return change.f;
  // Fields of a row that is yet to come with its scope.
  return data === null ? null : { ...data, ...change.f };
}

function applyDirectly(tx: WriteContext, { key, change, seq }: Arrival): void {
  if (change.k === 'gone') takeAway(tx, key);
  else if (change.k === 'put') storeWhole(tx, key, change.f, seq);
  else storeFields(tx, key, change.f, seq);
}

/** @returns whether the row has to be laid anew once what it answers is done */
export function applyArrival(tx: WriteContext, arrival: Arrival): boolean {
  const { key, change, seq, isOwn, answers } = arrival;
  const { t, id } = key;
  if (change.k !== 'gone' && !isOwn) noteDownloads(tx, t, change.f);
  if (!isWaitedOn(tx.sql, t, id)) {
    applyDirectly(tx, arrival);
    return false;
  }
  const shadow = ensureShadow(tx, key);
  const onTop = loadWaiting(tx.sql, t, id).filter(({ cseq }) => cseq !== answers);
  const arrived: Arrived = { seq, isOwn, f: change.k === 'gone' ? null : change.f };
  saveShadow(tx, t, id, {
    data: changed(shadow.data, change),
    hidden: hide(shadow.hidden, t, arrived, onTop),
  });
  return true;
}

/** The row here becomes what the hub has with what still waits on top. */
export function layAnew(tx: WriteContext, key: RowKey, seq: number): void {
  const { t, id } = key;
  const shadow = findShadow(tx.sql, t, id);
  if (shadow === undefined) return;
  const waiting = loadWaiting(tx.sql, t, id);
  const shown = lay(shadow.data, waiting);
  if (shown === null) takeAway(tx, key);
  else if (shown !== 'as it is') storeWhole(tx, key, shown, seq);
  if (waiting.length === 0) dropShadow(tx, t, id);
  else if (waiting.length > 0) saveShadow(tx, t, id, { ...shadow, hidden: stillHidden(shadow, t, waiting) });
}

const stillHidden = (
  { hidden }: Shadow,
  t: RowKey['t'],
  waiting: Parameters<typeof hide>[3],
): Shadow['hidden'] => hide(hidden, t, { seq: hidden.from ?? 0, isOwn: true, f: {} }, waiting);

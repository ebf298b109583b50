// The parts of a cycle by name, each one transaction or the decision behind one. A cycle strings them together; the tests
// of the tests replace one by the bug that somebody else once shipped.

import type { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { HelloOut, RebindOut } from '#shared/sync/deviceProtocol.ts';
import type { Mark, PullOut, RecoverOut, SnapshotOut, ToldOut } from '#shared/sync/logProtocol.ts';
import { witnessCommand } from '#shared/sync/witnessCommand.ts';
import type { WriteContext } from '../store/context.ts';
import type { ReadSql } from '../store/sql.ts';
import { hearOutcome, keepConflict } from './answers.repo.ts';
import { applyTold, applyTx, type LogTx, type PageContext } from './applyPage.repo.ts';
import { medianOffset } from './clock.rules.ts';
import { saveDeviceCertificate } from './deviceCertificate.repo.ts';
import { settleFollowers } from './followers.repo.ts';
import { pruneGone } from './gone.repo.ts';
import { lowerHeld } from './held.repo.ts';
import { addMark, addOpenings, dropMarksAfter, thinMarks } from './marks.repo.ts';
import {
  findOwn,
  finishOwn,
  hasWaiting,
  isWaitedOn,
  listWaiting,
  pruneDone,
  renumber,
  reopenAfter,
} from './outbox.repo.ts';
import { hasParkedRows } from './parked.repo.ts';
import { isSyncedTable } from './rows.repo.ts';
import { sealStep } from './seal.repo.ts';
import { dropShadow } from './shadows.repo.ts';
import {
  applySnapshotRow,
  beginSnapshots,
  endSnapshot,
  hasSnapshots,
  isClear,
  isFetchingAgain,
  listSnapshots,
  type OpenSnapshot,
  purgeScope,
  purgeUnseen,
  saveSnapshot,
} from './snapshots.repo.ts';
import { findSyncState, type SyncState, saveSyncState } from './syncState.repo.ts';

/** Of own work that is done, and of what is gone: as long as the hub keeps its log, so that any copy of it is made whole. */
const keptMs = 180 * 86_400_000;

/** @throws AppError unavailable/not_joined */
export function stateOf({ sql }: { sql: ReadSql }): SyncState {
  const state = findSyncState(sql);
  if (state === undefined) throw new AppError('unavailable', 'not_joined');
  return state;
}

/** Everything in the change log has its number. */
function sealAll(tx: WriteContext): void {
  const state = stateOf(tx);
  // The company is still being brought to the hub: its rows are sealed whole.
  if (state.adoptAfter !== null) return;
  while (!sealStep(tx, state).isAll);
}

/** What the hub said of us and of itself. */
function saveHello(tx: WriteContext, hello: HelloOut, tookMs: number): void {
  const state = stateOf(tx);
  const offset = Math.round(hello.hubTime + tookMs / 2 - tx.now);
  const clockOffsets = [...state.clockOffsets, offset].slice(-5);
  const { epoch, nonce, leaseUntil, action } = hello;
  const clockOffsetMs = medianOffset(clockOffsets);
  saveSyncState(tx, { nonce, leaseUntil, clockOffsets, clockOffsetMs });
  // Else we are still of the other past, and say so until that is settled.
  if (action === 'ok') saveSyncState(tx, { epoch });
  if (hello.certificate !== null) saveDeviceCertificate(tx, hello.certificate);
}

/** Not before the hub and we agree: one that came back from yesterday asks for what is old here and new to it. */
function forgetOld(tx: WriteContext): void {
  pruneDone(tx, tx.now - keptMs);
  pruneGone(tx, tx.now - keptMs);
  thinMarks(tx);
}

/**
 * What the hub has already, where the log with its outcomes is skipped: it is done, what became of its rows comes with the
 * scopes, and its outcome is asked for then.
 */
function finishSkipped(tx: WriteContext, ackedCseq: number): void {
  for (const cseq of listWaiting(tx.sql, ackedCseq)) {
    const ops = findOwn(tx.sql, cseq)?.ops ?? [];
    finishOwn(tx, cseq, 'unknown');
    for (const { t, id } of ops) if (isSyncedTable(t) && !isWaitedOn(tx.sql, t, id)) dropShadow(tx, t, id);
  }
}

/** Scopes that came and went. */
function changeScopes(tx: WriteContext, { subs, ackedCseq }: HelloOut): void {
  const state = stateOf(tx);
  // A copy of this file has met the hub before its first page came here: the log begins for us at the head.
  const isFromHead = state.cursor === 0 && state.subs.length === 0 && state.adoptAfter === null;
  if (isFromHead) finishSkipped(tx, ackedCseq);
  // What that copy brought stands here too, and may since have left: what is ours is what comes.
  const isSpokenFor = isFromHead && ackedCseq > 0;
  if (isSpokenFor) saveSyncState(tx, { againFrom: 0, toldFrom: state.toldFrom ?? 0 });
  // Asked first: what is dropped may be all that was still to come.
  const wasAgain = isFetchingAgain(tx.sql);
  const held = state.subs.filter((scope) => !subs.drop.includes(scope));
  for (const scope of subs.drop) purgeScope(tx, scope, [...held, ...subs.add]);
  const isFirst = state.cursor === 0 && state.adoptAfter !== null;
  // Of a row without a place nobody here knows the scope; one that waits may have been moved here into what is dropped, and
  // be ours at the hub: what is not ours any more is what does not come again.
  const isUnsure = subs.drop.length > 0 && (hasParkedRows(tx.sql) || hasWaiting(tx.sql));
  if (isUnsure) beginAgain(tx, held);
  // Who brings the company to an empty hub holds all of it already.
  if (!isFirst) beginSnapshots(tx, subs.add, { isAgain: wasAgain || isUnsure || isSpokenFor });
  const whole = isUnsure ? [] : held;
  saveSyncState(tx, { subs: isFirst ? [...new Set([...held, ...subs.add])].toSorted() : whole });
  if (wasAgain) settleAgain(tx);
}

/** A group commit, and those before it that open a stretch of the log. */
type Seen = { seq: number; batch: string | null; openings?: readonly Mark[] | undefined };

/**
 * Something of what the hub had by this commit is about to be here, though the cursor may stay behind it: a hub that comes
 * back without the commit is found out by its name.
 */
function noteSeen(tx: WriteContext, { seq, batch, openings = [] }: Seen): void {
  addOpenings(tx, openings);
  if (batch !== null && seq > stateOf(tx).batchSeq) saveSyncState(tx, { batch, batchSeq: seq });
}

/** Some transactions of a page, in their order; the cursor stands after the last. */
function applyTxs(tx: WriteContext, txs: readonly LogTx[], context: PageContext): void {
  for (const logTx of txs) applyTx(tx, logTx, context);
  settleFollowers(tx, context.followers);
  const last = txs.at(-1);
  if (last === undefined) return;
  applyTold(tx, context, { cursor: stateOf(tx).cursor, upTo: last.upTo });
  saveSyncState(tx, { cursor: last.upTo });
}

/** A page is whole: the cursor behind what was not for us, the name of the commit. */
function endPage(tx: WriteContext, page: PullOut, context: PageContext): void {
  applyTold(tx, context, { cursor: stateOf(tx).cursor, upTo: page.to });
  saveSyncState(tx, { cursor: page.to });
  noteSeen(tx, { ...page, seq: page.to });
  if (page.batch !== null) addMark(tx, { seq: page.to, batch: page.batch });
  tx.sql.run('DELETE FROM sync_ahead WHERE seq <= ?', [page.to]);
}

/** What was told while the log was skipped; a page may come twice. */
function endTold(tx: WriteContext, { acks, conflicts, to, hasMore }: ToldOut): void {
  for (const ack of acks) hearOutcome(tx, ack);
  for (const conflict of conflicts) keepConflict(tx, conflict);
  saveSyncState(tx, { toldFrom: hasMore ? to : null });
}

/** Rows of a page of a snapshot, and where it goes on. */
function applyRows(tx: WriteContext, rows: SnapshotOut['rows'], snapshot: OpenSnapshot): void {
  const ground = { cursor: stateOf(tx).cursor, isClear: isClear(tx.sql) };
  for (const row of rows) applySnapshotRow(tx, row, snapshot, ground);
  const last = rows.at(-1);
  if (last !== undefined) saveSnapshot(tx, snapshot.scope, last, rows.length);
}

/** Once all that came again is here, what did not come goes. */
function settleAgain(tx: WriteContext): void {
  if (hasSnapshots(tx.sql)) return;
  purgeUnseen(tx);
  saveSyncState(tx, { againFrom: null });
}

/** Its rows come with the log from now on. */
function finishSnapshot(tx: WriteContext, scope: string): void {
  endSnapshot(tx, scope);
  saveSyncState(tx, { subs: [...new Set([...stateOf(tx).subs, scope])].toSorted() });
  settleAgain(tx);
}

/** The first snapshot sets the cursor: the log is replayed from the head at which it began. */
function startCursor(tx: WriteContext, { head, batch }: SnapshotOut): void {
  const { cursor, subs } = stateOf(tx);
  // A scope that is whole already may have been read from an empty log: it is replayed from the beginning.
  if (cursor > 0 || head === 0 || subs.length > 0) return;
  saveSyncState(tx, { cursor: head });
  // Beyond it lies a past that is not this hub's.
  dropMarksAfter(tx, head);
  if (batch !== null) addMark(tx, { seq: head, batch });
}

/** Under a new id: what waits is counted anew, and every scope is fetched again beneath it. */
function rebind(tx: WriteContext, { device, prefix, certificate }: z.output<typeof RebindOut>): void {
  const lastCseq = renumber(tx);
  fetchAgain(tx);
  saveSyncState(tx, { deviceId: device, lastCseq, nonce: null });
  saveDeviceCertificate(tx, certificate);
  tx.sql.run('UPDATE device SET prefix = ?', [prefix]);
  tx.touch('device');
}

/** Scopes come again from their first row, also those that were on their way. */
function beginAgain(tx: WriteContext, held: readonly string[]): string[] {
  const scopes = [...held, ...listSnapshots(tx.sql).map(({ scope }) => scope)];
  tx.sql.run('DELETE FROM sync_snapshots');
  tx.sql.run('DELETE FROM sync_seen');
  beginSnapshots(tx, scopes, { isAgain: true });
  return scopes;
}

/** The log no longer tells how to come from here to the head. Marks stay: what they name has been here, and is in what comes. */
function fetchAgain(tx: WriteContext): void {
  const { subs, cursor, againFrom, toldFrom } = stateOf(tx);
  const scopes = beginAgain(tx, subs);
  tx.sql.run('DELETE FROM sync_ahead');
  const seenUpTo = scopes.length > 0 ? (againFrom ?? cursor) : null;
  // Before its first page a workstation has missed nothing.
  const heardUpTo = toldFrom ?? (cursor > 0 || subs.length > 0 ? cursor : null);
  saveSyncState(tx, { cursor: 0, batch: null, batchSeq: 0, subs: [] });
  saveSyncState(tx, { againFrom: seenUpTo, toldFrom: heardUpTo });
}

/** All that waited is answered: what the hub decided anew, and told nobody, comes with the scopes. */
function endRecovery(tx: WriteContext): void {
  saveSyncState(tx, { isRecovering: false });
  fetchAgain(tx);
}

/** The cursor is too old: outcomes of what the hub has would come with a log that is skipped; rows come with their scopes. */
function resync(tx: WriteContext, { ackedCseq, epoch }: Pick<HelloOut, 'ackedCseq' | 'epoch'>): void {
  finishSkipped(tx, ackedCseq);
  saveSyncState(tx, { epoch });
  fetchAgain(tx);
}

/** Both at once: a copy of yesterday, of a log that no longer reaches back to us. Own work waits again above all that comes. */
function recoverAnew(tx: WriteContext, { cursor: common, ackedCseq, epoch }: RecoverOut): void {
  lowerHeld(tx, common);
  finishSkipped(tx, ackedCseq);
  reopenAfter(tx, ackedCseq, witnessCommand);
  saveSyncState(tx, { epoch });
  fetchAgain(tx);
}

/** The hub is yesterday's: back to where both were, and what it lacks waits again. */
function recover(tx: WriteContext, { cursor: common, batch, ackedCseq, epoch }: RecoverOut): void {
  // What was witnessed for it before is witnessed anew, as it stands here by now.
  reopenAfter(tx, ackedCseq, witnessCommand);
  dropMarksAfter(tx, common);
  lowerHeld(tx, common);
  tx.sql.run('DELETE FROM sync_ahead');
  const { cursor: reached, againFrom, toldFrom } = stateOf(tx);
  const cursor = Math.min(common, againFrom ?? reached);
  saveSyncState(tx, { cursor, batch, batchSeq: common, epoch, recoverFrom: cursor, isRecovering: true });
  // From there on all is told once more, by the log.
  if (toldFrom !== null && toldFrom >= cursor) saveSyncState(tx, { toldFrom: null });
}

export const productSteps = {
  sealAll,
  saveHello,
  forgetOld,
  changeScopes,
  noteSeen,
  applyTxs,
  endPage,
  endTold,
  applyRows,
  startCursor,
  finishSnapshot,
  rebind,
  resync,
  recover,
  recoverAnew,
  endRecovery,
};

export type Steps = typeof productSteps;

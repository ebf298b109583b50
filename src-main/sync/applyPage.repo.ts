// A page of the hub's log becomes rows here, transaction by transaction. What is at or below the cursor is left, so a page
// may come twice; what was ours comes back as the hub has it. Moves no cursor itself.

import type { LoggedOp, PullOut } from '#shared/sync/logProtocol.ts';
import type { Op, Row } from '#shared/sync/ops.ts';
import type { WriteContext } from '../store/context.ts';
import { isBehind } from './ahead.repo.ts';
import { type Ack, finishAnswer, keepConflict, keyOf, prepareAnswer } from './answers.repo.ts';
import { applyArrival, type Change, layAnew } from './applyRow.repo.ts';
import { type Followers, noteFollowers } from './followers.repo.ts';
import { followGone } from './gone.repo.ts';
import { findOwn, type OwnTx } from './outbox.repo.ts';
import { findParkedRow, forgetParked, parkWhole } from './parked.repo.ts';
import { isSyncedTable } from './rows.repo.ts';
import { findShadow } from './shadows.repo.ts';
import type { RowKey } from './storeRow.repo.ts';

/** A transaction of the log; `upTo`: its last number. */
export type LogTx = { device: string; cseq: number; ops: LoggedOp[]; upTo: number };

export function txsOf(page: Pick<PullOut, 'ops'>): LogTx[] {
  const txs: LogTx[] = [];
  for (const op of page.ops) {
    const last = txs.at(-1);
    if (last?.device === op.device && last.cseq === op.cseq) {
      last.ops.push(op);
      last.upTo = op.seq;
    } else txs.push({ device: op.device, cseq: op.cseq, ops: [op], upTo: op.seq });
  }
  return txs;
}

/** What we asked for in a transaction that the hub took as it was. */
function asked(own: OwnTx | undefined, { t, id }: LoggedOp): Change | undefined {
  const op: Op | undefined = own?.ops.find((one) => one.t === t && one.id === id);
  if (op === undefined) return undefined;
  if (op.k === 'del') return { k: 'gone' };
  if (op.k === 'put') return { k: 'put', f: { ...op.f, id } };
  const fields = Object.entries(op.f).map(([column, [, , value]]): [string, Row[string]] => [column, value]);
  return { k: 'set', f: Object.fromEntries(fields) };
}

function changeOf(op: LoggedOp, own: OwnTx | undefined): Change | undefined {
  if (op.k === 'put' || op.k === 'set') return { k: op.k, f: op.f };
  if (op.k === 'del' || op.k === 'leave') return { k: 'gone' };
  return op.k === 'own' ? asked(own, op) : undefined;
}

/** Followed like any other row, so that it is what the hub has when its table finds its place. */
function parkUnknown(tx: WriteContext, { t, id, seq, k, f }: LoggedOp): void {
  if (k === 'del' || k === 'leave') forgetParked(tx, t, id);
  if (k === 'put') parkWhole(tx, { t, id, value: f, seq });
  const known = k === 'set' ? findParkedRow(tx.sql, t, id) : undefined;
  if (known !== undefined) parkWhole(tx, { t, id, value: { ...known, ...f }, seq });
}

type Ours = { own: OwnTx | undefined; ack: Ack | undefined };

/** @returns the row, when it has to be laid anew */
function applyOp(tx: WriteContext, op: LoggedOp, { own, ack }: Ours): RowKey | undefined {
  if (!isSyncedTable(op.t)) {
    parkUnknown(tx, op);
    return undefined;
  }
  const key = { t: op.t, id: op.id };
  followGone(tx, { ...key, k: op.k }, op.seq);
  // As we asked, and nothing has come beneath it: it stands here already.
  if (op.k === 'own' && findShadow(tx.sql, op.t, op.id) === undefined) return undefined;
  const change = changeOf(op, own);
  if (change === undefined || isBehind(tx.sql, op)) return undefined;
  const isOwn = own !== undefined && ack?.outcome === 'ok' && op.k !== 'leave';
  const arrival = { key, seq: op.seq, change, isOwn, answers: own?.cseq };
  return applyArrival(tx, arrival) ? key : undefined;
}

export type PageContext = {
  deviceId: string;
  acks: Map<number, Ack>;
  followers: Followers;
  page: Pick<PullOut, 'to' | 'conflicts'>;
};

/** The hub decides, everybody replays – its author too. */
export function applyTx(tx: WriteContext, logTx: LogTx, { deviceId, acks, followers }: PageContext): void {
  const isOurs = logTx.device === deviceId;
  const ack = isOurs ? acks.get(logTx.cseq) : undefined;
  const found = isOurs ? findOwn(tx.sql, logTx.cseq) : undefined;
  // Done before: the page came twice.
  const own = found?.state === 'waiting' ? found : undefined;
  if (own && ack) prepareAnswer(tx, own, ack);
  const dirty: RowKey[] = [];
  for (const op of logTx.ops) {
    const key = applyOp(tx, op, { own, ack });
    if (key) dirty.push(key);
    noteFollowers(followers, op, isOurs);
  }
  if (own && ack) {
    if (ack.outcome === 'ok') for (const op of own.ops) followGone(tx, op, logTx.upTo);
    finishAnswer(tx, own, ack);
    dirty.push(...own.ops.map(keyOf));
  }
  for (const key of dirty) layAnew(tx, key, logTx.upTo);
}

/** What a page tells beside its lines, before the cursor moves up to a number: the rest of it may never be applied here. */
export function applyTold(
  tx: WriteContext,
  { acks, page }: PageContext,
  { cursor, upTo }: { cursor: number; upTo: number },
): void {
  const isNext = (seq: number): boolean => seq > cursor && seq <= upTo;
  for (const ack of acks.values()) if (isNext(ack.seq ?? page.to)) applyAck(tx, ack, upTo);
  for (const conflict of page.conflicts) if (isNext(conflict.seq)) keepConflict(tx, conflict);
}

/** Outcomes that came without a line of the log: we may not see any more what we wrote. */
function applyAck(tx: WriteContext, ack: Ack, upTo: number): void {
  const own = findOwn(tx.sql, ack.cseq);
  if (own?.state !== 'waiting') return;
  prepareAnswer(tx, own, ack);
  finishAnswer(tx, own, ack);
  for (const op of own.ops) layAnew(tx, keyOf(op), upTo);
}

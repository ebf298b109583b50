// A dial session as it goes: begun with the day's list, taken further one by one, paused, ended. Each is a part of its caller's
// transaction; who is passed over is decided by the rules, dialing is not done here.

import { AppError } from '#shared/contract/errors.ts';
import type { Parsed } from '#shared/contract/index.ts';
import { companyHours } from '#shared/domain/callHours.ts';
import { loadCalendar, loadPreferences } from '../company/index.ts';
import { listWholeDay } from '../desk/index.ts';
import { loadInteraction, updateInteraction } from '../interactions/index.ts';
import { loadClock, phoneCountry } from '../partners/index.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import type { Gate } from '../store/gate.ts';
import { type Call, findCall } from './callLog.repo.ts';
import {
  findItem,
  findItemOfCall,
  findLastCalled,
  findSession,
  type ItemRow,
  insertSession,
  listDueCallBacks,
  putOnTop,
  requireSession,
  type SessionRow,
  updateItem,
  updateSession,
} from './dialSession.repo.ts';
import { activeMsAt, type DialClock, isOurFault, type Skip, skipOf } from './dialSession.rules.ts';
import type { DialPauseReason, DialWhy } from './dialSession.types.ts';
import { listWaiting, type WaitingItem } from './dialSessionFacts.repo.ts';

/** More than anybody calls in a day. */
const longestList = 1_000;
const lookedAtOnce = 50;

/** @returns how many are on the list; nothing begins with nobody. @throws AppError conflict/session_on */
export function startSession(tx: WriteContext, list: Parsed<'dialSession.start'>): number {
  const on = findSession(tx);
  if (on && on.endedAt === null) throw new AppError('conflict', 'session_on');
  const rows = listWholeDay(tx, list, longestList).filter(({ isDone }) => !isDone);
  if (rows.length === 0) return 0;
  insertSession(
    tx,
    rows.map((row) => ({
      ...{ partnerId: row.id, eventId: row.eventId, eventSource: row.eventSource },
      timeZone: row.effectiveTimeZone,
    })),
  );
  return rows.length;
}

const stopped = (session: SessionRow, now: number) => ({
  activeMs: activeMsAt(session, now),
  ...{ runningBy: '', runningSince: null },
});

export function pauseSession(tx: WriteContext, pauseReason: DialPauseReason = ''): void {
  const session = requireSession(tx);
  if (session.runningBy !== '') updateSession(tx, session.id, { ...stopped(session, tx.now), pauseReason });
}

/** One that a killed program left running waits at the same place. */
export function pauseLeftSession({ gate, newId }: { gate: Gate; newId(): string }): void {
  const session = findSession(gate.read());
  if (!session || session.runningBy === '') return;
  const request = { command: 'dialSession.pauseLeft', commandId: newId(), isUndoable: false };
  gate.write({ ...request, keepsAnswer: false }, (tx) => {
    // Nobody knows until when it ran.
    updateSession(tx, session.id, { runningBy: '', runningSince: null, pauseReason: 'window_gone' });
  });
}

/** Whose turn it was may be called no longer: who comes next is looked for anew. */
export function runSession(tx: WriteContext, runningBy: string): void {
  const session = requireSession(tx);
  const time = { activeMs: activeMsAt(session, tx.now), runningSince: tx.now };
  updateSession(tx, session.id, { ...time, runningBy, pauseReason: '', currentId: null });
}

function clockOf(context: ReadContext): DialClock {
  const { workDays, holidays, workDates } = loadCalendar(context);
  const own = { holidays, workDates, country: phoneCountry(context, '') };
  return { nowMs: context.now, workHours: companyHours(loadPreferences(context), workDays, own) };
}

type Judged = { item: WaitingItem; skip: Skip | undefined };

/** Those that wait, each with what the rules say of it; read as far as they are asked for. */
function* judgeWaiting(context: ReadContext, sessionId: string): Generator<Judged> {
  const clock = clockOf(context);
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const items = listWaiting(context, sessionId, { after, limit: lookedAtOnce });
    for (const item of items) yield { item, skip: skipOf(item.facts, clock) };
    const last = items.at(-1);
    if (!last) return;
    after = last.place;
  }
}

function enterCallBacks(tx: WriteContext, session: SessionRow): void {
  // The earliest promise ends up on top.
  for (const callBack of listDueCallBacks(tx, session).toReversed())
    putOnTop(tx, session.id, callBack, loadClock(tx, callBack.partnerId).effectiveTimeZone);
}

/** The turn goes back to whom a fault of our own was in the way of. @returns whether it did */
function takeBack(tx: WriteContext, session: SessionRow): boolean {
  const last = findLastCalled(tx, session.id);
  const call = last?.callId ? findCall(tx, last.callId) : undefined;
  if (!last || call?.result !== 'failed' || !isOurFault(call.reason)) return false;
  updateItem(tx, last.id, { status: 'waiting', callId: null, calledAt: null });
  updateSession(tx, session.id, { currentId: last.id });
  pauseSession(tx, call.reason as DialPauseReason);
  return true;
}

/** Whoever comes next gets the turn; with nobody left it is over. */
export function advanceSession(tx: WriteContext): void {
  const session = requireSession(tx);
  enterCallBacks(tx, session);
  if (takeBack(tx, session)) return;
  for (const { item, skip } of judgeWaiting(tx, session.id)) {
    if (skip) continue;
    updateSession(tx, session.id, { currentId: item.id });
    return;
  }
  endSession(tx);
}

export function endSession(tx: WriteContext): void {
  const session = requireSession(tx);
  // Whom there was no time for is on the day's list still.
  for (const { item, skip } of [...judgeWaiting(tx, session.id)])
    if (skip) updateItem(tx, item.id, { status: 'skipped', ...skip });
  updateSession(tx, session.id, { ...stopped(session, tx.now), endedAt: tx.now, currentId: null });
}

export function closeSession(tx: WriteContext): void {
  const session = findSession(tx);
  if (!session || session.endedAt === null) throw new AppError('not_found', 'session_gone');
  updateSession(tx, session.id, { isClosed: true });
}

/** @throws AppError conflict/not_next */
export function requireTurn(context: Pick<ReadContext, 'orm'>, itemId: string): ItemRow {
  const session = requireSession(context);
  const item = findItem(context, itemId);
  if (!item || session.currentId !== itemId || item.status !== 'waiting')
    throw new AppError('conflict', 'not_next');
  return item;
}

/** @throws AppError conflict/not_next */
export function passOver(tx: WriteContext, itemId: string, why: DialWhy): void {
  const { sessionId } = requireTurn(tx, itemId);
  updateItem(tx, itemId, { status: 'skipped', why });
  updateSession(tx, sessionId, { currentId: null });
}

export function noteCalled(tx: WriteContext, itemId: string, callId: string): void {
  const { sessionId } = requireTurn(tx, itemId);
  updateItem(tx, itemId, { status: 'called', callId, calledAt: tx.now });
  updateSession(tx, sessionId, { currentId: null });
}

/** What was planned has taken place, once its call is wrapped up: a part of that step. A meeting or a task stays to be done. */
export function settlePlan(tx: WriteContext, { id, answeredAt }: Call, result: string): void {
  const item = findItemOfCall(tx, id);
  const event = item?.eventSource === 'interaction' ? loadInteraction(tx, item.eventId) : undefined;
  if (!item || event?.kind !== 'call' || event.status !== 'planned') return;
  const happenedAt = item.calledAt ?? tx.now;
  // In which nobody talked it is no contact.
  const length = answeredAt === null ? { durationMin: 0 } : {};
  updateInteraction(tx, event.id, {
    ...{ status: 'done', result, happenedAt, timelineAt: happenedAt },
    ...length,
  });
}

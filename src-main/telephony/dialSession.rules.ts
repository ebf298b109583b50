// Whose turn it is in a dial session, and why somebody is passed over and until when. Pure: rows and clock are the caller's.
import { nextCallTime } from '#shared/domain/callHours.ts';
import { callWindow, type WorkHours } from '#shared/domain/timeZones.ts';
import type { DialWhy } from './dialSession.types.ts';

/** What is known of somebody as their turn comes. */
export type DialFacts = {
  isGone: boolean;
  /** The client is blocked: nobody sells to them, nobody calls them. */
  isBlocked: boolean;
  /** What was planned with them is done or called off meanwhile. */
  isSettled: boolean;
  hasNumber: boolean;
  timeZone: string;
  /** Whose holidays count; '' not known. */
  country: string;
  /** Promised for now: an earlier call does not put it off. */
  isCallBack: boolean;
  /** Called or talked with, by anybody of ours; null long ago. */
  lastCallAt: number | null;
};

export type DialClock = { nowMs: number; workHours: WorkHours };
/** `againAt` is when the reason passes; null it does not by itself. */
export type Skip = { why: DialWhy; againAt: number | null };

/** Nobody is called twice within an hour. */
export const calledLatelyMs = 3_600_000;

const forGood = (why: DialWhy): Skip => ({ why, againAt: null });

/** @returns undefined when they can be called now; else the reason that holds longest */
export function skipOf(facts: DialFacts, { nowMs, workHours }: DialClock): Skip | undefined {
  if (facts.isGone) return forGood('gone');
  if (facts.isBlocked) return forGood('do_not_call');
  if (facts.isSettled) return forGood('settled');
  if (!facts.hasNumber) return forGood('no_number');
  const { timeZone: zone, country } = facts;
  const openFrom = (ms: number): number | null => nextCallTime(ms, zone, workHours, country) ?? null;
  const { verdict } = callWindow({ nowMs, zone, country, workHours });
  if (verdict !== 'ok') return { why: verdict, againAt: openFrom(nowMs) };
  const freeAt = facts.lastCallAt === null ? nowMs : facts.lastCallAt + calledLatelyMs;
  if (facts.isCallBack || freeAt <= nowMs) return undefined;
  return { why: 'called_lately', againAt: openFrom(freeAt) };
}

/** What is wrong with us and not with them: the next call would come to the same. */
const ours: readonly string[] = [
  ...['no_media_page', 'no_microphone', 'microphone_denied', 'media_failed', 'media_lost'],
  ...['connection_lost', 'pbx_unavailable', 'own_phone', 'turn_refused', 'turn_unreachable'],
];

/** A call that failed for our own fault gives the turn back, and the session waits. */
export const isOurFault = (reason: string): boolean => ours.includes(reason);

/** Milliseconds that the session ran until now. */
export function activeMsAt(
  { activeMs, runningSince }: { activeMs: number; runningSince: number | null },
  nowMs: number,
): number {
  return activeMs + (runningSince === null ? 0 : Math.max(0, nowMs - runningSince));
}

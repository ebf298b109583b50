// When events are: the place on the time line, plans, lateness. Pure; every zone is named by the caller.
import { AppError } from '#shared/contract/errors.ts';
import { isDateOnly, startOfDayMs, zonedMs } from '#shared/domain/dates.ts';

/** As the contract says it: an instant (ms UTC), or a whole day. */
export type PlannedFor = { at: number } | { on: string };
/** As the rows keep it: at most one of the two. */
export type Plan = { at: number | null; on: string | null };
/** What lateness is judged by: one `now` and `today` in the user's zone. */
export type Clock = { now: number; today: string };

// 1970 to 2200: beyond it somebody passed seconds or microseconds.
const lastInstant = 7_258_118_400_000;

/** @throws AppError invalid_input/bad_date for a day that no calendar has or an instant of no living person */
export function planOf(planned: PlannedFor | null | undefined): Plan {
  if (planned === null || planned === undefined) return { at: null, on: null };
  if ('at' in planned) return { at: checkInstant(planned.at), on: null };
  if (!isDateOnly(planned.on)) throw new AppError('invalid_input', 'bad_date');
  return { at: null, on: planned.on };
}

/** @throws AppError invalid_input/bad_date */
export function checkInstant(at: number): number {
  if (at < 0 || at > lastInstant) throw new AppError('invalid_input', 'bad_date');
  return at;
}

/** The instant an event is sorted by: a whole day counts from its first moment in the zone; null without a plan. */
export function planStart(plan: Plan, zone: string): number | null {
  return plan.on === null ? plan.at : startOfDayMs(plan.on, zone);
}

export type TimelineFacts = { happenedAt: number | null; plan: Plan; createdAt: number };

/** Place on the time line, ms UTC: happened, else planned, else written down. */
export function timelineAt(facts: TimelineFacts, zone: string): number {
  return facts.happenedAt ?? planStart(facts.plan, zone) ?? facts.createdAt;
}

/** Past its time; a whole day only after it has ended. Callers ask for open events only. */
export function isPast(plan: Plan, clock: Clock): boolean {
  if (plan.at !== null) return plan.at < clock.now;
  return plan.on !== null && plan.on < clock.today;
}

/** A whole day is reminded of as if it began then. */
const dayStartsAtMinute = 9 * 60;

/**
 * When to remind of an event, ms UTC; null without a rule or a plan, and of what is past already.
 * @param reminderMin minutes before
 */
export function reminderAt(
  plan: Plan,
  reminderMin: number | null,
  { now, zone }: { now: number; zone: string },
): number | null {
  const start = plan.on === null ? plan.at : zonedMs(plan.on, dayStartsAtMinute, zone);
  if (reminderMin === null || start === null || start <= now) return null;
  return start - reminderMin * 60_000;
}

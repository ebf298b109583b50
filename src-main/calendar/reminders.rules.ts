// When reminders are announced on a workstation, and which came late. Pure: the clock is an argument.

/** An open event of the user with a reminder, and for which instant it was announced here last. */
export type Waiting = { id: string; remindAt: number; announcedFor: number | null };

/** Later than so it was missed: the computer slept, was off, or had not heard of it. */
const lateMs = 2 * 60_000;
/** A timer does not run while a computer sleeps, and nobody tells of a clock that was set: looked at again so often. */
const longestWaitMs = 60_000;

/** What is to be announced now, oldest first: each once for each instant it is set to. */
export function dueAt<W extends Waiting>(waiting: readonly W[], now: number): W[] {
  return waiting
    .filter(({ remindAt, announcedFor }) => remindAt <= now && remindAt !== announcedFor)
    .sort((a, b) => a.remindAt - b.remindAt || (a.id < b.id ? -1 : 1));
}

/** @param nextAt the next instant there is; undefined when there is none */
export function waitMs(nextAt: number | undefined, now: number): number {
  return Math.min(longestWaitMs, Math.max(0, (nextAt ?? Number.POSITIVE_INFINITY) - now));
}

export const isMissed = (remindAt: number, announcedAt: number | null): boolean =>
  announcedAt !== null && announcedAt - remindAt > lateMs;

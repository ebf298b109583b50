// Until when a reminder may be put off. Pure.
import { addDays, zonedMs } from '#shared/domain/dates.ts';

export const snoozes = ['inTenMinutes', 'inAnHour', 'tomorrow'] as const;
export type Snooze = (typeof snoozes)[number];

const minuteMs = 60_000;
const morning = 9 * 60;

/** Tomorrow is nine in the morning where the user is. */
export function snoozeUntil(
  by: Snooze,
  { now, today, zone }: { now: number; today: string; zone: string },
): number {
  if (by === 'inTenMinutes') return now + 10 * minuteMs;
  if (by === 'inAnHour') return now + 60 * minuteMs;
  return zonedMs(addDays(today, 1), morning, zone);
}

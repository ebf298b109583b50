// Plans as forms and lines want them: a day with or without a time in the user's zone. Pure but for the hook.
import { useCallback } from 'react';
import { useMe, useToday } from '#renderer/data/useMe.ts';
import { useFormat } from '#renderer/i18n/I18nProvider.tsx';
import { addDays, isoWeekday, wallClock, zonedMs } from '#shared/domain/dates.ts';

export type Planned = { at: number } | { on: string };
/** As rows keep it: at most one of the two. */
export type PlanFields = { at: number | null; on: string | null };
export type DayTime = { day: string; time: string | null };

/** The contract's form of a day and a time ('HH:mm'; null: the whole day). */
export function toPlanned({ day, time }: DayTime, zone: string): Planned {
  if (time === null) return { on: day };
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return { at: zonedMs(day, hours * 60 + minutes, zone) };
}

/** What the fields show of a plan; undefined without one. */
export function toDayTime({ at, on }: PlanFields, zone: string): DayTime | undefined {
  if (on !== null) return { day: on, time: null };
  if (at === null) return undefined;
  const { date, time } = wallClock(at, zone);
  return { day: date, time };
}

export type QuickMove = 'plusDay' | 'monday' | 'nextWeek';

/** The same time on a later day; a plan that is past moves from today. */
export function moveDay(day: string, today: string, by: QuickMove): string {
  const from = day < today ? today : day;
  if (by === 'plusDay') return addDays(from, 1);
  if (by === 'nextWeek') return addDays(from, 7);
  return addDays(from, 8 - isoWeekday(from));
}

/** `today 14:30`, `24/11/2026`: a plan in words, in the user's zone. */
export function usePlannedText(): (plan: PlanFields) => string {
  const format = useFormat();
  const today = useToday();
  const { timeZone } = useMe();
  return useCallback(
    (plan) => {
      const when = toDayTime(plan, timeZone);
      if (!when) return '';
      const day = format.relativeDay(when.day, today);
      return when.time === null ? day : `${day} ${when.time}`;
    },
    [format, today, timeZone],
  );
}

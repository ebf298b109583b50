// Events of the days that are shown, and those of the periods beside asked ahead: a switch of week paints what is there.
import { useEffect, useMemo } from 'react';
import { useLive, usePrefetch } from '#renderer/data/DataProvider.tsx';
import type { AppError } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import { daysOf, stepDay, type View } from './periods.ts';
import type { CalendarEvent } from './splitEvents.ts';

/** What the core gives at once; beyond it the screen says that there are more. */
const mostEvents = 2_000;
const none: readonly CalendarEvent[] = [];

const inputOf = (view: View, day: string, owners: readonly string[]): Input<'calendar.listEvents'> => {
  const days = daysOf(view, day);
  return { from: days[0] ?? day, to: days.at(-1) ?? day, owners: [...owners], limit: mostEvents };
};

export type Events = {
  events: readonly CalendarEvent[];
  isLoading: boolean;
  isCut: boolean;
  error: AppError | undefined;
};

/** @param owners empty: one's own */
export function useEvents(view: View, day: string, owners: readonly string[]): Events {
  const { value, error } = useLive('calendar.listEvents', inputOf(view, day, owners));
  const prefetch = usePrefetch();
  const isThere = value !== undefined;
  useEffect(() => {
    if (!isThere) return;
    for (const by of [1, -1] as const)
      prefetch('calendar.listEvents', inputOf(view, stepDay(view, day, by), owners));
  }, [isThere, prefetch, view, day, owners]);
  return useMemo(
    () => ({
      events: value?.rows ?? none,
      isLoading: value === undefined && error === undefined,
      isCut: value?.next !== undefined,
      error,
    }),
    [value, error],
  );
}

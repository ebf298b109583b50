// Presets of the events report and the filter they set; kept in the browser's storage. UI state only, no rows.
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { addDays, startOfWeek } from '#shared/domain/dates.ts';

export const presets = ['today', 'late', 'week', 'byKind', 'byResult', 'byOwner'] as const;
export type Preset = (typeof presets)[number];
export const eventKinds = ['call', 'meeting', 'task', 'email', 'sms', 'note'] as const;
export const eventStates = ['open', 'late', 'done'] as const;

const Kept = z.object({
  preset: z.enum(presets),
  /** Days chosen by hand; else those of the preset. */
  days: z.object({ from: z.string(), to: z.string() }).optional(),
  scope: z.enum(['mine', 'all']),
  kind: z.enum(eventKinds).optional(),
  state: z.enum(eventStates).optional(),
});
export type EventFilter = z.output<typeof Kept>;
export type Grouping = 'day' | 'kind' | 'result' | 'owner';

export const groupingOf: { readonly [P in Preset]: Grouping } = {
  today: 'kind',
  late: 'day',
  week: 'day',
  byKind: 'kind',
  byResult: 'result',
  byOwner: 'owner',
};

/** The days that a preset means today. */
export function daysOf({ preset, days }: EventFilter, today: string): { from: string; to: string } {
  if (days) return days;
  if (preset === 'today' || preset === 'late') return { from: today, to: today };
  const monday = startOfWeek(today);
  return { from: monday, to: addDays(monday, 6) };
}

/** What the calls take. */
export function inputOf(filter: EventFilter, today: string) {
  const { preset, scope, kind, state } = filter;
  return {
    ...daysOf(filter, today),
    isLate: preset === 'late',
    scope,
    ...(kind && { kind }),
    ...(state && { state }),
  };
}

const storageKey = 'yolda.eventsReport';
const usual: EventFilter = { preset: 'today', scope: 'mine' };

function load(): EventFilter {
  const text = localStorage.getItem(storageKey);
  if (text === null) return usual;
  const parsed = Kept.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : usual;
}

export function useEventFilter(): [EventFilter, (filter: EventFilter) => void] {
  const [filter, setFilter] = useState(load);
  useEffect(() => localStorage.setItem(storageKey, JSON.stringify(filter)), [filter]);
  return [filter, setFilter];
}

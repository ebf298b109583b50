// How an event looks and what it is called: state first, then kind; colour never alone. Pure but for the hook.
import { useMemo } from 'react';
import { useMe } from '#renderer/data/useMe.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useKindText } from '../interactions/index.ts';
import { clockText } from './spans.ts';
import type { CalendarEvent } from './splitEvents.ts';
import { zoneMinutes } from './zoneClock.ts';

export type EventState = 'done' | 'overdue' | 'expected' | 'open';

export const stateOf = ({ isDone, isOverdue, isExpected }: CalendarEvent): EventState =>
  isDone ? 'done' : isOverdue ? 'overdue' : isExpected ? 'expected' : 'open';

/** `Əli Vəliyev` → `ƏV`. */
export const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 2)
    .map((word) => word.charAt(0))
    .join('');

export type EventWords = {
  /** `10:00`; '' of a whole day. */
  time(event: CalendarEvent): string;
  /** `10:00–11:00`, or `10:00`. */
  span(event: CalendarEvent): string;
  /** All that is seen, for those who do not see it. */
  name(event: CalendarEvent, ownerName?: string): string;
};

export function useEventWords(): EventWords {
  const t = useT();
  const kindText = useKindText();
  const { timeZone } = useMe();
  return useMemo(() => {
    const clock = (ms: number): string => clockText(zoneMinutes(ms, timeZone));
    const span: EventWords['span'] = ({ at, durationMin }) => {
      if (at === null) return t('calendar.wholeDay');
      return durationMin ? `${clock(at)}–${clock(at + durationMin * 60_000)}` : clock(at);
    };
    return {
      time: ({ at }) => (at === null ? '' : clock(at)),
      span,
      name(event, ownerName = '') {
        const state = stateOf(event);
        return [
          `${span(event)} ${kindText(event.kind)}: ${event.subject}`,
          event.partnerName,
          ownerName,
          state === 'open' ? '' : t(`calendar.${state}`),
          event.seriesId === null ? '' : t('calendar.repeats'),
        ]
          .filter((part) => part !== '')
          .join(', ');
      },
    };
  }, [t, kindText, timeZone]);
}

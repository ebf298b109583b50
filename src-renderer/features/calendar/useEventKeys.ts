// What keys do to the event that has the focus, in every view: Alt+arrows move it, with Shift its length. Enter is its own click.
import { type FocusEvent, type KeyboardEvent, type MouseEvent, useEffect } from 'react';
import { useMe } from '#renderer/data/useMe.ts';
import { nudged, type Span, spanOf, stretched } from './spans.ts';
import type { CalendarEvent } from './splitEvents.ts';
import type { Moves } from './useMoves.ts';

/** The event whose box this is, or is in. */
export const eventIdOf = (target: EventTarget | null): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('[data-event]')?.dataset.event : undefined;

/** In every view: the event that has the focus keeps it where it goes, a press opens it. */
export const eventHandlers = (moves: Moves, onOpen: (id: string) => void) => ({
  onFocus({ target }: FocusEvent<HTMLElement>): void {
    moves.focusId.current = eventIdOf(target);
  },
  onClick({ target }: MouseEvent<HTMLElement>): void {
    const id = eventIdOf(target);
    if (id !== undefined) onOpen(id);
  },
});

export type EventKeys = {
  /** @returns whether the key was one of these */
  handle(event: KeyboardEvent, of: CalendarEvent): boolean;
};

/** @param onDay told the day on which the event then is */
export function useEventKeys(
  moves: Moves,
  onDay: (day: string) => void,
  nudge: (span: Span, code: string) => Span | undefined = nudged,
): EventKeys {
  const { timeZone } = useMe();
  // Its box is made anew where it went: the focus goes with it.
  useEffect(() => {
    const id = moves.focusId.current;
    if (id === undefined || (document.activeElement && document.activeElement !== document.body)) return;
    document.querySelector<HTMLElement>(`[data-event="${CSS.escape(id)}"]`)?.focus();
  });
  return {
    handle(event, of) {
      if (!event.altKey || event.ctrlKey || event.metaKey || !event.code.startsWith('Arrow')) return false;
      event.preventDefault();
      const span = spanOf(of, timeZone);
      const next = event.shiftKey ? stretched(span, event.code) : nudge(span, event.code);
      if (!next) return true;
      moves.focusId.current = of.id;
      moves.move(of, next);
      if (next.day !== span.day) onDay(next.day);
      return true;
    },
  };
}

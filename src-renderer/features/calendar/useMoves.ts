// Moves of events by drag and by keys: one command and one Undo each. An event stands where it was put at once; a refusal
// is told and puts it back. Of a series it is asked first how far the move reaches.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useMe } from '#renderer/data/useMe.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import { usePlannedText } from '../interactions/index.ts';
import { useStep } from '../steps/index.ts';
import { isSameSpan, plannedOf, type Span, spanOf } from './spans.ts';
import type { CalendarEvent } from './splitEvents.ts';

export type Scope = 'this' | 'following' | 'all';
type Asked = { event: CalendarEvent; span: Span };
type Standing = Pick<CalendarEvent, 'at' | 'on' | 'durationMin'> & { isSettled: boolean };

export type Moves = {
  /** The events with the moves that are under way. */
  events: readonly CalendarEvent[];
  move(event: CalendarEvent, span: Span): void;
  /** A move of a series waits for its scope. */
  asked: Asked | undefined;
  answer(scope: Scope | undefined): void;
  /** What has the focus after a move, under the id that it has then. */
  focusId: { current: string | undefined };
};

/** Events where they were put, until the core's answer is in the rows. */
function useStanding(rows: readonly CalendarEvent[]) {
  const { timeZone } = useMe();
  const [standing, setStanding] = useState<ReadonlyMap<string, Standing>>(new Map());
  // The newest rows know of each settled move.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each new answer
  useEffect(() => {
    setStanding((known) =>
      [...known.values()].some(({ isSettled }) => isSettled)
        ? new Map([...known].filter(([, { isSettled }]) => !isSettled))
        : known,
    );
  }, [rows]);
  const put = useCallback(
    ({ event, span }: Asked, isSettled: boolean): void => {
      const planned = plannedOf(span, timeZone);
      const plan = 'at' in planned ? { at: planned.at, on: null } : { at: null, on: planned.on };
      setStanding((known) =>
        new Map(known).set(event.id, { ...plan, durationMin: span.durationMin, isSettled }),
      );
    },
    [timeZone],
  );
  const putBack = useCallback(
    (id: string): void => setStanding((known) => new Map([...known].filter(([key]) => key !== id))),
    [],
  );
  const events = useMemo(() => {
    if (standing.size === 0) return rows;
    return rows.map((event) => {
      const { at, on, durationMin } = standing.get(event.id) ?? event;
      return { ...event, at, on, durationMin };
    });
  }, [rows, standing]);
  return { events, put, putBack };
}

const refOf = ({ id, source, seriesId, occurrenceOn, isExpected }: CalendarEvent) =>
  isExpected && seriesId !== null && occurrenceOn !== null ? { seriesId, occurrenceOn } : { source, id };

/** The command, told in words. @returns the id that the event has then */
function useSend(): (asked: Asked, scope: Scope) => Promise<string | undefined> {
  const t = useT();
  const { timeZone } = useMe();
  const plannedText = usePlannedText();
  const { run } = useStep('calendar.move', { isErrorToasted: true });
  return useCallback(
    async ({ event, span }, scope) => {
      const planned = plannedOf(span, timeZone);
      const date = plannedText('at' in planned ? { at: planned.at, on: null } : { at: null, on: planned.on });
      const { durationMin } = span;
      const isStretched = durationMin !== event.durationMin;
      const text =
        isStretched && durationMin !== null
          ? t('calendar.resized', { count: durationMin })
          : t('interactions.moved', { date });
      const input = { event: refOf(event), planned, scope, ...(isStretched ? { durationMin } : {}) };
      return (await run(input, text))?.id;
    },
    [run, t, timeZone, plannedText],
  );
}

export function useMoves(rows: readonly CalendarEvent[]): Moves {
  const t = useT();
  const toasts = useToasts();
  const { timeZone } = useMe();
  const { events, put, putBack } = useStanding(rows);
  const command = useSend();
  const [asked, setAsked] = useState<Asked>();
  const focusId = useRef<string>(undefined);
  const send = async (move: Asked, scope: Scope): Promise<void> => {
    const { id } = move.event;
    const moved = await command(move, scope);
    if (moved === undefined) return putBack(id);
    if (focusId.current === id) focusId.current = moved;
    put(move, true);
  };
  const move = (event: CalendarEvent, span: Span): void => {
    if (isSameSpan(spanOf(event, timeZone), span)) return;
    if (event.source === 'task' && span.durationMin !== event.durationMin) {
      toasts.show({ title: t('calendar.taskHasNoLength'), tone: 'warn', timeoutMs: 4_000 });
      return;
    }
    put({ event, span }, false);
    if (event.seriesId === null) void send({ event, span }, 'this');
    else setAsked({ event, span });
  };
  const answer = (scope: Scope | undefined): void => {
    if (!asked) return;
    setAsked(undefined);
    if (scope) void send(asked, scope);
    else putBack(asked.event.id);
  };
  return { events, move, asked, answer, focusId };
}

// biome-ignore-all lint/a11y/useSemanticElements: an ARIA grid by its pattern: one tab stop, keys at the grid
// biome-ignore-all lint/a11y/useFocusableInteractive: an ARIA grid by its pattern: its cells have the tab stop
// A month: as many events a day as there is room for, the rest as a number. Days are moved by drag and keys. Runs no command.
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useMe, useToday } from '#renderer/data/useMe.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { dayByKey } from '#renderer/ui/calendarDays.ts';
import { classNames } from '#renderer/ui/classNames.ts';
import { addDays, isoWeekday, monthGrid, monthOf } from '#shared/domain/dates.ts';
import { EventBox } from './EventBox.tsx';
import { useEventWords } from './eventLook.ts';
import { workedOn } from './hours.ts';
import styles from './MonthView.module.css';
import { nudged, type Span, spanOf } from './spans.ts';
import { type CalendarEvent, splitEvents } from './splitEvents.ts';
import type { TimeGridProps } from './TimeGrid.tsx';
import { eventHandlers, eventIdOf, useEventKeys } from './useEventKeys.ts';
import { useGridDrag } from './useGridDrag.ts';

const lineHeight = 25;
const dayHeadHeight = 26;

/** How many lines a day has room for. */
function useLines(box: RefObject<HTMLElement | null>): number {
  const [lines, setLines] = useState(3);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = (): void => {
      const week = element.querySelector<HTMLElement>('[data-week]')?.offsetHeight ?? 0;
      setLines(Math.max(1, Math.floor((week - dayHeadHeight) / lineHeight)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return lines;
}

/** Up and down are weeks here. */
const nudgedInMonth = (span: Span, code: string): Span | undefined => {
  if (code === 'ArrowUp') return { ...span, day: addDays(span.day, -7) };
  if (code === 'ArrowDown') return { ...span, day: addDays(span.day, 7) };
  return nudged(span, code);
};

export type MonthViewProps = Omit<TimeGridProps, 'columns'>;

function useMonthKeys({ moves, day, onDay, onCreate }: MonthViewProps, box: RefObject<HTMLElement | null>) {
  const eventKeys = useEventKeys(moves, onDay, nudgedInMonth);
  const wantsFocus = useRef(false);
  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    box.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
  });
  const goTo = (next: string): void => {
    wantsFocus.current = true;
    onDay(next);
  };
  const handle = (key: KeyboardEvent<HTMLElement>): void => {
    const event = moves.events.find(({ id }) => id === eventIdOf(key.target));
    if (event && eventKeys.handle(key, event)) return;
    if (key.ctrlKey || key.metaKey || key.altKey || !(key.target instanceof HTMLElement)) return;
    const cell = key.target.closest<HTMLElement>('[role=gridcell]');
    if (event && (key.code === 'ArrowDown' || key.code === 'ArrowUp')) {
      const boxes = [...(cell?.querySelectorAll<HTMLElement>('button') ?? [])];
      boxes[boxes.indexOf(key.target) + (key.code === 'ArrowDown' ? 1 : -1)]?.focus();
    } else if (event && key.code === 'Escape') cell?.focus();
    else if (key.target !== cell) return;
    else if (key.code === 'Enter' || key.code === 'NumpadEnter')
      onCreate({ day, minute: null, durationMin: null }, null);
    else {
      // Pages are periods, for the whole screen.
      const next = key.code.startsWith('Page') ? null : dayByKey(key.code, key.shiftKey, day);
      if (next === null) return;
      goTo(next);
    }
    key.preventDefault();
  };
  return { handle, goTo };
}

type DayProps = Pick<MonthViewProps, 'ownerMark' | 'onOpenDay'> & {
  date: string;
  events: readonly CalendarEvent[];
  lines: number;
  isReachable: boolean;
  isOutside: boolean;
  isFree: boolean;
  isTarget: boolean;
};

function MonthDay({ date, events, lines, ownerMark, onOpenDay, ...is }: DayProps) {
  const t = useT();
  const format = useFormat();
  const today = useToday();
  const words = useEventWords();
  const shown = events.length > lines ? events.slice(0, lines - 1) : events;
  const rest = events.length - shown.length;
  return (
    <div
      role="gridcell"
      tabIndex={is.isReachable ? 0 : -1}
      data-day={date}
      aria-current={date === today ? 'date' : undefined}
      className={classNames(
        styles.day,
        is.isOutside && styles.outside,
        is.isFree && styles.free,
        is.isTarget && styles.target,
      )}
    >
      <span className="visually-hidden">{`${format.longDate(date)}, ${t('ui.eventsCount', { count: events.length })}`}</span>
      <span aria-hidden className={styles.number}>
        {Number(date.slice(8))}
      </span>
      {shown.map((event) => (
        <EventBox
          key={event.id}
          event={event}
          words={words}
          owner={ownerMark(event)}
          isReachable={is.isReachable}
        />
      ))}
      {rest > 0 ? (
        <button
          type="button"
          tabIndex={is.isReachable ? 0 : -1}
          className={styles.more}
          onClick={() => onOpenDay(date)}
        >
          {t('desk.more', { count: rest })}
        </button>
      ) : null}
    </div>
  );
}

function useMonthDrag(
  { moves, onDay }: MonthViewProps,
  box: RefObject<HTMLElement | null>,
  goTo: (day: string) => void,
) {
  const { timeZone } = useMe();
  return useGridDrag({
    ...{ scroller: box, zone: timeZone, canDraw: false, columnOf: () => 0 },
    spotAt(x, y) {
      const cell = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-day]');
      const date = cell && box.current?.contains(cell) ? cell.dataset.day : undefined;
      return date === undefined ? undefined : { column: 0, day: date, minute: null };
    },
    eventOf: (id) => moves.events.find((event) => event.id === id),
    onDrop({ event, span }) {
      if (!event) return;
      // A month shows days: the hour stays.
      moves.move(event, { ...spanOf(event, timeZone), day: span.day });
      onDay(span.day);
    },
    onPress: ({ day }) => goTo(day),
  });
}

export function MonthView(props: MonthViewProps) {
  const { label, moves, hours, ownerMark, day, isLoading, onOpenDay, onOpen, onCreate } = props;
  const format = useFormat();
  const { timeZone } = useMe();
  const box = useRef<HTMLDivElement>(null);
  const lines = useLines(box);
  const { handle, goTo } = useMonthKeys(props, box);
  const { drag, handlers } = useMonthDrag(props, box, goTo);
  const byDay = useMemo(() => splitEvents(moves.events, timeZone), [moves.events, timeZone]);
  const eventsOf = (date: string): CalendarEvent[] => {
    const found = byDay.get(date);
    return found ? [...found.whole, ...found.parts.map(({ event }) => event)] : [];
  };
  return (
    <div
      ref={box}
      role="grid"
      aria-label={label}
      aria-busy={isLoading}
      className={styles.month}
      onKeyDown={handle}
      {...eventHandlers(moves, onOpen)}
      onDoubleClick={({ target }) => {
        const date =
          target instanceof HTMLElement && !target.closest('button') ? target.dataset.day : undefined;
        if (date) onCreate({ day: date, minute: null, durationMin: null }, null);
      }}
      {...handlers}
    >
      <div role="row" className={styles.head}>
        {format.weekdays().map((name) => (
          <div key={name.long} role="columnheader" className={styles.weekday}>
            <span className="visually-hidden">{name.long}</span>
            <span aria-hidden>{name.short}</span>
          </div>
        ))}
      </div>
      {monthGrid(monthOf(day)).map((week) => (
        <div key={week[0]} role="row" data-week="" className={styles.week}>
          {week.map((date) => (
            <MonthDay
              key={date}
              date={date}
              events={eventsOf(date)}
              lines={lines}
              ownerMark={ownerMark}
              onOpenDay={onOpenDay}
              isReachable={date === day}
              isOutside={monthOf(date) !== monthOf(day)}
              isFree={hours ? workedOn(hours, date, null) === null : isoWeekday(date) > 5}
              isTarget={drag?.span.day === date}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

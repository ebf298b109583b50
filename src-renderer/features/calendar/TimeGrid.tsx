// biome-ignore-all lint/a11y/useSemanticElements: an ARIA grid by its pattern: one tab stop, keys at the grid
// biome-ignore-all lint/a11y/useFocusableInteractive: an ARIA grid by its pattern: its cells have the tab stop
// Days or people side by side over the hours: draws columns, head, cursor and what is dragged. Runs no command.
import { type CSSProperties, type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useMe, useNow, useToday } from '#renderer/data/useMe.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { classNames } from '#renderer/ui/classNames.ts';
import { wallClock } from '#shared/domain/dates.ts';
import { type Column, DayColumn, type Stretch } from './DayColumn.tsx';
import type { OwnerMark } from './EventBox.tsx';
import { useEventWords } from './eventLook.ts';
import { type WorkHours, workedOn } from './hours.ts';
import { clockText, type Span, shownMin } from './spans.ts';
import { type CalendarEvent, type DayEvents, dayMinutes, splitEvents } from './splitEvents.ts';
import styles from './TimeGrid.module.css';
import { HeadRow, WholeRow } from './TimeGridHead.tsx';
import type { Drag } from './useGridDrag.ts';
import type { Moves } from './useMoves.ts';
import { useTimeGrid } from './useTimeGrid.ts';

export type TimeGridProps = {
  label: string;
  columns: readonly Column[];
  moves: Moves;
  hours: WorkHours | undefined;
  ownerMark: (event: CalendarEvent) => OwnerMark | undefined;
  day: string;
  isLoading: boolean;
  onDay(day: string): void;
  onOpenDay(day: string): void;
  onOpen(id: string): void;
  onCreate(span: Span, ownerId: string | null): void;
};

const noEvents: DayEvents = { whole: [], parts: [] };
const noHours: WorkHours = { rows: [], holidays: [], workDates: [] };

/** By column: where columns are people, each has his own. */
function useColumnEvents(events: readonly CalendarEvent[], columns: readonly Column[], zone: string) {
  return useMemo(() => {
    if (columns[0]?.ownerId === null) {
      const days = splitEvents(events, zone);
      return columns.map(({ day }) => days.get(day) ?? noEvents);
    }
    const people = Map.groupBy(events, ({ ownerId }) => ownerId);
    return columns.map(
      ({ day, ownerId }) => splitEvents(people.get(ownerId ?? '') ?? [], zone).get(day) ?? noEvents,
    );
  }, [events, columns, zone]);
}

const hourMarks = Array.from({ length: 23 }, (_hour, index) => index + 1);

function HourAxis() {
  return (
    <div aria-hidden className={styles.axis}>
      {hourMarks.map((hour) => (
        <span key={hour} className={styles.hour} style={{ top: `${(hour / 24) * 100}%` }}>
          {clockText(hour * 60)}
        </span>
      ))}
    </div>
  );
}

/** The working day in view; late in the evening, the hour it is. */
function firstShown(now: number | undefined): number {
  const usual = 8 * 60 - 15;
  return now === undefined || now < usual + 9 * 60 ? usual : now - 6 * 60;
}

function useScroll(box: RefObject<HTMLElement | null>, now: number | undefined): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once; afterwards it stays where the person scrolled it
  useLayoutEffect(() => {
    const body = box.current?.querySelector<HTMLElement>('[data-body]');
    if (box.current && body) box.current.scrollTop = (firstShown(now) / dayMinutes) * body.offsetHeight;
  }, []);
  // How much of the scrolled room the head covers, for keys and pointer alike: told by the browser when it has laid it out
  // anyway, as asking after each change would lay out hundreds of events twice.
  useEffect(() => {
    const head = box.current?.querySelector<HTMLElement>('[data-top]');
    if (!head) return;
    const observer = new ResizeObserver(() => {
      if (!box.current) return;
      box.current.dataset.headHeight = String(head.offsetHeight);
      box.current.style.scrollPaddingTop = `${head.offsetHeight}px`;
    });
    observer.observe(head);
    return () => observer.disconnect();
  }, [box]);
}

/** What of a drag is to be seen in a column. */
function ghostOf(drag: Drag | undefined, index: number): (Stretch & { text: string }) | undefined {
  if (!drag || drag.column !== index || drag.span.minute === null) return undefined;
  const { minute } = drag.span;
  const end = minute + shownMin(drag.span);
  return { from: minute, to: Math.min(dayMinutes, end), text: `${clockText(minute)}–${clockText(end)}` };
}

export function TimeGrid(props: TimeGridProps) {
  const { label, columns, moves, hours = noHours, ownerMark, isLoading, onOpenDay } = props;
  const t = useT();
  const { timeZone } = useMe();
  const today = useToday();
  const now = wallClock(useNow(), timeZone).minutesOfDay;
  const words = useEventWords();
  const scroller = useRef<HTMLDivElement>(null);
  const byColumn = useColumnEvents(moves.events, columns, timeZone);
  const worked = useMemo(
    () => columns.map((column) => workedOn(hours, column.day, column.ownerId)),
    [columns, hours],
  );
  useScroll(scroller, columns.some((each) => each.day === today) ? now : undefined);
  const { cells, drag, isActive, handlers } = useTimeGrid(props, scroller);
  const { cursor, stretch } = cells;
  const shown = columns[cursor.column];
  const place = stretch ? `${clockText(stretch.from)}–${clockText(stretch.to)}` : t('calendar.wholeDay');
  return (
    <>
      <div
        ref={scroller}
        role="grid"
        aria-label={label}
        aria-busy={isLoading}
        className={classNames(styles.grid, drag && styles.isDragging)}
        style={{ '--columns': columns.length } as CSSProperties}
        {...handlers}
      >
        <div data-top="" className={styles.top}>
          <HeadRow columns={columns} hours={hours} onOpenDay={onOpenDay} />
          <WholeRow
            {...{ columns, byColumn, words, ownerMark, current: cursor.column }}
            isCursorHere={isActive && cursor.minute === null}
            target={drag?.span.minute === null ? drag.column : undefined}
          />
        </div>
        <div role="row" data-body="" className={classNames(styles.row, styles.body)}>
          <HourAxis />
          {columns.map((column, index) => (
            <DayColumn
              key={column.key}
              {...{ column, index, words, ownerMark }}
              events={byColumn[index] ?? noEvents}
              worked={worked[index] ?? null}
              now={column.day === today ? now : undefined}
              cursor={isActive && index === cursor.column ? stretch : undefined}
              ghost={ghostOf(drag, index)}
              isReachable={index === cursor.column}
            />
          ))}
        </div>
      </div>
      <div aria-live="polite" className="visually-hidden">
        {isActive && shown ? `${shown.label}, ${place}` : ''}
      </div>
    </>
  );
}

// biome-ignore-all lint/a11y/useSemanticElements: an ARIA grid by its pattern: one tab stop, keys at the grid
// biome-ignore-all lint/a11y/useFocusableInteractive: an ARIA grid by its pattern: its cells have the tab stop
// What stays above the hours: the days' or people's names, and the row of whole days.
import { useState } from 'react';
import { useToday } from '#renderer/data/useMe.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { classNames } from '#renderer/ui/classNames.ts';
import { isoWeekday } from '#shared/domain/dates.ts';
import type { Column } from './DayColumn.tsx';
import { EventBox, type OwnerMark } from './EventBox.tsx';
import type { EventWords } from './eventLook.ts';
import { type WorkHours, workedOn } from './hours.ts';
import type { CalendarEvent, DayEvents } from './splitEvents.ts';
import styles from './TimeGrid.module.css';

export type HeadRowProps = {
  columns: readonly Column[];
  hours: WorkHours;
  onOpenDay(day: string): void;
};

export function HeadRow({ columns, hours, onOpenDay }: HeadRowProps) {
  const t = useT();
  const format = useFormat();
  const today = useToday();
  const weekdays = format.weekdays();
  return (
    <div role="row" className={styles.row}>
      <div aria-hidden />
      {columns.map(({ key, day, ownerId, label }) => {
        const isFree = workedOn(hours, day, ownerId) === null;
        const isHoliday = isFree && hours.holidays.includes(day);
        return (
          <div
            key={key}
            role="columnheader"
            aria-current={day === today && ownerId === null ? 'date' : undefined}
            className={classNames(styles.dayHead, day === today && styles.isToday, isFree && styles.isFree)}
          >
            <button type="button" tabIndex={-1} className={styles.dayButton} onClick={() => onOpenDay(day)}>
              <span className="visually-hidden">
                {isHoliday ? `${label}, ${t('calendar.holiday')}` : label}
              </span>
              {ownerId === null ? (
                <>
                  <span aria-hidden>{weekdays[isoWeekday(day) - 1]?.short}</span>
                  <span aria-hidden className={styles.number}>
                    {Number(day.slice(8))}
                  </span>
                </>
              ) : (
                <span aria-hidden>{label}</span>
              )}
              {isHoliday ? (
                <span aria-hidden className={styles.free}>
                  {t('calendar.holiday')}
                </span>
              ) : null}
            </button>
          </div>
        );
      })}
    </div>
  );
}

export type WholeRowProps = {
  columns: readonly Column[];
  byColumn: readonly DayEvents[];
  words: EventWords;
  ownerMark: (event: CalendarEvent) => OwnerMark | undefined;
  /** The column where the keyboard stands. */
  current: number;
  isCursorHere: boolean;
  /** The column over which something is being dragged here. */
  target: number | undefined;
};

/** So many lines stand above the hours until somebody asks for the rest. */
const usualLines = 3;

export function WholeRow({ columns, byColumn, words, ownerMark, current, ...is }: WholeRowProps) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  return (
    <div role="row" className={classNames(styles.row, styles.wholeRow)}>
      <div role="rowheader" className={styles.axisName}>
        {t('calendar.wholeDay')}
      </div>
      {columns.map(({ key, label }, index) => {
        const events = byColumn[index]?.whole ?? [];
        const isCut = !isOpen && events.length > usualLines;
        return (
          <div
            key={key}
            role="gridcell"
            tabIndex={-1}
            data-whole={index}
            className={classNames(
              styles.whole,
              is.isCursorHere && index === current && styles.wholeCursor,
              is.target === index && styles.wholeGhost,
            )}
          >
            <span className="visually-hidden">{`${label}, ${t('calendar.wholeDay')}`}</span>
            {(isCut ? events.slice(0, usualLines - 1) : events).map((event) => (
              <EventBox
                key={event.id}
                event={event}
                words={words}
                owner={ownerMark(event)}
                isReachable={index === current}
              />
            ))}
            {isCut ? (
              <button
                type="button"
                tabIndex={index === current ? 0 : -1}
                className={styles.more}
                onClick={() => setOpen(true)}
              >
                {t('desk.more', { count: events.length - usualLines + 1 })}
              </button>
            ) : null}
          </div>
        );
      })}
    </div>
  );
}

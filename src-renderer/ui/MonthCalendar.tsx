// biome-ignore-all lint/a11y/useSemanticElements: an ARIA grid by its pattern: virtual rows, one tab stop, keys at the grid
// biome-ignore-all lint/a11y/useFocusableInteractive: an ARIA grid by its pattern: virtual rows, one tab stop, keys at the grid
// biome-ignore-all lint/a11y/useKeyWithClickEvents: an ARIA grid by its pattern: virtual rows, one tab stop, keys at the grid
// A month: days with marks, one day or a range chosen by mouse and keyboard. Monday first, names in three languages.
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import { addMonths, isoWeekday, monthGrid, monthOf } from '#shared/domain/dates.ts';
import { useFormat, useT } from '../i18n/I18nProvider.tsx';
import { dayByKey } from './calendarDays.ts';
import { classNames } from './classNames.ts';
import { IconButton } from './IconButton.tsx';
import { physicalKey } from './keyboard/physicalKey.ts';
import styles from './MonthCalendar.module.css';

export type DayRange = { from: string; to: string };
export type DayMark = { count: number; isOverdue?: boolean };
export type MonthCalendarProps = {
  /** Chosen days, inclusive; null: none. */
  value: DayRange | null;
  onChange: (range: DayRange) => void;
  /** 'YYYY-MM-DD' in the user's zone. */
  today: string;
  marks?: { readonly [day: string]: DayMark };
  /** Told at mount and at each change which days are shown, to load their marks. */
  onShownDaysChange?: (range: DayRange) => void;
  /** Shift+click and Shift+Enter choose a range (default true). */
  hasRange?: boolean;
  min?: string;
  max?: string;
  hasAutoFocus?: boolean;
};

/** The grid is one tab stop; arrows, PageUp/PageDown (Shift: year), Home/End, T = today, Enter or Space chooses. */
export function MonthCalendar(props: MonthCalendarProps) {
  const { value, onChange, today, marks, onShownDaysChange, hasRange = true, min, max, hasAutoFocus } = props;
  const t = useT();
  const format = useFormat();
  const grid = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState(value?.to ?? today);
  const [hasMoved, setHasMoved] = useState(Boolean(hasAutoFocus));
  const chosen = value?.to;
  useEffect(() => {
    if (chosen) setCursor(chosen);
  }, [chosen]);
  const weeks = monthGrid(monthOf(cursor));
  const [first = cursor, last = cursor] = [weeks[0]?.[0], weeks.at(-1)?.at(-1)];
  useEffect(() => onShownDaysChange?.({ from: first, to: last }), [first, last, onShownDaysChange]);
  useEffect(() => {
    if (hasMoved) grid.current?.querySelector<HTMLElement>(`[data-day="${cursor}"]`)?.focus();
  }, [cursor, hasMoved]);
  const isOff = (day: string) => Boolean((min && day < min) || (max && day > max));
  const choose = (day: string, isRange: boolean) => {
    if (isOff(day)) return;
    const anchor = value && isRange && hasRange ? value.from : day;
    onChange(anchor <= day ? { from: anchor, to: day } : { from: day, to: value?.to ?? day });
    setCursor(day);
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    const next =
      physicalKey(event) === 'KeyT' && !event.ctrlKey
        ? today
        : dayByKey(physicalKey(event), event.shiftKey, cursor);
    if (next) {
      setHasMoved(true);
      setCursor(next);
    } else if (physicalKey(event) === 'Enter' || physicalKey(event) === 'Space')
      choose(cursor, event.shiftKey);
    else return;
    event.preventDefault();
  };
  const press = (event: MouseEvent<HTMLElement>, day: string) => {
    setHasMoved(true);
    choose(day, event.shiftKey);
  };
  return (
    <div className={styles.calendar}>
      <div className={styles.bar}>
        <div className={styles.title} aria-live="polite">
          {format.month(cursor)}
        </div>
        <IconButton
          size="sm"
          label={t('ui.previousMonth')}
          icon={<ChevronLeft aria-hidden />}
          onClick={() => setCursor(addMonths(cursor, -1))}
        />
        <IconButton
          size="sm"
          label={t('ui.nextMonth')}
          icon={<ChevronRight aria-hidden />}
          onClick={() => setCursor(addMonths(cursor, 1))}
        />
      </div>
      <div
        ref={grid}
        role="grid"
        aria-label={format.month(cursor)}
        aria-multiselectable={hasRange}
        onKeyDown={handleKeyDown}
        className={styles.grid}
      >
        <div role="row" className={styles.week}>
          {format.weekdays().map((name, weekday) => (
            <div
              key={name.long}
              role="columnheader"
              aria-label={name.long}
              className={classNames(styles.weekday, weekday > 4 && styles.weekend)}
            >
              {name.short}
            </div>
          ))}
        </div>
        {weeks.map((week) => (
          <div key={week[0]} role="row" className={styles.week}>
            {week.map((day) => {
              const mark = marks?.[day];
              const isChosen = Boolean(value && day >= value.from && day <= value.to);
              return (
                <div
                  key={day}
                  role="gridcell"
                  tabIndex={day === cursor ? 0 : -1}
                  data-day={day}
                  aria-selected={isChosen}
                  aria-disabled={isOff(day) || undefined}
                  aria-current={day === today ? 'date' : undefined}
                  className={classNames(
                    styles.day,
                    monthOf(day) !== monthOf(cursor) && styles.outside,
                    isoWeekday(day) > 5 && styles.weekend,
                  )}
                  onClick={(event) => press(event, day)}
                >
                  <span className="visually-hidden">
                    {format.longDate(day)}
                    {mark ? `, ${t('ui.eventsCount', { count: mark.count })}` : null}
                  </span>
                  <span aria-hidden className={styles.number}>
                    {Number(day.slice(8))}
                  </span>
                  {mark ? (
                    <span aria-hidden className={classNames(styles.mark, mark.isOverdue && styles.overdue)}>
                      {mark.count > 99 ? '99+' : mark.count}
                    </span>
                  ) : null}
                </div>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

// The keyboard's place on the time grid: a column and a stretch of it. Arrows lead on, Shift draws, Enter makes an event.
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { addDays } from '#shared/domain/dates.ts';
import type { Column, Stretch } from './DayColumn.tsx';
import type { Span } from './spans.ts';
import { dayMinutes } from './splitEvents.ts';

const stepMin = 30;

/** `minute` null: in the row of whole days. */
type Cursor = { minute: number | null; length: number };

export type CellKeys = {
  cursor: Cursor & { column: number };
  /** What is drawn of it; undefined in the row of whole days. */
  stretch: Stretch | undefined;
  /** The cell takes the focus as soon as it is there. */
  goTo(column: number, minute: number | null): void;
  /** The form of an event that lies where the cursor is. */
  create(of: Column): void;
  handle(event: KeyboardEvent): void;
};

export type CellKeysOptions = {
  scroller: RefObject<HTMLElement | null>;
  columns: readonly Column[];
  day: string;
  onDay(day: string): void;
  onCreate(span: Span, ownerId: string | null): void;
  /** Where the keyboard begins. */
  firstMinute: number;
};

/** Brings the stretch into view, below the head that stays. */
function reveal(scroller: HTMLElement, { from, to }: Stretch): void {
  const height = scroller.querySelector<HTMLElement>('[data-body]')?.offsetHeight ?? 0;
  const shown = scroller.clientHeight - Number(scroller.dataset.headHeight ?? 0);
  const top = (from / dayMinutes) * height;
  const bottom = (to / dayMinutes) * height;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (bottom > scroller.scrollTop + shown) scroller.scrollTop = bottom - shown;
}

/** A step up or down, or a step longer or shorter. */
function stepped({ minute, length }: Cursor, by: 1 | -1, isDrawn: boolean): Cursor {
  if (minute === null) return isDrawn || by < 0 ? { minute, length } : { minute: 0, length: stepMin };
  if (isDrawn)
    return { minute, length: Math.min(dayMinutes - minute, Math.max(stepMin, length + by * stepMin)) };
  const next = minute + by * stepMin;
  if (next < 0) return { minute: null, length: stepMin };
  return { minute: Math.min(dayMinutes - stepMin, next), length: stepMin };
}

const firstOf = (minute: number | null): Cursor => ({ minute, length: stepMin });

/** Which column it is: of the day, or of a person where they share it. */
function useColumn({ columns, day, onDay }: CellKeysOptions) {
  const [person, setPerson] = useState(0);
  const isByPerson = columns[0]?.ownerId !== null;
  const ofDay = columns.findIndex((each) => each.day === day);
  const put = (column: number): void => {
    if (isByPerson) setPerson(column);
    else if (columns[column]) onDay(columns[column].day);
  };
  const aside = (by: 1 | -1): void => {
    const next = person + by;
    if (isByPerson && next >= 0 && next < columns.length) setPerson(next);
    else {
      if (isByPerson) setPerson(by > 0 ? 0 : columns.length - 1);
      onDay(addDays(day, by));
    }
  };
  return { column: isByPerson ? Math.min(person, columns.length - 1) : Math.max(0, ofDay), put, aside };
}

export function useCellKeys(options: CellKeysOptions): CellKeys {
  const { scroller, columns, onCreate, firstMinute } = options;
  const [cursor, setCursor] = useState(firstOf(firstMinute));
  const { column, put, aside } = useColumn(options);
  const wantsFocus = useRef(false);
  const { minute, length } = cursor;
  const stretch = minute === null ? undefined : { from: minute, to: Math.min(dayMinutes, minute + length) };
  useEffect(() => {
    const box = scroller.current;
    if (!wantsFocus.current || !box) return;
    wantsFocus.current = false;
    const name = minute === null ? 'data-whole' : 'data-column';
    box.querySelector<HTMLElement>(`[${name}="${column}"]`)?.focus({ preventScroll: true });
    if (stretch) reveal(box, stretch);
  });
  const go = (next: Cursor): void => {
    wantsFocus.current = true;
    setCursor({ ...next });
  };
  const create = ({ day, ownerId }: Column): void =>
    onCreate({ day, minute, durationMin: minute === null ? null : length }, ownerId);
  return {
    cursor: { ...cursor, column },
    stretch,
    create,
    goTo(next, at) {
      put(next);
      const slot = at === null ? null : Math.floor(at / stepMin) * stepMin;
      go(firstOf(slot === null ? null : Math.min(dayMinutes - stepMin, Math.max(0, slot))));
    },
    handle(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const { code } = event;
      if (code === 'ArrowUp' || code === 'ArrowDown')
        go(stepped(cursor, code === 'ArrowUp' ? -1 : 1, event.shiftKey));
      else if (code === 'ArrowLeft' || code === 'ArrowRight') {
        go(cursor);
        aside(code === 'ArrowLeft' ? -1 : 1);
      } else if (code === 'Home') go(firstOf(firstMinute));
      else if (code === 'End') go(firstOf(dayMinutes - stepMin));
      else if (code === 'Enter' || code === 'NumpadEnter') {
        if (columns[column]) create(columns[column]);
      } else return;
      event.preventDefault();
    },
  };
}

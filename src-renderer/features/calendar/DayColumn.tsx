// biome-ignore-all lint/a11y/useSemanticElements: an ARIA grid by its pattern: one tab stop, keys at the grid
// One day (or one person's day) of the time grid: its hours, its events, the cursor and what is being dragged.
import { memo } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { EventBox, type OwnerMark } from './EventBox.tsx';
import type { EventWords } from './eventLook.ts';
import type { Worked } from './hours.ts';
import { type CalendarEvent, type DayEvents, dayMinutes } from './splitEvents.ts';
import styles from './TimeGrid.module.css';

/** `ownerId` null: of everybody that is shown. */
export type Column = { key: string; day: string; ownerId: string | null; label: string };
export type Stretch = { from: number; to: number };

export type DayColumnProps = {
  column: Column;
  index: number;
  events: DayEvents;
  words: EventWords;
  ownerMark: (event: CalendarEvent) => OwnerMark | undefined;
  worked: Worked;
  /** Minutes of the wall's day, today only. */
  now: number | undefined;
  /** Where the keyboard stands here. */
  cursor: Stretch | undefined;
  ghost: (Stretch & { text: string }) | undefined;
  isReachable: boolean;
};

const place = ({ from, to }: Stretch) => ({
  top: `${(from / dayMinutes) * 100}%`,
  height: `${((to - from) / dayMinutes) * 100}%`,
});

function DayColumnBody(props: DayColumnProps) {
  const { column, index, events, words, ownerMark, worked, now, cursor, ghost, isReachable } = props;
  const t = useT();
  return (
    <div role="gridcell" tabIndex={isReachable ? 0 : -1} data-column={index} className={styles.column}>
      <span className="visually-hidden">{`${column.label}, ${t('ui.eventsCount', { count: events.parts.length })}`}</span>
      {worked ? <div aria-hidden className={styles.worked} style={place(worked)} /> : null}
      <div aria-hidden className={styles.lines} />
      {cursor ? <div aria-hidden className={styles.cursor} style={place(cursor)} /> : null}
      {events.parts.map((part) => (
        <EventBox
          key={part.event.id}
          event={part.event}
          part={part}
          words={words}
          owner={ownerMark(part.event)}
          isReachable={isReachable}
        />
      ))}
      {ghost ? (
        <div aria-hidden className={styles.ghost} style={place(ghost)}>
          {ghost.text}
        </div>
      ) : null}
      {now === undefined ? null : (
        <div aria-hidden className={styles.now} style={{ top: `${(now / dayMinutes) * 100}%` }} />
      )}
    </div>
  );
}

export const DayColumn = memo(DayColumnBody);

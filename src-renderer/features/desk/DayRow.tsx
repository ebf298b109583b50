// One row of the day's list, 56 pixels: who and when, what and where. Drawn by VirtualList, which memoises it.
import type { ReactNode } from 'react';
import { useCallback } from 'react';
import { useMe, useToday } from '#renderer/data/useMe.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Chip } from '#renderer/ui/Chip.tsx';
import { classNames } from '#renderer/ui/classNames.ts';
import type { Output } from '#shared/contract/index.ts';
import { isOutside } from '#shared/domain/callWindow.ts';
import { dateInZone } from '#shared/domain/dates.ts';
import { useClientWindow, useVerdictText } from '../calls/index.ts';
import { KindIcon } from '../interactions/index.ts';
import styles from './DayRow.module.css';

export type DayPartner = Output<'desk.listDayPartners'>['rows'][number];

export const dayRowHeight = 56;

/** `14:30` on the shown day, `yesterday 14:30` on another one; whole days by word. */
function useWhenText(range: { from: string; to: string }): (row: DayPartner) => string {
  const t = useT();
  const format = useFormat();
  const today = useToday();
  const { timeZone } = useMe();
  const { from, to } = range;
  return useCallback(
    ({ eventAt, eventOn }) => {
      const day = eventOn ?? (eventAt === null ? today : dateInZone(eventAt, timeZone));
      const time = eventAt === null ? '' : format.time(eventAt, timeZone);
      if (from === to && day === from) return time || t('desk.wholeDay');
      // On another day the time says little, and the name needs the room.
      return format.relativeDay(day, today);
    },
    [t, format, today, timeZone, from, to],
  );
}

/** The row renderer; a new function only when the minute, the language or the days change. */
export function useDayRow(range: { from: string; to: string }): (row: DayPartner) => ReactNode {
  const t = useT();
  const whenText = useWhenText(range);
  const windowOf = useClientWindow();
  const verdictText = useVerdictText();
  return useCallback(
    (row) => {
      const window = windowOf(row);
      const { localTime, verdict } = window;
      const time = verdict === 'unsure' ? `≈ ${localTime}` : localTime;
      const place = row.city ? `${time} ${row.city}` : time;
      const isException = isOutside(window) && !row.isDone;
      return (
        <div className={styles.row}>
          <div className={styles.line}>
            <span
              className={classNames(styles.name, row.isDone && styles.done)}
              title={row.name}
              data-ellipsis=""
            >
              {row.name}
            </span>
            <span className={classNames(styles.when, row.isOverdue && styles.overdue)}>
              {row.isOverdue ? `${t('desk.overdueMark')} · ` : null}
              {row.isDone ? `${t('desk.doneMark')} · ` : null}
              {whenText(row)}
            </span>
          </div>
          <div className={styles.line}>
            <span className={styles.subject} title={row.eventSubject}>
              <KindIcon kind={row.eventKind} />
              <span className={styles.subjectText} data-ellipsis="">
                {row.eventSubject}
              </span>
              {row.eventCount > 1 ? (
                <span className={styles.more}>{t('desk.more', { count: row.eventCount - 1 })}</span>
              ) : null}
            </span>
            <span className={styles.place}>
              {isException ? (
                <Chip tone="warn">
                  {localTime} {verdictText(window)}
                </Chip>
              ) : (
                place
              )}
            </span>
          </div>
        </div>
      );
    },
    [t, whenText, windowOf, verdictText],
  );
}

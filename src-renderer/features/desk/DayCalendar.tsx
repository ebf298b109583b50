// The small month above the list: days with events are marked, a day or a range sets the list.
import { useCallback, useMemo, useState } from 'react';
import { useLiveSteady } from '#renderer/data/DataProvider.tsx';
import { useDeskState } from '#renderer/data/deskState.ts';
import { useToday } from '#renderer/data/useMe.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { type DayMark, type DayRange, MonthCalendar } from '#renderer/ui/MonthCalendar.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { addDays, monthOf } from '#shared/domain/dates.ts';
import styles from './DayCalendar.module.css';
import { useDayRange } from './useDayRange.ts';

/** Region `Calendar`. Shift+click chooses a range; Today follows the day at midnight. */
export function DayCalendar() {
  const t = useT();
  const today = useToday();
  const range = useDayRange();
  const scope = useDeskState((state) => state.scope);
  const setRange = useDeskState((state) => state.setRange);
  const [month, setMonth] = useState(monthOf(range.to));
  // A new key brings the calendar back to today's month even when today was chosen all along.
  const [returns, setReturns] = useState(0);
  const days = useLiveSteady('desk.loadMonth', { month, scope }).value?.days;
  const marks = useMemo(() => {
    const byDay: { [day: string]: DayMark } = {};
    for (const { date, total, overdue } of days ?? []) byDay[date] = { count: total, isOverdue: overdue > 0 };
    return byDay;
  }, [days]);
  // The grid begins at most six days before its month.
  const show = useCallback((shown: DayRange) => setMonth(monthOf(addDays(shown.from, 7))), []);
  const choose = (next: DayRange): void =>
    setRange(next.from === today && next.to === today ? undefined : next);
  return (
    <Panel label={t('desk.calendar')} isScrollable={false} className={styles.panel}>
      <div className={styles.calendar}>
        <Button
          size="sm"
          variant="quiet"
          className={styles.today}
          onClick={() => {
            setRange(undefined);
            setReturns((count) => count + 1);
          }}
        >
          {t('desk.today')}
        </Button>
        <MonthCalendar
          key={returns}
          value={range}
          onChange={choose}
          today={today}
          marks={marks}
          onShownDaysChange={show}
        />
      </div>
    </Panel>
  );
}

// Days worked in the place of others, and what the whole calendar comes to.
import { useToday } from '#renderer/data/useMe.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { countWorkDays, nextWorkDay } from '#shared/domain/workCalendar.ts';
import { FormGroup } from '../FormPage.tsx';
import styles from '../Settings.module.css';
import type { CalendarPart } from './CalendarFields.tsx';
import { DateList } from './DateList.tsx';

export function WorkedDates({ values, set }: CalendarPart) {
  const t = useT();
  const format = useFormat();
  const today = useToday();
  // A draft of the set-up from before there were such days has none.
  const workDates = values.workDates ?? [];
  const calendar = { ...values, workDates };
  const year = Number(today.slice(0, 4));
  const next = nextWorkDay(calendar, today);
  return (
    <FormGroup title={t('workCalendar.workDates')} hint={t('workCalendar.workDatesHint')}>
      <DateList
        aria-label={t('workCalendar.workDates')}
        fieldLabel={t('workCalendar.workDate')}
        addLabel={t('workCalendar.addWorkDate')}
        dates={workDates}
        onChange={(dates) => set({ workDates: dates })}
      />
      <p className={styles.hint}>
        {[year, year + 1]
          .map((of) =>
            t('workCalendar.yearWorks', {
              year: of,
              count: countWorkDays(calendar, `${of}-01-01`, `${of}-12-31`),
            }),
          )
          .join(' · ')}
        {'. '}
        {next === undefined
          ? t('workCalendar.nextNever')
          : t('workCalendar.nextWorks', { date: format.date(next) })}
      </p>
    </FormGroup>
  );
}

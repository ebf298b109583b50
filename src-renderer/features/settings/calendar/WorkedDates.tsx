// Days worked in the place of others, and what the whole calendar comes to.
import { X } from 'lucide-react';
import { useState } from 'react';
import { useToday } from '#renderer/data/useMe.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { countWorkDays, nextWorkDay } from '#shared/domain/workCalendar.ts';
import { FormGroup } from '../FormPage.tsx';
import styles from '../Settings.module.css';
import type { CalendarPart } from './CalendarFields.tsx';

export function WorkedDates({ values, set }: CalendarPart) {
  const t = useT();
  const format = useFormat();
  const today = useToday();
  const [day, setDay] = useState<string | null>(null);
  // A draft of the set-up from before there were such days has none.
  const workDates = values.workDates ?? [];
  const calendar = { ...values, workDates };
  const year = Number(today.slice(0, 4));
  const next = nextWorkDay(calendar, today);
  return (
    <FormGroup title={t('workCalendar.workDates')} hint={t('workCalendar.workDatesHint')}>
      <div className={styles.row}>
        <Field label={t('workCalendar.workDate')} isLabelHidden>
          <DateField value={day} today={today} onChange={setDay} />
        </Field>
        <Button
          disabled={day === null}
          onClick={() => {
            if (day !== null) set({ workDates: [...new Set([...workDates, day])].sort() });
            setDay(null);
          }}
        >
          {t('workCalendar.addWorkDate')}
        </Button>
      </div>
      <ul className={styles.days} aria-label={t('workCalendar.workDates')}>
        {workDates.map((date) => (
          <li key={date}>
            {format.date(date)}
            <IconButton
              size="sm"
              variant="quiet"
              icon={<X aria-hidden />}
              label={t('settings.removeHoliday', { date: format.date(date) })}
              onClick={() => set({ workDates: workDates.filter((other) => other !== date) })}
            />
          </li>
        ))}
      </ul>
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

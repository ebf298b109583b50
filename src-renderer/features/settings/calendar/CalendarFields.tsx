// The company's working calendar: days of the week, hours, days off. Controlled; saves nothing.
import { CalendarPlus } from 'lucide-react';
import { useToday } from '#renderer/data/useMe.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Checkbox } from '#renderer/ui/Choice.tsx';
import { TimeField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import type { Parsed } from '#shared/contract/index.ts';
import { publicHolidays } from '#shared/domain/holidays.ts';
import { FormGroup } from '../FormPage.tsx';
import styles from '../Settings.module.css';
import { DateList, withDates } from './DateList.tsx';
import { WorkedDates } from './WorkedDates.tsx';

export type CalendarValues = Parsed<'company.saveCalendar'>;
export type CalendarPart = {
  values: CalendarValues;
  set: (patch: Partial<CalendarValues>) => void;
  errorOf: (field: string) => string | undefined;
  /** Whose public holidays are offered. */
  country: string;
};

export const usualCalendar: CalendarValues = {
  workDays: [1, 2, 3, 4, 5],
  holidays: [],
  workDates: [],
  workFrom: '09:00',
  workTo: '18:00',
};

export function CalendarFields(part: CalendarPart) {
  const { values, set, errorOf } = part;
  const t = useT();
  const format = useFormat();
  const toggle = (day: number, isOn: boolean): void =>
    set({
      workDays: isOn ? [...values.workDays, day].sort() : values.workDays.filter((other) => other !== day),
    });
  return (
    <>
      <FormGroup title={t('settings.workDays')}>
        <div className={styles.checks}>
          {format.weekdays().map(({ long }, index) => (
            <Checkbox
              key={long}
              label={long}
              value={values.workDays.includes(index + 1)}
              onChange={(isOn) => toggle(index + 1, isOn)}
            />
          ))}
        </div>
      </FormGroup>
      <FormGroup title={t('settings.workingHours')}>
        <div className={styles.short}>
          <Field label={t('settings.callFrom')} error={errorOf('workFrom')}>
            <TimeField value={values.workFrom} onChange={(time) => time && set({ workFrom: time })} />
          </Field>
          <Field
            label={t('settings.callTo')}
            error={values.workTo <= values.workFrom ? t('reasons.hours_order') : errorOf('workTo')}
          >
            <TimeField value={values.workTo} onChange={(time) => time && set({ workTo: time })} />
          </Field>
        </div>
      </FormGroup>
      <Holidays {...part} />
      <WorkedDates {...part} />
    </>
  );
}

function Holidays({ values, set, country }: CalendarPart) {
  const t = useT();
  const today = useToday();
  const year = Number(today.slice(0, 4));
  const years = [year, year + 1].filter((offered) =>
    publicHolidays(country, offered).some((date) => !values.holidays.includes(date)),
  );
  return (
    <FormGroup
      title={t('settings.holidays')}
      hint={values.holidays.length === 0 ? t('settings.noHolidays') : undefined}
    >
      <DateList
        aria-label={t('settings.holidays')}
        fieldLabel={t('settings.holiday')}
        addLabel={t('settings.addHoliday')}
        dates={values.holidays}
        onChange={(holidays) => set({ holidays })}
      >
        {years.map((offered) => (
          <Button
            key={offered}
            variant="quiet"
            icon={<CalendarPlus aria-hidden />}
            onClick={() => set({ holidays: withDates(values.holidays, publicHolidays(country, offered)) })}
          >
            {t('settings.addPublic', { year: offered })}
          </Button>
        ))}
      </DateList>
    </FormGroup>
  );
}

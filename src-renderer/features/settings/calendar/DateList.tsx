// Days that are added one by one and taken away; whatever else adds some stands beside the field.
import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useToday } from '#renderer/data/useMe.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import styles from '../Settings.module.css';

export type DateListProps = {
  dates: readonly string[];
  /** Sorted, each once. */
  onChange: (dates: string[]) => void;
  'aria-label': string;
  /** Of the field, which shows none. */
  fieldLabel: string;
  addLabel: string;
  children?: ReactNode;
};

export const withDates = (dates: readonly string[], more: readonly string[]): string[] =>
  [...new Set([...dates, ...more])].sort();

export function DateList(props: DateListProps) {
  const { dates, onChange, fieldLabel, addLabel, children } = props;
  const t = useT();
  const format = useFormat();
  const today = useToday();
  const [day, setDay] = useState<string | null>(null);
  return (
    <>
      <div className={styles.row}>
        <Field label={fieldLabel} isLabelHidden>
          <DateField value={day} today={today} onChange={setDay} />
        </Field>
        <Button
          disabled={day === null}
          onClick={() => {
            if (day !== null) onChange(withDates(dates, [day]));
            setDay(null);
          }}
        >
          {addLabel}
        </Button>
        {children}
      </div>
      <ul className={styles.days} aria-label={props['aria-label']}>
        {dates.map((date) => (
          <li key={date}>
            {format.date(date)}
            <IconButton
              size="sm"
              variant="quiet"
              icon={<X aria-hidden />}
              label={t('settings.removeHoliday', { date: format.date(date) })}
              onClick={() => onChange(dates.filter((other) => other !== date))}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

// Dates and times as text with forgiving input; a date also has a month to choose from.
import { Popover } from '@base-ui/react/popover';
import { CalendarDays } from 'lucide-react';
import { type Ref, useState } from 'react';
import { addDays } from '#shared/domain/dates.ts';
import { useFormat, useT } from '../i18n/I18nProvider.tsx';
import { parseDay, parseTime } from './calendarDays.ts';
import { classNames } from './classNames.ts';
import styles from './control.module.css';
import dateStyles from './DateField.module.css';
import { useFieldControl } from './Field.tsx';
import { physicalKey } from './keyboard/physicalKey.ts';
import { MonthCalendar } from './MonthCalendar.tsx';

type Common = {
  onBlur?: () => void;
  name?: string;
  isDisabled?: boolean;
  className?: string;
  'aria-label'?: string;
  ref?: Ref<HTMLInputElement>;
};
export type DateFieldProps = Common & {
  /** 'YYYY-MM-DD' or null. */
  value: string | null;
  onChange: (value: string | null) => void;
  /** 'YYYY-MM-DD' in the user's zone. */
  today: string;
  min?: string;
  max?: string;
};

/** Reads `23.11`, `23.11.26`, `2026-11-23`; ↑/↓ one day; Alt+↓ or the button opens the month. */
export function DateField({
  value,
  onChange,
  today,
  min,
  max,
  onBlur,
  name,
  isDisabled,
  className,
  ref,
  ...rest
}: DateFieldProps) {
  const t = useT();
  const format = useFormat();
  const field = useFieldControl();
  const [draft, setDraft] = useState<string | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const accept = (day: string | null) => {
    if (day === null || !((min && day < min) || (max && day > max))) onChange(day);
  };
  const isBad = draft !== null && draft.trim() !== '' && parseDay(draft, today) === null;
  return (
    <div className={classNames(styles.control, className)}>
      <input
        {...field}
        ref={ref}
        name={name}
        disabled={isDisabled}
        aria-label={rest['aria-label']}
        aria-invalid={isBad || field['aria-invalid']}
        autoComplete="off"
        placeholder={format.date(today)}
        className={styles.input}
        value={draft ?? (value ? format.date(value) : '')}
        onChange={(event) => {
          const text = event.target.value;
          setDraft(text);
          const parsed = text.trim() ? parseDay(text, today) : null;
          if (parsed || !text.trim()) accept(parsed);
        }}
        onBlur={() => {
          setDraft(null);
          onBlur?.();
        }}
        onKeyDown={(event) => {
          if (physicalKey(event) !== 'ArrowDown' && physicalKey(event) !== 'ArrowUp') return;
          event.preventDefault();
          setDraft(null);
          if (event.altKey) setIsOpen(true);
          else accept(addDays(value ?? today, physicalKey(event) === 'ArrowDown' ? -1 : 1));
        }}
      />
      <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
        <Popover.Trigger
          type="button"
          disabled={isDisabled}
          aria-label={t('ui.chooseDate')}
          className={styles.inner}
        >
          <CalendarDays aria-hidden />
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner className={styles.positioner} sideOffset={6} align="end">
            <Popover.Popup
              aria-label={t('ui.chooseDate')}
              className={classNames(styles.popup, dateStyles.month)}
              data-hotkey-layer=""
            >
              <MonthCalendar
                value={value ? { from: value, to: value } : null}
                today={today}
                min={min}
                max={max}
                hasRange={false}
                hasAutoFocus
                onChange={({ to }) => {
                  setDraft(null);
                  accept(to);
                  setIsOpen(false);
                }}
              />
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </div>
  );
}

export type TimeFieldProps = Common & {
  /** 'HH:mm' or null. */ value: string | null;
  onChange: (value: string | null) => void;
};

/** Reads `9`, `930`, `9:30`; ↑/↓ a quarter of an hour. */
export function TimeField({
  value,
  onChange,
  onBlur,
  name,
  isDisabled,
  className,
  ref,
  ...rest
}: TimeFieldProps) {
  const field = useFieldControl();
  const [draft, setDraft] = useState<string | null>(null);
  const isBad = draft !== null && draft.trim() !== '' && parseTime(draft) === null;
  const shift = (minutes: number) => {
    const [hour = 0, minute = 0] = (value ?? '09:00').split(':').map(Number);
    const total = (hour * 60 + minute + (value ? minutes : 0) + 1440) % 1440;
    setDraft(null);
    onChange(parseTime(`${Math.floor(total / 60)}:${String(total % 60).padStart(2, '0')}`));
  };
  return (
    <div className={classNames(styles.control, className)}>
      <input
        {...field}
        ref={ref}
        name={name}
        disabled={isDisabled}
        aria-label={rest['aria-label']}
        aria-invalid={isBad || field['aria-invalid']}
        inputMode="numeric"
        autoComplete="off"
        placeholder="09:30"
        className={styles.input}
        value={draft ?? value ?? ''}
        onChange={(event) => {
          const text = event.target.value;
          setDraft(text);
          const parsed = text.trim() ? parseTime(text) : null;
          if (parsed || !text.trim()) onChange(parsed);
        }}
        onBlur={() => {
          setDraft(null);
          onBlur?.();
        }}
        onKeyDown={(event) => {
          if (physicalKey(event) !== 'ArrowDown' && physicalKey(event) !== 'ArrowUp') return;
          event.preventDefault();
          shift(physicalKey(event) === 'ArrowUp' ? 15 : -15);
        }}
      />
    </div>
  );
}

// How an event comes again: the usual rules by a word, any other by its parts, the end, and what it all comes to.
import { type UseFormReturn, useWatch } from 'react-hook-form';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useToday } from '#renderer/data/useMe.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { NumberField } from '#renderer/ui/DecimalField.tsx';
import { FieldGroup } from '#renderer/ui/Field.tsx';
import { FormField } from '#renderer/ui/Form.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { isoWeekday } from '#shared/domain/dates.ts';
import { useFieldErrorText } from './formParts.tsx';
import styles from './forms.module.css';
import { choiceOfForm, type PlanValues } from './planForm.ts';
import { repeats, ruleOf, units } from './repeatRule.ts';

type FormProps = { form: UseFormReturn<PlanValues> };

function Weekdays({ form }: FormProps) {
  const t = useT();
  const format = useFormat();
  const weekdays = useWatch({ control: form.control, name: 'weekdays' });
  const toggle = (day: number): void =>
    form.setValue(
      'weekdays',
      weekdays.includes(day) ? weekdays.filter((each) => each !== day) : [...weekdays, day].sort(),
    );
  return (
    <FieldGroup label={t('calendar.onDays')}>
      <div className={styles.chips}>
        {format.weekdays().map(({ long, short }, index) => (
          <Button
            key={long}
            size="sm"
            aria-pressed={weekdays.includes(index + 1)}
            className={styles.weekday}
            onClick={() => toggle(index + 1)}
          >
            <span className="visually-hidden">{long}</span>
            <span aria-hidden>{short}</span>
          </Button>
        ))}
      </div>
    </FieldGroup>
  );
}

function Interval({ form }: FormProps) {
  const t = useT();
  const { control } = form;
  return (
    <div className={styles.pair}>
      <FormField control={control} name="interval" label={t('calendar.every')}>
        {({ value, onChange, ...field }) => (
          <NumberField {...field} value={value} onChange={(next) => onChange(next ?? 1)} min={1} max={999} />
        )}
      </FormField>
      <FormField control={control} name="unit" label={t('calendar.unit')}>
        {({ ref: _ref, ...field }) => (
          <Select {...field} options={units.map((value) => ({ value, label: t(`calendar.unit${value}`) }))} />
        )}
      </FormField>
    </div>
  );
}

const ends = ['never', 'on', 'after'] as const;

function End({ form }: FormProps) {
  const t = useT();
  const today = useToday();
  const errorText = useFieldErrorText();
  const { control } = form;
  const end = useWatch({ control, name: 'end' });
  return (
    <>
      <FormField control={control} name="end" label={t('calendar.end')}>
        {({ ref: _ref, ...field }) => (
          <Select {...field} options={ends.map((value) => ({ value, label: t(`calendar.end_${value}`) }))} />
        )}
      </FormField>
      {end === 'on' ? (
        <FormField
          control={control}
          name="endOn"
          label={t('calendar.lastDay')}
          isRequired
          errorText={errorText}
        >
          {(field) => <DateField {...field} today={today} />}
        </FormField>
      ) : null}
      {end === 'after' ? (
        <FormField
          control={control}
          name="endAfter"
          label={t('calendar.times')}
          isRequired
          errorText={errorText}
        >
          {(field) => <NumberField {...field} min={1} max={1000} />}
        </FormField>
      ) : null}
    </>
  );
}

const shownDates = 4;

/** The next days of the rule, and those on which the clocks play a trick. */
function Preview({ form, before }: FormProps & { before: string | undefined }) {
  const t = useT();
  const format = useFormat();
  const errorText = useErrorText();
  const values = useWatch({ control: form.control }) as PlanValues;
  const rule = values.day ? ruleOf(choiceOfForm(values), values.day, before) : undefined;
  const { value, error } = useLive(
    'calendar.previewRule',
    rule === undefined ? undefined : { rule, startOn: values.day, startTime: values.time },
  );
  if (rule === undefined) return null;
  if (error)
    return (
      <p role="alert" className={styles.error}>
        {errorText(error)}
      </p>
    );
  if (!value) return null;
  const names = format.weekdays();
  const dates = value.dates
    .slice(0, shownDates)
    .map((day) => `${names[isoWeekday(day) - 1]?.short} ${format.date(day)}`);
  return (
    <div role="status" className={styles.preview}>
      <p>
        {t('calendar.nextDates', { dates: dates.join(', ') })}
        {value.dates.length > shownDates ? ' …' : ''}
      </p>
      {value.warnings.slice(0, 3).map(({ code, on }) => (
        <p key={on} className={styles.warning}>
          {t(code === 'hour_skipped' ? 'calendar.hourSkipped' : 'calendar.hourTwice', {
            date: format.date(on),
          })}
        </p>
      ))}
    </div>
  );
}

/** @param before the rule of a series that is changed; it always repeats */
export function RepeatFields({ form, before }: FormProps & { before?: string }) {
  const t = useT();
  const { control } = form;
  const [repeat, unit, day] = useWatch({ control, name: ['repeat', 'unit', 'day'] });
  const choices = before === undefined ? repeats : repeats.filter((each) => each !== 'none');
  const isOwn = form.formState.defaultValues?.repeat === 'own';
  const shown = isOwn ? ([...choices, 'own'] as const) : choices;
  return (
    <>
      <div className={styles.pair}>
        <FormField control={control} name="repeat" label={t('calendar.repeat')}>
          {({ ref: _ref, onChange, ...field }) => (
            <Select
              {...field}
              onChange={(next) => {
                onChange(next);
                if (day && form.getValues('weekdays').length === 0)
                  form.setValue('weekdays', [isoWeekday(day)]);
              }}
              options={shown.map((value) => ({ value, label: t(`calendar.repeat_${value}`) }))}
            />
          )}
        </FormField>
        {repeat === 'none' || repeat === 'own' ? null : <End form={form} />}
      </div>
      {repeat === 'custom' ? <Interval form={form} /> : null}
      {repeat === 'weekly' || (repeat === 'custom' && unit === 'WEEKLY') ? <Weekdays form={form} /> : null}
      <Preview form={form} before={before} />
    </>
  );
}

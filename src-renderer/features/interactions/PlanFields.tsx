// The fields of an event, planned once or as a series: one form for both.

import { useCallback } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { useWatch } from 'react-hook-form';
import { useCall } from '#renderer/data/DataProvider.tsx';
import { useMe } from '#renderer/data/useMe.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { RadioGroup } from '#renderer/ui/Choice.tsx';
import { Combobox, type ComboboxOption } from '#renderer/ui/Combobox.tsx';
import { NumberField } from '#renderer/ui/DecimalField.tsx';
import { FieldGroup } from '#renderer/ui/Field.tsx';
import { FormField } from '#renderer/ui/Form.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { TextArea, TextField } from '#renderer/ui/TextField.tsx';
import { minutesOf } from '#shared/domain/callHours.ts';
import { hourOf } from '#shared/domain/dates.ts';
import { ContactField, useFieldErrorText, WhenFields } from './formParts.tsx';
import styles from './forms.module.css';
import { importances, type PlanValues, reminderChoices } from './planForm.ts';
import { RepeatFields } from './RepeatFields.tsx';
import { useReminderText } from './useReminderText.ts';

type FormProps = { form: UseFormReturn<PlanValues> };

/** The client, found as anywhere: by name, number, tax id. */
function PartnerField({ form }: FormProps) {
  const t = useT();
  const call = useCall();
  const errorText = useFieldErrorText();
  const load = useCallback(
    async (text: string, signal: AbortSignal): Promise<ComboboxOption[]> => {
      const { rows } =
        text === ''
          ? await call('partners.list', { limit: 20 }, { signal })
          : await call('partners.search', { text, limit: 20 }, { signal });
      return rows.map(({ id, name }) => ({ id, label: name }));
    },
    [call],
  );
  return (
    <FormField
      control={form.control}
      name="partner"
      label={t('terms.client')}
      isRequired
      errorText={errorText}
    >
      {({ value, onChange, onBlur }) => (
        <Combobox value={value} onChange={onChange} onBlur={onBlur} load={load} />
      )}
    </FormField>
  );
}

/** A night in which the clocks are set: said before it is saved. */
function HourNote({ form }: FormProps) {
  const t = useT();
  const { timeZone } = useMe();
  const [day, time, repeat] = useWatch({ control: form.control, name: ['day', 'time', 'repeat'] });
  if (!day || time === null || repeat !== 'none') return null;
  const hour = hourOf(day, minutesOf(time), timeZone);
  if (hour === 'once') return null;
  return (
    <p role="status" className={styles.warning}>
      {t(hour === 'skipped' ? 'calendar.thisHourSkipped' : 'calendar.thisHourTwice')}
    </p>
  );
}

export type PlanFieldsProps = FormProps & {
  /** Chosen in the form where nobody is given. */
  isPartnerChosen: boolean;
  /** The rule of a series that is changed: neither its client, kind nor first day are. */
  before?: string;
};

export function PlanFields({ form, isPartnerChosen, before }: PlanFieldsProps) {
  const t = useT();
  const errorText = useFieldErrorText();
  const reminderText = useReminderText();
  const { control } = form;
  const [kind, partner] = useWatch({ control, name: ['kind', 'partner'] });
  const isSeries = before !== undefined;
  const other = form.formState.defaultValues?.reminder ?? '';
  const reminders = [...new Set<string>([...reminderChoices, other])];
  return (
    <>
      {isPartnerChosen ? <PartnerField form={form} /> : null}
      <FormField
        control={control}
        name="subject"
        label={t('interactions.subject')}
        isRequired
        errorText={errorText}
      >
        {(field) => <TextField {...field} maxLength={300} />}
      </FormField>
      {isSeries ? null : (
        <FieldGroup label={t('interactions.kind')}>
          <RadioGroup
            isInline
            aria-label={t('interactions.kind')}
            value={kind}
            onChange={(next) => form.setValue('kind', next)}
            options={[
              { value: 'call', label: t('interactions.nextCall') },
              { value: 'meeting', label: t('interactions.nextMeeting') },
            ]}
          />
        </FieldGroup>
      )}
      <WhenFields control={control} isDayFixed={isSeries} />
      <HourNote form={form} />
      <div className={styles.pair}>
        <FormField control={control} name="durationMin" label={t('interactions.duration')}>
          {(field) => <NumberField {...field} min={0} max={10080} />}
        </FormField>
        <FormField control={control} name="reminder" label={t('calendar.reminder')}>
          {({ ref: _ref, ...field }) => (
            <Select {...field} options={reminders.map((value) => ({ value, label: reminderText(value) }))} />
          )}
        </FormField>
      </div>
      <RepeatFields form={form} before={before} />
      <div className={styles.pair}>
        {partner === null ? null : <ContactField control={control} partnerId={partner.id} />}
        <FormField control={control} name="place" label={t('interactions.place')}>
          {(field) => <TextField {...field} maxLength={300} />}
        </FormField>
        <FormField control={control} name="importance" label={t('interactions.importance')}>
          {({ ref: _ref, ...field }) => (
            <Select
              {...field}
              options={importances.map((value) => ({ value, label: t(`interactions.${value}`) }))}
            />
          )}
        </FormField>
      </div>
      <FormField control={control} name="content" label={t('interactions.details')}>
        {(field) => <TextArea {...field} rows={2} maxLength={8000} />}
      </FormField>
    </>
  );
}

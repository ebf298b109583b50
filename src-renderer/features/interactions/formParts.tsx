// Parts that the forms over interactions share: contact, day and time, texts of errors. No form of its own.
import type { Control, FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useToday } from '#renderer/data/useMe.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { DateField, TimeField } from '#renderer/ui/DateField.tsx';
import { FormField } from '#renderer/ui/Form.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import type { AppError } from '#shared/contract/errors.ts';
import styles from './forms.module.css';

/** Text of a schema message of these forms: all of them demand a value. */
export function useFieldErrorText(): () => string {
  const t = useT();
  return () => t('interactions.required');
}

type Fields<V extends FieldValues> = { control: Control<V> };

/** People of the partner; '' is nobody in particular. */
export function ContactField<V extends FieldValues & { contactId: string }>({
  control,
  partnerId,
}: Fields<V> & { partnerId: string }) {
  const t = useT();
  const { value } = useLive('partners.load', { id: partnerId });
  const options = [
    { value: '', label: t('interactions.noContact') },
    ...(value?.contacts ?? []).map((contact) => ({
      value: contact.id,
      label: contact.name,
      hint: contact.title,
    })),
  ];
  return (
    <FormField control={control} name={'contactId' as Path<V>} label={t('interactions.contact')}>
      {({ value: chosen, onChange, onBlur, name }) => (
        <Select
          value={chosen as string}
          onChange={onChange as (id: string) => void}
          onBlur={onBlur}
          name={name}
          options={options}
        />
      )}
    </FormField>
  );
}

/** A day and a time that may be left empty. */
export function WhenFields<V extends FieldValues & { day: string | null; time: string | null }>({
  control,
  isRequired = true,
  isDayFixed = false,
}: Fields<V> & { isRequired?: boolean; isDayFixed?: boolean }) {
  const t = useT();
  const today = useToday();
  const errorText = useFieldErrorText();
  return (
    <div className={styles.pair}>
      <FormField
        control={control}
        name={'day' as Path<V>}
        label={t('interactions.day')}
        isRequired={isRequired}
        errorText={errorText}
      >
        {({ value, onChange, onBlur, name, ref }) => (
          <DateField
            value={value as string | null}
            onChange={onChange as (day: string | null) => void}
            onBlur={onBlur}
            name={name}
            ref={ref}
            today={today}
            isDisabled={isDayFixed}
          />
        )}
      </FormField>
      <FormField
        control={control}
        name={'time' as Path<V>}
        label={t('interactions.time')}
        hint={t('interactions.timeHint')}
      >
        {({ value, onChange, onBlur, name, ref }) => (
          <TimeField
            value={value as string | null}
            onChange={onChange as (time: string | null) => void}
            onBlur={onBlur}
            name={name}
            ref={ref}
          />
        )}
      </FormField>
    </div>
  );
}

/** The refusal of the whole form, above its buttons. */
export function FormError({ error }: { error: AppError | undefined }) {
  const errorText = useErrorText();
  if (!error) return null;
  return (
    <p role="alert" className={styles.error}>
      {errorText(error)}
    </p>
  );
}

/** Puts the fields of an `invalid_input` at their places. */
export function showFieldErrors<V extends FieldValues>(
  form: UseFormReturn<V>,
  error: AppError | undefined,
): void {
  const fields = error?.code === 'invalid_input' ? error.details?.fields : undefined;
  if (!Array.isArray(fields)) return;
  for (const { path, code } of fields as { path: string; code: string }[])
    form.setError(path as Path<V>, { type: code, message: code });
}

/** Cancel and the main button of a dialog's form. */
export function FormButtons({
  formId,
  label,
  isRunning,
  onClose,
}: {
  formId: string;
  label: string;
  isRunning: boolean;
  onClose: () => void;
}) {
  const t = useT();
  return (
    <>
      <Button onClick={onClose}>{t('common.cancel')}</Button>
      <Button type="submit" form={formId} variant="primary" kbd="Ctrl+Enter" disabled={isRunning}>
        {label}
      </Button>
    </>
  );
}

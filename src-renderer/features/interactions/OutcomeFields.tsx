// What every finished call or meeting asks: the result, what was promised, the next step – one form, few keys.
import { Plus, X } from 'lucide-react';
import type { UseFormReturn } from 'react-hook-form';
import { z } from 'zod';
import { useToday } from '#renderer/data/useMe.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { RadioGroup } from '#renderer/ui/Choice.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FieldGroup } from '#renderer/ui/Field.tsx';
import { FormField } from '#renderer/ui/Form.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { TextArea, TextField } from '#renderer/ui/TextField.tsx';
import type { Input } from '#shared/contract/index.ts';
import { useFieldErrorText, WhenFields } from './formParts.tsx';
import styles from './forms.module.css';
import { type Planned, toPlanned } from './when.ts';

const PromiseDraft = z.object({
  key: z.string(),
  title: z.string().max(300),
  promisedBy: z.enum(['us', 'them']),
  day: z.string().nullable(),
});
type PromiseDraft = z.infer<typeof PromiseDraft>;

const fields = {
  kind: z.enum(['call', 'meeting']),
  direction: z.enum(['in', 'out']),
  subject: z.string().trim().min(1).max(300),
  contactId: z.string(),
  result: z.string().max(4000),
  promises: z.array(PromiseDraft).max(20),
  nextKind: z.enum(['none', 'call', 'meeting']),
  nextSubject: z.string().trim().max(300),
  day: z.string().nullable(),
  time: z.string().nullable(),
};

/** The next step, when there is one, needs a subject and a day. */
export const OutcomeForm = z.object(fields).superRefine((values, context) => {
  if (values.nextKind === 'none') return;
  if (values.nextSubject === '')
    context.addIssue({ code: 'custom', path: ['nextSubject'], message: 'required' });
  if (values.day === null) context.addIssue({ code: 'custom', path: ['day'], message: 'required' });
});
export type OutcomeValues = z.infer<typeof OutcomeForm>;

/** The promises as the contract takes them; rows left empty are no promises. */
export function promisesOf({
  promises,
}: OutcomeValues): NonNullable<Input<'interactions.complete'>['promises']> {
  return promises
    .filter(({ title }) => title.trim() !== '')
    .map(({ title, promisedBy, day }) => ({
      title,
      promisedBy,
      ...(day === null ? {} : { due: { on: day } }),
    }));
}

export type NextStep = { kind: 'call' | 'meeting'; subject: string; planned: Planned };

export function nextOf(
  { nextKind, nextSubject, day, time }: OutcomeValues,
  zone: string,
): NextStep | undefined {
  if (nextKind === 'none' || day === null) return undefined;
  return { kind: nextKind, subject: nextSubject, planned: toPlanned({ day, time }, zone) };
}

function Promises({
  value,
  onChange,
}: {
  value: readonly PromiseDraft[];
  onChange: (value: PromiseDraft[]) => void;
}) {
  const t = useT();
  const today = useToday();
  const change = (key: string, patch: Partial<PromiseDraft>): void =>
    onChange(value.map((row) => (row.key === key ? { ...row, ...patch } : row)));
  return (
    <div className={styles.promises}>
      {value.map((row) => (
        <div key={row.key} className={styles.promise}>
          <TextField
            aria-label={t('interactions.promiseTitle')}
            placeholder={t('interactions.promiseTitle')}
            maxLength={300}
            autoFocus
            value={row.title}
            onChange={(title) => change(row.key, { title })}
          />
          <Select
            aria-label={t('interactions.promisedBy')}
            value={row.promisedBy}
            onChange={(promisedBy) => change(row.key, { promisedBy })}
            options={[
              { value: 'us', label: t('interactions.us') },
              { value: 'them', label: t('interactions.them') },
            ]}
          />
          <DateField
            aria-label={t('interactions.dueDay')}
            value={row.day}
            onChange={(day) => change(row.key, { day })}
            today={today}
          />
          <IconButton
            size="sm"
            label={t('interactions.removePromise')}
            icon={<X aria-hidden />}
            onClick={() => onChange(value.filter((other) => other.key !== row.key))}
          />
        </div>
      ))}
      <Button
        size="sm"
        icon={<Plus aria-hidden />}
        disabled={value.length >= 20}
        onClick={() =>
          onChange([...value, { key: crypto.randomUUID(), title: '', promisedBy: 'us', day: null }])
        }
      >
        {t('interactions.addPromise')}
      </Button>
    </div>
  );
}

/** Result, promises and the next step, for recording and completing alike. */
export function OutcomeFields({ form }: { form: UseFormReturn<OutcomeValues> }) {
  const t = useT();
  const errorText = useFieldErrorText();
  const { control } = form;
  const nextKind = form.watch('nextKind');
  return (
    <>
      <FormField control={control} name="result" label={t('interactions.result')}>
        {(field) => (
          <TextArea {...field} rows={2} maxLength={4000} placeholder={t('interactions.resultPlaceholder')} />
        )}
      </FormField>
      <FieldGroup label={t('interactions.promises')}>
        <Promises
          value={form.watch('promises')}
          onChange={(promises) => form.setValue('promises', promises, { shouldDirty: true })}
        />
      </FieldGroup>
      <div className={styles.next}>
        <FieldGroup label={t('interactions.nextStep')}>
          <RadioGroup
            isInline
            aria-label={t('interactions.nextStep')}
            value={nextKind}
            onChange={(next) => form.setValue('nextKind', next)}
            options={[
              { value: 'none', label: t('interactions.noNext') },
              { value: 'call', label: t('interactions.nextCall') },
              { value: 'meeting', label: t('interactions.nextMeeting') },
            ]}
          />
        </FieldGroup>
        {nextKind === 'none' ? null : (
          <>
            <FormField
              control={control}
              name="nextSubject"
              label={t('interactions.subject')}
              isRequired
              errorText={errorText}
            >
              {(field) => <TextField {...field} maxLength={300} />}
            </FormField>
            <WhenFields control={control} />
          </>
        )}
      </div>
    </>
  );
}

// The next step as chips, with a subject once there is one, and a day and a time where the user wants another.
import { useToday } from '#renderer/data/useMe.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { DateField, TimeField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './CallSlot.module.css';
import { nextSteps } from './nextStep.ts';
import type { WrapUp } from './useWrapUp.ts';

export function NextStepFields({ form }: { form: WrapUp }) {
  const t = useT();
  const today = useToday();
  const required = t('interactions.required');
  return (
    <fieldset className={styles.next}>
      <legend className={styles.legend}>{t('calls.nextStep')}</legend>
      <div className={styles.steps}>
        {nextSteps.map((step) => (
          <Button
            key={step}
            size="sm"
            aria-pressed={form.step === step}
            onClick={() => form.chooseStep(step)}
            title={t(`calls.next_${step}`)}
          >
            {t(`calls.next_${step}`)}
          </Button>
        ))}
      </div>
      {form.step === 'pick' ? (
        <div className={styles.steps}>
          <Field
            label={t('calls.nextDay')}
            error={form.isTried && form.missing === 'day' ? required : undefined}
          >
            <DateField
              value={form.picked.day}
              today={today}
              min={today}
              onChange={(day) => form.pick({ ...form.picked, day })}
            />
          </Field>
          <Field label={t('calls.nextTime')}>
            <TimeField value={form.picked.time} onChange={(time) => form.pick({ ...form.picked, time })} />
          </Field>
        </div>
      ) : null}
      {form.step ? (
        <Field
          label={t('calls.nextSubject')}
          error={form.isTried && form.missing === 'subject' ? required : undefined}
        >
          <TextField value={form.subject} onChange={form.setSubject} maxLength={300} />
        </Field>
      ) : null}
    </fieldset>
  );
}

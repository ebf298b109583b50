// Plans a call or a meeting: subject, whom, when, where, how long, how important.
import { useEffect, useId } from 'react';
import { z } from 'zod';
import { useMe, useToday } from '#renderer/data/useMe.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { RadioGroup } from '#renderer/ui/Choice.tsx';
import { NumberField } from '#renderer/ui/DecimalField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { FieldGroup } from '#renderer/ui/Field.tsx';
import { Form, FormField } from '#renderer/ui/Form.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { TextArea, TextField } from '#renderer/ui/TextField.tsx';
import { DraftLine, useDraftForm } from '../drafts/index.ts';
import { useStep } from '../steps/index.ts';
import {
  ContactField,
  FormButtons,
  FormError,
  showFieldErrors,
  useFieldErrorText,
  WhenFields,
} from './formParts.tsx';
import styles from './forms.module.css';
import type { DialogRequest } from './interactionDialogs.ts';
import { toPlanned, usePlannedText } from './when.ts';

const importances = ['low', 'normal', 'high'] as const;

const PlanForm = z.object({
  kind: z.enum(['call', 'meeting']),
  subject: z.string().trim().min(1).max(300),
  contactId: z.string(),
  day: z.string(),
  time: z.string().nullable(),
  durationMin: z.number().int().min(0).nullable(),
  place: z.string().max(300),
  importance: z.enum(importances),
  content: z.string().max(8000),
});
type Values = z.infer<typeof PlanForm>;

export type PlanDialogProps = { request: Extract<DialogRequest, { type: 'plan' }>; onClose: () => void };

/** A form in a dialog; Ctrl+Enter saves. */
export function PlanDialog({ request, onClose }: PlanDialogProps) {
  const t = useT();
  const formId = useId();
  const today = useToday();
  const { timeZone } = useMe();
  const plannedText = usePlannedText();
  const errorText = useFieldErrorText();
  const { run, isRunning, error } = useStep('interactions.plan');
  const { form, draft } = useDraftForm<Values>(`plan.${request.partnerId}`, PlanForm, {
    kind: request.kind,
    subject: '',
    contactId: request.contactId ?? '',
    day: today,
    time: null,
    durationMin: null,
    place: '',
    importance: 'normal',
    content: '',
  });
  const kind = form.watch('kind');
  const save = async ({ contactId, day, time, ...fields }: Values): Promise<void> => {
    const planned = toPlanned({ day, time }, timeZone);
    const date = plannedText('at' in planned ? { at: planned.at, on: null } : { at: null, on: planned.on });
    const input = { ...fields, partnerId: request.partnerId, contactId: contactId || null, planned };
    const saved = await run(input, t('interactions.plannedDone', { date }));
    if (!saved) return;
    draft.done();
    onClose();
  };
  useEffect(() => showFieldErrors(form, error), [form, error]);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(kind === 'call' ? 'interactions.planCall' : 'interactions.planMeeting')}
      footer={
        <FormButtons formId={formId} label={t('interactions.save')} isRunning={isRunning} onClose={onClose} />
      }
    >
      <Form form={form} id={formId} onSubmit={save}>
        <DraftLine draft={draft} />
        <FormField
          control={form.control}
          name="subject"
          label={t('interactions.subject')}
          isRequired
          errorText={errorText}
        >
          {(control) => <TextField {...control} maxLength={300} />}
        </FormField>
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
        <WhenFields control={form.control} />
        <div className={styles.pair}>
          <ContactField control={form.control} partnerId={request.partnerId} />
          <FormField control={form.control} name="durationMin" label={t('interactions.duration')}>
            {(control) => <NumberField {...control} min={0} max={10080} />}
          </FormField>
        </div>
        <div className={styles.pair}>
          <FormField control={form.control} name="place" label={t('interactions.place')}>
            {(control) => <TextField {...control} maxLength={300} />}
          </FormField>
          <FormField control={form.control} name="importance" label={t('interactions.importance')}>
            {({ ref: _ref, ...control }) => (
              <Select
                {...control}
                options={importances.map((value) => ({ value, label: t(`interactions.${value}`) }))}
              />
            )}
          </FormField>
        </div>
        <FormField control={form.control} name="content" label={t('interactions.details')}>
          {(control) => <TextArea {...control} rows={2} maxLength={8000} />}
        </FormField>
        <FormError error={error} />
      </Form>
    </Dialog>
  );
}

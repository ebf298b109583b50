// Writing down what happened: a call or meeting without a plan, or the outcome of a planned one.
import { useEffect, useId } from 'react';
import { useMe, useToday } from '#renderer/data/useMe.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { RadioGroup } from '#renderer/ui/Choice.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { FieldGroup } from '#renderer/ui/Field.tsx';
import { Form, FormField } from '#renderer/ui/Form.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { addDays } from '#shared/domain/dates.ts';
import { DraftLine, type FormDraft, useDraftForm } from '../drafts/index.ts';
import { useStep } from '../steps/index.ts';
import { ContactField, FormButtons, FormError, showFieldErrors, useFieldErrorText } from './formParts.tsx';
import styles from './forms.module.css';
import type { DialogRequest } from './interactionDialogs.ts';
import type { RowDialogProps } from './MoveDialog.tsx';
import { nextOf, OutcomeFields, OutcomeForm, type OutcomeValues, promisesOf } from './OutcomeFields.tsx';
import { usePlannedText } from './when.ts';

function useOutcomeForm(
  key: string,
  kind: 'call' | 'meeting',
  subject: string,
  contactId: string | null | undefined,
) {
  const today = useToday();
  return useDraftForm<OutcomeValues>(key, OutcomeForm, {
    kind,
    direction: 'out',
    subject,
    contactId: contactId ?? '',
    result: '',
    promises: [],
    nextKind: 'none',
    nextSubject: '',
    day: addDays(today, 1),
    time: null,
  });
}

/** Completes a planned call or meeting; result, promises and the next step are one undoable step. */
export function CompleteDialog({ row, onClose }: RowDialogProps) {
  const t = useT();
  const formId = useId();
  const { timeZone } = useMe();
  const kind = row.kind === 'meeting' ? 'meeting' : 'call';
  const { form, draft } = useOutcomeForm(`outcome.${row.id}`, kind, row.subject, row.contactId);
  const { run, isRunning, error } = useStep('interactions.complete');
  const save = async (values: OutcomeValues): Promise<void> => {
    const next = nextOf(values, timeZone);
    const done = await run(
      { id: row.id, result: values.result, promises: promisesOf(values), ...(next ? { next } : {}) },
      t('interactions.completed'),
    );
    if (!done) return;
    draft.done();
    onClose();
  };
  useEffect(() => showFieldErrors(form, error), [form, error]);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('interactions.completeTitle', { subject: row.subject })}
      description={row.contactName || undefined}
      footer={
        <FormButtons
          formId={formId}
          label={t('interactions.complete')}
          isRunning={isRunning}
          onClose={onClose}
        />
      }
    >
      <Form form={form} id={formId} onSubmit={save}>
        <DraftLine draft={draft} />
        <OutcomeFields form={form} />
        <FormError error={error} />
      </Form>
    </Dialog>
  );
}

type RecordRequest = Extract<DialogRequest, { type: 'record' }>;

/** The record, then the next step as a plan of its own: two steps to undo. */
function useRecord(request: RecordRequest, draft: FormDraft, onClose: () => void) {
  const t = useT();
  const { timeZone } = useMe();
  const plannedText = usePlannedText();
  const record = useStep('interactions.record');
  const plan = useStep('interactions.plan', { isErrorToasted: true });
  const save = async (values: OutcomeValues): Promise<void> => {
    const { kind, direction, subject, result } = values;
    const whom = { partnerId: request.partnerId, contactId: values.contactId || null };
    const next = nextOf(values, timeZone);
    const saved = await record.run(
      {
        ...whom,
        kind,
        subject,
        result,
        direction: kind === 'call' ? direction : '',
        promises: promisesOf(values),
        ...(request.startedAtMs === undefined ? {} : { happenedAt: request.startedAtMs }),
      },
      t('interactions.recorded'),
    );
    if (!saved) return;
    draft.done();
    onClose();
    if (!next) return;
    const { planned } = next;
    const date = plannedText('at' in planned ? { at: planned.at, on: null } : { at: null, on: planned.on });
    await plan.run({ ...next, ...whom }, t('interactions.plannedDone', { date }));
  };
  return { save, isRunning: record.isRunning || plan.isRunning, error: record.error };
}

/** Writes down a call or a meeting that has happened (or goes on now) without a plan. */
export function RecordDialog({ request, onClose }: { request: RecordRequest; onClose: () => void }) {
  const t = useT();
  const formId = useId();
  const errorText = useFieldErrorText();
  const subject = t(request.kind === 'call' ? 'terms.phoneCall' : 'terms.meeting');
  const key = `record.${request.kind}.${request.partnerId}`;
  const { form, draft } = useOutcomeForm(key, request.kind, subject, request.contactId);
  const { save, isRunning, error } = useRecord(request, draft, onClose);
  useEffect(() => showFieldErrors(form, error), [form, error]);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(request.kind === 'call' ? 'interactions.recordCall' : 'interactions.recordMeeting')}
      footer={
        <FormButtons formId={formId} label={t('interactions.save')} isRunning={isRunning} onClose={onClose} />
      }
    >
      <Form form={form} id={formId} onSubmit={save}>
        <DraftLine draft={draft} />
        <div className={styles.pair}>
          <FormField
            control={form.control}
            name="subject"
            label={t('interactions.subject')}
            isRequired
            errorText={errorText}
          >
            {(field) => <TextField {...field} maxLength={300} />}
          </FormField>
          <ContactField control={form.control} partnerId={request.partnerId} />
        </div>
        {request.kind === 'call' ? (
          <FieldGroup label={t('interactions.direction')}>
            <RadioGroup
              isInline
              aria-label={t('interactions.direction')}
              value={form.watch('direction')}
              onChange={(direction) => form.setValue('direction', direction)}
              options={[
                { value: 'out', label: t('interactions.outgoing') },
                { value: 'in', label: t('interactions.incoming') },
              ]}
            />
          </FieldGroup>
        ) : null}
        <OutcomeFields form={form} />
        <FormError error={error} />
      </Form>
    </Dialog>
  );
}

// Plans a call or a meeting, once or again and again: subject, whom, when, how long, what reminds of it.
import { useEffect, useId } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useMe, useToday } from '#renderer/data/useMe.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Form } from '#renderer/ui/Form.tsx';
import { DraftLine, useDraftForm } from '../drafts/index.ts';
import { useStep } from '../steps/index.ts';
import { FormButtons, FormError, showFieldErrors } from './formParts.tsx';
import type { DialogRequest } from './interactionDialogs.ts';
import { PlanFields } from './PlanFields.tsx';
import { choiceOfForm, minutesOfReminder, PlanForm, type PlanValues } from './planForm.ts';
import { once, ruleOf } from './repeatRule.ts';
import { toPlanned, usePlannedText } from './when.ts';

type PlanRequest = Extract<DialogRequest, { type: 'plan' }>;
export type PlanDialogProps = { request: PlanRequest; onClose: () => void };

/** One command either way: a plan, or a series of them. */
function usePlan({ partnerId, ownerId }: PlanRequest, onClose: () => void) {
  const t = useT();
  const { timeZone } = useMe();
  const plannedText = usePlannedText();
  const plan = useStep('interactions.plan');
  const series = useStep('calendar.planSeries');
  const save = async (values: PlanValues): Promise<void> => {
    const { kind, subject, contactId, day, time, durationMin, place, importance, content } = values;
    const planned = toPlanned({ day, time }, timeZone);
    const date = plannedText('at' in planned ? { at: planned.at, on: null } : { at: null, on: planned.on });
    const input = {
      ...{ kind, subject, durationMin, place, importance, content, contactId: contactId || null },
      ...{
        partnerId: partnerId ?? values.partner?.id ?? '',
        reminderMin: minutesOfReminder(values.reminder),
      },
      ...(ownerId === undefined ? {} : { ownerId }),
    };
    const rule = ruleOf(choiceOfForm(values), day);
    const saved =
      rule === undefined
        ? await plan.run({ ...input, planned }, t('interactions.plannedDone', { date }))
        : await series.run(
            { ...input, rule, startOn: day, startTime: time },
            t('calendar.seriesPlanned', { date }),
          );
    if (saved) onClose();
  };
  return { save, isRunning: plan.isRunning || series.isRunning, error: plan.error ?? series.error };
}

/** A form in a dialog; Ctrl+Enter saves. */
export function PlanDialog({ request, onClose }: PlanDialogProps) {
  const t = useT();
  const formId = useId();
  const today = useToday();
  const { partnerId, start } = request;
  const { value: partner } = useLive(
    'partners.load',
    partnerId === undefined ? undefined : { id: partnerId },
  );
  const { form, draft } = useDraftForm<PlanValues>(`plan.${partnerId ?? 'new'}`, PlanForm, {
    ...{ kind: request.kind, subject: '', contactId: request.contactId ?? '' },
    partner: partnerId === undefined ? null : { id: partnerId, label: partner?.name ?? '' },
    ...{ day: start?.day ?? today, time: start?.time ?? null, durationMin: start?.durationMin ?? null },
    ...{ place: '', importance: 'normal', content: '', reminder: '' },
    ...once,
  });
  const { save, isRunning, error } = usePlan(request, () => {
    draft.done();
    onClose();
  });
  const kind = form.watch('kind');
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
        <PlanFields form={form} isPartnerChosen={partnerId === undefined} />
        <FormError error={error} />
      </Form>
    </Dialog>
  );
}

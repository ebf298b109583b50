// Changes what a series plans: from one occurrence on, or all that are open. One occurrence alone is edited as any event.
import { useEffect, useId, useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { RadioGroup } from '#renderer/ui/Choice.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { FieldGroup } from '#renderer/ui/Field.tsx';
import { Form } from '#renderer/ui/Form.tsx';
import type { Output } from '#shared/contract/index.ts';
import { DraftLine, useDraftForm } from '../drafts/index.ts';
import { useStep } from '../steps/index.ts';
import { FormButtons, FormError, showFieldErrors } from './formParts.tsx';
import type { DialogRequest } from './interactionDialogs.ts';
import { PlanFields } from './PlanFields.tsx';
import { choiceOfForm, minutesOfReminder, PlanForm, type PlanValues } from './planForm.ts';
import { choiceOf, ruleOf } from './repeatRule.ts';

type SeriesRequest = Extract<DialogRequest, { type: 'series' }>;
type Props = { request: SeriesRequest; onClose: () => void };
type Series = Output<'calendar.loadSeries'>;
type Scope = 'following' | 'all';

function LoadedDialog({ request, series, onClose }: Props & { series: Series }) {
  const t = useT();
  const formId = useId();
  const [scope, setScope] = useState<Scope>('following');
  const { run, isRunning, error } = useStep('calendar.changeSeries');
  const { seriesId, occurrenceOn } = request;
  const { subject, startTime, durationMin, place, importance, content, reminderMin, rule, partnerId } =
    series;
  const { form, draft } = useDraftForm<PlanValues>(`series.${seriesId}.${occurrenceOn}`, PlanForm, {
    ...{ kind: series.kind === 'call' ? 'call' : 'meeting', subject, contactId: series.contactId ?? '' },
    ...{ partner: { id: partnerId, label: '' }, day: occurrenceOn, time: startTime, durationMin, place },
    ...{ importance, content, reminder: reminderMin === null ? '' : String(reminderMin) },
    ...choiceOf(rule, occurrenceOn),
  });
  const save = async (values: PlanValues): Promise<void> => {
    const next = ruleOf(choiceOfForm(values), occurrenceOn, rule) ?? rule;
    const changes = {
      ...{ subject: values.subject, contactId: values.contactId || null, content: values.content },
      ...{ place: values.place, importance: values.importance, durationMin: values.durationMin },
      ...{ reminderMin: minutesOfReminder(values.reminder), startTime: values.time },
      // What is left of a number of times is counted by the core: the same rule is no change.
      ...(next === rule ? {} : { rule: next }),
    };
    const saved = await run({ seriesId, occurrenceOn, scope, changes }, t('calendar.seriesChanged'));
    if (!saved) return;
    draft.done();
    onClose();
  };
  useEffect(() => showFieldErrors(form, error), [form, error]);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('calendar.changeSeries')}
      footer={
        <FormButtons formId={formId} label={t('interactions.save')} isRunning={isRunning} onClose={onClose} />
      }
    >
      <Form form={form} id={formId} onSubmit={save}>
        <DraftLine draft={draft} />
        <FieldGroup label={t('calendar.reach')}>
          <RadioGroup
            isInline
            aria-label={t('calendar.reach')}
            value={scope}
            onChange={setScope}
            options={[
              { value: 'following', label: t('calendar.following') },
              { value: 'all', label: t('calendar.allOpen') },
            ]}
          />
        </FieldGroup>
        <PlanFields form={form} isPartnerChosen={false} before={rule} />
        <FormError error={error} />
      </Form>
    </Dialog>
  );
}

/** Waits for the series: local, so a moment. */
export function SeriesDialog({ request, onClose }: Props) {
  const { value } = useLive('calendar.loadSeries', { seriesId: request.seriesId });
  return value ? <LoadedDialog request={request} series={value} onClose={onClose} /> : null;
}

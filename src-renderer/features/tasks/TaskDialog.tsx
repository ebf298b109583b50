// The form of a task: a new one, filled from the card it is made from, or one that is there.
import { useId } from 'react';
import { z } from 'zod';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { type TaskRequest, useTaskForm } from '#renderer/data/taskState.ts';
import { useMe } from '#renderer/data/useMe.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Form } from '#renderer/ui/Form.tsx';
import { ErrorState } from '#renderer/ui/States.tsx';
import { DraftLine, useDraftForm } from '../drafts/index.ts';
import { FormButtons, FormError, toDayTime, toPlanned } from '../interactions/index.ts';
import { useStep } from '../steps/index.ts';
import { repeatKindOf, repeatRuleOf } from './repeatRule.ts';
import type { Card } from './TaskCard.tsx';
import { TaskFields } from './TaskFields.tsx';

const TaskForm = z.object({
  title: z.string().trim().min(1).max(300),
  ownerId: z.string(),
  day: z.string().nullable(),
  time: z.string().nullable(),
  importance: z.enum(['low', 'normal', 'high']),
  notes: z.string().max(4000),
  helperIds: z.array(z.string()).max(50),
  watcherIds: z.array(z.string()).max(50),
  isPrivate: z.boolean(),
  repeat: z.enum(['none', 'daily', 'weekly', 'monthly', 'yearly', 'own']),
  /** Of a new one: one step a line. */
  steps: z.string().max(8000),
});
export type TaskValues = z.infer<typeof TaskForm>;

type Filled = Exclude<TaskRequest, { taskId: string }>;

/** What the form begins with. */
function valuesOf(card: Card | undefined, filled: Filled, me: { id: string; timeZone: string }): TaskValues {
  const due = card ? toDayTime({ at: card.dueAt, on: card.dueOn }, me.timeZone) : undefined;
  return {
    title: card?.title ?? filled.title ?? '',
    ownerId: card?.ownerId ?? me.id,
    day: due?.day ?? filled.day ?? null,
    time: due?.time ?? null,
    importance: card?.importance ?? 'normal',
    notes: card?.notes ?? '',
    helperIds: card?.helpers.map(({ id }) => id) ?? [],
    watcherIds: card?.watchers.map(({ id }) => id) ?? [],
    isPrivate: card?.isPrivate ?? false,
    repeat: repeatKindOf(card?.repeatRule ?? ''),
    steps: '',
  };
}

/** A new one is kept by what it is made from. */
function draftKey(
  card: Card | undefined,
  { interactionId, documentId, contactId, partnerId }: Filled,
): string {
  return `task.${card?.id ?? `new.${interactionId ?? documentId ?? contactId ?? partnerId ?? ''}`}`;
}

/** @returns saves; whether it was */
function useSaveTask(card: Card | undefined, filled: Filled) {
  const t = useT();
  const { timeZone } = useMe();
  const create = useStep('tasks.create');
  const update = useStep('tasks.update');
  const save = async ({ day, time, repeat, steps, ...fields }: TaskValues): Promise<boolean> => {
    const due = day === null ? undefined : toPlanned({ day, time }, timeZone);
    const input = { ...fields, repeatRule: repeatRuleOf(repeat, card?.repeatRule ?? '') };
    if (card) {
      return (await update.run({ ...input, id: card.id, due: due ?? null }, t('tasks.saved'))) !== undefined;
    }
    const { title: _title, day: _day, ...about } = filled;
    const lines = steps
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .slice(0, 100);
    const answer = await create.run({ ...about, ...input, due, steps: lines }, t('tasks.created'));
    return answer !== undefined;
  };
  return { save, isRunning: create.isRunning || update.isRunning, error: create.error ?? update.error };
}

function TaskFormDialog({ card, filled }: { card?: Card; filled: Filled }) {
  const t = useT();
  const me = useMe();
  const formId = useId();
  const close = useTaskForm((state) => state.close);
  const start = valuesOf(card, filled, me);
  const { form, draft } = useDraftForm<TaskValues>(draftKey(card, filled), TaskForm, start);
  const { save, isRunning, error } = useSaveTask(card, filled);
  const submit = async (values: TaskValues): Promise<void> => {
    if (!(await save(values))) return;
    draft.done();
    close();
  };
  return (
    <Dialog
      isOpen
      onClose={close}
      size="lg"
      title={t(card ? 'tasks.editTask' : 'tasks.newTask')}
      footer={
        <FormButtons
          formId={formId}
          label={t(card ? 'tasks.save' : 'tasks.create')}
          isRunning={isRunning}
          onClose={close}
        />
      }
    >
      <Form form={form} id={formId} onSubmit={submit}>
        <DraftLine draft={draft} />
        <TaskFields form={form} isNew={card === undefined} />
        <FormError error={error} />
      </Form>
    </Dialog>
  );
}

function EditDialog({ id }: { id: string }) {
  const t = useT();
  const errorText = useErrorText();
  const close = useTaskForm((state) => state.close);
  const { value: card, error } = useLive('tasks.load', { id });
  if (card) return <TaskFormDialog key={id} card={card} filled={{}} />;
  if (!error) return null;
  return (
    <Dialog isOpen onClose={close} title={t('tasks.editTask')}>
      <ErrorState title={errorText(error)} />
    </Dialog>
  );
}

export function TaskDialog({ request }: { request: TaskRequest }) {
  return 'taskId' in request ? <EditDialog id={request.taskId} /> : <TaskFormDialog filled={request} />;
}

// One event opened: what it is, and everything that can be done with it. An occurrence that is only expected becomes a row
// as soon as somebody does something with it.
import { EllipsisVertical } from 'lucide-react';
import { useCommand } from '#renderer/data/DataProvider.tsx';
import { useDeskState } from '#renderer/data/deskState.ts';
import { useTaskForm } from '#renderer/data/taskState.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu, type MenuEntry } from '#renderer/ui/Menu.tsx';
import { useNavigate } from '#renderer/ui/routing.ts';
import { Select } from '#renderer/ui/Select.tsx';
import {
  reminderChoices,
  useInteractionDialogs,
  useKindText,
  usePlannedText,
  useReminderText,
} from '../interactions/index.ts';
import { useStep } from '../steps/index.ts';
import styles from './EventDialog.module.css';
import { stateOf } from './eventLook.ts';
import type { CalendarEvent } from './splitEvents.ts';

export type EventDialogProps = { event: CalendarEvent; ownerName: string; onClose: () => void };

/** The row of the event: an expected occurrence is made one. */
function useRow({
  id,
  isExpected,
  seriesId,
  occurrenceOn,
}: CalendarEvent): () => Promise<string | undefined> {
  const take = useCommand('calendar.takeOccurrence');
  return async () => {
    if (!isExpected || seriesId === null || occurrenceOn === null) return id;
    return (await take.run({ seriesId, occurrenceOn }))?.id;
  };
}

function ReminderField({ event }: { event: CalendarEvent }) {
  const t = useT();
  const row = useRow(event);
  const reminderText = useReminderText();
  const { run, isRunning } = useStep('calendar.setReminder', { isErrorToasted: true });
  const current = event.reminderMin === null ? '' : String(event.reminderMin);
  const change = async (next: string): Promise<void> => {
    const id = await row();
    const reminderMin = next === '' ? null : Number(next);
    if (id !== undefined)
      await run(
        { source: event.source, id, reminderMin },
        t('calendar.reminderSet', { when: reminderText(next) }),
      );
  };
  return (
    <Field label={t('calendar.reminder')}>
      <Select
        value={current}
        isDisabled={isRunning}
        onChange={(next: string) => void change(next)}
        options={[...new Set<string>([...reminderChoices, current])].map((value) => ({
          value,
          label: reminderText(value),
        }))}
      />
    </Field>
  );
}

/** What the menu of an event offers beside its main buttons. */
function useEntries({ event, onClose }: Pick<EventDialogProps, 'event' | 'onClose'>): MenuEntry[] {
  const t = useT();
  const row = useRow(event);
  const show = useInteractionDialogs((state) => state.show);
  const cancel = useStep('interactions.cancel', { isErrorToasted: true });
  const remove = useStep('interactions.delete', { isErrorToasted: true });
  const end = useStep('calendar.endSeries', { isErrorToasted: true });
  const { seriesId, occurrenceOn, source, isDone } = event;
  if (source === 'task') return [];
  const withRow = async (run: (id: string) => Promise<unknown>): Promise<void> => {
    const id = await row();
    if (id !== undefined && (await run(id))) onClose();
  };
  const ofSeries: MenuEntry[] =
    seriesId === null || occurrenceOn === null
      ? []
      : [
          {
            id: 'series',
            label: t('calendar.changeSeriesEntry'),
            onSelect: () => {
              onClose();
              show({ type: 'series', seriesId, occurrenceOn });
            },
          },
          {
            id: 'end',
            label: t('calendar.endSeries'),
            onSelect: () =>
              void end
                .run({ seriesId, occurrenceOn, scope: 'following' }, t('calendar.seriesEnded'))
                .then((done) => done && onClose()),
          },
          { id: 'line', isSeparator: true },
        ];
  return [
    ...ofSeries,
    ...(isDone
      ? []
      : [
          {
            id: 'cancel',
            label: t('interactions.cancelEvent'),
            onSelect: () => void withRow((id) => cancel.run({ id }, t('interactions.cancelledDone'))),
          },
        ]),
    {
      id: 'delete',
      label: t('common.delete'),
      isDanger: true,
      onSelect: () => void withRow((id) => remove.run({ id }, t('interactions.deleted'))),
    },
  ];
}

function Footer({ event, onClose }: Pick<EventDialogProps, 'event' | 'onClose'>) {
  const t = useT();
  const go = useNavigate();
  const row = useRow(event);
  const { openPartner } = useDeskState();
  const show = useInteractionDialogs((state) => state.show);
  const showTask = useTaskForm((state) => state.show);
  const completeTask = useStep('tasks.complete', { isErrorToasted: true });
  const entries = useEntries({ event, onClose });
  const { partnerId, source, isDone } = event;
  const ask = async (type: 'complete' | 'edit' | 'move'): Promise<void> => {
    const id = await row();
    if (id === undefined) return;
    onClose();
    if (source === 'task') showTask({ taskId: id });
    else show({ type, interactionId: id });
  };
  const complete = async (): Promise<void> => {
    if (source === 'interaction') return ask('complete');
    if (await completeTask.run({ id: event.id }, t('interactions.taskDone'))) onClose();
  };
  return (
    <div className={styles.footer}>
      {partnerId === null ? null : (
        <Button
          onClick={() => {
            openPartner(partnerId);
            go('desk');
          }}
        >
          {t('calendar.openClient')}
        </Button>
      )}
      <span className={styles.gap} />
      <Button onClick={() => void ask('edit')}>{t('common.edit')}</Button>
      {isDone || source === 'task' ? null : (
        <Button onClick={() => void ask('move')}>{t('interactions.move')}</Button>
      )}
      {entries.length > 0 ? (
        <Menu
          entries={entries}
          trigger={<IconButton label={t('common.more')} icon={<EllipsisVertical aria-hidden />} />}
        />
      ) : null}
      {isDone ? null : (
        <Button variant="primary" onClick={() => void complete()}>
          {t('interactions.complete')}
        </Button>
      )}
    </div>
  );
}

export function EventDialog({ event, ownerName, onClose }: EventDialogProps) {
  const t = useT();
  const kindText = useKindText();
  const plannedText = usePlannedText();
  const state = stateOf(event);
  const length = event.durationMin ? t('interactions.minutes', { count: event.durationMin }) : '';
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={event.subject}
      description={kindText(event.kind)}
      footer={<Footer event={event} onClose={onClose} />}
    >
      <Facts
        rows={[
          [t('common.time'), [plannedText(event), length].filter((part) => part !== '').join(', ')],
          [t('terms.client'), event.partnerName],
          [t('interactions.place'), event.place],
          [t('common.owner'), ownerName],
          [t('common.state'), state === 'open' ? '' : t(`calendar.${state}`)],
          [t('calendar.repeat'), event.seriesId === null ? '' : t('calendar.repeats')],
        ]}
      />
      {event.isDone ? null : <ReminderField event={event} />}
    </Dialog>
  );
}

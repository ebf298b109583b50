// The card of a task: what it is, who has to do with it, its checklist, what has become of it and what was said of it.
import { CircleEllipsis, X } from 'lucide-react';
import { useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useDeskState } from '#renderer/data/deskState.ts';
import { useTaskForm } from '#renderer/data/taskState.ts';
import { useArea } from '#renderer/data/useArea.ts';
import { useMe } from '#renderer/data/useMe.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { ActionBar } from '#renderer/ui/ActionBar.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { Panel, PanelHeader } from '#renderer/ui/Panel.tsx';
import { useNavigate } from '#renderer/ui/routing.ts';
import { ErrorState, Skeleton } from '#renderer/ui/States.tsx';
import type { Output } from '#shared/contract/index.ts';
import { usePlannedText } from '../interactions/index.ts';
import { TaskTalk } from '../messages/index.ts';
import { useStep } from '../steps/index.ts';
import { Checklist } from './Checklist.tsx';
import { ReturnDialog } from './ReturnDialog.tsx';
import { repeatKindOf } from './repeatRule.ts';
import { DueText, StateChip } from './TaskChips.tsx';
import styles from './Tasks.module.css';
import { useTaskMoves } from './taskRow.ts';

export type Card = Output<'tasks.load'>;
const moves = ['accept', 'complete', 'reopen'] as const;

/** What is needed less, and would not fit beside the rest. */
function MoreMenu({ card, onGone }: { card: Card; onGone: () => void }) {
  const t = useT();
  const move = useTaskMoves();
  const edit = useTaskForm((state) => state.show);
  const remove = useStep('tasks.delete', { isErrorToasted: true });
  const { id, may } = card;
  const entries = [
    { id: 'edit', label: t('common.edit'), onSelect: () => edit({ taskId: id }) },
    { id: 'cancel', label: t('tasks.cancel'), onSelect: () => void move('cancel', id) },
    {
      id: 'delete',
      label: t('tasks.remove'),
      onSelect: async () => {
        if (await remove.run({ id }, t('tasks.removeDone'))) onGone();
      },
    },
  ] as const;
  const allowed = entries.filter((entry) => may.includes(entry.id));
  if (allowed.length === 0) return null;
  return (
    <Menu
      trigger={
        <IconButton variant="default" label={t('common.more')} icon={<CircleEllipsis aria-hidden />} />
      }
      entries={allowed}
    />
  );
}

function CardActions({ card, onGone }: { card: Card; onGone: () => void }) {
  const t = useT();
  const move = useTaskMoves();
  const [isReturning, setReturning] = useState(false);
  const { id, may } = card;
  const allowed = moves.filter((one) => may.includes(one));
  return (
    <ActionBar>
      {allowed.map((one) => (
        <Button
          key={one}
          variant={one === allowed[0] ? 'primary' : 'default'}
          onClick={() => void move(one, id)}
        >
          {t(`tasks.${one}`)}
        </Button>
      ))}
      {may.includes('return') ? (
        <Button onClick={() => setReturning(true)}>{t('tasks.return')}</Button>
      ) : null}
      <MoreMenu card={card} onGone={onGone} />
      {isReturning ? <ReturnDialog id={id} onClose={() => setReturning(false)} /> : null}
    </ActionBar>
  );
}

const namesOf = (people: Card['helpers']): string => people.map(({ name }) => name).join(', ');

function CardFacts({ card }: { card: Card }) {
  const t = useT();
  const go = useNavigate();
  const plannedText = usePlannedText();
  const openPartner = useDeskState((state) => state.openPartner);
  const { partnerId } = card;
  const toClient = (): void => {
    if (partnerId !== null) openPartner(partnerId);
    go('desk');
  };
  return (
    <Facts
      rows={[
        [
          t('tasks.due'),
          card.dueAt === null && card.dueOn === null ? t('tasks.noDue') : <DueText key="due" task={card} />,
        ],
        [t('tasks.start'), plannedText({ at: card.startAt, on: card.startOn })],
        [
          t('tasks.client'),
          partnerId === null ? (
            ''
          ) : (
            <button key="client" type="button" className={styles.link} onClick={toClient}>
              {card.partnerName}
            </button>
          ),
        ],
        [t('tasks.contact'), card.contactName],
        [t('tasks.document'), card.documentNumber],
        [t('tasks.giver'), card.giverName],
        [t('tasks.executor'), card.ownerName],
        [t('tasks.helpers'), namesOf(card.helpers)],
        [t('tasks.watchers'), namesOf(card.watchers)],
        [t('tasks.importance'), t(`interactions.${card.importance}`)],
        [t('tasks.privateMark'), card.isPrivate ? t('common.yes') : ''],
        [t('tasks.repeat'), card.repeatRule === '' ? '' : t(`tasks.repeat_${repeatKindOf(card.repeatRule)}`)],
      ]}
    />
  );
}

function History({ card }: { card: Card }) {
  const t = useT();
  const format = useFormat();
  const { timeZone } = useMe();
  if (card.history.length === 0) return null;
  return (
    <section aria-label={t('tasks.history')}>
      <h3>{t('tasks.history')}</h3>
      <ul className={styles.history}>
        {card.history.map((event) => (
          <li key={event.id}>
            <span className={styles.muted}>{format.dateTime(event.at, timeZone)}</span>{' '}
            <b>{event.userName}</b> {t(`tasks.move_${event.move}`)}
            {event.note === '' ? null : <q className={styles.note}>{event.note}</q>}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function TaskCard({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT();
  const hasMessages = useArea('messages');
  const errorText = useErrorText();
  const { value: card, error } = useLive('tasks.load', { id });
  const close = <IconButton label={t('tasks.backToList')} icon={<X aria-hidden />} onClick={onClose} />;
  if (error || !card)
    return (
      <Panel
        label={t('tasks.title')}
        className={styles.side}
        header={<PanelHeader title={t('tasks.title')} actions={close} />}
      >
        {error ? <ErrorState title={errorText(error)} /> : <Skeleton rows={5} />}
      </Panel>
    );
  return (
    <Panel
      label={card.title}
      className={styles.side}
      header={<PanelHeader title={card.title} actions={close} />}
      footer={hasMessages ? <TaskTalk taskId={id} /> : undefined}
    >
      <div className={styles.cardBody}>
        <StateChip task={card} />
        <CardActions card={card} onGone={onClose} />
        {card.notes === '' ? null : <p className={styles.text}>{card.notes}</p>}
        <CardFacts card={card} />
        <Checklist card={card} />
        <History card={card} />
      </div>
    </Panel>
  );
}

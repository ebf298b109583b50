// biome-ignore-all lint/a11y/noNoninteractiveTabindex: articles of a feed take the focus by its pattern
// One interaction of the time line: when, kind, who, what was said, the result, what was agreed, what can be done.
import { CalendarClock, Check, EllipsisVertical } from 'lucide-react';
import { memo, useMemo } from 'react';
import { useMe, useToday } from '#renderer/data/useMe.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Chip } from '#renderer/ui/Chip.tsx';
import { classNames } from '#renderer/ui/classNames.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu, MenuEntries, type MenuEntry } from '#renderer/ui/Menu.tsx';
import type { Output } from '#shared/contract/index.ts';
import { RecordingPlayer } from '../recording/index.ts';
import { useStep } from '../steps/index.ts';
import styles from './Interactions.module.css';
import { useInteractionDialogs } from './interactionDialogs.ts';
import { KindIcon, useKindText } from './KindIcon.tsx';
import { LongText } from './LongText.tsx';
import { PromiseLine } from './PromiseLine.tsx';
import { everyOf } from './repeatRule.ts';
import { moveDay, type QuickMove, toDayTime, toPlanned, usePlannedText } from './when.ts';

export type InteractionRow = Output<'interactions.list'>['rows'][number];

/** What the menus of all rows do, made once for the feed. */
export function useRowSteps() {
  const { run: move } = useStep('interactions.move', { isErrorToasted: true });
  const { run: cancel } = useStep('interactions.cancel', { isErrorToasted: true });
  const { run: reopen } = useStep('interactions.reopen', { isErrorToasted: true });
  const { run: remove } = useStep('interactions.delete', { isErrorToasted: true });
  return useMemo(() => ({ move, cancel, reopen, remove }), [move, cancel, reopen, remove]);
}

type RowProps = { row: InteractionRow; steps: ReturnType<typeof useRowSteps> };

function When({ row }: { row: InteractionRow }) {
  const format = useFormat();
  const today = useToday();
  const { timeZone } = useMe();
  const when =
    row.status === 'planned' && row.happenedAt === null
      ? toDayTime({ at: row.plannedAt, on: row.plannedOn }, timeZone)
      : toDayTime({ at: row.timelineAt, on: null }, timeZone);
  if (!when) return <span className={styles.when} />;
  return (
    <span className={styles.when}>
      {format.relativeDay(when.day, today)}
      {when.time === null ? null : <span className={styles.time}>{when.time}</span>}
    </span>
  );
}

/** What the menu of a row offers, by its state. */
function RowEntries({ row, steps }: RowProps) {
  const t = useT();
  const show = useInteractionDialogs((state) => state.show);
  const today = useToday();
  const { timeZone } = useMe();
  const plannedText = usePlannedText();
  const plan = toDayTime({ at: row.plannedAt, on: row.plannedOn }, timeZone) ?? { day: today, time: null };
  const quick = (by: QuickMove): MenuEntry => {
    const day = moveDay(plan.day, today, by);
    const planned = toPlanned({ ...plan, day }, timeZone);
    const text = plannedText('at' in planned ? { at: planned.at, on: null } : { at: null, on: planned.on });
    return {
      id: by,
      label: t(`interactions.${by}`),
      onSelect: () => void steps.move({ id: row.id, planned }, t('interactions.moved', { date: text })),
    };
  };
  const edit: MenuEntry = {
    id: 'edit',
    label: t('common.edit'),
    onSelect: () => show({ type: 'edit', interactionId: row.id }),
  };
  const removal: readonly MenuEntry[] = [
    { id: 'line', isSeparator: true },
    {
      id: 'delete',
      label: t('common.delete'),
      isDanger: true,
      onSelect: () => void steps.remove({ id: row.id }, t('interactions.deleted')),
    },
  ];
  if (row.status !== 'planned') {
    const hadPlan = row.plannedAt !== null || row.plannedOn !== null;
    const again: MenuEntry = {
      id: 'reopen',
      label: t('interactions.reopen'),
      onSelect: () => void steps.reopen({ id: row.id }, t('interactions.reopened')),
    };
    return <MenuEntries entries={[edit, ...(hadPlan ? [again] : []), ...removal]} />;
  }
  const other: MenuEntry = {
    id: 'other',
    label: t('interactions.otherDay'),
    onSelect: () => show({ type: 'move', interactionId: row.id }),
  };
  const moves = [quick('plusDay'), quick('monday'), quick('nextWeek'), other];
  return (
    <MenuEntries
      entries={[
        edit,
        { id: 'move', label: t('interactions.moveTo'), entries: moves },
        {
          id: 'cancel',
          label: t('interactions.cancelEvent'),
          onSelect: () => void steps.cancel({ id: row.id }, t('interactions.cancelledDone')),
        },
        ...removal,
      ]}
    />
  );
}

function Actions({ row, steps }: RowProps) {
  const t = useT();
  const show = useInteractionDialogs((state) => state.show);
  return (
    <div className={styles.actions}>
      {row.status === 'planned' ? (
        <>
          <Button
            size="sm"
            icon={<Check aria-hidden />}
            onClick={() => show({ type: 'complete', interactionId: row.id })}
          >
            {t('interactions.complete')}
          </Button>
          <IconButton
            size="sm"
            label={t('interactions.move')}
            icon={<CalendarClock aria-hidden />}
            className={styles.move}
            onClick={() => show({ type: 'move', interactionId: row.id })}
          />
        </>
      ) : null}
      <Menu
        trigger={<IconButton size="sm" label={t('common.more')} icon={<EllipsisVertical aria-hidden />} />}
      >
        <RowEntries row={row} steps={steps} />
      </Menu>
    </div>
  );
}

function Body({ row }: { row: InteractionRow }) {
  const t = useT();
  const me = useMe();
  const direction =
    row.direction === '' || row.status !== 'done'
      ? ''
      : t(row.direction === 'in' ? 'interactions.incoming' : 'interactions.outgoing');
  const { series } = row;
  const every = series ? everyOf(series.rule) : undefined;
  const facts = [
    row.status === 'planned' && !row.isOverdue ? t('interactions.planned') : '',
    every
      ? every.interval === 1
        ? t(`calendar.each${every.unit}`)
        : t(`calendar.every${every.unit}`, { count: every.interval })
      : '',
    series && series.later > 0 ? t('calendar.more', { count: series.later }) : '',
    row.contactName,
    direction,
    row.place,
    row.durationMin === null ? '' : t('interactions.minutes', { count: row.durationMin }),
    row.ownerId === me.id ? '' : row.ownerName,
  ].filter((fact) => fact !== '');
  return (
    <div className={styles.body}>
      <div className={styles.head}>
        <span className={classNames(styles.subject, row.status === 'cancelled' && styles.cancelled)}>
          {row.subject}
        </span>
        {row.isOverdue ? <Chip tone="danger">{t('interactions.overdue')}</Chip> : null}
        {row.status === 'cancelled' ? <Chip>{t('interactions.cancelled')}</Chip> : null}
        {row.importance === 'high' ? <Chip tone="warn">{t('interactions.importantMark')}</Chip> : null}
      </div>
      <div className={styles.muted}>{facts.join(' · ')}</div>
      {row.content ? <LongText text={row.content} /> : null}
      {row.result ? (
        <div className={styles.text}>
          <span className={styles.resultName}>{t('interactions.resultIs')}: </span>
          {row.result}
        </div>
      ) : null}
      {row.recording ? <RecordingPlayer key={row.recording.hash} {...row.recording} /> : null}
      {row.promises.length > 0 ? (
        <div className={styles.promises}>
          {row.promises.map((promise) => (
            <PromiseLine key={promise.id} task={promise} isLate={promise.isBroken} />
          ))}
        </div>
      ) : null}
    </div>
  );
}

export type InteractionCardProps = RowProps & { position: number; total: number };

function Card({ row, steps, position, total }: InteractionCardProps) {
  const kindText = useKindText();
  return (
    <article
      tabIndex={0}
      aria-posinset={position}
      aria-setsize={total}
      aria-label={`${kindText(row.kind)}: ${row.subject}`}
      className={styles.card}
    >
      <When row={row} />
      <span className={styles.icon}>
        <KindIcon kind={row.kind} />
      </span>
      <Body row={row} />
      <Actions row={row} steps={steps} />
    </article>
  );
}
/** An article of the feed. */
export const InteractionCard = memo(Card);

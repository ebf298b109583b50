// The coming days as a list, in order of time: only days that have something. Runs no command.
import { type KeyboardEvent, useMemo } from 'react';
import { useMe, useToday } from '#renderer/data/useMe.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Chip } from '#renderer/ui/Chip.tsx';
import { classNames } from '#renderer/ui/classNames.ts';
import { EmptyState } from '#renderer/ui/States.tsx';
import { isoWeekday } from '#shared/domain/dates.ts';
import { KindMark, useKindText } from '../interactions/index.ts';
import styles from './AgendaView.module.css';
import type { OwnerMark } from './EventBox.tsx';
import { type EventWords, stateOf, useEventWords } from './eventLook.ts';
import { type CalendarEvent, splitEvents } from './splitEvents.ts';
import type { TimeGridProps } from './TimeGrid.tsx';
import { eventHandlers, eventIdOf, useEventKeys } from './useEventKeys.ts';

const tones = { done: 'neutral', overdue: 'danger', expected: 'accent' } as const;

function Line({ event, words, owner }: { event: CalendarEvent; words: EventWords; owner?: OwnerMark }) {
  const t = useT();
  const kindText = useKindText();
  const state = stateOf(event);
  return (
    <li>
      <button type="button" data-event={event.id} title={event.subject} className={styles.entry}>
        <span className="visually-hidden">{words.name(event, owner?.name)}</span>
        <span aria-hidden className={classNames(styles.line, styles[state])}>
          <span className={styles.time}>{words.span(event)}</span>
          <span className={classNames(styles.kind, styles[event.kind])}>
            <KindMark kind={event.kind} />
            <span className={styles.kindName}>{kindText(event.kind)}</span>
          </span>
          <span className={styles.subject}>{event.subject}</span>
          <span className={styles.client}>{event.partnerName}</span>
          <span className={styles.side}>
            {owner ? <span className={styles.owner}>{owner.name}</span> : null}
            {state === 'open' ? null : <Chip tone={tones[state]}>{t(`calendar.${state}`)}</Chip>}
          </span>
        </span>
      </button>
    </li>
  );
}

export type AgendaViewProps = Pick<
  TimeGridProps,
  'label' | 'moves' | 'ownerMark' | 'isLoading' | 'onOpen' | 'onOpenDay' | 'onDay'
> & { days: readonly string[] };

export function AgendaView(props: AgendaViewProps) {
  const { label, days, moves, ownerMark, isLoading, onOpen, onOpenDay } = props;
  const t = useT();
  const format = useFormat();
  const today = useToday();
  const { timeZone } = useMe();
  const words = useEventWords();
  // A move out of the days shown leaves the list where it is.
  const eventKeys = useEventKeys(moves, () => undefined);
  const byDay = useMemo(() => splitEvents(moves.events, timeZone), [moves.events, timeZone]);
  const weekdays = format.weekdays();
  const full = days.filter((day) => byDay.has(day));
  const handle = (key: KeyboardEvent<HTMLElement>): void => {
    const event = moves.events.find(({ id }) => id === eventIdOf(key.target));
    if (!event || eventKeys.handle(key, event)) return;
    if (key.code !== 'ArrowDown' && key.code !== 'ArrowUp') return;
    const boxes = [...key.currentTarget.querySelectorAll<HTMLElement>('[data-event]')];
    const at = boxes.indexOf((key.target as HTMLElement).closest('[data-event]') as HTMLElement);
    boxes[at + (key.code === 'ArrowDown' ? 1 : -1)]?.focus();
    key.preventDefault();
  };
  if (full.length === 0 && !isLoading)
    return <EmptyState title={t('calendar.nothingAhead')} hint={t('calendar.nothingAheadHint')} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for its buttons
    <div aria-busy={isLoading} className={styles.agenda} onKeyDown={handle} {...eventHandlers(moves, onOpen)}>
      <h2 className="visually-hidden">{label}</h2>
      {full.map((day) => (
        <section key={day} aria-label={format.longDate(day)}>
          <h3 className={classNames(styles.day, day === today && styles.today)}>
            <button type="button" className={styles.dayButton} onClick={() => onOpenDay(day)}>
              {weekdays[isoWeekday(day) - 1]?.long}, {format.longDate(day)}
            </button>
          </h3>
          <ul>
            {[
              ...(byDay.get(day)?.whole ?? []),
              ...(byDay.get(day)?.parts ?? []).map((part) => part.event),
            ].map((event) => (
              <Line key={event.id} event={event} words={words} owner={ownerMark(event)} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

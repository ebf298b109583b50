// The calendar: toolbar, small month, one of four views, and what is opened over them. Holds no rows.
import { ChevronLeft, ChevronRight, Plus } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useMe, useToday } from '#renderer/data/useMe.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { useHotkeys } from '#renderer/ui/keyboard/HotkeyProvider.tsx';
import { MonthCalendar } from '#renderer/ui/MonthCalendar.tsx';
import { SegmentedControl } from '#renderer/ui/SegmentedControl.tsx';
import { ErrorState } from '#renderer/ui/States.tsx';
import { isoWeekday } from '#shared/domain/dates.ts';
import { InteractionDialogs, KindMark, useInteractionDialogs, useKindText } from '../interactions/index.ts';
import { AgendaView } from './AgendaView.tsx';
import styles from './CalendarScreen.module.css';
import { useCalendarState } from './calendarState.ts';
import type { Column } from './DayColumn.tsx';
import type { OwnerMark } from './EventBox.tsx';
import { EventDialog } from './EventDialog.tsx';
import eventStyles from './Events.module.css';
import { initialsOf } from './eventLook.ts';
import { MonthView } from './MonthView.tsx';
import { OwnersMenu, type People, type Person, usePeople } from './OwnersMenu.tsx';
import { daysOf, stepDay, type View, views } from './periods.ts';
import { ScopeDialog } from './ScopeDialog.tsx';
import { clockText, type Span } from './spans.ts';
import type { CalendarEvent } from './splitEvents.ts';
import { TimeGrid, type TimeGridProps } from './TimeGrid.tsx';
import { useEvents } from './useEvents.ts';
import { useMoves } from './useMoves.ts';
import { useTitle } from './useTitle.ts';

/**
 * Whose events: those that were chosen and are still there; one's own otherwise. As long as nobody is known, those that were
 * chosen: the first week is asked for and drawn once.
 */
function useShown({ people, areKnown }: People): readonly string[] {
  const me = useMe();
  const owners = useCalendarState((state) => state.owners);
  return useMemo(() => {
    const known = areKnown ? owners.filter((id) => people.some((person) => person.id === id)) : owners;
    return known.length > 0 ? known : [me.id];
  }, [owners, people, areKnown, me.id]);
}

function useColumns(view: View, day: string, shown: readonly string[], people: readonly Person[]): Column[] {
  const format = useFormat();
  return useMemo(() => {
    const names = format.weekdays();
    const nameOf = (date: string): string => `${names[isoWeekday(date) - 1]?.long}, ${format.longDate(date)}`;
    if (view === 'day' && shown.length > 1)
      return shown.map((ownerId) => ({
        ...{ key: ownerId, day, ownerId },
        label: people.find(({ id }) => id === ownerId)?.name ?? '',
      }));
    return daysOf(view === 'day' ? 'day' : 'week', day).map((date) => ({
      ...{ key: date, day: date, ownerId: null, label: nameOf(date) },
    }));
  }, [view, day, shown, people, format]);
}

/** One mark a person, the same object each time: a box whose event is unchanged is not drawn again. */
function useOwnerMark(people: readonly Person[], shown: readonly string[], isMixed: boolean) {
  return useMemo(() => {
    const marks = new Map<string, OwnerMark>();
    for (const [tint, id] of isMixed ? shown.entries() : []) {
      const name = people.find((person) => person.id === id)?.name ?? '';
      marks.set(id, { name, initials: initialsOf(name), tint });
    }
    return ({ ownerId }: CalendarEvent): OwnerMark | undefined => marks.get(ownerId);
  }, [people, shown, isMixed]);
}

function useCreate(): (span: Span, ownerId: string | null) => void {
  const show = useInteractionDialogs((state) => state.show);
  return useCallback(
    ({ day, minute, durationMin }, ownerId) => {
      const time = minute === null ? null : clockText(minute);
      show({
        ...{ type: 'plan', kind: 'meeting', start: { day, time, durationMin } },
        ...(ownerId === null ? {} : { ownerId }),
      });
    },
    [show],
  );
}

function Toolbar({
  day,
  people,
  shown,
}: {
  day: string;
  people: readonly Person[];
  shown: readonly string[];
}) {
  const t = useT();
  const { view, setView, setDay } = useCalendarState();
  const create = useCreate();
  const title = useTitle(view, day);
  const step = (by: 1 | -1): void => setDay(stepDay(view, day, by));
  const addEvent = (): void => create({ day, minute: null, durationMin: null }, null);
  useHotkeys(
    [
      { keys: 'KeyD', label: t('calendar.day'), run: () => setView('day') },
      { keys: 'KeyW', label: t('calendar.week'), run: () => setView('week') },
      { keys: 'KeyM', label: t('calendar.month'), run: () => setView('month') },
      { keys: 'KeyA', label: t('calendar.agenda'), run: () => setView('agenda') },
      { keys: 'KeyT', label: t('common.today'), run: () => setDay(undefined) },
      { keys: 'PageUp', label: t('calendar.before'), run: () => step(-1) },
      { keys: 'PageDown', label: t('calendar.after'), run: () => step(1) },
      { keys: 'KeyN', label: t('calendar.newEvent'), run: addEvent },
    ],
    { group: t('app.calendar') },
  );
  return (
    <header className={styles.bar}>
      <Button size="sm" kbd="T" onClick={() => setDay(undefined)}>
        {t('common.today')}
      </Button>
      <IconButton
        size="sm"
        label={t('calendar.before')}
        kbd="PageUp"
        icon={<ChevronLeft aria-hidden />}
        onClick={() => step(-1)}
      />
      <IconButton
        size="sm"
        label={t('calendar.after')}
        kbd="PageDown"
        icon={<ChevronRight aria-hidden />}
        onClick={() => step(1)}
      />
      <h1 className={styles.title} aria-live="polite">
        {title}
      </h1>
      <SegmentedControl
        aria-label={t('calendar.view')}
        value={view}
        onChange={setView}
        items={views.map((id) => ({ id, label: t(`calendar.${id}`) }))}
      />
      {people.length > 1 ? <OwnersMenu people={people} shown={shown} /> : null}
      <Button size="sm" variant="primary" kbd="N" icon={<Plus aria-hidden />} onClick={addEvent}>
        {t('calendar.newEvent')}
      </Button>
    </header>
  );
}

const kinds = ['meeting', 'call', 'task', 'email', 'note'] as const;

/** The small month, and what the hues and lines mean. */
function SidePane({ day }: { day: string }) {
  const t = useT();
  const today = useToday();
  const kindText = useKindText();
  const { view, setDay } = useCalendarState();
  const days = daysOf(view === 'week' ? 'week' : 'day', day);
  return (
    <aside className={styles.side} aria-label={t('calendar.smallMonth')}>
      <MonthCalendar
        value={{ from: days[0] ?? day, to: days.at(-1) ?? day }}
        hasRange={false}
        today={today}
        onChange={({ to }) => setDay(to)}
      />
      <ul className={styles.legend} aria-label={t('calendar.legend')}>
        {kinds.map((kind) => (
          <li key={kind} className={styles.sample}>
            <span className={`${eventStyles.event} ${eventStyles[kind]} ${eventStyles.swatch}`}>
              <KindMark kind={kind} />
            </span>
            {kindText(kind)}
          </li>
        ))}
        {(['overdue', 'done', 'expected'] as const).map((state) => (
          <li key={state} className={styles.sample}>
            <span
              className={`${eventStyles.event} ${eventStyles.meeting} ${eventStyles[state]} ${eventStyles.swatch}`}
            />
            {t(`calendar.${state}`)}
          </li>
        ))}
      </ul>
    </aside>
  );
}

function ViewOf({ view, ...props }: TimeGridProps & { view: View; days: readonly string[] }) {
  if (view === 'month') return <MonthView {...props} />;
  if (view === 'agenda') return <AgendaView {...props} />;
  // A grid of its own for each: the day begins where the week was not.
  return <TimeGrid key={view} {...props} />;
}

/** The screen of route `calendar`. */
export function CalendarScreen() {
  const t = useT();
  const today = useToday();
  const errorText = useErrorText();
  const { view, day: chosen, setDay, setView } = useCalendarState();
  const day = chosen ?? today;
  const known = usePeople();
  const { people } = known;
  const shown = useShown(known);
  const { events, isLoading, isCut, error } = useEvents(view, day, shown);
  const moves = useMoves(events);
  const { value: hours } = useLive('calendar.loadWorkHours', { owners: [...shown] });
  const columns = useColumns(view, day, shown, people);
  const title = useTitle(view, day);
  const create = useCreate();
  const [openId, setOpenId] = useState<string>();
  const opened = moves.events.find(({ id }) => id === openId);
  const nameOf = (ownerId: string): string => people.find(({ id }) => id === ownerId)?.name ?? '';
  const isMixed = shown.length > 1 && columns[0]?.ownerId === null;
  const ownerMark = useOwnerMark(people, shown, isMixed);
  const openDay = (date: string): void => {
    setDay(date);
    setView('day');
  };
  return (
    <div className={styles.screen}>
      <Toolbar day={day} people={people} shown={shown} />
      <SidePane day={day} />
      <section data-pane="" tabIndex={-1} aria-label={t('app.calendar')} className={styles.view}>
        {error ? (
          <ErrorState title={errorText(error)} details={error.message} />
        ) : (
          <ViewOf
            {...{ view, columns, moves, hours, ownerMark, day, isLoading, days: daysOf(view, day) }}
            label={title}
            onDay={setDay}
            onOpenDay={openDay}
            onOpen={setOpenId}
            onCreate={create}
          />
        )}
        {isCut ? <p className={styles.cut}>{t('calendar.tooMany')}</p> : null}
      </section>
      {opened ? (
        <EventDialog event={opened} ownerName={nameOf(opened.ownerId)} onClose={() => setOpenId(undefined)} />
      ) : null}
      {moves.asked ? <ScopeDialog subject={moves.asked.event.subject} onAnswer={moves.answer} /> : null}
      <InteractionDialogs />
    </div>
  );
}

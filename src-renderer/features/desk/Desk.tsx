// The desk: the day on the left, the client in the middle, its people on the right. Puts the panes and the keys
// together; holds no rows. The picker and the ready letter are mounted by the shell.
import { useCallback, useRef } from 'react';
import { useCall } from '#renderer/data/DataProvider.tsx';
import { useDeskState } from '#renderer/data/deskState.ts';
import { useDrawerState } from '#renderer/data/drawerState.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { ErrorBoundary } from '#renderer/ui/ErrorBoundary.tsx';
import { useHotkeys } from '#renderer/ui/keyboard/HotkeyProvider.tsx';
import { SideDrawer } from '#renderer/ui/SideDrawer.tsx';
import { SplitPanels } from '#renderer/ui/SplitPanels.tsx';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import { useIsNarrow } from '#renderer/ui/useIsNarrow.ts';
import { AppError } from '#shared/contract/errors.ts';
import { firstInteractions, InteractionDialogs, useInteractionDialogs } from '../interactions/index.ts';
import { CallSlot } from '../phoneDock/index.ts';
import { Client } from './Client.tsx';
import { Contacts } from './Contacts.tsx';
import { DayCalendar } from './DayCalendar.tsx';
import { DayCounters } from './DayCounters.tsx';
import styles from './DayList.module.css';
import { DayList } from './DayList.tsx';
import { useDayRange } from './useDayRange.ts';

/** `C`: the outcome of the client's earliest open event. */
function useCompleteCurrent(): () => Promise<void> {
  const t = useT();
  const call = useCall();
  const toasts = useToasts();
  const errorText = useErrorText();
  const show = useInteractionDialogs((state) => state.show);
  return useCallback(async () => {
    const { partnerId } = useDeskState.getState();
    if (partnerId === undefined) return;
    try {
      const input = { ...firstInteractions(partnerId, { kind: 'all', status: 'planned' }), limit: 200 };
      // Newest first: the last one is the earliest, the one that stands in the day's list.
      const current = (await call('interactions.list', input)).rows.at(-1);
      if (current) show({ type: 'complete', interactionId: current.id });
      else toasts.show({ title: t('desk.nothingToComplete'), timeoutMs: 4_000 });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      toasts.show({ title: errorText(error), tone: 'warn' });
    }
  }, [t, call, toasts, errorText, show]);
}

function DayColumn({ onActivate }: { onActivate: () => void }) {
  const range = useDayRange();
  return (
    <div className={styles.column}>
      <ErrorBoundary pane="desk.calendar">
        <DayCalendar />
      </ErrorBoundary>
      <ErrorBoundary pane="desk.counters">
        <DayCounters range={range} />
      </ErrorBoundary>
      <ErrorBoundary pane="desk.list">
        <DayList range={range} onActivate={onActivate} />
      </ErrorBoundary>
    </div>
  );
}

/** A call stands on top of the people and pushes them down. */
function ContactsColumn() {
  const partnerId = useDeskState((state) => state.partnerId);
  return (
    <div className={styles.contacts}>
      <CallSlot />
      <ErrorBoundary pane="desk.contacts" resetKey={partnerId}>
        <Contacts />
      </ErrorBoundary>
    </div>
  );
}

/** The screen of route `desk`. */
export function Desk() {
  const t = useT();
  const client = useRef<HTMLDivElement>(null);
  const completeCurrent = useCompleteCurrent();
  const isNarrow = useIsNarrow();
  const { isOpen, setOpen } = useDrawerState();
  const focusClient = useCallback(
    () => client.current?.querySelector<HTMLElement>('section, [role="region"]')?.focus(),
    [],
  );
  useHotkeys(
    [
      {
        keys: 'KeyC',
        label: t('desk.completeEvent'),
        isAvailable: () => useDeskState.getState().partnerId !== undefined,
        run: () => void completeCurrent(),
      },
    ],
    { group: t('desk.keysClient') },
  );
  const panels = [
    {
      id: 'day',
      content: <DayColumn onActivate={focusClient} />,
      defaultSize: 340,
      minSize: 280,
      isFixedWidth: true,
    },
    { id: 'client', content: <Client box={client} />, minSize: 370 },
  ];
  const contacts = {
    ...{ id: 'contacts', content: <ContactsColumn />, defaultSize: 300, minSize: 230 },
    isFixedWidth: true,
  };
  return (
    <>
      <div className={styles.desk}>
        <SplitPanels id="desk" panels={isNarrow ? panels : [...panels, contacts]} />
        {isNarrow ? (
          <SideDrawer label={t('incoming.drawer')} isOpen={isOpen} onClose={() => setOpen(false)}>
            <ContactsColumn />
          </SideDrawer>
        ) : null}
      </div>
      <InteractionDialogs />
    </>
  );
}

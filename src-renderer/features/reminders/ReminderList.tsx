// Reminders whose time has come, oldest first: open the client, be reminded later, or seen. Each step can be taken back.
import { AlarmClock, Check } from 'lucide-react';
import { useState } from 'react';
import { useDeskState } from '#renderer/data/deskState.ts';
import { useMe, useNow, useToday } from '#renderer/data/useMe.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Chip } from '#renderer/ui/Chip.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { useNavigate } from '#renderer/ui/routing.ts';
import { EmptyState } from '#renderer/ui/States.tsx';
import type { Output } from '#shared/contract/index.ts';
import { KindIcon, usePlannedText } from '../interactions/index.ts';
import { useStep } from '../steps/index.ts';
import { askForNotes, canAskForNotes } from './browserNote.ts';
import styles from './Reminders.module.css';
import { type Snooze, snoozes, snoozeUntil } from './snooze.ts';

type Row = Output<'calendar.listReminders'>['rows'][number];

const refOf = ({ source, id }: Row) => ({ source, id });

function LaterMenu({ row }: { row: Row }) {
  const t = useT();
  const now = useNow();
  const today = useToday();
  const { timeZone } = useMe();
  const { run } = useStep('calendar.snoozeReminders', { isErrorToasted: true });
  const snooze = (by: Snooze): void => {
    const until = snoozeUntil(by, { now, today, zone: timeZone });
    void run({ events: [refOf(row)], until }, t('reminders.snoozed'));
  };
  const entries = snoozes.map((by) => ({ id: by, label: t(`reminders.${by}`), onSelect: () => snooze(by) }));
  const icon = <AlarmClock aria-hidden />;
  return (
    <Menu
      trigger={<IconButton size="sm" icon={icon} label={t('reminders.later', { subject: row.subject })} />}
      entries={entries}
    />
  );
}

type LineProps = { row: Row; onOpen: () => void; onSeen: (row: Row) => void };

function Line({ row, onOpen, onSeen }: LineProps) {
  const t = useT();
  const go = useNavigate();
  const { openPartner } = useDeskState();
  const plannedText = usePlannedText();
  const { partnerId } = row;
  return (
    <li className={styles.line}>
      <KindIcon kind={row.kind} />
      <div className={styles.text}>
        <span className={styles.subject}>{row.subject}</span>
        <span className={styles.side}>
          {plannedText({ at: row.at, on: row.on })}
          {row.isMissed ? <Chip tone="warn">{t('reminders.missed')}</Chip> : null}
        </span>
        {partnerId === null ? null : (
          <Button
            size="sm"
            variant="quiet"
            className={styles.client}
            onClick={() => {
              openPartner(partnerId);
              go('desk');
              onOpen();
            }}
          >
            {row.partnerName}
          </Button>
        )}
      </div>
      <LaterMenu row={row} />
      <IconButton
        size="sm"
        icon={<Check aria-hidden />}
        label={t('reminders.seen', { subject: row.subject })}
        onClick={() => onSeen(row)}
      />
    </li>
  );
}

/** In a browser the person is asked once; the answer is the browser's to keep. */
function AllowNotes() {
  const t = useT();
  const [isAskable, setAskable] = useState(canAskForNotes);
  if (!isAskable) return null;
  return (
    <Button size="sm" variant="quiet" onClick={() => void askForNotes().finally(() => setAskable(false))}>
      {t('reminders.allowNotes')}
    </Button>
  );
}

export type ReminderListProps = { rows: readonly Row[]; isMore: boolean; onOpen: () => void };

export function ReminderList({ rows, isMore, onOpen }: ReminderListProps) {
  const t = useT();
  const { run, isRunning } = useStep('calendar.dismissReminders', { isErrorToasted: true });
  const see = (seen: readonly Row[]): void =>
    void run({ events: seen.map(refOf) }, t('reminders.dismissed', { count: seen.length }));
  if (rows.length === 0) {
    return <EmptyState title={t('reminders.none')} hint={t('reminders.noneHint')} actions={<AllowNotes />} />;
  }
  return (
    <>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('reminders.title')}</h2>
        <Button size="sm" disabled={isRunning} onClick={() => see(rows)}>
          {t('reminders.allSeen')}
        </Button>
      </div>
      <ul className={styles.list}>
        {rows.map((row) => (
          <Line key={row.id} row={row} onOpen={onOpen} onSeen={(seen) => see([seen])} />
        ))}
      </ul>
      {isMore ? <p className={styles.side}>{t('reminders.more')}</p> : null}
      <AllowNotes />
    </>
  );
}

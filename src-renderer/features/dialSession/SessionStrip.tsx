// The strip of a dial session at the top of the call bar, as long as it is on: how it stands, how far it is, what came of it, and
// its keys. It keeps its place in every state; it also takes the session further.
import { Pause, PhoneOutgoing, Play, Square } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { classNames } from '#renderer/ui/classNames.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { useHotkeys } from '#renderer/ui/keyboard/HotkeyProvider.tsx';
import { ProgressBar } from '#renderer/ui/States.tsx';
import { cardCall, useCalls } from '../calls/index.ts';
import { useCountdownState } from './countdownState.ts';
import styles from './DialSession.module.css';
import { useCounterTexts } from './useCounterTexts.ts';
import { type DialSession, isRunning } from './useDialSession.ts';
import { useSessionActions } from './useSessionActions.ts';
import { useSessionDriver } from './useSessionDriver.ts';
import { usePauseText, useReasonText, useStateOfSession } from './useSessionText.ts';

/** Who comes next, or why it stopped: said once, without the seconds. */
function Announcement({ session }: { session: DialSession }) {
  const t = useT();
  const reasonText = useReasonText();
  const pauseText = usePauseText();
  const { next } = session;
  const why = pauseText(session);
  const said = isRunning(session)
    ? next && t('dialSession.nextIs', { name: next.partnerName, reason: reasonText(next) })
    : why === ''
      ? t('dialSession.paused')
      : t('dialSession.pausedWhy', { why });
  return (
    <div className="visually-hidden" aria-live="polite" aria-atomic>
      {said}
    </div>
  );
}

function Standing({ session }: { session: DialSession }) {
  const stateOf = useStateOfSession();
  const countdown = useCountdownState();
  const { text, isWarning } = stateOf(session, countdown, cardCall(useCalls()));
  return (
    <span className={classNames(styles.standing, isWarning && styles.warning)} data-ellipsis="" title={text}>
      {text}
    </span>
  );
}

function Progress({ session: { done, total } }: { session: DialSession }) {
  const t = useT();
  const text = t('dialSession.progress', { done, total });
  return (
    <span className={styles.progress}>
      <span aria-hidden>{text}</span>
      <span className={styles.bar}>
        <ProgressBar isLabelHidden label={text} value={total === 0 ? 0 : done / total} />
      </span>
    </span>
  );
}

function Counters({ session }: { session: DialSession }) {
  const texts = useCounterTexts(session);
  return (
    <ul className={styles.counters}>
      {texts.map(({ id, label, value }) => (
        <li key={id}>
          {label} <strong>{value}</strong>
        </li>
      ))}
    </ul>
  );
}

export type SessionStripProps = {
  session: DialSession;
  /** What can be done with the call of the session now. */
  children?: ReactNode;
};

export function SessionStrip({ session, children }: SessionStripProps) {
  const t = useT();
  const actions = useSessionActions();
  useSessionDriver(session, actions);
  const isGoing = isRunning(session);
  const { next } = session;
  const toggle = isGoing ? actions.pause : actions.goOn;
  const toggleText = t(isGoing ? 'dialSession.pause' : 'dialSession.goOn');
  useHotkeys(
    [
      { keys: 'F9', label: toggleText, run: toggle, isAllowedOverDialog: true },
      {
        keys: 'Shift+F9',
        label: t('dialSession.skip'),
        isAvailable: () => Boolean(next),
        run: () => next && actions.skip(next),
      },
    ],
    { group: t('dialSession.title') },
  );
  return (
    <section
      aria-label={t('dialSession.title')}
      data-session={isGoing ? 'on' : 'paused'}
      className={styles.strip}
    >
      <PhoneOutgoing aria-hidden className={styles.icon} />
      <Standing session={session} />
      <Progress session={session} />
      <Counters session={session} />
      <span className={styles.gap} />
      {children}
      <Button
        size="sm"
        variant={isGoing ? 'default' : 'call'}
        kbd="F9"
        icon={isGoing ? <Pause aria-hidden /> : <Play aria-hidden />}
        onClick={toggle}
      >
        {toggleText}
      </Button>
      <IconButton
        size="sm"
        label={t('dialSession.end')}
        icon={<Square aria-hidden />}
        onClick={actions.end}
      />
      <Announcement session={session} />
    </section>
  );
}

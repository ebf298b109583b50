// How the session stands, in words: for the strip with its seconds, and for a screen reader without. Knows no markup.

import { useMe } from '#renderer/data/useMe.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import type { LiveCall } from '../calls/index.ts';
import { isOver } from '../calls/index.ts';
import { usePhoneLines } from '../phone/index.ts';
import type { CountdownState } from './countdownState.ts';
import { type DialSession, isRunning, isRunningHere } from './useDialSession.ts';

/** Why it stopped by itself. */
export function usePauseText(): (session: DialSession) => string {
  const t = useT();
  const lines = usePhoneLines();
  return ({ pauseReason }) => {
    if (pauseReason === '') return '';
    const isReady = lines?.some(({ isDefault, live }) => isDefault && live.state === 'registered');
    if (pauseReason === 'not_registered' && isReady) return t('dialSession.lineBack');
    if (
      pauseReason === 'window_gone' ||
      pauseReason === 'not_registered' ||
      pauseReason === 'no_line' ||
      pauseReason === 'too_many_calls'
    )
      return t(`dialSession.why_${pauseReason}`);
    return t(`calls.why_${pauseReason}`);
  };
}

/** What was planned with whoever comes next, and for when. */
export function useReasonText(): (next: NonNullable<DialSession['next']>) => string {
  const t = useT();
  const format = useFormat();
  const { timeZone } = useMe();
  return ({ subject, plannedAt, isCallBack }) => {
    const plan = isCallBack ? t('dialSession.callBack') : '';
    const when = plannedAt === null ? '' : format.time(plannedAt, timeZone);
    return [plan, subject, when].filter((part) => part !== '').join(' · ');
  };
}

export type SessionSaid = { text: string; isWarning: boolean };

/** @param onHand the call that stands in the way of the next one */
export function useStateOfSession(): (
  session: DialSession,
  countdown: CountdownState,
  onHand: LiveCall | undefined,
) => SessionSaid {
  const t = useT();
  const pauseText = usePauseText();
  return (session, { seconds, waits }, onHand) => {
    const calm = (text: string): SessionSaid => ({ text, isWarning: false });
    if (session.endedAt !== null) return calm(t('dialSession.over'));
    if (!isRunning(session)) {
      const why = pauseText(session);
      return {
        text: why === '' ? t('dialSession.paused') : t('dialSession.pausedWhy', { why }),
        isWarning: why !== '',
      };
    }
    if (!isRunningHere(session)) return calm(t('dialSession.elsewhere'));
    if (waits) return calm(t(`dialSession.waits_${waits}`));
    if (seconds !== undefined) return calm(t('dialSession.nextIn', { seconds }));
    if (!onHand) return calm(t('dialSession.dialing'));
    if (onHand.id !== session.callId && !isOver(onHand) && onHand.direction === 'in')
      return calm(t('dialSession.waits_call'));
    return calm(t(isOver(onHand) ? 'dialSession.wrapUp' : 'dialSession.onCall'));
  };
}

// The time at the client's and whether it is a time to call. Colour only for exceptions.
import { Check, Clock } from 'lucide-react';
import { useMemo } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useNow } from '#renderer/data/useMe.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Chip } from '#renderer/ui/Chip.tsx';
import { companyHours } from '#shared/domain/callHours.ts';
import { type CallVerdict, callWindow, usualWorkHours, type WorkHours } from '#shared/domain/timeZones.ts';
import styles from './callTime.module.css';

const minuteMs = 60_000;

/** Now, renewed each minute: clocks without seconds need no more. */
export function useMinute(): number {
  return Math.floor(useNow() / minuteMs) * minuteMs;
}

/** Hours and days of calling, as set in this company; the usual ones until they are loaded. */
export function useWorkHours(): WorkHours {
  const preferences = useLive('company.loadPreferences', {}).value;
  const calendar = useLive('company.loadCalendar', {}).value;
  return useMemo(
    () => (preferences ? companyHours(preferences, calendar?.workDays ?? []) : usualWorkHours),
    [preferences, calendar],
  );
}

const words = {
  ok: 'desk.okToCall',
  early: 'desk.early',
  late: 'desk.late',
  weekend: 'desk.weekend',
} as const;

/** The word of a verdict as a message key. */
export function verdictKey(verdict: CallVerdict): (typeof words)[CallVerdict] {
  return words[verdict];
}

type LocalTimeProps = {
  zone: string;
  place: string;
  /** One of many beside each other: a good time is plain text, only an exception has colour. */
  isQuiet?: boolean;
};

/** `18:05 Bakı · good time to call`. */
export function LocalTime({ zone, place, isQuiet }: LocalTimeProps) {
  const t = useT();
  const nowMs = useMinute();
  const workHours = useWorkHours();
  const { localTime, verdict } = callWindow({ nowMs, zone, workHours });
  if (isQuiet && verdict === 'ok') {
    return (
      <span className={styles.good}>
        <Check aria-hidden />
        {localTime} · {t(verdictKey(verdict))}
      </span>
    );
  }
  const where = place ? `${localTime} ${place}` : localTime;
  return (
    <Chip tone={verdict === 'ok' ? 'call' : 'warn'} icon={<Clock aria-hidden />}>
      {where} · {t(verdictKey(verdict))}
    </Chip>
  );
}

// The time at the client's and whether it is a time to call. Colour only for exceptions.
import { Check, Clock } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useNow } from '#renderer/data/useMe.ts';
import { useOwnOrganization } from '#renderer/data/useOwnOrganization.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Chip } from '#renderer/ui/Chip.tsx';
import { companyHours } from '#shared/domain/callHours.ts';
import { type ClientWindow, clientWindow, isOutside } from '#shared/domain/callWindow.ts';
import { usualWorkHours, type WorkHours } from '#shared/domain/timeZones.ts';
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
  const country = useOwnOrganization()?.country ?? '';
  return useMemo(() => {
    if (!preferences) return usualWorkHours;
    const own = { holidays: calendar?.holidays ?? [], workDates: calendar?.workDates ?? [], country };
    return companyHours(preferences, calendar?.workDays ?? [], own);
  }, [preferences, calendar, country]);
}

const words = {
  ok: 'desk.okToCall',
  early: 'desk.early',
  late: 'desk.late',
  weekend: 'desk.weekend',
  holiday: 'callWindows.holiday',
} as const;

/** `too early`, `public holiday`; several clocks that disagree are named by their number. */
export function useVerdictText(): (window: ClientWindow) => string {
  const t = useT();
  return useCallback(
    ({ verdict, clockCount }) =>
      verdict === 'unsure' ? t('callWindows.severalClocks', { number: clockCount }) : t(words[verdict]),
    [t],
  );
}

/** `opens in 2 h 50 min, 09:00 there`; '' while it is open. */
export function useOpensText(): (window: ClientWindow) => string {
  const t = useT();
  const format = useFormat();
  return (window) => {
    const { opens } = window;
    if (!isOutside(window)) return '';
    if (!opens) return t('callWindows.neverOpens');
    const { time, date, daysAway, minutesAway } = opens;
    const [hours, minutes] = [Math.floor(minutesAway / 60), minutesAway % 60];
    if (daysAway > 1) return t('callWindows.opensOn', { date: format.date(date), time });
    if (daysAway === 1 && hours > 5) return t('callWindows.opensTomorrow', { time });
    if (hours === 0) return t('callWindows.opensInMinutes', { minutes, time });
    if (minutes === 0) return t('callWindows.opensInHours', { hours, time });
    return t('callWindows.opensInHoursAndMinutes', { hours, minutes, time });
  };
}

/** Of a client or contact, as the contract answers it. */
export type ClockOf = { possibleTimeZones: readonly string[]; country: string };

/** What their clock says this minute, for as many clients as are shown. */
export function useClientWindow(): (clock: ClockOf) => ClientWindow {
  const nowMs = useMinute();
  const workHours = useWorkHours();
  return useMemo(
    () =>
      ({ possibleTimeZones: zones, country }) =>
        clientWindow(nowMs, { zones, country }, workHours),
    [nowMs, workHours],
  );
}

type LocalTimeProps = {
  clock: ClockOf;
  place: string;
  /** One of many beside each other: a good time is plain text, only an exception has colour; when they open is its hint. */
  isQuiet?: boolean;
};

/** `18:05 Bakı · good time to call`; outside of their hours also when they open. */
export function LocalTime({ clock, place, isQuiet }: LocalTimeProps) {
  const t = useT();
  const verdictText = useVerdictText();
  const opensText = useOpensText();
  const window = useClientWindow()(clock);
  const { localTime, verdict, range } = window;
  const word = verdictText(window);
  const opens = opensText(window);
  if (isQuiet && verdict === 'ok') {
    return (
      <span className={styles.good}>
        <Check aria-hidden />
        {localTime} · {word}
      </span>
    );
  }
  const times =
    verdict === 'unsure' ? t('callWindows.clockRange', { from: range[0], to: range[1] }) : localTime;
  const tone = verdict === 'ok' ? 'call' : verdict === 'unsure' ? 'neutral' : 'warn';
  return (
    <span className={styles.clock} data-clock="" title={isQuiet ? opens : undefined}>
      <Chip tone={tone} icon={<Clock aria-hidden />}>
        {place ? `${times} ${place}` : times} · {word}
      </Chip>
      {opens === '' || isQuiet ? null : (
        <span className={styles.opens} data-ellipsis="" title={opens}>
          {opens}
        </span>
      )}
    </span>
  );
}

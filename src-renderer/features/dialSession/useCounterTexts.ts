// What came of a session so far, as labels and values: calls, reached, sold, talk time, pace. Knows no markup.
import { useNow } from '#renderer/data/useMe.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { clockText } from '#shared/lib/clockText.ts';
import type { DialSession } from './useDialSession.ts';

const hourMs = 3_600_000;
/** In the first minutes a pace is chance. */
const paceAfterMs = 120_000;

type Counter = { id: string; label: string; value: string };

export function useCounterTexts({ counters, runningSince }: DialSession): Counter[] {
  const t = useT();
  const format = useFormat();
  const nowMs = useNow();
  const { calls, reached, sold, talkMs, activeMs } = counters;
  const ranMs = activeMs + (runningSince === null ? 0 : Math.max(0, nowMs - runningSince));
  const pace = ranMs < paceAfterMs ? '–' : format.number(Math.round((calls * hourMs) / ranMs));
  return [
    { id: 'calls', label: t('dialSession.calls'), value: format.number(calls) },
    { id: 'reached', label: t('dialSession.reached'), value: format.number(reached) },
    { id: 'sold', label: t('dialSession.sold'), value: format.number(sold) },
    { id: 'talk', label: t('dialSession.talk'), value: clockText(0, talkMs) },
    { id: 'pace', label: t('dialSession.pace'), value: pace },
  ];
}

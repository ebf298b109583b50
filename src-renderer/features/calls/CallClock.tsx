// A running clock of a call, a second apart. Silent for a screen reader: the length is asked for, not called out.
import { useEffect, useState } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { clockText } from '#shared/lib/clockText.ts';

/** @param untilMs null: now */
export function CallClock({ fromMs, untilMs }: { fromMs: number; untilMs: number | null }) {
  const t = useT();
  const [nowMs, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (untilMs !== null) return undefined;
    setNow(Date.now());
    // A little after the full second of the call, so that no second is shown twice or skipped.
    const first = 1_010 - ((Date.now() - fromMs) % 1_000);
    let timer: ReturnType<typeof setTimeout>;
    const tick = (): void => {
      setNow(Date.now());
      timer = setTimeout(tick, 1_000);
    };
    timer = setTimeout(tick, first);
    return () => clearTimeout(timer);
  }, [fromMs, untilMs]);
  return (
    <span role="timer" aria-live="off" aria-label={t('calls.duration')}>
      {clockText(fromMs, untilMs ?? nowMs)}
    </span>
  );
}

// Runs the countdown of this window and says when it is over. Asks whether somebody is busy at each step, so that nothing has to
// tell it.
import { useEffect, useRef } from 'react';
import { secondsOf, startCountdown, stepCountdown } from './countdown.ts';
import { noCountdown, useCountdownState } from './countdownState.ts';
import { repIsBusy, wasTouchedSince } from './repIsBusy.ts';

const stepEveryMs = 100;

export type CountdownOptions = {
  /** What it counts down to: another one begins anew; undefined stops it. */
  of: string | undefined;
  totalMs: number;
  /** Once touched it stands still for good (WCAG 2.2.1); else it begins anew once nobody is busy. */
  stopsForGood?: boolean;
  onDone(): void;
};

export function useCountdown({ of, totalMs, stopsForGood = false, onDone }: CountdownOptions): void {
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  });
  useEffect(() => {
    if (of === undefined) return undefined;
    const startedAt = Date.now();
    let countdown = startCountdown(totalMs, startedAt);
    const step = (): void => {
      const nowMs = Date.now();
      const isStopped = stopsForGood && wasTouchedSince(startedAt);
      const waits = repIsBusy(nowMs) ?? (isStopped ? 'card' : undefined);
      countdown = stepCountdown(countdown, { nowMs, totalMs, isHeld: waits !== undefined });
      useCountdownState.setState({ seconds: secondsOf(countdown), waits });
      if (countdown.leftMs > 0) return;
      clearInterval(timer);
      done.current();
    };
    const timer = setInterval(step, stepEveryMs);
    step();
    return () => {
      clearInterval(timer);
      useCountdownState.setState(noCountdown);
    };
  }, [of, totalMs, stopsForGood]);
}

// A line's test as it stands: its steps so far, begun and stopped by the form. A test belongs to what it tried: its steps are
// gone once the form says something else. Knows no words.
import { useCallback, useEffect, useRef, useState } from 'react';
import { useCall, useCoreEvent } from '#renderer/data/DataProvider.tsx';
import { type AppError, asAppError } from '#shared/contract/errors.ts';
import type { LineValues } from './lineValues.ts';
import { runLineTest, type TestNews, type TestStep } from './runLineTest.ts';

type Tested = {
  values: LineValues;
  number: string;
  steps: readonly TestStep[];
  state: 'running' | 'stopped' | 'done';
  fingerprint: string;
  error: AppError | undefined;
};

export type LineTest = {
  tested: Tested | undefined;
  start(values: LineValues, number: string): void;
  stop(): void;
};

const told = (steps: readonly TestStep[], step: TestStep): TestStep[] =>
  steps.some(({ key }) => key === step.key)
    ? steps.map((one) => (one.key === step.key ? step : one))
    : [...steps, step];

export function useLineTest(values: LineValues): LineTest {
  const call = useCall();
  const [tested, setTested] = useState<Tested>();
  const running = useRef<{ testId: string; end: AbortController }>(undefined);
  const listener = useRef<(news: TestNews) => void>(undefined);
  useCoreEvent('telephony.testTold', ({ testId, news }) => {
    if (testId === running.current?.testId) listener.current?.(news);
  });
  const stop = useCallback((): void => {
    running.current?.end.abort();
    running.current = undefined;
    setTested((now) => (now?.state === 'running' ? { ...now, state: 'stopped' } : now));
  }, []);
  useEffect(() => stop, [stop]);
  const start = useCallback(
    (asked: LineValues, number: string): void => {
      running.current?.end.abort();
      const own = { testId: crypto.randomUUID(), end: new AbortController() };
      running.current = own;
      const note = (change: (now: Tested) => Partial<Tested>): void => {
        if (running.current === own) setTested((now) => (now ? { ...now, ...change(now) } : now));
      };
      setTested({
        ...{ values: asked, number, steps: [], state: 'running', fingerprint: '', error: undefined },
      });
      runLineTest({
        ...{ values: asked, number, call, testId: own.testId, signal: own.end.signal },
        listen(next) {
          listener.current = next;
          return () => {
            listener.current = undefined;
          };
        },
        tell: (step) => note(({ steps }) => ({ steps: told(steps, step) })),
      }).then(
        ({ fingerprint }) => note(() => ({ state: 'done', fingerprint })),
        (thrown: unknown) => {
          const error = asAppError(thrown);
          note(() => ({ state: 'stopped', error }));
        },
      );
    },
    [call],
  );
  return { tested: tested?.values === values ? tested : undefined, start, stop };
}

// Steps of the picker that must wait for an answer (words entered before their rows came, scanned codes): done one after the
// other, in the order of their keys. Knows no items.
import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import { asAppError } from '#shared/contract/errors.ts';

export type Steps = {
  /** Does it once those before it are done; what it throws is said, and the next ones go on. */
  add(step: () => void | Promise<void>): void;
  /** Does it in the turn of the key when nothing is before it. */
  addOrRun(step: () => void): void;
};

export function useSteps(): Steps {
  const errorText = useErrorText();
  const toasts = useToasts();
  const say = useRef((_thrown: unknown): void => undefined);
  useLayoutEffect(() => {
    say.current = (thrown) => void toasts.show({ title: errorText(asAppError(thrown)), tone: 'warn' });
  });
  return useMemo(() => {
    let last = Promise.resolve();
    let waiting = 0;
    const add: Steps['add'] = (step) => {
      waiting += 1;
      last = last
        .then(step)
        .catch((thrown: unknown) => say.current(thrown))
        .finally(() => {
          waiting -= 1;
        });
    };
    return {
      add,
      addOrRun(step) {
        if (waiting === 0) step();
        else add(step);
      },
    };
  }, []);
}

/** @returns does `run` as it is once the steps before it are done: what was entered before SELL is sold */
export function useInTurn(steps: Steps, run: () => void): () => void {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  return useCallback(() => steps.addOrRun(() => latest.current()), [steps]);
}

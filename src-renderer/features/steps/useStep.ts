// One undoable step: a command with its toast and Undo. The command id is the operation's id, so Undo takes back
// this very step even when others came after it.
import { useCallback, useRef, useState } from 'react';
import { useCall } from '#renderer/data/DataProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import { type AppError, asAppError } from '#shared/contract/errors.ts';
import type { Command, Input, Output } from '#shared/contract/index.ts';

export type Step<N extends Command> = {
  /** @param doneText title of the toast with Undo */
  run(input: Input<N>, doneText: string): Promise<Output<N> | undefined>;
  isRunning: boolean;
  /** The last refusal, for a form; with `isErrorToasted` it was shown already. */
  error: AppError | undefined;
};
export type StepOptions = {
  /** For actions without a form: a refusal is shown as a toast. */
  isErrorToasted?: boolean;
};

/** `const { run } = useStep('interactions.cancel', { isErrorToasted: true })`. */
export function useStep<N extends Command>(name: N, { isErrorToasted }: StepOptions = {}): Step<N> {
  const call = useCall();
  const toasts = useToasts();
  const errorText = useErrorText();
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<AppError>();
  // A retry after a lost answer repeats the id: nothing is done twice.
  const pending = useRef<{ key: string; commandId: string }>(undefined);
  const run = useCallback(
    async (input: Input<N>, doneText: string): Promise<Output<N> | undefined> => {
      const key = JSON.stringify(input);
      const commandId = pending.current?.key === key ? pending.current.commandId : crypto.randomUUID();
      pending.current = { key, commandId };
      setRunning(true);
      setError(undefined);
      const undo = (): void => {
        call('operations.undo', { operationId: commandId }).catch((thrown: unknown) =>
          toasts.show({ title: errorText(asAppError(thrown)), tone: 'warn' }),
        );
      };
      try {
        const value = await call(name, input, { commandId });
        pending.current = undefined;
        toasts.show({ title: doneText, onUndo: undo });
        return value;
      } catch (thrown) {
        const failure = asAppError(thrown);
        if (failure.reason !== 'core_gone') pending.current = undefined;
        setError(failure);
        if (isErrorToasted) toasts.show({ title: errorText(failure), tone: 'warn' });
        return undefined;
      } finally {
        setRunning(false);
      }
    },
    [call, name, toasts, errorText, isErrorToasted],
  );
  return { run, isRunning, error };
}

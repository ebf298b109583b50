// A step of the user that is an action of the core: it may take a while, and is undone as one operation by its command id.
import { useState } from 'react';
import { useCall } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import { type AppError, asAppError } from '#shared/contract/errors.ts';
import type { Input, Output } from '#shared/contract/index.ts';

type Long = 'directories.rename' | 'directories.merge' | 'directories.archive';

export type LongStep<N extends Long> = {
  /** @returns nothing when it was refused */
  run(input: Input<N>, doneText: (value: Output<N>) => string): Promise<Output<N> | undefined>;
  isRunning: boolean;
  error: AppError | undefined;
  /** The refusal was read. */
  forget(): void;
};

export function useLongStep<N extends Long>(name: N): LongStep<N> {
  const t = useT();
  const call = useCall();
  const toasts = useToasts();
  const errorText = useErrorText();
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<AppError>();
  const run: LongStep<N>['run'] = async (input, doneText) => {
    const commandId = crypto.randomUUID();
    setRunning(true);
    setError(undefined);
    const undo = (): void => {
      call('operations.undo', { operationId: commandId }).then(
        () => toasts.show({ title: t('app.undone'), timeoutMs: 4_000 }),
        (thrown: unknown) => toasts.show({ title: errorText(asAppError(thrown)), tone: 'warn' }),
      );
    };
    try {
      const value = await call(name, input, { commandId });
      toasts.show({ title: doneText(value), onUndo: undo });
      return value;
    } catch (thrown) {
      setError(asAppError(thrown));
      return undefined;
    } finally {
      setRunning(false);
    }
  };
  return { run, isRunning, error, forget: () => setError(undefined) };
}

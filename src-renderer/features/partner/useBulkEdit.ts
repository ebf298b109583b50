// Runs one change of many partners: progress while it is long, cancel, a toast with Undo of this very step. Owns no row.
import { useRef, useState } from 'react';
import { useCall, useCoreEvent } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import { asAppError } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';

export type BulkInput = Omit<Input<'partners.bulkEdit'>, 'operationId'>;
export type BulkRun = {
  /** @returns whether it was done */
  run(input: BulkInput): Promise<boolean>;
  cancel(): void;
  /** Of the one that runs; undefined while none does. */
  progress: { done: number; total: number | null } | undefined;
};

export function useBulkEdit(): BulkRun {
  const t = useT();
  const call = useCall();
  const { show } = useToasts();
  const errorText = useErrorText();
  const running = useRef<{ operationId: string; abort: AbortController }>(undefined);
  const [progress, setProgress] = useState<BulkRun['progress']>();
  useCoreEvent('operations.progress', ({ operationId, done, total, isFinished }) => {
    if (operationId === running.current?.operationId && !isFinished) setProgress({ done, total });
  });
  const refuse = (thrown: unknown): string => show({ title: errorText(asAppError(thrown)), tone: 'warn' });
  return {
    async run(input) {
      if (running.current) return false;
      const operationId = crypto.randomUUID();
      const abort = new AbortController();
      running.current = { operationId, abort };
      setProgress({ done: 0, total: null });
      try {
        const stop = { signal: abort.signal, waitsForEnd: true } as const;
        const { changed, unchanged } = await call('partners.bulkEdit', { ...input, operationId }, stop);
        const undo = (): void => void call('operations.undo', { operationId }).catch(refuse);
        show({
          title: t('palette.bulkDone', { count: changed }),
          description: unchanged > 0 ? t('palette.bulkLeft', { count: unchanged }) : undefined,
          onUndo: changed > 0 ? undo : undefined,
        });
        return true;
      } catch (thrown) {
        refuse(thrown);
        return false;
      } finally {
        running.current = undefined;
        setProgress(undefined);
      }
    },
    cancel: () => running.current?.abort.abort(),
    progress,
  };
}

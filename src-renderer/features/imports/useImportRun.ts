// One long import at a time: its progress by events, Cancel, the refusal. The report is the caller's.
import { useRef, useState } from 'react';
import { type CallFunction, useCall, useCoreEvent } from '#renderer/data/DataProvider.tsx';
import { AppError } from '#shared/contract/errors.ts';

export type ImportProgress = { phase: string; done: number; total: number | null };
/** Options of the call: Cancel waits for what the core has written so far. */
type Stop = { signal: AbortSignal; waitsForEnd: true };
export type ImportRun = {
  /** @returns undefined when refused or cancelled */
  run<T>(work: (call: CallFunction, stop: Stop, operationId: string) => Promise<T>): Promise<T | undefined>;
  cancel(): void;
  progress: ImportProgress | undefined;
  isStopping: boolean;
  error: AppError | undefined;
  clearError(): void;
};

export function useImportRun(): ImportRun {
  const call = useCall();
  const running = useRef<{ abort: AbortController; operationId: string }>(undefined);
  const [progress, setProgress] = useState<ImportProgress>();
  const [isStopping, setStopping] = useState(false);
  const [error, setError] = useState<AppError>();
  useCoreEvent('operations.progress', ({ operationId, phase, done, total, isFinished }) => {
    if (operationId === running.current?.operationId && !isFinished) setProgress({ phase, done, total });
  });
  return {
    async run(work) {
      if (running.current) return undefined;
      const abort = new AbortController();
      const operationId = crypto.randomUUID();
      running.current = { abort, operationId };
      setError(undefined);
      setProgress({ phase: 'read', done: 0, total: null });
      try {
        return await work(call, { signal: abort.signal, waitsForEnd: true }, operationId);
      } catch (thrown) {
        setError(thrown instanceof AppError ? thrown : new AppError('bug', 'unexpected'));
        return undefined;
      } finally {
        running.current = undefined;
        setProgress(undefined);
        setStopping(false);
      }
    },
    cancel() {
      setStopping(running.current !== undefined);
      running.current?.abort.abort();
    },
    progress,
    isStopping,
    error,
    clearError: () => setError(undefined),
  };
}

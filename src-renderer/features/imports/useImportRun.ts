// One long import at a time: its progress by events, Cancel, the refusal, the report.
import type { StoreApi, UseBoundStore } from 'zustand';
import { type CallFunction, useCall, useCoreEvent } from '#renderer/data/DataProvider.tsx';
import { type AppError, asAppError } from '#shared/contract/errors.ts';
import type { ImportProgress, RunState } from './importRunState.ts';

/** Options of the call: Cancel waits for what the core has written so far. */
type Stop = { signal: AbortSignal; waitsForEnd: true };
export type ImportRun<R> = {
  /** Does nothing while one runs; ends with a report or an error. */
  run(work: (call: CallFunction, stop: Stop, operationId: string) => Promise<R>): Promise<void>;
  cancel(): void;
  progress: ImportProgress | undefined;
  isStopping: boolean;
  error: AppError | undefined;
  report: R | undefined;
  /** Takes report and error away. */
  clear(): void;
};

export function useImportRun<R>(useRun: UseBoundStore<StoreApi<RunState<R>>>): ImportRun<R> {
  const call = useCall();
  const { progress, isStopping, error, report } = useRun();
  const { getState, setState } = useRun;
  useCoreEvent('operations.progress', ({ operationId, phase, done, total, isFinished }) => {
    if (operationId === getState().running?.operationId && !isFinished)
      setState({ progress: { phase, done, total } });
  });
  return {
    async run(work) {
      if (getState().running) return;
      const abort = new AbortController();
      const operationId = crypto.randomUUID();
      const begun = { phase: 'read', done: 0, total: null };
      const cleared = { error: undefined, report: undefined };
      setState({ ...cleared, running: { abort, operationId }, progress: begun });
      const over = { running: undefined, progress: undefined, isStopping: false };
      try {
        const value = await work(call, { signal: abort.signal, waitsForEnd: true }, operationId);
        setState({ ...over, report: value });
      } catch (thrown) {
        setState({ ...over, error: asAppError(thrown) });
      }
    },
    cancel() {
      const { running } = getState();
      setState({ isStopping: running !== undefined });
      running?.abort.abort();
    },
    progress,
    isStopping,
    error,
    report,
    clear: () => setState({ error: undefined, report: undefined }),
  };
}

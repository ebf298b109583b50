// UI state of the imports of this window, one a kind: it outlives the page, so that who comes back to it finds the
// progress, Cancel or the result. Rows are never kept here.
import { create } from 'zustand';
import type { AppError } from '#shared/contract/errors.ts';
import type { CommercemlReport, CsvReport, StatementReport } from './importTypes.ts';

export type ImportProgress = { phase: string; done: number; total: number | null };

export type RunState<R> = {
  running: { abort: AbortController; operationId: string } | undefined;
  progress: ImportProgress | undefined;
  isStopping: boolean;
  error: AppError | undefined;
  report: R | undefined;
};

const idle = {
  running: undefined,
  progress: undefined,
  isStopping: false,
  error: undefined,
  report: undefined,
};

export const useCommercemlRun = create<RunState<CommercemlReport>>(() => idle);
type CsvRun = RunState<{ value: CsvReport; isDryRun: boolean }>;
export const useCsvRun = create<CsvRun>(() => idle);
export const useItemsRun = create<CsvRun>(() => idle);
export const useStatementRun = create<RunState<StatementReport>>(() => idle);

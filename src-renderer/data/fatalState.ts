// The trouble that stops all work: a damaged file, another version's file, a full disk. The shell shows it as a page
// of its own. UI state only.
import { create } from 'zustand';
import type { AppError, ErrorCode } from '#shared/contract/errors.ts';

export type FatalCode = Extract<ErrorCode, 'corrupt' | 'incompatible' | 'disk_full'>;

const fatalCodes: readonly string[] = ['corrupt', 'incompatible', 'disk_full'] satisfies FatalCode[];
// Their trouble is with a file or a disk that the user named, and is told beside it.
const ownFiles = /^(exchange|files|maintenance|recovery)\./;

type FatalState = { error: AppError | undefined; clear(): void };

export const useFatalState = create<FatalState>((set) => ({
  error: undefined,
  clear: () => set({ error: undefined }),
}));

export function isFatal(error: AppError): error is AppError & { code: FatalCode } {
  return fatalCodes.includes(error.code);
}

/** Remembers the first such trouble of the company's own file. */
export function noteFatal(call: string, error: AppError): void {
  if (isFatal(error) && !ownFiles.test(call))
    useFatalState.setState((last) => ({ error: last.error ?? error }));
}

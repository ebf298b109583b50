// Checks of what the program itself must guarantee; a failure is a bug, never bad input.
import { AppError } from '../contract/errors.ts';

/** @throws AppError bug with the reason */
export function invariant(condition: boolean, reason: string): asserts condition {
  if (!condition) throw new AppError('bug', reason);
}

/** The value of a place that is always filled. @throws AppError bug with the reason */
export function present<T>(value: T | null | undefined, reason: string): T {
  if (value === null || value === undefined) throw new AppError('bug', reason);
  return value;
}

/** The end of an exhaustive switch: a new member fails the build here. */
export function assertNever(value: never): never {
  throw new AppError('bug', 'unexpected_case', { type: typeof value });
}

// Turns SQLite's error codes into AppErrors. Unknown ones pass through and become `bug`.
import { AppError } from '#shared/contract/errors.ts';

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The same failure in the contract's words. */
export function fromSqliteError(error: unknown): unknown {
  const code = codeOf(error);
  if (code.startsWith('SQLITE_CORRUPT'))
    return new AppError('corrupt', 'database_damaged', undefined, { cause: error });
  if (code.startsWith('SQLITE_NOTADB'))
    return new AppError('corrupt', 'not_a_database', undefined, { cause: error });
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC')
    return new AppError('disk_full', 'disk_full', undefined, { cause: error });
  if (
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_CANTOPEN') ||
    code === 'EACCES' ||
    code === 'EROFS'
  ) {
    return new AppError('unavailable', 'folder_read_only', undefined, { cause: error });
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new AppError('busy', 'database_busy', undefined, { cause: error });
  }
  if (code.startsWith('SQLITE_IOERR'))
    return new AppError('unavailable', 'disk_error', undefined, { cause: error });
  return error;
}

/** Runs `work` and rethrows its SQLite errors in the contract's words. */
export function withSqliteErrors<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw fromSqliteError(error);
  }
}

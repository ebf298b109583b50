// The readers' reasons in the contract's words. Pure.
import { AppError } from '#shared/contract/errors.ts';

/** Reasons that the contract calls otherwise; all others pass as they are. */
const contractReasons: Readonly<Record<string, string>> = {
  zip_bomb: 'archive_bomb',
  zip_damaged: 'not_an_archive',
  source_missing: 'file_missing',
  no_exchange_files: 'empty_source',
  csv_empty: 'empty_source',
  csv_delimiter: 'one_column_only',
};

export function toImportError(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  const reason = contractReasons[error.reason];
  return reason === undefined ? error : new AppError(error.code, reason, error.details, { cause: error });
}

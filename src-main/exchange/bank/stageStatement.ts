// In the import worker: a statement of the bank into the staging file, a payment a row.
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type Database from 'better-sqlite3';
import { AppError } from '#shared/contract/errors.ts';
import { toFileError } from '../archive/diskRoot.ts';
import type { BankSummary, BankTask } from '../staging/importTask.ts';
import { stagePayments } from '../staging/stagePayments.repo.ts';
import { decodeStatement } from './decodeStatement.ts';
import { parseStatement } from './parseStatement.ts';

/** A year of a busy account is 20 MB. */
const maxBytes = 64 * 2 ** 20;

function load(path: string, file: string): Buffer {
  try {
    const { size } = statSync(path);
    if (size > maxBytes) throw new AppError('invalid_input', 'statement_too_large', { file });
    return readFileSync(path);
  } catch (error) {
    throw toFileError(error);
  }
}

/** @throws AppError invalid_input: not_statement, statement_too_large, one_file_only; not_found/source_missing */
export function stageStatement(db: Database.Database, { paths }: BankTask): BankSummary {
  const [path = ''] = paths;
  if (paths.length !== 1) throw new AppError('invalid_input', 'one_file_only');
  const file = basename(path);
  const { text, encoding } = decodeStatement(load(path, file), file);
  const { accounts, payments, problems } = parseStatement(text, file);
  stagePayments(db, { payments, problems, file });
  return { file, encoding, accounts, paymentCount: payments.length, problemCount: problems.length };
}

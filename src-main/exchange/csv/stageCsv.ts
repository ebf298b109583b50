// In the import worker: reads a table – CSV or XLSX, partners or items – into the staging file, row by row; refused rows
// go aside with a reason.

import { basename } from 'node:path';
import type Database from 'better-sqlite3';
import { AppError } from '#shared/contract/errors.ts';
import type { CsvSummary, CsvTask } from '../staging/importTask.ts';
import type { TableMapping } from './guessMapping.ts';
import { openTable, type TableFormat, type TableRow } from './openTable.ts';
import { createRefuser } from './stageCsv.repo.ts';
import { createRowStager, type RowStager } from './stageRows.ts';

const sampleRows = 20;

/** @throws AppError invalid_input/csv_mapping for a field or column that is not there */
function toMapping(
  { guess, fieldOf }: RowStager,
  headers: readonly string[],
  given: Record<string, string> | undefined,
): TableMapping {
  if (given === undefined) return guess(headers);
  const mapping: (string | undefined)[] = headers.map(() => undefined);
  for (const [column, name] of Object.entries(given)) {
    if (name === '') continue;
    const field = fieldOf(name);
    if (field === undefined || Number(column) >= headers.length) {
      throw new AppError('invalid_input', 'csv_mapping', { column: Number(column) });
    }
    mapping[Number(column)] = field;
  }
  return mapping;
}

const shownMapping = (mapping: TableMapping): Record<string, string> =>
  Object.fromEntries(
    mapping.flatMap((field, column) => (field === undefined ? [] : [[String(column), field]])),
  );

/** The first cell of a mapped column that says nothing. */
const faultOf = ({ faults = [] }: TableRow, mapping: TableMapping): string | undefined =>
  faults.find(({ column }) => mapping[column] !== undefined)?.reason;

const isEmpty = ({ values, faults = [] }: TableRow): boolean =>
  faults.length === 0 && values.every((value) => value.trim() === '');

const noFormat: TableFormat = { encoding: 'utf-8', delimiter: ';', sheet: '', sheets: [] };

/** @throws AppError as `openTable`, and invalid_input/one_file_only, csv_mapping */
export async function stageCsv(
  db: Database.Database,
  task: CsvTask,
  onProgress: (done: number) => void,
): Promise<CsvSummary> {
  const [path = ''] = task.paths;
  if (task.paths.length !== 1) throw new AppError('invalid_input', 'one_file_only');
  const stager = createRowStager(db, task);
  const file = basename(path);
  const refuser = createRefuser(db, file);
  const sample: string[][] = [];
  let format = noFormat;
  let headers: string[] = [];
  let mapping: TableMapping = [];
  const counts = { rowCount: 0, hiddenCount: 0 };
  const countKnown = (names: readonly string[]): number =>
    stager.guess(names).filter((field) => field !== undefined).length;
  for await (const part of openTable(path, task, countKnown)) {
    if (part.kind === 'header') {
      const { kind: _kind, headers: found, ...rest } = part;
      [format, headers, mapping] = [rest, found, toMapping(stager, found, task.mapping)];
      continue;
    }
    const isHidden = part.kind === 'row' && part.isHidden === true;
    if (isHidden) counts.hiddenCount += 1;
    if (isHidden && task.skipsHidden) continue;
    counts.rowCount += 1;
    if (part.kind === 'row' && isEmpty(part)) continue;
    const { line, values } = part;
    if (sample.length < sampleRows) sample.push(values);
    const reason =
      part.kind === 'problem'
        ? part.reason
        : (faultOf(part, mapping) ?? stager.add(values, line, mapping, format.sheet !== ''));
    if (reason !== undefined) refuser.refuse({ line, reason, cells: values });
    onProgress(counts.rowCount);
  }
  const staged = { plannedCount: stager.count(), problemCount: refuser.count() };
  return { file, ...format, ...counts, ...staged, headers, mapping: shownMapping(mapping), sample };
}

// In the import worker: reads a CSV of partners into the staging file, row by row; refused rows go aside with a reason.

import { basename } from 'node:path';
import type Database from 'better-sqlite3';
import { AppError } from '#shared/contract/errors.ts';
import { openFileRoot } from '../archive/diskRoot.ts';
import type { CsvSummary, CsvTask } from '../staging/importTask.ts';
import { type CsvFieldId, csvFields } from './csvFields.ts';
import type { CsvEncoding } from './csvFormat.ts';
import { type CsvMapping, readFirmRow } from './csvRows.rules.ts';
import { guessMapping } from './guessMapping.ts';
import { type CsvHeader, readCsv } from './readCsv.ts';
import { createCsvStager } from './stageCsv.repo.ts';

const sampleRows = 20;
const fieldIds = new Map<string, CsvFieldId>(csvFields.map(({ id }) => [id, id]));

/** @throws AppError invalid_input/csv_mapping for a field or column that is not there */
function toMapping(headers: readonly string[], given: Record<string, string> | undefined): CsvMapping {
  if (given === undefined) return guessMapping(headers);
  const mapping: (CsvFieldId | undefined)[] = headers.map(() => undefined);
  for (const [column, name] of Object.entries(given)) {
    if (name === '') continue;
    const field = fieldIds.get(name);
    if (field === undefined || Number(column) >= headers.length) {
      throw new AppError('invalid_input', 'csv_mapping', { column: Number(column) });
    }
    mapping[Number(column)] = field;
  }
  return mapping;
}

const shownMapping = (mapping: CsvMapping): Record<string, string> =>
  Object.fromEntries(
    mapping.flatMap((field, column) => (field === undefined ? [] : [[String(column), field]])),
  );

/** @throws AppError as `readCsv`, and invalid_input/one_file_only, csv_mapping */
export async function stageCsv(
  db: Database.Database,
  task: CsvTask,
  onProgress: (done: number) => void,
): Promise<CsvSummary> {
  const [path = ''] = task.paths;
  if (task.paths.length !== 1) throw new AppError('invalid_input', 'one_file_only');
  const [source] = openFileRoot(path, 0).files;
  if (source === undefined) throw new AppError('not_found', 'file_missing');
  const stager = createCsvStager(db);
  const sample: string[][] = [];
  const file = basename(path);
  const options = {
    ...(task.encoding === undefined ? {} : { encoding: task.encoding satisfies CsvEncoding }),
    ...(task.delimiter === undefined ? {} : { delimiter: task.delimiter }),
  };
  let header: CsvHeader | undefined;
  let mapping: CsvMapping = [];
  let rowCount = 0;
  let refusedCount = 0;
  const refuse = (line: number, reason: string, cells: readonly string[]): void => {
    refusedCount += 1;
    stager.refuse(line, reason, cells, file);
  };
  for await (const part of readCsv(source, options)) {
    if (part.kind === 'header') {
      header = part;
      mapping = toMapping(part.headers, task.mapping);
      continue;
    }
    rowCount += 1;
    if (part.kind === 'row' && part.values.every((value) => value.trim() === '')) continue;
    if (sample.length < sampleRows) sample.push(part.values);
    if (part.kind === 'problem') refuse(part.line, part.reason, part.values);
    else {
      const row = readFirmRow(part.values, part.line, mapping, task.country);
      if ('reason' in row) refuse(part.line, row.reason, part.values);
      else stager.add(row);
    }
    onProgress(rowCount);
  }
  const { encoding = 'utf-8', delimiter = ';', headers = [] } = header ?? {};
  const found = { encoding, delimiter, headers, mapping: shownMapping(mapping), sample };
  return { ...found, rowCount, firmCount: stager.firmCount(), refusedCount };
}

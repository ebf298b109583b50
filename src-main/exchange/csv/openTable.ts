// A table to import as one stream of parts, be it a CSV or a sheet of an XLSX: told apart by the first bytes, not by name.
import { basename } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { openFileRoot, toFileError } from '../archive/diskRoot.ts';
import { fileKind } from '../archive/fileKind.ts';
import type { CsvTask } from '../staging/importTask.ts';
import type { CellFault } from '../xlsx/readSheet.ts';
import { readXlsx } from '../xlsx/readXlsx.ts';
import { type CsvProblem, readCsv } from './readCsv.ts';

/** How the file is written: of a CSV encoding and delimiter, of an XLSX its sheets; the others are empty. */
export type TableFormat = { encoding: string; delimiter: string; sheet: string; sheets: string[] };
export type TableHeader = { kind: 'header'; headers: string[] } & TableFormat;
export type TableRow = {
  kind: 'row';
  line: number;
  values: string[];
  isHidden?: boolean;
  /** Cells whose value cannot be known. */
  faults?: readonly CellFault[];
};

type Options = Pick<CsvTask, 'encoding' | 'delimiter' | 'sheet'>;

async function kindOf(path: string): Promise<'csv' | 'xlsx'> {
  let kind: Awaited<ReturnType<typeof fileKind>>;
  try {
    kind = await fileKind(path);
  } catch (error) {
    throw toFileError(error);
  }
  if (kind === 'compound') throw new AppError('invalid_input', 'xls_old', { file: basename(path) });
  return kind === 'zip' ? 'xlsx' : 'csv';
}

/**
 * @param countKnown how many of these headers the importer knows
 * @throws AppError as `readCsv` and `readXlsx`; invalid_input/xls_old
 */
export async function* openTable(
  path: string,
  { encoding, delimiter, sheet }: Options,
  countKnown: (headers: readonly string[]) => number,
): AsyncGenerator<TableHeader | TableRow | CsvProblem> {
  if ((await kindOf(path)) === 'xlsx') {
    for await (const part of readXlsx(path, { sheet, countKnown })) {
      yield part.kind === 'header' ? { ...part, encoding: '', delimiter: '' } : part;
    }
    return;
  }
  const [source] = openFileRoot(path, 0).files;
  if (source === undefined) throw new AppError('not_found', 'file_missing');
  const options = {
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
  };
  for await (const part of readCsv(source, options)) {
    yield part.kind === 'header' ? { ...part, sheet: '', sheets: [] } : part;
  }
}

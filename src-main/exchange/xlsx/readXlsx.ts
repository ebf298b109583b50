// A sheet of an XLSX as a table: the row of headers found, then the rows under it. Same parts as readCsv gives.
import { basename } from 'node:path';
import { openWorkbook, type Workbook } from './openWorkbook.ts';
import { type CellFault, readSheet, type SheetRow } from './readSheet.ts';

/** Titles, dates and blank lines that stand above the headers. */
const lookedForHeaders = 20;

export type XlsxHeader = {
  kind: 'header';
  headers: string[];
  sheet: string;
  /** Those a person sees; a hidden one only when nothing else is there. */
  sheets: string[];
};
export type XlsxRow = {
  kind: 'row';
  line: number;
  values: string[];
  isHidden: boolean;
  faults: readonly CellFault[];
};

export type XlsxOptions = {
  /** The first visible one when absent. */
  sheet?: string | undefined;
  /** How many columns of such a row would be recognised. */
  countKnown(headers: readonly string[]): number;
};

/** The row most of whose cells are known headers; else the first with two cells; else the first. */
function chooseHeader(rows: readonly SheetRow[], countKnown: XlsxOptions['countKnown']): number {
  const known = rows.map(({ values }) => countKnown(values));
  const most = Math.max(0, ...known);
  if (most > 0) return known.indexOf(most);
  return Math.max(
    0,
    rows.findIndex(({ values }) => values.filter((value) => value !== '').length > 1),
  );
}

function chooseSheet({ sheets }: Workbook, wanted: string | undefined): { sheet: string; sheets: string[] } {
  const visible = sheets.filter(({ isHidden }) => !isHidden);
  const names = (visible.length === 0 ? sheets : visible).map(({ name }) => name);
  return { sheet: wanted ?? names[0] ?? '', sheets: names };
}

function* toTable(
  rows: readonly SheetRow[],
  { headerAt, width }: { headerAt: number; width: number },
): Generator<XlsxRow> {
  for (const [index, { line, values, isHidden, faults }] of rows.entries()) {
    if (index <= headerAt) continue;
    const cells = Array.from({ length: width }, (_, column) => values[column] ?? '');
    // A row with nothing under the headers is a note beside the table.
    if (cells.every((value) => value === '') && !faults.some(({ column }) => column < width)) continue;
    yield { kind: 'row', line, values: cells, isHidden, faults };
  }
}

async function* readTable(book: Workbook, options: XlsxOptions): AsyncGenerator<XlsxHeader | XlsxRow> {
  const chosen = chooseSheet(book, options.sheet);
  const head: SheetRow[] = [];
  let table: { headerAt: number; width: number } | undefined;
  function* begin(): Generator<XlsxHeader | XlsxRow> {
    const headerAt = chooseHeader(head, options.countKnown);
    const headers = (head[headerAt]?.values ?? []).map((value) => value.trim());
    table = { headerAt, width: headers.length };
    yield { kind: 'header', headers, ...chosen };
    yield* toTable(head, table);
  }
  for await (const row of readSheet(await book.sheetFile(chosen.sheet), book)) {
    if (table !== undefined) yield* toTable([row], { ...table, headerAt: -1 });
    else if (head.push(row) === lookedForHeaders) yield* begin();
  }
  // Also of an empty sheet, without headers: another one can still be chosen.
  if (table === undefined) yield* begin();
}

/** @throws AppError as `openWorkbook`; invalid_input/sheet_missing */
export async function* readXlsx(path: string, options: XlsxOptions): AsyncGenerator<XlsxHeader | XlsxRow> {
  const book = await openWorkbook(path, basename(path));
  try {
    yield* readTable(book, options);
  } finally {
    await book.close();
  }
}

// A table as a file in the page's memory, rows as they come: CSV, or XLSX in a ZIP that is deflated while it is written.
// Owns no data and asks for none.
import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { Language } from '#shared/domain/language.ts';
import {
  sheetRowLimit,
  type TableCell,
  type TableColumn,
  type TableFormat,
} from '#shared/domain/tableCell.ts';
import { csvMark, csvRow } from '#shared/lib/csvTable.ts';
import { sheetEnd, sheetPath, sheetRow, sheetStart, workbookParts } from '#shared/lib/xlsxTable.ts';

export type TableFile = {
  /** @returns false when the file holds no more rows; those are not in it */
  add(rows: readonly (readonly TableCell[])[]): boolean;
  finish(): Blob;
};

export type TableFileOptions = {
  title: string;
  columns: readonly TableColumn[];
  language: Language;
  /** Of a sheet, its head among them. */
  rowLimit?: number;
};

type Bytes = Uint8Array<ArrayBuffer>;

function csvFile({ columns, language }: TableFileOptions): TableFile {
  const titles = columns.map(({ title }) => title);
  const parts = [csvMark + csvRow(titles, language)];
  return {
    add(rows) {
      parts.push(rows.map((cells) => csvRow(cells, language)).join(''));
      return true;
    },
    finish: () => new Blob(parts, { type: 'text/csv;charset=utf-8' }),
  };
}

function xlsxFile({ title, columns, rowLimit = sheetRowLimit }: TableFileOptions): TableFile {
  const chunks: Bytes[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk as Bytes);
  });
  const open = (path: string): ZipDeflate => {
    const entry = new ZipDeflate(path, { level: 6 });
    zip.add(entry);
    return entry;
  };
  for (const [path, text] of Object.entries(workbookParts(title))) open(path).push(strToU8(text), true);
  const sheet = open(sheetPath);
  sheet.push(strToU8(sheetStart(columns)));
  let count = 0;
  return {
    add(rows) {
      const fitting = rows.slice(0, rowLimit - 1 - count);
      const text = fitting.map((cells, index) => sheetRow(count + index + 2, cells)).join('');
      sheet.push(strToU8(text));
      count += fitting.length;
      return fitting.length === rows.length;
    },
    finish() {
      sheet.push(strToU8(sheetEnd(columns, count)), true);
      zip.end();
      return new Blob(chunks, { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
    },
  };
}

export function openTableFile(format: TableFormat, options: TableFileOptions): TableFile {
  return format === 'csv' ? csvFile(options) : xlsxFile(options);
}

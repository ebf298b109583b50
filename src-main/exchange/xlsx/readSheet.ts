// Rows of one sheet as texts, streaming. A row without a filled cell costs nothing but its tag, so a sheet with a million
// empty rows is read as fast as it unpacks. Owns what a cell holds; what the columns mean is the importer's.
import type { SourceFile } from '../archive/exchangeSource.ts';
import { type CellFormat, formatNumber } from './cellFormats.rules.ts';
import { columnOf } from './cellRef.rules.ts';
import type { Workbook } from './openWorkbook.ts';
import { parseXml, type XmlHandlers } from './parseXml.ts';
import { type Merge, readMerges } from './readMerges.ts';
import { isTrue, plainText } from './workbookParts.ts';

/** Cells further right are not looked at. */
const maxColumns = 500;

export type CellFault = { column: number; reason: 'cell_error' | 'formula_without_value' };
export type SheetRow = {
  /** As Excel counts them, from 1. */
  line: number;
  values: string[];
  isHidden: boolean;
  faults: CellFault[];
};

type Cell = {
  column: number;
  type: string;
  style: number;
  raw: string;
  hasFormula: boolean;
  hasValue: boolean;
};
type Book = Pick<Workbook, 'strings' | 'formats' | 'is1904'>;

const number: CellFormat = { kind: 'number' };

function cellText({ type, raw, style }: Cell, { strings, formats, is1904 }: Book): string {
  if (type === 's') return strings[Number(raw)] ?? '';
  if (type === 'str' || type === 'inlineStr') return plainText(raw);
  if (type === 'b') return raw.trim() === '1' ? 'TRUE' : 'FALSE';
  // ISO 8601, as strict files write dates.
  if (type === 'd') return raw.replace(/T00:00(:00(\.0+)?)?$/, '').replace('T', ' ');
  return type === 'e' ? raw : formatNumber(raw, formats[style] ?? number, is1904);
}

function faultOf({ type, column, hasFormula, hasValue }: Cell): CellFault | undefined {
  if (type === 'e') return { column, reason: 'cell_error' };
  return hasFormula && !hasValue ? { column, reason: 'formula_without_value' } : undefined;
}

/** Fills the rows of a merged area with the value of its first cell. */
function createMergeFiller(merges: ReadonlyMap<number, Merge[]>) {
  const open = new Map<number, { bottom: number; value: string }>();
  return (row: SheetRow): void => {
    for (const [column, { bottom, value }] of open) {
      if (row.line > bottom) open.delete(column);
      else if (!row.values[column]) row.values[column] = value;
    }
    for (const { column, bottom } of merges.get(row.line) ?? []) {
      const value = row.values[column] ?? '';
      if (value !== '') open.set(column, { bottom, value });
    }
  };
}

function gatherRows(book: Book, onRow: (row: SheetRow) => void): XmlHandlers {
  let row: SheetRow | undefined;
  let cell: Cell | undefined;
  let lastLine = 0;
  let lastColumn = -1;
  let isText = false;
  let isReading = false;
  const endCell = (): void => {
    if (row === undefined || cell === undefined || cell.column >= maxColumns) return;
    const fault = faultOf(cell);
    if (fault !== undefined) row.faults.push(fault);
    const text = cell.raw === '' ? '' : cellText(cell, book);
    if (text.trim() !== '') row.values[cell.column] = text;
  };
  return {
    open(name, attributes) {
      if (name === 'row') {
        lastLine = Number(attributes.r) || lastLine + 1;
        lastColumn = -1;
        row = { line: lastLine, values: [], isHidden: isTrue(attributes.hidden), faults: [] };
      } else if (name === 'c' && row !== undefined) {
        const column = attributes.r === undefined ? lastColumn + 1 : columnOf(attributes.r);
        lastColumn = column;
        const { t: type = 'n', s: style = '0' } = attributes;
        cell = { column, type, style: Number(style), raw: '', hasFormula: false, hasValue: false };
      } else if (cell !== undefined) {
        if (name === 'f') cell.hasFormula = true;
        if (name === 'rPh') isReading = true;
        isText = name === 'v' || (name === 't' && !isReading);
        if (isText) cell.hasValue = true;
      }
    },
    text(part) {
      if (isText && cell !== undefined) cell.raw += part;
    },
    close(name) {
      isText = false;
      if (name === 'rPh') isReading = false;
      if (name === 'c') {
        endCell();
        cell = undefined;
      } else if (name === 'row' && row !== undefined) {
        if (row.values.length > 0 || row.faults.length > 0) onRow(row);
        row = undefined;
      }
    },
  };
}

/**
 * Rows with at least one filled cell, in file order; gaps between cells are ''.
 * @throws AppError as `parseXml`
 */
export async function* readSheet(file: SourceFile, book: Book): AsyncGenerator<SheetRow> {
  const fill = createMergeFiller(await readMerges(file));
  const rows: SheetRow[] = [];
  const handlers = gatherRows(book, (row) => rows.push(row));
  for await (const _ of parseXml(file, handlers)) {
    for (const row of rows.splice(0)) {
      fill(row);
      yield { ...row, values: Array.from(row.values, (value) => value ?? '') };
    }
  }
}

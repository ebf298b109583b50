// Rows of a CSV file as spreadsheets of our users open it: UTF-8 with a mark, CRLF, the separator and the decimal comma of
// the language. Pure.
import { formatDate, formatDateTime } from '../domain/format.ts';
import type { Language } from '../domain/language.ts';
import type { TableCell } from '../domain/tableCell.ts';

export const csvMark = '\uFEFF';

/** A text that a spreadsheet would run as a formula is text with an apostrophe before it (OWASP, CSV injection). */
const guarded = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

function textOf(cell: TableCell, language: Language): string {
  const number = (value: string): string => (language === 'en' ? value : value.replace('.', ','));
  if (cell === null) return '';
  if (typeof cell === 'string') return guarded(cell);
  if (typeof cell === 'number') return number(String(cell));
  if ('minor' in cell) return number((cell.minor / 100).toFixed(2));
  return 'on' in cell ? formatDate(cell.on, language) : formatDateTime(cell.at, cell.zone, language);
}

export function csvRow(cells: readonly TableCell[], language: Language): string {
  const separator = language === 'en' ? ',' : ';';
  const quoted = cells.map((cell) => {
    const text = textOf(cell, language);
    const isPlain = !text.includes(separator) && !/["\r\n]|^\s|\s$/.test(text);
    return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
  });
  return `${quoted.join(separator)}\r\n`;
}

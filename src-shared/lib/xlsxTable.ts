// The parts of an XLSX file with one sheet, as text: whoever calls puts them into the archive, rows as they come. Dates and
// sums are dates and numbers there, so that they sort and add up. Pure. ECMA-376 part 1; inline strings, since shared ones
// would have to be held until the last row.
import { wallClock } from '../domain/dates.ts';
import type { TableCell, TableColumn } from '../domain/tableCell.ts';

/** Indexes of `cellXfs` below. */
const styles = { plain: 0, head: 1, day: 2, instant: 3, money: 4 } as const;

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** XML 1.0 has no way to say the other control characters; a lone half of a pair is no character at all. */
const escaped = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it takes out
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .toWellFormed()
    .replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** A cell holds no more; Excel calls a file with a longer one damaged. */
const textLimit = 32_767;

/** `A`, `Z`, `AA`: of the column with this index. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** Days since 30 December 1899, the clock as a share of the day. */
function serialOf(day: string, minutes = 0): number {
  return (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000 + minutes / 1440;
}

function cellXml(ref: string, cell: TableCell, textStyle: number): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'string') {
    const text = escaped(cell.slice(0, textLimit));
    return `<c r="${ref}" s="${textStyle}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
  }
  const number = (style: number, value: number): string => `<c r="${ref}" s="${style}"><v>${value}</v></c>`;
  if (typeof cell === 'number') return number(styles.plain, cell);
  if ('minor' in cell) return number(styles.money, cell.minor / 100);
  if ('on' in cell) return number(styles.day, serialOf(cell.on));
  const { date, time } = wallClock(cell.at, cell.zone);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return number(styles.instant, serialOf(date, hours * 60 + minutes));
}

/** @param index from 1 */
export function sheetRow(
  index: number,
  cells: readonly TableCell[],
  textStyle: number = styles.plain,
): string {
  const inner = cells.map((cell, column) => cellXml(`${columnName(column)}${index}`, cell, textStyle));
  return `<row r="${index}">${inner.join('')}</row>`;
}

/** Up to the first row of data: the widths, the titles, which stay in sight. */
export function sheetStart(columns: readonly TableColumn[]): string {
  const widths = columns.map(({ width }, index) => {
    const letters = Math.min(80, Math.max(6, Math.round(width / 7)));
    return `<col min="${index + 1}" max="${index + 1}" width="${letters}" customWidth="1"/>`;
  });
  const titles = sheetRow(
    1,
    columns.map(({ title }) => title),
    styles.head,
  );
  return `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${titles}`;
}

/** @param rows of data, without the titles */
export function sheetEnd(columns: readonly TableColumn[], rows: number): string {
  const last = `${columnName(columns.length - 1)}${rows + 1}`;
  return `</sheetData><autoFilter ref="A1:${last}"/></worksheet>`;
}

/** A name that Excel takes: without `[]:*?/\`, 31 characters at most, no apostrophe at its ends. */
export function sheetName(title: string): string {
  const name = escaped(title.replace(/[[\]:*?/\\]/g, ' '))
    .trim()
    .slice(0, 31);
  return name.replace(/^'+|'+$/g, '') || 'Yolda';
}

const styleSheet = `${head}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="165" formatCode="dd\\.mm\\.yyyy\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="4" applyNumberFormat="1"/></cellXfs></styleSheet>`;

export const sheetPath = 'xl/worksheets/sheet1.xml';

/** Every part but the sheet itself, by its path. */
export function workbookParts(title: string): Readonly<Record<string, string>> {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return {
    '[Content_Types].xml': `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/${sheetPath}" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${sheetName(title)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': styleSheet,
  };
}

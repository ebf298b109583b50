// Workbooks for tests, part by part as Excel writes them, so that a test says exactly what is in the XML.
import { makeZip, type ZipEntry } from './makeZip.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export type SheetXml = {
  name: string;
  /** Inside <sheetData>. */
  rows: string;
  /** After <sheetData>. */
  after?: string;
  state?: string;
};

export type BookXml = {
  sheets: readonly SheetXml[];
  /** Inside <sst>. */
  strings?: string;
  /** Inside <styleSheet>. */
  styles?: string;
  is1904?: boolean;
};

const entry = (name: string, xml: string): ZipEntry => ({ name, data: Buffer.from(declaration + xml) });

export function makeXlsx({ sheets, strings, styles, is1904 = false }: BookXml): Buffer {
  const parts = sheets.map((_, index) => ({
    id: `rId${index + 1}`,
    path: `worksheets/sheet${index + 1}.xml`,
  }));
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const list = sheets
    .map(
      ({ name, state = 'visible' }, index) =>
        `<sheet name="${name}" sheetId="${index + 1}" state="${state}" r:id="rId${index + 1}"/>`,
    )
    .join('');
  return makeZip([
    entry(
      '_rels/.rels',
      `<Relationships xmlns="${relations}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ),
    entry(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${office}">${is1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${list}</sheets></workbook>`,
    ),
    entry(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${relations}">${parts.map(({ id, path }) => relation(id, 'worksheet', path)).join('')}${relation('s', 'sharedStrings', 'sharedStrings.xml')}${relation('t', 'styles', '/xl/styles.xml')}</Relationships>`,
    ),
    ...sheets.map(({ rows, after = '' }, index) =>
      entry(
        `xl/worksheets/sheet${index + 1}.xml`,
        `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${after}</worksheet>`,
      ),
    ),
    ...(strings === undefined
      ? []
      : [entry('xl/sharedStrings.xml', `<sst xmlns="${main}">${strings}</sst>`)]),
    ...(styles === undefined
      ? []
      : [entry('xl/styles.xml', `<styleSheet xmlns="${main}">${styles}</styleSheet>`)]),
  ]);
}

/** A row of inline texts; '' is no cell. */
export function textRow(line: number, values: readonly string[], attributes = ''): string {
  const cells = values.map((value, column) =>
    value === ''
      ? ''
      : `<c r="${String.fromCharCode(65 + column)}${line}" t="inlineStr"><is><t>${value}</t></is></c>`,
  );
  return `<row r="${line}" ${attributes}>${cells.join('')}</row>`;
}

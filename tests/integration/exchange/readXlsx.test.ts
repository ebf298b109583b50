// Sheets of XLSX as they come from the world: strings, dates, formulas, merged cells, hidden rows, empty millions, and
// files that are none.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTable } from '#main/exchange/csv/openTable.ts';
import { readXlsx } from '#main/exchange/xlsx/readXlsx.ts';
import { type BookXml, makeXlsx, textRow } from './makeXlsx.ts';
import { makeZip } from './makeZip.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yolda-xlsx-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(bytes: Buffer, name = 'book.xlsx'): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const known = new Set(['Firma', 'Telefon', 'Kontakt']);
const countKnown = (headers: readonly string[]): number => headers.filter((name) => known.has(name)).length;

async function read(book: BookXml | Buffer, sheet?: string) {
  const path = put(Buffer.isBuffer(book) ? book : makeXlsx(book));
  const parts = [];
  for await (const part of readXlsx(path, { sheet, countKnown })) parts.push(part);
  return parts;
}

const valuesOf = async (book: BookXml): Promise<string[][]> =>
  (await read(book)).flatMap((part) => (part.kind === 'row' ? [part.values] : []));

const headers = textRow(1, ['Firma', 'Telefon', 'Kontakt']);

describe('readXlsx', () => {
  it('reads shared, rich and inline texts, numbers in full, booleans and results of formulas', async () => {
    const strings =
      '<si><t>Araz &amp; Kür</t></si><si><r><t xml:space="preserve">Əli </t></r><r><rPr><b/></rPr><t>Məmmədov</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si><si><t>a_x000D_b</t></si>';
    const row = `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><v>9.9450200123400003E+11</v></c><c r="C2" t="s"><v>1</v></c></row>
      <row r="3"><c r="A3" t="b"><v>1</v></c><c r="B3"><f>1+1</f><v>0.30000000000000004</v></c><c r="C3" t="str"><f>A2</f><v>x</v></c></row>
      <row><c t="s"><v>2</v></c><c t="inlineStr"><is><t>7</t></is></c></row>`;
    expect(await valuesOf({ sheets: [{ name: 'A', rows: headers + row }], strings })).toEqual([
      ['Araz & Kür', '994502001234', 'Əli Məmmədov'],
      ['TRUE', '0.3', 'x'],
      ['a\rb', '7', ''],
    ]);
  });

  it('writes dates of both systems as dates, codes with their zeros, shares as per cent', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="165" formatCode="0000000000"/><numFmt numFmtId="166" formatCode="[$-43F]#,##0.00&quot; day&quot;"/></numFmts><cellStyleXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/><xf numFmtId="20"/><xf numFmtId="9"/><xf numFmtId="166"/></cellXfs>';
    const cells = (line: number, ...given: readonly [style: number, value: string][]): string =>
      `<row r="${line}">${given.map(([style, value]) => `<c s="${style}"><v>${value}</v></c>`).join('')}</row>`;
    const rows =
      headers +
      cells(2, [1, '46349'], [2, '400057421'], [3, '46349.354166666664']) +
      cells(3, [4, '0.35416666666666669'], [5, '0.18'], [6, '1234.5']) +
      cells(4, [1, '60'], [1, '59'], [1, '-1']);
    expect(await valuesOf({ sheets: [{ name: 'A', rows }], styles })).toEqual([
      ['2026-11-23', '0400057421', '2026-11-23 08:30'],
      ['08:30', '18%', '1234.5'],
      ['1900-02-28', '1900-02-28', '-1'],
    ]);
    const is1904 = { sheets: [{ name: 'A', rows: headers + cells(2, [1, '44887']) }], styles, is1904: true };
    expect(await valuesOf(is1904)).toEqual([['2026-11-23', '', '']]);
  });

  it('finds the headers under a title, leaves notes and empty rows out, and tells lines as Excel counts', async () => {
    const rows =
      textRow(1, ['Müştərilər 2026']) +
      textRow(3, ['', 'Tarix', '23.11.2026']) +
      textRow(5, ['Firma', 'Telefon', 'Kontakt']) +
      textRow(9, ['Araz', '', 'Leyla']) +
      textRow(12, ['', '', '', 'qeyd']);
    expect(await read({ sheets: [{ name: 'Siyahı', rows }] })).toEqual([
      { kind: 'header', headers: ['Firma', 'Telefon', 'Kontakt'], sheet: 'Siyahı', sheets: ['Siyahı'] },
      { kind: 'row', line: 9, values: ['Araz', '', 'Leyla'], isHidden: false, faults: [] },
    ]);
  });

  it('gives all rows of a merged area the value of its first cell, and no row of its own', async () => {
    const rows =
      headers + textRow(2, ['Araz', '1', 'Leyla']) + textRow(3, ['', '2', 'Rauf']) + textRow(6, ['Kür', '3']);
    const after = '<mergeCells count="2"><mergeCell ref="A2:A5"/><mergeCell ref="B6:C6"/></mergeCells>';
    expect(await valuesOf({ sheets: [{ name: 'A', rows, after }] })).toEqual([
      ['Araz', '1', 'Leyla'],
      ['Araz', '2', 'Rauf'],
      ['Kür', '3', ''],
    ]);
  });

  it('marks hidden rows, cells in error and formulas nobody has counted', async () => {
    const rows = `${headers + textRow(2, ['Araz'], 'hidden="1"')}<row r="3"><c r="A3" t="e"><f>X1</f><v>#REF!</v></c><c r="C3"><f>A1&amp;B1</f></c></row>`;
    const [, hidden, faulty] = await read({ sheets: [{ name: 'A', rows }] });
    expect(hidden).toMatchObject({ line: 2, isHidden: true });
    expect(faulty).toMatchObject({
      values: ['#REF!', '', ''],
      faults: [
        { column: 0, reason: 'cell_error' },
        { column: 2, reason: 'formula_without_value' },
      ],
    });
  });

  it('shows the visible sheets, reads the first of them or the one asked for', async () => {
    const sheets = [
      { name: 'Gizli', rows: headers, state: 'hidden' },
      { name: 'Boş', rows: '' },
      { name: 'Siyahı', rows: headers + textRow(2, ['Araz']) },
    ];
    expect(await read({ sheets })).toEqual([
      { kind: 'header', headers: [], sheet: 'Boş', sheets: ['Boş', 'Siyahı'] },
    ]);
    expect(await read({ sheets }, 'Siyahı')).toHaveLength(2);
    await expect(read({ sheets }, 'Yox')).rejects.toMatchObject({ reason: 'sheet_missing' });
  });

  it('passes over a million empty rows', async () => {
    const empty = Array.from({ length: 1_000_000 }, (_, index) => `<row r="${index + 2}" ht="15"/>`).join('');
    const rows = headers + empty + textRow(1_000_002, ['Araz']);
    const parts = await read({ sheets: [{ name: 'A', rows }] });
    expect(parts.slice(1)).toMatchObject([{ line: 1_000_002, values: ['Araz', '', ''] }]);
  });

  it('refuses what unpacks to far too much, what is broken and what is no workbook', async () => {
    const bomb = { name: 'A', rows: `${headers}<row r="2"><c><v>${'0'.repeat(3_000_000)}</v></c></row>` };
    await expect(read({ sheets: [bomb] })).rejects.toMatchObject({ reason: 'zip_bomb' });
    const broken = { name: 'A', rows: `${headers}<row r="2"><c></row>` };
    await expect(read({ sheets: [broken] })).rejects.toMatchObject({ reason: 'xml' });
    const other = makeZip([{ name: 'content.xml', data: Buffer.from('<x/>') }]);
    await expect(read(other)).rejects.toMatchObject({ reason: 'not_xlsx', details: { file: 'book.xlsx' } });
    const old = put(Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'old.xlsx');
    const table = openTable(old, {}, countKnown);
    await expect(table.next()).rejects.toMatchObject({ reason: 'xls_old' });
  });
});

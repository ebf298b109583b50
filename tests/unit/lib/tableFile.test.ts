// Lists as files: what a spreadsheet, or our own reader, gets back of them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readXlsx } from '#main/exchange/xlsx/readXlsx.ts';
import { openTableFile } from '#renderer/features/exports/tableFile.ts';
import type { TableCell } from '#shared/domain/tableCell.ts';
import { csvRow } from '#shared/lib/csvTable.ts';
import { columnName, sheetName } from '#shared/lib/xlsxTable.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yolda-table-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const columns = ['Ad', 'Məbləğ', 'Дата'].map((title) => ({ title, width: 120 }));
const options = { title: 'Siyahı', columns, language: 'az' } as const;

/** The headers and rows that our own reader of XLSX finds. */
async function readBack(rows: TableCell[][]): Promise<string[][]> {
  const file = openTableFile('xlsx', options);
  expect(file.add(rows)).toBe(true);
  const path = join(folder, 'list.xlsx');
  writeFileSync(path, Buffer.from(await file.finish().arrayBuffer()));
  const found: string[][] = [];
  for await (const part of readXlsx(path, { countKnown: () => 1 }))
    found.push(part.kind === 'row' ? part.values : [...part.headers]);
  return found;
}

describe('a spreadsheet', () => {
  it('holds texts as they are, sums as numbers, days and instants as dates', async () => {
    const rows: TableCell[][] = [
      ['Əliyev & <Oğulları> "1"', { minor: -123_45 }, { on: '2026-11-26' }],
      ['=1+1', 0.5, { at: Date.UTC(2026, 10, 26, 8, 30), zone: 'Asia/Baku' }],
      ['0501234567', null, ''],
    ];
    expect(await readBack(rows)).toEqual([
      ['Ad', 'Məbləğ', 'Дата'],
      ['Əliyev & <Oğulları> "1"', '-123.45', '2026-11-26'],
      ['=1+1', '0.5', '2026-11-26 12:30'],
      ['0501234567', '', ''],
    ]);
  });

  it('is never damaged by a text, and loses nothing of it', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (texts) => {
        const found = await readBack(texts.map((one) => [`|${one}|`, null, null]));
        const kept = texts.map((one) => `|${one}|`);
        expect(found.slice(1).map(([first]) => first)).toEqual(kept);
      }),
      { numRuns: 25 },
    );
  });

  it('says when it holds no more rows', async () => {
    const file = openTableFile('xlsx', { ...options, rowLimit: 3 });
    expect(file.add([['first'], ['second']])).toBe(true);
    expect(file.add([['one more']])).toBe(false);
  });

  it('names its columns and its sheet as Excel takes them', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
    expect(sheetName('Hesabat: bu gün / [1]?')).toBe('Hesabat  bu gün    1');
    expect(sheetName("'")).toBe('Yolda');
    expect(sheetName('a'.repeat(40))).toHaveLength(31);
  });
});

describe('a text file', () => {
  it('has the separator and the comma of the language, and the mark that Excel looks for', async () => {
    const file = openTableFile('csv', options);
    file.add([['Alfa; MMC', { minor: 123_456 }, { on: '2026-11-26' }]]);
    const bytes = Buffer.from(await file.finish().arrayBuffer());
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(bytes.subarray(3).toString()).toBe('Ad;Məbləğ;Дата\r\n"Alfa; MMC";1234,56;26.11.2026\r\n');
    expect(csvRow(['a,b', 1.5, null], 'en')).toBe('"a,b",1.5,\r\n');
  });

  it('runs no formula', () => {
    const cells = ['=HYPERLINK("http://x")', '+994501234567', '-1', '@a', '\tx'];
    expect(csvRow(cells, 'ru')).toBe('"\'=HYPERLINK(""http://x"")";\'+994501234567;\'-1;\'@a;\'\tx\r\n');
    expect(csvRow([-1, { minor: -50 }], 'ru')).toBe('-1;-0,50\r\n');
  });
});

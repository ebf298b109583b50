// Partners from an XLSX by the same road as from a CSV: preview, refused rows, writing, again, undo in one step.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';
import { makeXlsx, textRow } from './makeXlsx.ts';

let t: TestCore;
beforeEach(async () => {
  t = await openTestCore({ nowMs: Date.UTC(2026, 10, 23, 8) });
  await t.client.call('company.setUp', setUpInput());
});
afterEach(async () => {
  await t.close();
});

const rows =
  textRow(1, ['Müştərilər']) +
  textRow(2, ['Firma', 'Kontakt', 'Telefon', 'Cəmi']) +
  textRow(3, ['Araz MMC', 'Leyla Quliyeva', '050 200 12 34']) +
  textRow(4, ['', 'Rauf', '0552001234']) +
  textRow(5, ['Gizli MMC', '', '0502005555'], 'hidden="1"') +
  '<row r="6"><c r="A6" t="inlineStr"><is><t>Kür MMC</t></is></c><c r="D6" t="e"><v>#DIV/0!</v></c></row>' +
  '<row r="7"><c r="A7" t="e"><v>#REF!</v></c><c r="B7" t="inlineStr"><is><t>Nigar</t></is></c></row>';
const book = makeXlsx({
  sheets: [
    { name: 'Siyahı', rows, after: '<mergeCells><mergeCell ref="A3:A4"/></mergeCells>' },
    { name: 'Boş', rows: '' },
  ],
});
const source = { uploads: [{ name: 'firms.xlsx', bytes: book.toString('base64') }] };

const names = async (): Promise<string[]> =>
  (await t.client.call('partners.list', { limit: 10 })).rows.map(({ name }) => name);

describe('partners from an XLSX', () => {
  it('are previewed as they would be written; an error counts only in a column that is taken', async () => {
    expect(await t.client.call('exchange.previewCsv', { source })).toMatchObject({
      encoding: '',
      delimiter: '',
      sheet: 'Siyahı',
      sheets: ['Siyahı', 'Boş'],
      hiddenCount: 1,
      headers: ['Firma', 'Kontakt', 'Telefon', 'Cəmi'],
      mapping: { 0: 'partnerName', 1: 'contactPerson', 2: 'phone' },
      rowCount: 5,
      willCreate: 3,
      willSkip: 1,
      rows: [
        { lines: [3, 4], name: 'Araz MMC', contacts: ['Leyla Quliyeva', 'Rauf'] },
        { lines: [5], name: 'Gizli MMC' },
        { lines: [6], name: 'Kür MMC' },
      ],
      problems: [{ line: 7, reason: 'cell_error' }],
    });
    expect(await names()).toEqual([]);
  });

  it('are written once, without hidden rows when so wished, refused rows beside, and taken back in one step', async () => {
    const input = { source, skipsHidden: true };
    const report = await t.client.call('exchange.importCsv', input);
    expect(report).toMatchObject({ created: 2, skipped: 1, problemCount: 1 });
    expect(report.errorFile?.text).toContain('7;Xanada səhv var;#REF!;Nigar;;');
    expect((await names()).sort()).toEqual(['Araz MMC', 'Kür MMC']);
    expect(await t.client.call('exchange.importCsv', input)).toMatchObject({ created: 0, unchanged: 2 });
    await t.client.call('operations.undo', { operationId: report.operationId });
    expect(await names()).toEqual([]);
  });

  it('say when the sheet is empty, old, or not there', async () => {
    expect(await t.client.call('exchange.previewCsv', { source, sheet: 'Boş' })).toMatchObject({
      headers: [],
      sheets: ['Siyahı', 'Boş'],
    });
    const refused = (input: object) => t.client.call('exchange.importCsv', { source, ...input });
    await expect(refused({ sheet: 'Boş' })).rejects.toMatchObject({ reason: 'sheet_empty' });
    await expect(refused({ sheet: 'Yox' })).rejects.toMatchObject({ reason: 'sheet_missing' });
    const old = Buffer.from('d0cf11e0a1b11ae10000', 'hex').toString('base64');
    const uploads = [{ name: 'old.xls', bytes: old }];
    await expect(refused({ source: { uploads } })).rejects.toMatchObject({ reason: 'xls_old' });
  });
});

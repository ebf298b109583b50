// A price list, XLSX or CSV: items found by barcode, article or name, prices and stock replaced, the rest kept, undone in
// one step.
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

const upload = (name: string, bytes: Buffer) => ({ uploads: [{ name, bytes: bytes.toString('base64') }] });
const csv = (text: string) => upload('prices.csv', Buffer.from(text));

const rows =
  textRow(1, ['Qiymət siyahısı']) +
  textRow(2, ['Artikul', 'Malın adı', 'Qrup', 'Qiymət', 'Qalıq', 'ƏDV', 'Barkod', 'Ölçü vahidi']) +
  '<row r="3"><c r="A3" t="inlineStr"><is><t>K-01</t></is></c><c r="B3" t="inlineStr"><is><t>Kabel</t></is></c><c r="C3" t="inlineStr"><is><t>Elektrik &gt; Kabellər</t></is></c><c r="D3"><v>1.234</v></c><c r="E3"><v>12.5</v></c><c r="F3" t="inlineStr"><is><t>18%</t></is></c><c r="G3"><v>4760000000017</v></c><c r="H3" t="inlineStr"><is><t>m</t></is></c></row>' +
  textRow(4, ['K-02', 'Rozetka', '', '7,50', '-']) +
  textRow(5, ['K-03', 'Lampa', '', 'pulsuz']);
const list = {
  source: upload('prices.xlsx', makeXlsx({ sheets: [{ name: 'A', rows }] })),
  kind: 'items' as const,
};

async function loadItem(text: string) {
  const [row] = (await t.client.call('catalog.searchItems', { text, limit: 5 })).rows;
  return row === undefined ? undefined : t.client.call('catalog.loadItem', { id: row.id });
}

describe('a price list', () => {
  it('is previewed, written with groups, prices, stock and barcodes, and refuses rows with a reason', async () => {
    expect(await t.client.call('exchange.previewCsv', list)).toMatchObject({
      mapping: {
        ...{ 0: 'article', 1: 'itemName', 2: 'itemGroup', 3: 'priceRetail', 4: 'stock', 5: 'vat' },
        ...{ 6: 'barcode', 7: 'unit' },
      },
      ...{ willCreate: 2, willSkip: 1, rows: [] },
      items: [
        {
          ...{ line: 3, outcome: 'create', name: 'Kabel', article: 'K-01', barcode: '4760000000017' },
          ...{ group: 'Elektrik / Kabellər', unit: 'm', quantity: 12.5 },
          prices: [{ role: 'retail', amountMinor: 123 }],
        },
        { line: 4, name: 'Rozetka', quantity: null, prices: [{ role: 'retail', amountMinor: 750 }] },
      ],
      problems: [{ line: 5, reason: 'number_invalid' }],
    });
    const report = await t.client.call('exchange.importCsv', list);
    expect(report).toMatchObject({ created: 2, updated: 0, skipped: 1 });
    expect(report.errorFile?.text).toContain('5;Ədəd səhvdir;K-03;Lampa;;pulsuz');
    expect(await loadItem('Kabel')).toMatchObject({
      ...{ article: 'K-01', priceMinor: 123, freeQuantity: 12.5, unit: 'm', itemVatCode: 'vat18' },
      ...{ groupName: 'Kabellər', barcodes: ['4760000000017'] },
    });
    expect(await t.client.call('exchange.importCsv', list)).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 2,
    });
    await t.client.call('operations.undo', { operationId: report.operationId });
    expect(await loadItem('Kabel')).toBeUndefined();
  });

  it('changes what it says of an item it finds, and keeps the rest', async () => {
    await t.client.call('catalog.saveItem', {
      ...{ name: 'Kabel', article: 'K-01', unit: 'm', barcode: '111' },
      prices: [
        { role: 'retail', amountMinor: 100 },
        { role: 'cost', amountMinor: 60 },
      ],
    });
    const before = await loadItem('Kabel');
    const source = csv('Barkod;Qiymət;Anbar;Qalıq\n111;1.250,00;Mərkəz;3\n');
    const report = await t.client.call('exchange.importCsv', { source, kind: 'items' });
    expect(report).toMatchObject({ created: 0, updated: 1, problemCount: 0 });
    expect(await loadItem('Kabel')).toMatchObject({
      ...{
        id: before?.id,
        article: 'K-01',
        unit: 'm',
        priceMinor: 125000,
        freeQuantity: 3,
        barcodes: ['111'],
      },
    });
    expect((await t.client.call('catalog.listWarehouses', {})).rows).toMatchObject([{ name: 'Mərkəz' }]);
    await t.client.call('operations.undo', { operationId: report.operationId });
    expect(await loadItem('Kabel')).toEqual(before);
  });

  it('refuses an article of two items and a new item without a name', async () => {
    for (const name of ['Kabel', 'Kabel 2'])
      await t.client.call('catalog.saveItem', { name, article: 'K-01' });
    const source = csv('Artikul;Qiymət\nK-01;5\nK-99;5\n');
    expect(
      await t.client.call('exchange.importCsv', { source, kind: 'items', isDryRun: true }),
    ).toMatchObject({
      ...{ created: 0, updated: 0, skipped: 2 },
      problems: [
        { line: 2, reason: 'item_ambiguous' },
        { line: 3, reason: 'item_name_needed' },
      ],
    });
  });
});

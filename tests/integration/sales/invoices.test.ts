import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { invoiceSql } from '#main/sales/invoices.repo.ts';
import { pastSql } from '#main/sales/pastTransactions.repo.ts';
import type { Input } from '#shared/contract/index.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';
import { addItem, addPartner, addPriceTypes, nowMs, seed } from '../catalog/catalogSeed.ts';
import { addReceipt, seedSales } from './salesSeed.ts';

let t: TestCore;
beforeEach(async () => {
  t = await openTestCore({ nowMs });
  seedSales(t);
});
afterEach(async () => {
  await t.close();
});

const dayMs = 86_400_000;
const sell = (more: Partial<Input<'sales.sell'>> = {}) =>
  t.client.call('sales.sell', {
    partnerId: 'p',
    lines: [{ itemId: 'pump', quantity: 2 }],
    send: true,
    ...more,
  });
const free = async () => {
  const { freeQuantity, reservedQuantity } = await t.client.call('catalog.loadItem', { id: 'pump' });
  return [freeQuantity, reservedQuantity];
};
const states = () => ({
  documents: t.core.gate.sql.all('SELECT number, state FROM documents ORDER BY number'),
  letters: t.core.gate.sql
    .all('SELECT state FROM letters ORDER BY rid')
    .map((row) => (row as { state: string }).state),
  interactions: t.core.gate.sql
    .all('SELECT status FROM interactions ORDER BY rid')
    .map((row) => (row as { status: string }).status),
});
const setLetter = (state: string) => seed(t, (tx) => tx.sql.run('UPDATE letters SET state = ?', [state]));

describe('preview', () => {
  it('shows what SELL would write, and writes nothing', async () => {
    const lines = [
      { itemId: 'pump', quantity: 2, discountBp: 500 },
      { itemId: 'unpriced', quantity: 0 },
      { itemId: 'pump', quantity: 1, priceMinor: 7000 },
    ];
    expect(await t.client.call('sales.preview', { partnerId: 'p', lines })).toEqual({
      currency: 'AZN',
      isVatIncluded: true,
      netMinor: 22_034,
      vatMinor: 3966,
      totalMinor: 26_000,
      marginMinor: null,
      lines: [
        {
          itemId: 'pump',
          name: 'Nasos SCALA2',
          article: 'P-1',
          unit: 'ədəd',
          quantity: 2,
          priceMinor: 10_000,
          discountBp: 500,
          recommendedMinor: 10_000,
          minimumMinor: 8000,
          vatCode: 'vat18',
          netMinor: 16_102,
          vatMinor: 2898,
          sumMinor: 19_000,
          marginMinor: 6102,
          isBelowMinimum: false,
          freeQuantity: 10,
        },
        {
          itemId: 'unpriced',
          name: 'Qiymətsiz',
          article: '',
          unit: 'ədəd',
          quantity: 0,
          priceMinor: 0,
          discountBp: 0,
          recommendedMinor: null,
          minimumMinor: null,
          vatCode: 'vat18',
          netMinor: 0,
          vatMinor: 0,
          sumMinor: 0,
          marginMinor: null,
          isBelowMinimum: false,
          freeQuantity: 0,
        },
        {
          itemId: 'pump',
          name: 'Nasos SCALA2',
          article: 'P-1',
          unit: 'ədəd',
          quantity: 1,
          priceMinor: 7000,
          discountBp: 0,
          recommendedMinor: 10_000,
          minimumMinor: 8000,
          vatCode: 'vat18',
          netMinor: 5932,
          vatMinor: 1068,
          sumMinor: 7000,
          marginMinor: 932,
          isBelowMinimum: true,
          freeQuantity: 10,
        },
      ],
    });
    expect(states()).toEqual({ documents: [], letters: [], interactions: [] });
  });

  it.each([
    ['partner_gone', { partnerId: 'x', lines: [] }],
    ['item_gone', { partnerId: 'p', lines: [{ itemId: 'x', quantity: 1 }] }],
  ])('refuses %s', async (reason, input) => {
    await expect(t.client.call('sales.preview', input)).rejects.toMatchObject({ code: 'not_found', reason });
  });

  it('refuses mixed currencies and a company without an organisation', async () => {
    seed(t, (tx) => {
      addPriceTypes(tx, { usd: { currency: 'USD' } });
      addItem(tx, { id: 'imported', prices: { usd: 100 } });
    });
    const lines = [
      { itemId: 'pump', quantity: 1 },
      { itemId: 'imported', quantity: 1 },
    ];
    await expect(t.client.call('sales.preview', { partnerId: 'p', lines })).rejects.toMatchObject({
      reason: 'currency_mixed',
    });
    seed(t, (tx) => tx.sql.run('DELETE FROM organizations'));
    await expect(t.client.call('sales.preview', { partnerId: 'p', lines: [] })).rejects.toMatchObject({
      reason: 'no_organization',
    });
  });
});

describe('taking an invoice back', () => {
  it.each([
    ['queued', true],
    ['draft', false],
  ] as const)('frees the goods and cancels a %s letter; number and PDF stay', async (_state, send) => {
    expect(await free()).toEqual([10, 0]);
    const { invoiceId, number } = await sell({ send });
    const { pdfHash } = await t.client.call('sales.loadInvoice', { id: invoiceId });
    expect(await free()).toEqual([8, 2]);
    await t.client.call('sales.cancelInvoice', { id: invoiceId });
    expect(await free()).toEqual([10, 0]);
    expect(states()).toEqual({
      documents: [{ number, state: 'cancelled' }],
      letters: ['cancelled'],
      interactions: ['cancelled'],
    });
    expect(await t.client.call('sales.loadInvoice', { id: invoiceId })).toMatchObject({
      state: 'cancelled',
      number,
      pdfHash,
    });
    expect(t.core.blobs.has(pdfHash ?? '')).toBe(true);
    expect((await sell()).number).toBe('A7-000002');
  });

  it('undo of SELL cancels; it cannot be undone twice, and the number is never used again', async () => {
    await sell();
    expect(await t.client.call('operations.undo', {})).toMatchObject({ command: 'sales.sell' });
    expect(states()).toEqual({
      documents: [{ number: 'A7-000001', state: 'cancelled' }],
      letters: ['cancelled'],
      interactions: ['cancelled'],
    });
    expect(await free()).toEqual([10, 0]);
    await expect(t.client.call('operations.undo', {})).rejects.toMatchObject({ code: 'conflict' });
    await expect(t.client.call('operations.redo', {})).rejects.toMatchObject({ reason: 'nothing_to_redo' });
    expect((await sell()).number).toBe('A7-000002');
  });

  it.each(['sent', 'sending', 'unknown'])(
    'refuses when the letter is %s, by call and by undo',
    async (state) => {
      const { invoiceId } = await sell();
      setLetter(state);
      const before = states();
      await expect(t.client.call('sales.cancelInvoice', { id: invoiceId })).rejects.toMatchObject({
        code: 'conflict',
        reason: 'letter_sent',
      });
      await expect(t.client.call('operations.undo', {})).rejects.toMatchObject({
        code: 'conflict',
        reason: 'letter_sent',
      });
      expect(states()).toEqual(before);
    },
  );

  it('a letter that failed goes with its invoice', async () => {
    const { invoiceId } = await sell();
    setLetter('failed');
    await t.client.call('sales.cancelInvoice', { id: invoiceId });
    expect(states().letters).toEqual(['cancelled']);
  });

  it('refuses a paid, shipped, cancelled or unknown one', async () => {
    const { invoiceId } = await sell();
    seed(t, (tx) => addReceipt(tx, invoiceId, 100));
    await expect(t.client.call('sales.cancelInvoice', { id: invoiceId })).rejects.toMatchObject({
      reason: 'has_payments',
    });
    seed(t, (tx) => tx.sql.run("UPDATE documents SET kind = 'shipment' WHERE kind = 'receipt'"));
    await expect(t.client.call('sales.cancelInvoice', { id: invoiceId })).rejects.toMatchObject({
      reason: 'has_shipments',
    });
    seed(t, (tx) => tx.sql.run("UPDATE documents SET state = 'cancelled' WHERE kind = 'shipment'"));
    await t.client.call('sales.cancelInvoice', { id: invoiceId });
    await expect(t.client.call('sales.cancelInvoice', { id: invoiceId })).rejects.toMatchObject({
      reason: 'already_cancelled',
    });
    await expect(t.client.call('sales.cancelInvoice', { id: 'x' })).rejects.toMatchObject({
      code: 'not_found',
      reason: 'invoice_gone',
    });
    await expect(t.client.call('sales.loadInvoice', { id: 'x' })).rejects.toMatchObject({
      code: 'not_found',
      reason: 'invoice_gone',
    });
  });
});

describe('lists', () => {
  it('invoices say what was paid, by partner and by state, page by page', async () => {
    seed(t, (tx) => addPartner(tx, 'q'));
    const made = [];
    for (let n = 0; n < 5; n++) {
      t.platform.setNow(nowMs + n * dayMs);
      made.push(await sell({ partnerId: n === 4 ? 'q' : 'p', send: false }));
    }
    const ids = made.map((one) => one.invoiceId);
    t.platform.setNow(nowMs + 6 * dayMs);
    seed(t, (tx) => {
      addReceipt(tx, ids[1] ?? '', 20_000);
      addReceipt(tx, ids[2] ?? '', 1000);
      addReceipt(tx, ids[2] ?? '', 500);
    });
    await t.client.call('sales.cancelInvoice', { id: ids[3] ?? '' });
    const { rows } = await t.client.call('sales.listInvoices', {});
    expect(rows.map((row) => [row.number, row.state, row.paidMinor, row.partnerId])).toEqual([
      ['A7-000005', 'issued', 0, 'q'],
      ['A7-000004', 'cancelled', 0, 'p'],
      ['A7-000003', 'partPaid', 1500, 'p'],
      ['A7-000002', 'paid', 20_000, 'p'],
      ['A7-000001', 'overdue', 0, 'p'],
    ]);
    const pageOne = await t.client.call('sales.listInvoices', { partnerId: 'p', limit: 3 });
    const pageTwo = await t.client.call('sales.listInvoices', {
      partnerId: 'p',
      limit: 3,
      cursor: pageOne.next ?? '',
    });
    expect([pageOne, pageTwo].map((page) => page.rows.map((row) => row.number))).toEqual([
      ['A7-000004', 'A7-000003', 'A7-000002'],
      ['A7-000001'],
    ]);
    expect(pageTwo.next).toBeUndefined();
    for (const state of ['issued', 'partPaid', 'paid', 'overdue', 'cancelled'] as const) {
      const found = await t.client.call('sales.listInvoices', { state });
      expect(found.rows.map((row) => row.state)).toEqual([state]);
      expect(found.next).toBeUndefined();
    }
  });

  it('a rare state is looked for stretch by stretch: a page may be empty and still lead on', async () => {
    seed(t, (tx) => {
      tx.sql.run(
        `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 2499)
         INSERT INTO documents(id, kind, number, date, state, organization_id, partner_id, owner_id, currency,
           is_vat_included, rounding, net_minor, vat_minor, total_minor, language, comment, created_at, updated_at)
         SELECT 'd' || i, 'invoice', 'B-' || i, '2026-01-01', CASE WHEN i < 3 THEN 'cancelled' ELSE 'issued' END,
           'org', 'p', 'u1', 'AZN', 1, 'line', 1, 0, 1, '', '', 1, 1 FROM n`,
      );
    });
    const seen: string[][] = [];
    let cursor: string | undefined;
    do {
      const page = await t.client.call('sales.listInvoices', {
        state: 'cancelled',
        limit: 2,
        ...(cursor ? { cursor } : {}),
      });
      seen.push(page.rows.map((row) => row.id));
      cursor = page.next;
    } while (cursor);
    expect(seen).toEqual([[], ['d2', 'd1'], ['d0']]);
  });

  it('past transactions of an item and in general, newest first, without what was cancelled', async () => {
    const first = await sell({
      lines: [
        { itemId: 'pump', quantity: 1 },
        { itemId: 'hose', quantity: 2.5 },
      ],
    });
    t.platform.setNow(nowMs + dayMs);
    const second = await sell({ lines: [{ itemId: 'pump', quantity: 3, priceMinor: 9000 }] });
    const third = await sell();
    await t.client.call('sales.cancelInvoice', { id: third.invoiceId });
    const ofPump = await t.client.call('sales.listPastTransactions', { partnerId: 'p', itemId: 'pump' });
    expect(ofPump.rows).toEqual([
      {
        id: expect.any(String),
        documentId: second.invoiceId,
        kind: 'invoice',
        number: 'A7-000002',
        date: '2026-11-24',
        itemId: 'pump',
        itemName: 'Nasos SCALA2',
        quantity: 3,
        unit: 'ədəd',
        priceMinor: 9000,
        sumMinor: 27_000,
        currency: 'AZN',
      },
      {
        id: expect.any(String),
        documentId: first.invoiceId,
        kind: 'invoice',
        number: 'A7-000001',
        date: '2026-11-23',
        itemId: 'pump',
        itemName: 'Nasos SCALA2',
        quantity: 1,
        unit: 'ədəd',
        priceMinor: 10_000,
        sumMinor: 10_000,
        currency: 'AZN',
      },
    ]);
    const general = await t.client.call('sales.listPastTransactions', { partnerId: 'p', limit: 2 });
    const rest = await t.client.call('sales.listPastTransactions', {
      partnerId: 'p',
      limit: 2,
      cursor: general.next ?? '',
    });
    expect([...general.rows, ...rest.rows].map((row) => [row.itemId, row.quantity])).toEqual([
      ['pump', 3],
      ['hose', 2.5],
      ['pump', 1],
    ]);
    expect(rest.next).toBeUndefined();
    const [found] = (await t.client.call('catalog.searchItems', { text: 'nasos', partnerId: 'p' })).rows;
    expect(found).toMatchObject({ lastPriceMinor: 9000, lastDate: '2026-11-24' });
  });

  it.each([
    ['invoices of a partner', invoiceSql.ofPartner, /SEARCH documents USING INDEX documents_partner/],
    ['all invoices', invoiceSql.ofAll, /SEARCH documents USING INDEX documents_kind_date/],
    ['past lines of an item', pastSql.ofItem, /SEARCH l USING INDEX document_lines_past/],
    ['past lines of a partner', pastSql.ofPartner, /SEARCH l USING INDEX document_lines_partner_date/],
  ])('%s go by their index, unsorted', (_name, text, index) => {
    const names = [...text.matchAll(/:([a-zA-Z]+)/g)].map(([, name = '']) => [name, 1]);
    const plan = t.core.gate.sql
      .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`, Object.fromEntries(names))
      .map((row) => row.detail);
    expect(plan.filter((line) => index.test(line))).toHaveLength(1);
    // `d` is the bounded inner list; nothing else may be walked, and nothing sorted.
    expect(plan.filter((line) => /^SCAN (?!d$)|TEMP B-TREE/.test(line))).toEqual([]);
  });
});

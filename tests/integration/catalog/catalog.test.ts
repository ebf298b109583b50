import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { groupCountsSql } from '#main/catalog/groups.repo.ts';
import { searchItemRows } from '#main/catalog/index.ts';
import { itemFactsSql } from '#main/catalog/itemCards.repo.ts';
import { itemListSql } from '#main/catalog/itemLists.repo.ts';
import { itemSearchSql } from '#main/catalog/itemSearch.repo.ts';
import type { WriteContext } from '#main/store/context.ts';
import { documentLines, documents } from '#main/store/schema/index.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';
import { addCompany, addGroup, addItem, addPartner, addPriceTypes, nowMs, seed } from './catalogSeed.ts';

let t: TestCore;
beforeEach(async () => {
  t = await openTestCore({ nowMs });
  seed(t, (tx) => addCompany(tx));
});
afterEach(async () => {
  await t.close();
});

const names = (rows: { id: string }[]) => rows.map((row) => row.id);
const search = async (text: string) =>
  names((await t.client.call('catalog.searchItems', { text, limit: 20 })).rows);

type PastLine = {
  itemId: string;
  priceMinor: number;
  date: string;
  state?: 'issued' | 'cancelled';
  kind?: 'invoice' | 'order';
  discountBp?: number;
  reservedMilli?: number;
  currency?: string;
};

function addPastLine(tx: WriteContext, partnerId: string, line: PastLine): void {
  const {
    itemId,
    priceMinor,
    date,
    state = 'issued',
    kind = 'invoice',
    discountBp = 0,
    reservedMilli = 0,
  } = line;
  const sums = { netMinor: priceMinor, vatMinor: 0 };
  const audit = { createdAt: 1, updatedAt: 1 };
  const documentId = tx.newId();
  tx.orm
    .insert(documents)
    .values({
      id: documentId,
      kind,
      date,
      state,
      organizationId: 'org',
      partnerId,
      ownerId: 'u1',
      currency: line.currency ?? 'AZN',
      isVatIncluded: true,
      rounding: 'line',
      totalMinor: priceMinor,
      ...sums,
      ...audit,
    })
    .run();
  tx.orm
    .insert(documentLines)
    .values({
      id: tx.newId(),
      documentId,
      position: 0,
      itemId,
      name: itemId,
      quantityMilli: 1000,
      priceMinor,
      discountBp,
      vatCode: 'vat18',
      sumMinor: priceMinor,
      reservedMilli,
      partnerId,
      kind,
      date,
      ...sums,
      ...audit,
    })
    .run();
}

describe('rows of the picker', () => {
  it('hold prices, stock, reserves and what the partner paid last', async () => {
    seed(t, (tx) => {
      addPartner(tx, 'p', { priceTypeId: 'retail' });
      addItem(tx, {
        id: 'pump',
        article: 'P-1',
        prices: { retail: 10_000, recommended: 9000, minimum: 8000 },
        stocks: { w1: 5000, w2: 1500 },
      });
      addPastLine(tx, 'p', { itemId: 'pump', priceMinor: 9500, date: '2026-01-10', reservedMilli: 2000 });
      addPastLine(tx, 'p', { itemId: 'pump', priceMinor: 9800, date: '2026-02-10', discountBp: 1000 });
      addPastLine(tx, 'p', { itemId: 'pump', priceMinor: 100, date: '2026-03-10', state: 'cancelled' });
      addPastLine(tx, 'p', {
        itemId: 'pump',
        priceMinor: 200,
        date: '2026-04-10',
        kind: 'order',
        reservedMilli: 500,
      });
    });
    const { rows } = await t.client.call('catalog.searchItems', { text: 'pump', partnerId: 'p', limit: 10 });
    expect(rows).toEqual([
      {
        id: 'pump',
        name: 'pump',
        article: 'P-1',
        unit: 'ədəd',
        kind: 'good',
        priceMinor: 10_000,
        recommendedPriceMinor: 9000,
        minimumPriceMinor: 8000,
        currency: 'AZN',
        vatCode: 'vat18',
        freeQuantity: 4,
        reservedQuantity: 2.5,
        stocks: [
          { warehouseId: 'w1', quantity: 5 },
          { warehouseId: 'w2', quantity: 1.5 },
        ],
        prices: [
          { priceTypeId: 'retail', amountMinor: 10_000, currency: 'AZN' },
          { priceTypeId: 'recommended', amountMinor: 9000, currency: 'AZN' },
          { priceTypeId: 'minimum', amountMinor: 8000, currency: 'AZN' },
        ].sort((a, b) => (a.priceTypeId < b.priceTypeId ? -1 : 1)),
        pictureHash: null,
        lastPriceMinor: 8820,
        lastDate: '2026-02-10',
      },
    ]);
  });

  it('leave out the last price where it was in another currency', async () => {
    seed(t, (tx) => {
      addPartner(tx, 'p');
      addItem(tx, { id: 'pump', prices: { retail: 10_000 } });
      addPastLine(tx, 'p', { itemId: 'pump', priceMinor: 5000, date: '2026-01-10', currency: 'USD' });
    });
    const { rows } = await t.client.call('catalog.searchItems', { text: 'pump', partnerId: 'p' });
    expect(rows[0]).not.toHaveProperty('lastPriceMinor');
  });

  it('have price 0 and the company’s currency when no price is known', async () => {
    seed(t, (tx) => addItem(tx, { id: 'free' }));
    expect(await t.client.call('catalog.loadItem', { id: 'free' })).toMatchObject({
      priceMinor: 0,
      currency: 'AZN',
      freeQuantity: 0,
    });
  });
});

describe('search of items', () => {
  beforeEach(() => {
    seed(t, (tx) => {
      addItem(tx, { id: '1', name: 'Nasos Grundfos SCALA2', article: 'SC-100', barcode: '4760001234567' });
      addItem(tx, { id: '2', name: 'Çəkic böyük', article: 'HM-2' });
      addItem(tx, { id: '3', name: 'Насосная станция', article: 'НС-77' });
      addItem(tx, { id: '4', name: 'Kabel nasos üçün', article: 'KB-1' });
      addItem(tx, { id: '5', name: 'Nasos köhnə', isHidden: true });
      addItem(tx, { id: '6', name: 'SC-100 üçün filtr', article: 'FL-9' });
      addItem(tx, { id: '7', name: 'Hasanov məhsulu', article: 'HS' });
    });
  });

  it.each([
    ['words, the start of the name first', 'nasos', ['1', '4', '3']],
    ['several words in any order', 'scala nas', ['1']],
    ['an article before a name that holds it', 'sc-100', ['1', '6']],
    ['the start of an article', 'hm', ['2']],
    ['a barcode', '4760001234567', ['1']],
    ['the start of a barcode', '47600', ['1']],
    ['letters without their marks', 'cekic', ['2']],
    ['upper case with dots', 'ÇƏKİC', ['2']],
    ['the keyboard left in the other layout', 'yfcjcyfz', ['3']],
    ['Cyrillic for a Latin name, by sound', 'Гасанов', ['7']],
    ['signs of a query language as plain text', '"nasos" OR *', []],
    ['nothing for a hidden item', 'köhnə', []],
    ['nothing for an unknown word', 'qwzzx', []],
  ])('finds %s', async (_name, text, expected) => {
    expect(await search(text)).toEqual(expected);
  });

  it('answers the desk with bare rows', () => {
    expect(searchItemRows(t.core.gate.read(), 'scala', 5)).toEqual([
      { id: '1', name: 'Nasos Grundfos SCALA2', article: 'SC-100' },
    ]);
  });

  it('shows the first items by name for an empty text, and respects the limit', async () => {
    const { rows } = await t.client.call('catalog.searchItems', { text: '', limit: 2 });
    expect(names(rows)).toEqual(['2', '7']);
  });
});

describe('lists by group and branch', () => {
  beforeEach(() => {
    seed(t, (tx) => {
      addGroup(tx, 'goods');
      addGroup(tx, 'pumps', 'goods');
      addGroup(tx, 'parts', 'goods', 'components');
      for (let n = 1; n <= 7; n++)
        addItem(tx, { id: `g${n}`, groupId: n % 2 ? 'goods' : 'pumps', stocks: n > 5 ? { w1: 1000 } : {} });
      addItem(tx, { id: 'bolt', groupId: 'parts', branch: 'components' });
      addItem(tx, { id: 'gone', groupId: 'goods', isHidden: true });
      addItem(tx, { id: 'loose' });
      addItem(tx, { id: 'setup', kind: 'service' });
    });
  });

  it('groups say their branch and how many items their list holds', async () => {
    expect((await t.client.call('catalog.listGroups', {})).rows).toEqual([
      { id: 'goods', parentId: null, name: 'goods', branch: 'products', ownBranch: '', itemCount: 7 },
      {
        id: 'parts',
        parentId: 'goods',
        name: 'parts',
        branch: 'components',
        ownBranch: 'components',
        itemCount: 1,
      },
      { id: 'pumps', parentId: 'goods', name: 'pumps', branch: 'products', ownBranch: '', itemCount: 3 },
    ]);
  });

  it('a group lists its subgroups too, page by page, with nothing twice', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await t.client.call('catalog.listItems', {
        groupId: 'goods',
        limit: 3,
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...names(page.rows));
      cursor = page.next;
    } while (cursor);
    expect(seen).toEqual(['g1', 'g2', 'g3', 'g4', 'g5', 'g6', 'g7']);
  });

  it('a wide group is walked by its branch and gives the same', async () => {
    seed(t, (tx) => {
      for (let n = 0; n < 45; n++) addGroup(tx, `sub${n}`, 'pumps');
    });
    const { rows } = await t.client.call('catalog.listItems', { groupId: 'goods', limit: 50 });
    expect(names(rows)).toEqual(['g1', 'g2', 'g3', 'g4', 'g5', 'g6', 'g7']);
  });

  it.each([
    [{ branch: 'components' as const }, ['bolt']],
    [{ branch: 'products' as const, isInStockOnly: true }, ['g6', 'g7', 'setup']],
    [{ groupId: 'parts' }, ['bolt']],
    [{}, ['bolt', 'g1', 'g2', 'g3', 'g4', 'g5', 'g6', 'g7', 'loose', 'setup']],
  ])('%j', async (input, expected) => {
    expect(names((await t.client.call('catalog.listItems', input)).rows)).toEqual(expected);
  });

  it('marking a group as components moves its items at once, and undo moves them back', async () => {
    await t.client.call('catalog.setGroupBranch', { id: 'goods', branch: 'components' });
    const branches = () =>
      t.core.gate.sql.all('SELECT id, branch FROM items WHERE branch = ? ORDER BY id', ['components']).length;
    expect(branches()).toBe(9);
    expect((await t.client.call('catalog.listGroups', {})).rows.map((row) => row.branch)).toEqual([
      'components',
      'components',
      'components',
    ]);
    await t.client.call('operations.undo', {});
    expect(branches()).toBe(1);
    await expect(t.client.call('catalog.setGroupBranch', { id: 'x', branch: '' })).rejects.toMatchObject({
      code: 'not_found',
      reason: 'group_gone',
    });
  });
});

describe('price types and warehouses', () => {
  it('a role belongs to one type; undo gives it back', async () => {
    seed(t, (tx) => addPriceTypes(tx, { other: {} }));
    const roles = async () =>
      Object.fromEntries(
        (await t.client.call('catalog.listPriceTypes', {})).rows.map((row) => [row.id, row.role]),
      );
    await t.client.call('catalog.setPriceTypeRole', { id: 'other', role: 'minimum' });
    expect(await roles()).toEqual({
      retail: 'retail',
      recommended: 'recommended',
      minimum: '',
      cost: 'cost',
      other: 'minimum',
    });
    await t.client.call('operations.undo', {});
    expect(await roles()).toEqual({
      retail: 'retail',
      recommended: 'recommended',
      minimum: 'minimum',
      cost: 'cost',
      other: '',
    });
    await expect(t.client.call('catalog.setPriceTypeRole', { id: 'x', role: 'cost' })).rejects.toMatchObject({
      reason: 'price_type_gone',
    });
  });

  it('warehouses come by name', async () => {
    expect((await t.client.call('catalog.listWarehouses', {})).rows).toEqual([
      { id: 'w1', name: 'w1', groupId: null, groupName: '' },
      { id: 'w2', name: 'w2', groupId: null, groupName: '' },
    ]);
  });
});

describe('own items', () => {
  const item = {
    name: 'Şlanq 20 m',
    article: 'SL-20',
    unit: 'М',
    barcode: '4760000000017',
    prices: [{ priceTypeId: 'retail', amountMinor: 2500 }],
  };

  it('are made, found, changed and undone', async () => {
    seed(t, (tx) => addGroup(tx, 'hoses', null, 'components'));
    const { id } = await t.client.call('catalog.saveItem', { ...item, groupId: 'hoses' });
    expect(await search('slanq')).toEqual([id]);
    expect(await t.client.call('catalog.loadItem', { id })).toMatchObject({
      name: 'Şlanq 20 m',
      article: 'SL-20',
      unit: 'М',
      vatCode: 'vat18',
      priceMinor: 2500,
      barcodes: ['4760000000017'],
      pictures: [],
      properties: [],
      fullName: '',
      description: '',
    });
    expect(names((await t.client.call('catalog.listItems', { branch: 'components' })).rows)).toEqual([id]);
    await t.client.call('catalog.saveItem', {
      ...item,
      id,
      name: 'Boru',
      unit: 'м',
      barcode: '',
      prices: [{ priceTypeId: 'retail', amountMinor: 0 }],
    });
    expect(await t.client.call('catalog.loadItem', { id })).toMatchObject({
      name: 'Boru',
      unit: 'М',
      priceMinor: 0,
      barcodes: [],
      prices: [],
    });
    expect([await search('slanq'), await search('boru')]).toEqual([[], [id]]);
    await t.client.call('operations.undo', {});
    expect(await t.client.call('catalog.loadItem', { id })).toMatchObject({
      name: 'Şlanq 20 m',
      priceMinor: 2500,
      barcodes: ['4760000000017'],
    });
  });

  it.each([
    ['item_gone', { ...item, id: 'x' }],
    ['group_gone', { ...item, groupId: 'x' }],
    ['price_type_gone', { ...item, prices: [{ priceTypeId: 'x', amountMinor: 1 }] }],
  ])('refuses %s and writes nothing', async (reason, input) => {
    await expect(t.client.call('catalog.saveItem', input)).rejects.toMatchObject({
      code: 'not_found',
      reason,
    });
    expect(t.core.gate.sql.all('SELECT id FROM items')).toEqual([]);
  });

  it('an unknown item is gone', async () => {
    await expect(t.client.call('catalog.loadItem', { id: 'x' })).rejects.toMatchObject({
      code: 'not_found',
      reason: 'item_gone',
    });
  });
});

describe('every list goes by an index', () => {
  const statements = { ...itemListSql, ...itemSearchSql, ...itemFactsSql, groupCountsSql };
  it.each(Object.entries(statements))('%s', (_name, text) => {
    const plan = t.core.gate.sql
      .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`, bindings(text))
      .map((row) => row.detail);
    const scans = plan.filter(
      (line) => /^SCAN /.test(line) && !/VIRTUAL TABLE|COVERING INDEX items_group_sort/.test(line),
    );
    expect(scans).toEqual([]);
  });

  const bindings = (text: string) =>
    Object.fromEntries(
      [...text.matchAll(/:([a-zA-Z]+)/g)].map(([, name = '']) => [
        name,
        name === 'limit' ? 1 : name === 'match' ? '"a"*' : '[]',
      ]),
    );
});

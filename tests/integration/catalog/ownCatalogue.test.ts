// A company that types its catalogue: groups, items with prices by role, what happens when 1C comes later, and that
// no late undo takes from others what they stand on.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '#shared/contract/index.ts';
import { dumpTables } from '#tests/tools/dump.ts';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

const fixture = new URL('../../fixtures/exchange/2.10', import.meta.url).pathname;

let t: TestCore;
beforeEach(async () => {
  t = await openTestCore({ nowMs: Date.UTC(2026, 10, 23, 8) });
  await t.client.call('company.setUp', setUpInput());
});
afterEach(async () => {
  await t.close();
});

const group = (input: Input<'catalog.saveGroup'>) => t.client.call('catalog.saveGroup', input);
const groups = async () =>
  (await t.client.call('catalog.listGroups', {})).rows.map(({ name, parentId, branch, itemCount }) => ({
    name,
    parentId,
    branch,
    itemCount,
  }));
const item = (input: Partial<Input<'catalog.saveItem'>> = {}) =>
  t.client.call('catalog.saveItem', { name: 'Kürsü', article: 'KR-1', unit: 'ədəd', ...input });
const found = async (text: string) =>
  (await t.client.call('catalog.searchItems', { text, limit: 20 })).rows.map((row) => row.id);
const priceTypes = async () =>
  (await t.client.call('catalog.listPriceTypes', {})).rows.map(
    ({ id: _id, position: _position, ...row }) => row,
  );
const byRole: Input<'catalog.saveItem'>['prices'] = [
  { role: 'recommended', amountMinor: 12_000 },
  { role: 'minimum', amountMinor: 9500 },
  { role: 'cost', amountMinor: 0 },
];
const undo = (operationId: string) => t.client.call('operations.undo', { operationId });

describe('item groups', () => {
  it('are made under another, renamed, moved with the branch of their items, deleted when empty', async () => {
    const { id: parts } = await group({ name: 'Hissələr', branch: 'components' });
    const { id: chairs } = await group({ name: 'Kürsülər' });
    const { id } = await item({ groupId: chairs });
    const branchOf = async () => (await t.client.call('catalog.loadItem', { id })).branch;
    expect([await branchOf(), await groups()]).toEqual([
      'products',
      [
        { name: 'Hissələr', parentId: null, branch: 'components', itemCount: 0 },
        { name: 'Kürsülər', parentId: null, branch: 'products', itemCount: 1 },
      ],
    ]);
    await group({ id: chairs, name: 'Oturacaqlar', parentId: parts });
    expect([await branchOf(), await groups()]).toEqual([
      'components',
      [
        { name: 'Hissələr', parentId: null, branch: 'components', itemCount: 1 },
        { name: 'Oturacaqlar', parentId: parts, branch: 'components', itemCount: 1 },
      ],
    ]);
    for (const full of [parts, chairs]) {
      await expect(t.client.call('catalog.deleteGroup', { id: full })).rejects.toMatchObject({
        code: 'conflict',
        reason: 'group_not_empty',
      });
    }
    await t.client.call('catalog.deleteItem', { id });
    await t.client.call('catalog.deleteGroup', { id: chairs });
    await t.client.call('catalog.deleteGroup', { id: parts });
    expect(await groups()).toEqual([]);
  });

  it('never hang under themselves', async () => {
    const { id: top } = await group({ name: 'Üst' });
    const { id: low } = await group({ name: 'Alt', parentId: top });
    const before = dumpTables(t.core.gate);
    for (const parentId of [top, low]) {
      await expect(group({ id: top, name: 'Üst', parentId })).rejects.toMatchObject({
        code: 'invalid_input',
        details: { fields: [{ path: 'parentId', code: 'group_under_itself' }] },
      });
    }
    expect(dumpTables(t.core.gate)).toBe(before);
  });

  it.each([
    ['saveGroup', { id: 'x', name: 'A' }],
    ['saveGroup', { name: 'A', parentId: 'x' }],
    ['deleteGroup', { id: 'x' }],
  ] as const)('%s %j: the group is gone', async (name, input) => {
    await expect(t.client.call(`catalog.${name}`, input as never)).rejects.toMatchObject({
      code: 'not_found',
      reason: 'group_gone',
    });
  });
});

describe('prices by role', () => {
  it('make the price types in the same transaction, in the user’s language and our terms', async () => {
    const { id } = await item({ prices: byRole });
    const ours = { currency: 'AZN', isVatIncluded: true, isImported: false };
    expect(await priceTypes()).toEqual([
      { name: 'Tövsiyə olunan qiymət', role: 'recommended', ...ours },
      { name: 'Minimal qiymət', role: 'minimum', ...ours },
      { name: 'Maya dəyəri', role: 'cost', ...ours },
    ]);
    expect(await t.client.call('catalog.loadItem', { id })).toMatchObject({
      priceMinor: 12_000,
      recommendedPriceMinor: 12_000,
      minimumPriceMinor: 9500,
    });
    await t.client.call('operations.undo', {});
    expect(await priceTypes()).toEqual([]);
  });

  it('use the type that has the role already', async () => {
    await item({ prices: byRole });
    const { id } = await item({ name: 'Masa', prices: [{ role: 'minimum', amountMinor: 700 }] });
    expect(await priceTypes()).toHaveLength(3);
    expect(await t.client.call('catalog.loadItem', { id })).toMatchObject({ minimumPriceMinor: 700 });
  });

  it('1C comes later: its prices are seen with its roles, and ours still count for what was typed', async () => {
    const { id: own } = await item({ prices: byRole });
    await t.client.call('exchange.importCommerceml', { source: { paths: [fixture] } });
    const types = (await t.client.call('catalog.listPriceTypes', {})).rows;
    const minimum1c = types.find((type) => type.isImported && type.role === 'minimum');
    expect(types.filter((type) => type.role === 'minimum').map((type) => type.isImported)).toEqual([
      false,
      true,
    ]);
    const { rows } = await t.client.call('catalog.listItems', { limit: 50 });
    const imported = rows.filter((row) => row.id !== own);
    const floors = imported.map((row) => [
      row.minimumPriceMinor,
      row.prices.find((price) => price.priceTypeId === minimum1c?.id)?.amountMinor,
    ]);
    expect(floors.length).toBeGreaterThan(5);
    expect(floors.every(([floor, of1c]) => floor !== undefined && floor === of1c)).toBe(true);
    expect(imported.every((row) => row.priceMinor > 0)).toBe(true);
    expect(rows.find((row) => row.id === own)).toMatchObject({ priceMinor: 12_000, minimumPriceMinor: 9500 });
    // Nothing of ours is swept by a second exchange.
    await t.client.call('exchange.importCommerceml', { source: { paths: [fixture] } });
    expect(await t.client.call('catalog.loadItem', { id: own })).toMatchObject({ minimumPriceMinor: 9500 });
  });
});

describe('an item', () => {
  it('is loaded with all that its form edits', async () => {
    const { id: groupId } = await group({ name: 'Kürsülər' });
    const { id } = await item({ groupId, kind: 'service', vatCode: 'vat0', barcode: '4760000000017' });
    expect(await t.client.call('catalog.loadItem', { id })).toMatchObject({
      groupId,
      groupName: 'Kürsülər',
      branch: 'products',
      kind: 'service',
      itemVatCode: 'vat0',
      barcodes: ['4760000000017'],
      isImported: false,
    });
  });

  it('keeps a barcode for itself until it is deleted', async () => {
    const { id } = await item({ barcode: '4760000000017' });
    await item({ id, barcode: '4760000000017' });
    await expect(item({ name: 'Masa', barcode: '4760000000017' })).rejects.toMatchObject({
      code: 'invalid_input',
      details: { fields: [{ path: 'barcode', code: 'barcode_taken' }] },
    });
    await t.client.call('catalog.deleteItem', { id });
    await item({ name: 'Masa', barcode: '4760000000017' });
  });

  it('deleted: gone from lists, search and sale; its invoice stays readable; undo brings it back', async () => {
    const { id } = await item({ prices: byRole });
    const { id: partnerId } = await t.client.call('partners.create', { name: 'Alfa MMC' });
    await t.client.call('partners.addReach', { partnerId, kind: 'email', value: 'alfa@example.az' });
    const lines = [{ itemId: id, quantity: 2 }];
    const { invoiceId } = await t.client.call('sales.sell', { partnerId, lines, send: false });
    await t.client.call('catalog.deleteItem', { id });
    expect(await found('kursu')).toEqual([]);
    expect((await t.client.call('catalog.listItems', {})).rows).toEqual([]);
    for (const gone of [
      t.client.call('catalog.loadItem', { id }),
      t.client.call('catalog.deleteItem', { id }),
      t.client.call('sales.sell', { partnerId, lines, send: false }),
    ])
      await expect(gone).rejects.toMatchObject({ code: 'not_found', reason: 'item_gone' });
    expect((await t.client.call('sales.loadInvoice', { id: invoiceId })).lines).toMatchObject([
      { name: 'Kürsü', quantity: 2, priceMinor: 12_000 },
    ]);
    await t.client.call('operations.undo', {});
    expect(await found('kursu')).toEqual([id]);
  });
});

describe('a late undo', () => {
  it('does not take a price type, a unit or a group from what was typed after it', async () => {
    const call = async (name: 'catalog.saveItem' | 'catalog.saveGroup', input: object, commandId: string) =>
      (await t.client.call(name, input as never, { commandId })) as { id: string };
    const { id: groupId } = await call('catalog.saveGroup', { name: 'Kürsülər' }, 'group');
    await call('catalog.saveItem', { name: 'Kürsü', unit: 'ədəd', prices: byRole }, 'first');
    const second = { name: 'Masa', unit: 'ədəd', groupId, prices: byRole };
    const { id } = await call('catalog.saveItem', second, 'second');
    const before = dumpTables(t.core.gate);
    for (const late of ['first', 'group'])
      await expect(undo(late)).rejects.toMatchObject({ code: 'conflict', reason: 'stale' });
    expect(dumpTables(t.core.gate)).toBe(before);
    expect(await t.client.call('catalog.loadItem', { id })).toMatchObject({
      unit: 'ədəd',
      groupName: 'Kürsülər',
      minimumPriceMinor: 9500,
    });
    // In order all of it can be taken back.
    for (const step of ['second', 'first', 'group']) await undo(step);
    expect([await groups(), await priceTypes(), await found('kursu')]).toEqual([[], [], []]);
  });
});

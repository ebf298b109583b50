// Scanned codes, bound barcodes, what stands in for an item, the kept columns: over a real store.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { itemPropertyValues, properties } from '#main/store/schema/index.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';
import { addCompany, addGroup, addItem, addPartner, nowMs, seed } from './catalogSeed.ts';

let t: TestCore;
beforeEach(async () => {
  t = await openTestCore({ nowMs });
  seed(t, (tx) => addCompany(tx));
});
afterEach(async () => {
  await t.close();
});

const scan = async (code: string) => {
  const { by, quantity, rows } = await t.client.call('catalog.findScanned', { code });
  return { by, quantity, ids: rows.map(({ id }) => id) };
};
const none = { by: 'none', quantity: 1, ids: [] };

describe('a scanned code', () => {
  it('means its bearer whatever the zeros before it, its article, or nobody', async () => {
    seed(t, (tx) => {
      addItem(tx, { id: 'pen', barcode: '0036000291452', article: 'ST-101' });
      addItem(tx, { id: 'gone', barcode: '4006381333931', isHidden: true });
    });
    expect(await scan('036000291452')).toEqual({ by: 'barcode', quantity: 1, ids: ['pen'] });
    expect(await scan(']E00036000291452')).toEqual({ by: 'barcode', quantity: 1, ids: ['pen'] });
    expect(await scan('st-101')).toEqual({ by: 'article', quantity: 1, ids: ['pen'] });
    expect(await scan('4006381333931')).toEqual(none);
    expect(await scan('nobody')).toEqual(none);
  });

  it('of scales means the item without the weight, and so much of it', async () => {
    seed(t, (tx) => {
      addItem(tx, { id: 'cheese', barcode: '2112345000008' });
      addItem(tx, { id: 'boxed', barcode: '2112345012346' });
    });
    expect(await scan('2112345006789')).toEqual({ by: 'weight', quantity: 0.678, ids: ['cheese'] });
    // Borne as it stands it is no weight.
    expect(await scan('2112345012346')).toEqual({ by: 'barcode', quantity: 1, ids: ['boxed'] });
    // Nothing on the scales is no sale.
    expect(await scan('2112345000008')).toEqual({ by: 'barcode', quantity: 1, ids: ['cheese'] });
  });

  it('of several items is all of them, by name', async () => {
    seed(t, (tx) => {
      addItem(tx, { id: 'b', name: 'Beta', barcode: '96385074' });
      addItem(tx, { id: 'a', name: 'Alfa', barcode: '96385074' });
    });
    expect((await scan('96385074')).ids).toEqual(['a', 'b']);
  });

  it('is bound to an item, undone, and refused where another has it', async () => {
    seed(t, (tx) => {
      addItem(tx, { id: 'pen', barcode: '96385074' });
      addItem(tx, { id: 'ink' });
    });
    const bind = (itemId: string, barcode: string) =>
      t.client.call('catalog.bindBarcode', { itemId, barcode });
    await bind('pen', '4006381333931');
    expect((await scan('4006381333931')).ids).toEqual(['pen']);
    expect((await scan('96385074')).ids).toEqual(['pen']);
    await expect(bind('ink', '4006381333931')).rejects.toMatchObject({ reason: 'barcode_taken' });
    await expect(bind('nobody', '1234567')).rejects.toMatchObject({ reason: 'item_gone' });
    await t.client.call('operations.undo', {});
    expect(await scan('4006381333931')).toEqual(none);
  });
});

const substitutes = async (itemId: string, quantity = 0) => {
  const { isShort, freeQuantity, rows } = await t.client.call('catalog.listSubstitutes', {
    itemId,
    quantity,
  });
  return { isShort, freeQuantity, rows: rows.map(({ id, why }) => `${id} ${why}`) };
};
const analogues = async (itemId: string) =>
  (await t.client.call('catalog.listAnalogues', { itemId })).rows.map(
    (row) => `${row.itemId} ${row.isMutual ? 'both' : 'one'} ${row.isOwn ? 'own' : 'other'}`,
  );
const say = (itemId: string, analogueId: string, isMutual = true) =>
  t.client.call('catalog.saveAnalogue', { itemId, analogueId, isMutual });

describe('substitutes', () => {
  beforeEach(() => {
    seed(t, (tx) => {
      addGroup(tx, 'pumps');
      addGroup(tx, 'other');
      const price = { retail: 1000 };
      addItem(tx, { id: 'out', groupId: 'pumps', prices: price });
      addItem(tx, { id: 'like', groupId: 'pumps', prices: price, stocks: { w1: 3000, w2: 1000 } });
      addItem(tx, { id: 'unlike', groupId: 'pumps', prices: price, stocks: { w1: 3000 } });
      addItem(tx, { id: 'empty', groupId: 'pumps', prices: price, stocks: { w1: 0 } });
      addItem(tx, { id: 'far', groupId: 'other', prices: price, stocks: { w1: 9000 } });
      addItem(tx, { id: 'advice', kind: 'service' });
      const audit = { createdAt: 1, updatedAt: 1 };
      tx.orm
        .insert(properties)
        .values({ id: 'power', name: 'Power', valueKind: 'text', ...audit })
        .run();
      for (const [itemId, value] of [
        ['out', '2 kW'],
        ['like', '2 kW'],
        ['unlike', '9 kW'],
      ] as const)
        tx.orm
          .insert(itemPropertyValues)
          .values({ id: `${itemId}/power`, itemId, propertyId: 'power', value, ...audit })
          .run();
    });
  });

  it('are what is alike in the group and in stock; what is said goes first, wherever it lies', async () => {
    expect(await substitutes('out')).toEqual({ isShort: true, freeQuantity: 0, rows: ['like similar'] });
    await say('out', 'far');
    expect((await substitutes('out')).rows).toEqual(['far declared', 'like similar']);
    expect((await substitutes('far')).rows).toEqual(['out declared']);
    expect(await substitutes('like', 4)).toMatchObject({ isShort: false, freeQuantity: 4 });
    expect(await substitutes('like', 4.5)).toMatchObject({ isShort: true });
    expect(await substitutes('advice', 4)).toEqual({ isShort: false, freeQuantity: 0, rows: [] });
    await expect(substitutes('nobody')).rejects.toMatchObject({ reason: 'item_gone' });
  });

  it('carry the client’s price and what he paid last', async () => {
    seed(t, (tx) => addPartner(tx, 'p', { priceTypeId: 'retail' }));
    const { rows } = await t.client.call('catalog.listSubstitutes', { itemId: 'out', partnerId: 'p' });
    expect(rows).toMatchObject([{ id: 'like', priceMinor: 1000, freeQuantity: 4, sharedProperties: 1 }]);
  });

  it('are said one way or both, said again only the direction changes, and taken back from either side', async () => {
    await say('out', 'far', false);
    expect([await analogues('out'), await analogues('far')]).toEqual([['far one own'], []]);
    await say('out', 'far', true);
    expect([await analogues('out'), await analogues('far')]).toEqual([['far both own'], ['out both other']]);
    // The other side says it both ways too: it stands already.
    await say('far', 'out', true);
    expect([await analogues('out'), await analogues('far')]).toEqual([['far both own'], ['out both other']]);
    // One way only, from the other side: then only that one can be replaced.
    await say('far', 'out', false);
    expect([await analogues('out'), await analogues('far')]).toEqual([[], ['out one own']]);
    await t.client.call('operations.undo', {});
    expect(await analogues('out')).toEqual(['far both own']);
    await t.client.call('catalog.removeAnalogue', { itemId: 'far', analogueId: 'out' });
    expect([await analogues('out'), await analogues('far')]).toEqual([[], []]);
    await t.client.call('operations.undo', {});
    expect(await analogues('out')).toEqual(['far both own']);
  });

  it('refuse an item for itself, an unknown one, and one that is not said', async () => {
    await expect(say('out', 'out')).rejects.toMatchObject({ reason: 'same_item' });
    await expect(say('out', 'nobody')).rejects.toMatchObject({ reason: 'item_gone' });
    const remove = t.client.call('catalog.removeAnalogue', { itemId: 'out', analogueId: 'far' });
    await expect(remove).rejects.toMatchObject({ reason: 'analogue_gone' });
  });
});

it('the columns of a list are kept by workstation, list by list, and forgotten by null', async () => {
  const layout = { order: ['name', 'free'], shown: { unit: false }, widths: { name: 240 } };
  const kept = async (list: string) => (await t.client.call('company.loadColumns', { list })).layout;
  const save = (list: string, next: typeof layout | null) =>
    t.client.call('company.saveColumns', { list, layout: next });
  await save('picker.items', layout);
  expect([await kept('picker.items'), await kept('partners')]).toEqual([layout, null]);
  t = await t.reopen();
  expect(await kept('picker.items')).toEqual(layout);
  seed(t, (tx) => {
    tx.sql.run("UPDATE local_settings SET value = '{\"order\":7}' WHERE key = 'columns.picker.items'");
    tx.touch('local_settings');
  });
  expect(await kept('picker.items')).toBeNull();
  await save('picker.items', layout);
  await save('picker.items', null);
  expect(await kept('picker.items')).toBeNull();
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';
import { actAs, addDocument, addUser, seed } from './deskWorld.ts';

let t: TestCore;
const ids: Record<string, string> = {};
beforeEach(async () => {
  t = await openTestCore({ nowMs: Date.UTC(2026, 10, 23, 8) });
  seed(t, (tx) => {
    addUser(tx, { id: 'u1' });
    actAs(tx, 'u1');
  });
  const reach = [{ kind: 'phone' as const, value: '+994 50 200 12 34' }];
  ids.partner = (
    await t.client.call('partners.create', { name: 'Əliyev Ticarət', city: 'Bakı', country: 'AZ', reach })
  ).id;
  const partnerId = ids.partner;
  ids.contact = (await t.client.call('partners.createContact', { partnerId, name: 'Leyla Həsənova' })).id;
  ids.item = (
    await t.client.call('catalog.saveItem', { name: 'Boru polad', article: 'ST-101', vatCode: 'vat18' })
  ).id;
  seed(t, (tx) => addDocument(tx, 'd1', { kind: 'invoice', totalMinor: 1, number: 'Y-000123', partnerId }));
});
afterEach(async () => {
  await t.close();
});

const found = async (text: string, limit = 20) =>
  (await t.client.call('desk.search', { text, limit })).rows.map((row) => `${row.kind} ${row.title}`);

describe('the one search box', () => {
  it('finds partners, contacts, phones, items and documents by number', async () => {
    expect((await t.client.call('desk.search', { text: 'eliyev' })).rows).toEqual([
      {
        kind: 'partner',
        id: ids.partner,
        title: 'Əliyev Ticarət',
        detail: expect.stringContaining('Bakı'),
        partnerId: ids.partner,
      },
    ]);
    expect((await t.client.call('desk.search', { text: 'Y-0001' })).rows).toEqual([
      { kind: 'document', id: 'd1', title: 'Y-000123', detail: 'Əliyev Ticarət', partnerId: ids.partner },
    ]);
    expect(await found('Алиев')).toEqual(['partner Əliyev Ticarət']);
    expect(await found('050 200')).toEqual(['partner Əliyev Ticarət']);
    expect(await found('leyla')).toContain('contact Leyla Həsənova');
    expect(await found('st-101')).toEqual(['item Boru polad']);
    expect(await found('boru')).toEqual(['item Boru polad']);
    expect(await found('')).toEqual([]);
    expect(await found('zzzz')).toEqual([]);
  });

  it('gives each kind its share of a short list', async () => {
    for (const n of [1, 2, 3]) await t.client.call('partners.create', { name: `Boru ${n}` });
    expect(await found('boru', 2)).toEqual(['partner Boru 1', 'item Boru polad']);
    expect(await found('boru', 4)).toHaveLength(4);
  });
});

// One change to many partners: by their ids or by the filter of the list, one step of undo, nothing half done.
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '#shared/contract/index.ts';
import { dumpTables } from '#tests/tools/dump.ts';
import { makeSeededFolder, type SeededFolder } from '#tests/tools/seededFolder.ts';
import type { TestCore } from '#tests/tools/testCore.ts';

let folder: SeededFolder;
let t: TestCore;
beforeAll(async () => {
  folder = await makeSeededFolder({ nowMs: Date.UTC(2026, 10, 23, 8) });
});
beforeEach(async () => {
  t = await folder.open();
});
afterEach(() => t.close());
afterAll(() => folder.remove());

const edit = (input: Input<'partners.bulkEdit'>) => t.client.call('partners.bulkEdit', input);
const card = (id: string) => t.client.call('partners.load', { id });

async function enter(count: number, state: 'potential' | 'quiet'): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i++)
    ids.push((await t.client.call('partners.create', { name: `Toplu ${i}`, state })).id);
  return ids;
}

describe('a bulk edit', () => {
  it('sets one field of those named, says who had it and who is gone, and is undone as one step', async () => {
    const [first = '', second = '', third = ''] = await enter(3, 'quiet');
    await t.client.call('partners.delete', { id: third });
    await edit({ which: { ids: [second] }, change: { field: 'region', region: 'Abşeron' } });
    const before = dumpTables(t.core.gate);
    const operationId = randomUUID();
    const change = { field: 'region', region: 'Abşeron' } as const;
    expect(await edit({ which: { ids: [first, second, third, first] }, change, operationId })).toEqual({
      operationId,
      changed: 1,
      unchanged: 1,
      gone: 1,
    });
    expect((await card(first)).region).toBe('Abşeron');
    await t.client.call('operations.undo', { operationId });
    expect(dumpTables(t.core.gate)).toBe(before);
  });

  it('changes all that the filter finds, the filtered field too, and counts them before', async () => {
    const ids = await enter(5, 'quiet');
    const { count } = await t.client.call('partners.count', { state: 'quiet' });
    expect(count).toBeGreaterThanOrEqual(5);
    const { changed } = await edit({
      which: { filter: { state: 'quiet' } },
      change: { field: 'state', state: 'lost' },
    });
    expect(changed).toBe(count);
    expect(await t.client.call('partners.count', { state: 'quiet' })).toEqual({ count: 0 });
    expect((await card(ids[0] ?? '')).state).toBe('lost');
    await t.client.call('operations.undo', {});
    expect(await t.client.call('partners.count', { state: 'quiet' })).toEqual({ count });
  });

  it.each([
    [{ field: 'source', source: 'Sərgi' }, { source: 'Sərgi' }],
    [{ field: 'language', language: 'ru' }, { language: 'ru' }],
    [{ field: 'addRole', role: 'supplier' }, { roles: ['customer', 'supplier'] }],
    [{ field: 'removeRole', role: 'customer' }, { roles: [] }],
  ] as const)('knows %o', async (change, shown) => {
    const [id = ''] = await enter(1, 'potential');
    expect((await edit({ which: { ids: [id] }, change })).changed).toBe(1);
    expect(await card(id)).toMatchObject(shown);
    expect((await edit({ which: { ids: [id] }, change })).unchanged).toBe(1);
  });

  it('gives owner and price type, and refuses those that are not there before anything is written', async () => {
    const { partnerId, otherUserId, priceTypeId } = folder.seeded;
    const which = { ids: [partnerId] };
    await edit({ which, change: { field: 'owner', ownerId: otherUserId } });
    await edit({ which, change: { field: 'priceType', priceTypeId } });
    expect(await card(partnerId)).toMatchObject({ ownerId: otherUserId, priceTypeId });
    const before = dumpTables(t.core.gate);
    await expect(edit({ which, change: { field: 'owner', ownerId: 'nobody' } })).rejects.toMatchObject({
      code: 'invalid_input',
      details: { fields: [{ path: 'ownerId', code: 'unknown' }] },
    });
    const gone = { field: 'priceType', priceTypeId: 'gone' } as const;
    await expect(edit({ which, change: gone })).rejects.toMatchObject({ reason: 'price_type_gone' });
    expect(dumpTables(t.core.gate)).toBe(before);
  });

  it('cancelled, it takes back what it did', async () => {
    const ids = await enter(40, 'potential');
    const before = dumpTables(t.core.gate);
    const abort = new AbortController();
    t.client.on('operations.progress', () => abort.abort());
    const many = Array.from({ length: 9_900 }, () => randomUUID());
    const input: Input<'partners.bulkEdit'> = {
      which: { ids: [...ids, ...many] },
      change: { field: 'region', region: 'Abşeron' },
    };
    const done = t.client.call('partners.bulkEdit', input, { signal: abort.signal, waitsForEnd: true });
    await expect(done).rejects.toMatchObject({ code: 'cancelled' });
    expect(dumpTables(t.core.gate)).toBe(before);
  });
});

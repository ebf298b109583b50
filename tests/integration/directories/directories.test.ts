// The small lists that forms offer: what uses an entry follows it, in one step that can be taken back.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '#shared/contract/index.ts';
import { makeSeededFolder, type SeededFolder } from '#tests/tools/seededFolder.ts';
import type { TestCore } from '#tests/tools/testCore.ts';

let folder: SeededFolder;
let t: TestCore;
beforeEach(async () => {
  folder = await makeSeededFolder({ nowMs: Date.UTC(2026, 10, 23, 8) });
  t = await folder.open();
});
afterEach(async () => {
  await t.close();
  folder.remove();
});

type Kind = Input<'directories.list'>['kind'];
const add = async (kind: Kind, name: string): Promise<string> =>
  (await t.client.call('directories.add', { kind, name })).id;
const names = async (kind: Kind, includeArchived = false): Promise<string[]> =>
  (await t.client.call('directories.list', { kind, includeArchived })).rows.map(({ name }) => name);
const sourceOf = async (id: string): Promise<string> => (await t.client.call('partners.load', { id })).source;
const setSource = (ids: readonly string[], source: string): void => {
  t.core.gate.write({ command: 'test.source', commandId: crypto.randomUUID(), isUndoable: false }, (tx) => {
    for (const id of ids) tx.sql.run('UPDATE partners SET source = ? WHERE id = ?', [source, id]);
  });
};

describe('words', () => {
  it('are offered in their own order, and not twice', async () => {
    const radio = await add('source', 'Radio');
    const fair = await add('source', 'Sərgi');
    expect(await names('source')).toEqual(['Radio', 'Sərgi']);
    await t.client.call('directories.order', { kind: 'source', ids: [fair, radio] });
    expect(await names('source')).toEqual(['Sərgi', 'Radio']);
    await expect(add('source', 'RADİO')).rejects.toMatchObject({ code: 'conflict', reason: 'entry_exists' });
    await t.client.call('directories.archive', { kind: 'source', id: radio });
    expect(await names('source')).toEqual(['Sərgi']);
    // The archived one comes back, with the letters of today.
    expect(await add('source', 'RADİO')).toBe(radio);
    expect(await names('source')).toEqual(['Sərgi', 'RADİO']);
  });

  it('are renamed in the rows that hold them, and back by one undo', async () => {
    const id = await add('source', 'Radio');
    setSource([folder.seeded.partnerId], 'Radio');
    await t.client.call('directories.rename', { kind: 'source', id, name: 'Radio və TV' });
    expect([await names('source'), await sourceOf(folder.seeded.partnerId)]).toEqual([
      ['Radio və TV'],
      'Radio və TV',
    ]);
    await t.client.call('operations.undo', {});
    expect([await names('source'), await sourceOf(folder.seeded.partnerId)]).toEqual([['Radio'], 'Radio']);
  });

  it('are merged: rows of the one say the other, the one is archived', async () => {
    const [from, into] = [await add('source', 'Qəzetlər'), await add('source', 'Mətbuat')];
    setSource([folder.seeded.partnerId, folder.seeded.idlePartnerId], 'Qəzetlər');
    expect(await t.client.call('directories.countUses', { kind: 'source', id: from })).toEqual({
      uses: [{ where: 'partners', count: 2 }],
    });
    const merged = await t.client.call('directories.merge', { kind: 'source', id: from, intoId: into });
    expect(merged).toEqual({ changed: 2 });
    expect(await sourceOf(folder.seeded.idlePartnerId)).toBe('Mətbuat');
    expect(await names('source')).toEqual(['Mətbuat']);
    await t.client.call('operations.undo', {});
    expect(await names('source')).toEqual(['Qəzetlər', 'Mətbuat']);
    expect(await sourceOf(folder.seeded.partnerId)).toBe('Qəzetlər');
    await expect(
      t.client.call('directories.merge', { kind: 'source', id: from, intoId: from }),
    ).rejects.toMatchObject({ reason: 'entry_itself' });
  });
});

describe('entries of the catalogue', () => {
  it('in use are not archived, and the refusal says where', async () => {
    const { rows } = await t.client.call('directories.list', { kind: 'unit' });
    const uses = await Promise.all(
      rows.map(async ({ id }) => (await t.client.call('directories.countUses', { kind: 'unit', id })).uses),
    );
    const used = rows[uses.findIndex((found) => found.length > 0)];
    await expect(
      t.client.call('directories.archive', { kind: 'unit', id: used?.id ?? '' }),
    ).rejects.toMatchObject({
      code: 'conflict',
      reason: 'entry_in_use',
      details: { uses: [{ where: 'items', count: expect.any(Number) }] },
    });
    const into = await add('unit', 'yeşik');
    await t.client.call('directories.merge', { kind: 'unit', id: used?.id ?? '', intoId: into });
    expect(await names('unit')).not.toContain(used?.name);
    expect(await t.client.call('directories.countUses', { kind: 'unit', id: used?.id ?? '' })).toEqual({
      uses: [],
    });
  });

  it('from 1C keep their name', async () => {
    const { rows } = await t.client.call('directories.list', { kind: 'priceType' });
    const imported = rows.find(({ isImported }) => isImported);
    await expect(
      t.client.call('directories.rename', { kind: 'priceType', id: imported?.id ?? '', name: 'Başqa' }),
    ).rejects.toMatchObject({ reason: 'entry_of_1c' });
  });

  it('are counted through the prices and the stock that hang on them', async () => {
    const { rows: types } = await t.client.call('directories.list', { kind: 'priceType' });
    const { rows: stores } = await t.client.call('directories.list', { kind: 'warehouse' });
    const of = async (kind: Kind, ids: readonly { id: string }[]) =>
      (
        await Promise.all(
          ids.map(async ({ id }) => (await t.client.call('directories.countUses', { kind, id })).uses),
        )
      ).flat();
    expect(await of('priceType', types)).toContainEqual({ where: 'prices', count: expect.any(Number) });
    expect(await of('warehouse', stores)).toContainEqual({ where: 'stocks', count: expect.any(Number) });
  });
});

describe('ready lists of a trade', () => {
  it('add what is missing in one step, and nothing a second time', async () => {
    const before = await names('unit', true);
    await add('source', 'Sayt');
    const { added } = await t.client.call('directories.loadReady', { trade: 'pharmacy', language: 'az' });
    expect(await names('source')).toEqual([
      ...['Sayt', 'Daxil olan zəng', 'Tövsiyə', 'Sərgi', 'Reklam', 'Sosial şəbəkələr', 'Soyuq zənglər'],
      ...['Tender', 'Tibb təmsilçisi'],
    ]);
    expect(await names('post')).toContain('Əczaçı');
    expect(await t.client.call('directories.loadReady', { trade: 'pharmacy', language: 'az' })).toEqual({
      added: 0,
    });
    expect(added).toBeGreaterThan(20);
    await t.client.call('operations.undo', {});
    expect([await names('source'), await names('post'), await names('unit', true)]).toEqual([
      ['Sayt'],
      [],
      before,
    ]);
  });
});

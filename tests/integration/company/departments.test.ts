// The tree of the firm: people name their department by its name, whatever happens to the tree.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

let t: TestCore;
beforeEach(async () => {
  t = await openTestCore({ nowMs: Date.UTC(2026, 10, 23, 8) });
  await t.client.call('company.setUp', setUpInput());
});
afterEach(async () => {
  await t.close();
});

const addUser = async (name: string, department: string): Promise<string> => {
  const user = { role: 'rep', language: 'az', timeZone: 'Asia/Baku' } as const;
  return (await t.client.call('company.saveUser', { ...user, name, department })).id;
};
const tree = async () => {
  const { rows } = await t.client.call('departments.list', {});
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return rows.map((row) => [row.name, names.get(row.parentId ?? '') ?? '', row.headName, row.peopleCount]);
};
const departmentsOfPeople = async () =>
  (await t.client.call('company.listUsers', { includeInactive: true })).rows
    .map((user) => [user.name, user.department])
    .sort();

describe('departments', () => {
  it('are a tree in the order of the alphabet, with heads and people', async () => {
    const orxan = await addUser('Orxan', 'Topdan');
    const sales = await t.client.call('departments.save', { name: 'Satış', headId: orxan });
    const { rows } = await t.client.call('departments.list', {});
    const topdan = rows.find(({ name }) => name === 'Topdan');
    await t.client.call('departments.save', { id: topdan?.id ?? '', name: 'Topdan', parentId: sales.id });
    await t.client.call('departments.save', { name: 'Çatdırılma' });
    expect(await tree()).toEqual([
      ['Çatdırılma', '', '', 0],
      ['Satış', '', 'Orxan', 0],
      ['Topdan', 'Satış', '', 1],
    ]);
  });

  it('give their new name to their people, those who left too, and take it back in one step', async () => {
    const gone = await addUser('Gedən', 'Topdan');
    await addUser('Orxan', 'Topdan');
    await t.client.call('company.setUserActive', { id: gone, isActive: false });
    const [row] = (await t.client.call('departments.list', {})).rows;
    await t.client.call('departments.save', { id: row?.id ?? '', name: 'Topdansatış' });
    expect(await departmentsOfPeople()).toEqual([
      ['Aysel Məmmədova', ''],
      ['Gedən', 'Topdansatış'],
      ['Orxan', 'Topdansatış'],
    ]);
    await t.client.call('operations.undo', {});
    expect(await departmentsOfPeople()).toContainEqual(['Orxan', 'Topdan']);
    expect(await tree()).toEqual([['Topdan', '', '', 1]]);
  });

  it('are shown when only a person names them, and get a row when something is done to them', async () => {
    const id = await addUser('Orxan', 'Topdan');
    // As an invitation of the hub brings it: the name, and no row of the tree.
    t.core.gate.write(
      { command: 'sync.apply', commandId: 'brought', isUndoable: false, isReplay: true },
      (tx) => {
        tx.sql.run('DELETE FROM departments');
        tx.touch('departments');
      },
    );
    expect(await tree()).toEqual([['Topdan', '', '', 1]]);
    const [row] = (await t.client.call('departments.list', {})).rows;
    const below = await t.client.call('departments.save', { name: 'Bölgələr', parentId: row?.id ?? '' });
    await t.client.call('departments.save', { id: row?.id ?? '', name: 'Topdan', headId: id });
    expect(await tree()).toEqual([
      ['Bölgələr', 'Topdan', '', 0],
      ['Topdan', '', 'Orxan', 1],
    ]);
    await t.client.call('departments.remove', { id: row?.id ?? '', moveTo: below.id });
    expect(await tree()).toEqual([['Bölgələr', '', '', 1]]);
    expect(await departmentsOfPeople()).toContainEqual(['Orxan', 'Bölgələr']);
  });

  it('refuse a name twice whatever its letters, a loop, an unknown head', async () => {
    const a = await t.client.call('departments.save', { name: 'Satış' });
    const b = await t.client.call('departments.save', { name: 'Anbar', parentId: a.id });
    await expect(t.client.call('departments.save', { name: 'SATIŞ' })).rejects.toMatchObject({
      code: 'conflict',
      reason: 'department_exists',
    });
    await expect(
      t.client.call('departments.save', { id: a.id, name: 'Satış', parentId: b.id }),
    ).rejects.toMatchObject({ reason: 'department_loop' });
    await expect(
      t.client.call('departments.save', { id: a.id, name: 'Satış', parentId: a.id }),
    ).rejects.toMatchObject({ reason: 'department_loop' });
    await expect(t.client.call('departments.save', { name: 'Yeni', headId: 'nobody' })).rejects.toMatchObject(
      { reason: 'user_gone' },
    );
    await expect(t.client.call('departments.remove', { id: a.id, moveTo: a.id })).rejects.toMatchObject({
      reason: 'department_loop',
    });
  });

  it('are one whatever letters a person is put into them by', async () => {
    await addUser('Orxan', 'Topdan');
    await addUser('Aytən', 'TOPDAN');
    expect(await tree()).toEqual([['Topdan', '', '', 2]]);
  });

  it('may be made again under the name of one that was removed', async () => {
    const { id } = await t.client.call('departments.save', { name: 'Satış' });
    await t.client.call('departments.remove', { id });
    expect(await tree()).toEqual([]);
    await t.client.call('departments.save', { name: 'Satış' });
    expect(await tree()).toEqual([['Satış', '', '', 0]]);
  });
});

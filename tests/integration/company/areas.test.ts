// Areas that a company does without: switched by administrators, undone, and the same on its other computers.
import { expect, test } from 'vitest';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { openOffice } from '#tests/tools/syncOffice.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

const nowMs = Date.UTC(2026, 10, 23, 8);
const off = async ({ client }: TestCore) => (await client.call('company.loadState', {})).areasOff;

test('everything is on at first; what is switched off is kept, and taken back by Undo', async () => {
  const t = await openTestCore({ nowMs });
  await t.client.call('company.setUp', setUpInput());
  expect(await off(t)).toEqual([]);
  const { id } = await t.client.call('tasks.create', { title: 'Call the bank' });
  await t.client.call('company.switchArea', { area: 'tasks', isOn: false });
  await t.client.call('company.switchArea', { area: 'reports', isOn: false });
  expect(await off(t)).toEqual(['tasks', 'reports']);
  expect(await t.client.call('tasks.load', { id })).toMatchObject({ title: 'Call the bank' });
  await t.client.call('operations.undo', {});
  expect(await off(t)).toEqual(['tasks']);
  await t.client.call('company.switchArea', { area: 'tasks', isOn: true });
  expect(await off(t)).toEqual([]);
  await t.close();
});

test('only administrators switch, and only what there is', async () => {
  const t = await openTestCore({ nowMs });
  const { userId } = await t.client.call('company.setUp', setUpInput());
  await expect(
    t.client.call('company.switchArea', { area: 'desk' as 'tasks', isOn: false }),
  ).rejects.toMatchObject({ code: 'invalid_input' });
  // Another one is administrator now; who works here is not.
  const [me] = (await t.client.call('company.listUsers', {})).rows;
  if (!me) throw new Error('no user');
  await t.client.call('company.saveUser', { ...me, id: undefined, name: 'Orxan', role: 'admin' });
  await t.client.call('company.saveUser', { ...me, id: userId, role: 'rep' });
  await expect(t.client.call('company.switchArea', { area: 'tasks', isOn: false })).rejects.toMatchObject({
    code: 'forbidden',
    reason: 'admin_only',
  });
  expect(await off(t)).toEqual([]);
  await t.close();
});

test('two computers switch two areas at once: both are off on both', async () => {
  const office = await openOffice({ nowMs: () => nowMs });
  const a = await openTestCore({ nowMs });
  const b = await openTestCore({ nowMs });
  const { userId } = await a.client.call('company.setUp', setUpInput());
  const laptops = [await office.join(a, userId, { brings: true })];
  await laptops[0]?.cycle();
  laptops.push(await office.join(b, userId));
  await laptops[1]?.cycle();
  await a.client.call('company.switchArea', { area: 'quotes', isOn: false });
  await b.client.call('company.switchArea', { area: 'messages', isOn: false });
  for (const laptop of [...laptops, ...laptops]) await laptop.cycle();
  expect([await off(a), await off(b)]).toEqual([
    ['messages', 'quotes'],
    ['messages', 'quotes'],
  ]);
  await a.close();
  await b.close();
  await office.close();
});

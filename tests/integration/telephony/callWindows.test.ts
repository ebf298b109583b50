// Where a number rings: whose it is, what its clock may be, and that nobody is asked about it twice a day.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Seeded } from '#tests/tools/seedCompany.ts';
import { makeSeededFolder, type SeededFolder } from '#tests/tools/seededFolder.ts';
import type { TestCore } from '#tests/tools/testCore.ts';

const nowMs = Date.UTC(2026, 10, 23, 8);
const dayMs = 86_400_000;
let folder: SeededFolder;
let t: TestCore;
let s: Seeded;
beforeAll(async () => {
  folder = await makeSeededFolder({ nowMs });
  s = folder.seeded;
});
beforeEach(async () => {
  t = await folder.open();
});
afterEach(() => t.close());
afterAll(() => folder.remove());

const load = (number: string, who: { partnerId?: string; contactId?: string } = {}) =>
  t.client.call('callWindows.load', { number, ...who });

describe('a number about to be dialed', () => {
  it('is at its client, named or found by the number, at the clock of the person', async () => {
    const number = '+994 50 200 12 34';
    const reach = [{ kind: 'phone', value: '050 200 12 34' } as const];
    const fields = { name: 'Okean MMC', city: 'Bakı', country: 'AZ', reach };
    const { id } = await t.client.call('partners.create', fields);
    const found = await load(number);
    expect(found).toMatchObject({ key: id, partnerId: id, name: 'Okean MMC', city: 'Bakı', country: 'AZ' });
    expect(found.possibleTimeZones).toEqual(['Asia/Baku']);
    await t.client.call('partners.update', { ...fields, id, timeZone: 'Pacific/Apia' });
    expect((await load(number)).possibleTimeZones).toEqual(['Pacific/Apia']);
    // One step: taken back, the guess is there again.
    await t.client.call('operations.undo', {});
    expect((await load(number)).possibleTimeZones).toEqual(['Asia/Baku']);
    const omsk = { partnerId: id, name: 'Иван', region: 'Омская область' };
    const { id: contactId } = await t.client.call('partners.createContact', omsk);
    expect(await load(number, { partnerId: id, contactId })).toMatchObject({
      ...{ key: id, contactId, name: 'Иван', city: 'Омская область', possibleTimeZones: ['Asia/Omsk'] },
    });
  });

  it('of nobody is where its codes say, several for a country of several', async () => {
    expect(await load('+7 423 200 00 00')).toMatchObject({
      ...{ key: '+74232000000', partnerId: null, name: '', country: 'RU' },
      possibleTimeZones: ['Asia/Vladivostok'],
    });
    expect((await load('+7 999 200 00 00')).possibleTimeZones).toHaveLength(11);
    expect((await load('+1 212 555 01 00')).possibleTimeZones).toEqual(['America/New_York']);
  });

  it('of an emergency, a service, our own house or a client that is gone asks nothing of the client', async () => {
    const own = '+994 12 404 11 22';
    const { rows } = await t.client.call('company.listUsers', {});
    const [user] = rows;
    if (!user) throw new Error('nobody works here');
    await t.client.call('company.saveUser', { ...user, phone: own });
    for (const number of ['102', '112', '900', '*8800', 'anna', own])
      expect([number, (await load(number)).possibleTimeZones]).toEqual([number, []]);
    const gone = await load('+994 50 999 88 77', { partnerId: '018f0000-0000-7000-8000-000000000000' });
    expect(gone).toMatchObject({ key: '+994509998877', partnerId: null, possibleTimeZones: ['Asia/Baku'] });
  });

  it('is asked about once a day and client', async () => {
    const asked = async () => [
      (await load('+74232000000')).isAsked,
      (await load('102', { partnerId: s.partnerId })).isAsked,
      (await load('+994502001234', { partnerId: s.partnerId })).isAsked,
    ];
    expect(await asked()).toEqual([false, false, false]);
    await t.client.call('callWindows.noteAsked', { key: '+74232000000' });
    await t.client.call('callWindows.noteAsked', { key: s.partnerId });
    await t.client.call('callWindows.noteAsked', { key: s.partnerId });
    expect(await asked()).toEqual([true, false, true]);
    t.platform.setNow(nowMs + dayMs);
    expect(await asked()).toEqual([false, false, false]);
    await t.client.call('callWindows.noteAsked', { key: s.partnerId });
    expect(await asked()).toEqual([false, false, true]);
  });
});

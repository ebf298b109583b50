// Two workstations and the hub's own service: what one writes the other has, and what both wrote is joined or told.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { syncedTables } from '#shared/sync/registry.ts';
import { seedCompany } from '#tests/tools/seedCompany.ts';
import { type Office, openOfficeWith, waitingIn } from '#tests/tools/syncOffice.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

let office: Office;
let a: TestCore;
let b: TestCore;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ office, a, b, close } = await openOfficeWith('a', 'b'));
});
afterEach(() => close());

/** All that travels, by table and id. */
function synced({ core }: TestCore): Record<string, unknown[]> {
  return Object.fromEntries(
    Object.entries(syncedTables).map(([t, { columns }]) => {
      const names = Object.entries(columns)
        .filter(([, kind]) => kind !== 'local')
        .map(([column]) => `"${column}"`);
      return [t, core.gate.sql.all(`SELECT ${names.join(', ')} FROM ${t} ORDER BY id`)];
    }),
  );
}

/** A write of sync's own. */
const replay = { command: 'test', commandId: 'test', isUndoable: false, keepsAnswer: false, isReplay: true };

async function meet() {
  const { userId, partnerId } = await seedCompany(a);
  const laptopA = await office.join(a, userId, { brings: true });
  await laptopA.cycle();
  const laptopB = await office.join(b, userId);
  await laptopB.cycle();
  return { laptopA, laptopB, partnerId };
}

describe('two laptops', () => {
  test('the company that one brings the other has', async () => {
    await meet();
    expect(synced(b)).toEqual(synced(a));
    expect(waitingIn(a)).toBe(0);
  });

  test('edits of different fields are joined, of one field told', async () => {
    const { laptopA, laptopB, partnerId } = await meet();
    const fields = { id: partnerId, city: 'Bakı', country: 'AZ' };
    await a.client.call('partners.update', { ...fields, name: 'Ad A', city: 'Gəncə' });
    await b.client.call('partners.update', { ...fields, name: 'Ad B', region: 'Şimal' });
    await laptopA.cycle();
    await laptopB.cycle();
    await laptopA.cycle();
    expect(synced(b)).toEqual(synced(a));
    const conflicts = a.core.gate.sql.all('SELECT "column", base, mine, theirs, winner FROM sync_conflicts');
    expect(conflicts).toHaveLength(1);
  });

  test('numbers that a hub from long ago asks for and that are forgotten here hold up nothing', async () => {
    const { laptopA, laptopB, partnerId } = await meet();
    const rename = (name: string) =>
      a.client.call('partners.update', { id: partnerId, name, city: 'Bakı', country: 'AZ' });
    await rename('Birinci');
    await laptopA.cycle();
    await office.forgetLast(laptopA.deviceId, 1);
    a.core.gate.write(replay, (tx) => tx.sql.run("DELETE FROM sync_outbox WHERE state = 'done'"));
    await rename('İkinci');
    await office.again(a).cycle();
    await laptopB.cycle();
    expect([waitingIn(a), synced(b)]).toEqual([0, synced(a)]);
    expect((await b.client.call('partners.load', { id: partnerId })).name).toBe('İkinci');
  });

  test('a third one, fetched whole, finds a partner by the tax ids that two gave it apart', async () => {
    const { laptopA, laptopB, partnerId } = await meet();
    const legal = (name: string, taxId: string) => ({ partnerId, name, country: 'AZ', taxId });
    await a.client.call('partners.createLegalEntity', legal('Alfa MMC', '1700767721'));
    await b.client.call('partners.createLegalEntity', legal('Beta MMC', '9900003611'));
    for (const laptop of [laptopA, laptopB, laptopA]) await laptop.cycle();
    const c = await openTestCore();
    try {
      const userId = a.core.gate.read().user.id;
      await (await office.join(c, userId)).cycle();
      const keys = [a, b, c].map(({ core }) =>
        core.gate.sql.get('SELECT search_text AS text FROM partners WHERE id = ?', [partnerId]),
      );
      expect(keys).toEqual([keys[0], keys[0], keys[0]]);
      expect(keys[0]).toMatchObject({
        text: expect.stringMatching(/1700767721.*9900003611|9900003611.*1700767721/),
      });
    } finally {
      await c.close();
    }
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadClock, pickLegalEntity, pickRecipient } from '#main/partners/index.ts';
import { documents, users } from '#main/store/schema/index.ts';
import { dumpTables } from '#tests/tools/dump.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

const nowMs = Date.UTC(2026, 10, 23, 8);
let t: TestCore;

beforeEach(async () => {
  t = await openTestCore({ nowMs });
  t.core.gate.write({ command: 'seed', commandId: 'seed', isUndoable: false }, (tx) => {
    const audit = { createdAt: tx.now, updatedAt: tx.now };
    tx.orm
      .insert(users)
      .values({ id: 'u1', name: 'Aysel', role: 'rep', language: 'az', timeZone: 'Asia/Baku', ...audit })
      .run();
  });
});
afterEach(async () => {
  await t.close();
});

const call: TestCore['client']['call'] = (name, input, options) => t.client.call(name, input, options);
const ctx = () => t.core.gate.read();
const create = async (name = 'Xəzər MMC') =>
  (await call('partners.create', { name, ownerId: 'u1', country: 'AZ', city: 'Bakı' })).id;

/** Does a command, and checks that undo and redo bring back equal companies. Leaves it done. */
async function walk<T>(run: () => Promise<T>): Promise<T> {
  const before = dumpTables(t.core.gate);
  const result = await run();
  const after = dumpTables(t.core.gate);
  expect(after).not.toBe(before);
  await call('operations.undo', {});
  expect(dumpTables(t.core.gate)).toBe(before);
  await call('operations.redo', {});
  expect(dumpTables(t.core.gate)).toBe(after);
  return result;
}

describe('partners', () => {
  it('creates a partner with roles and reach, and shows its card', async () => {
    const { id, warnings } = await walk(() =>
      call('partners.create', {
        name: 'Xəzər MMC',
        ownerId: 'u1',
        country: 'az',
        city: 'Bakı',
        roles: ['supplier', 'customer'],
        reach: [
          { kind: 'phone', value: '050 200 12 34', label: 'ofis' },
          { kind: 'phone', value: '102', isPrimary: true },
          { kind: 'email', value: 'Info@Xezer.az' },
          { kind: 'site', value: 'https://Xezer.az/' },
        ],
      }),
    );
    expect(warnings).toEqual([{ field: 'reach.1.value', code: 'unusual_phone' }]);
    const point = { id: expect.any(String), label: '', isPrimary: true };
    expect(await call('partners.load', { id })).toEqual({
      id,
      name: 'Xəzər MMC',
      kind: 'company',
      state: 'potential',
      roles: ['customer', 'supplier'],
      country: 'AZ',
      region: '',
      city: 'Bakı',
      address: '',
      timeZone: '',
      effectiveTimeZone: 'Asia/Baku',
      possibleTimeZones: ['Asia/Baku'],
      language: '',
      notes: '',
      source: '',
      priceTypeId: null,
      ownerId: 'u1',
      ownerName: 'Aysel',
      createdAt: nowMs,
      phones: [
        { ...point, value: '050 200 12 34', normalized: '+994502001234', label: 'ofis', isPrimary: false },
        { ...point, value: '102', normalized: '' },
      ],
      emails: [{ ...point, value: 'Info@Xezer.az', normalized: 'info@xezer.az' }],
      sites: [{ ...point, value: 'https://Xezer.az/', normalized: 'xezer.az' }],
      contacts: [],
      legalEntities: [],
    });
  });

  it('saves the reach list as a difference: kept rows keep their ids, removed ones are gone', async () => {
    const id = await create();
    const fields = { id, name: 'Xəzər MMC', country: 'AZ' };
    await call('partners.update', {
      ...fields,
      reach: [
        { kind: 'phone', value: '050 200 12 34' },
        { kind: 'email', value: 'a@xezer.az' },
      ],
    });
    const [phone] = (await call('partners.load', { id })).phones;
    await walk(() =>
      call('partners.update', {
        ...fields,
        state: 'active',
        roles: ['carrier'],
        reach: [
          { id: phone!.id, kind: 'phone', value: '055 200 12 34' },
          { kind: 'phone', value: '012 400 00 00' },
        ],
      }),
    );
    const card = await call('partners.load', { id });
    expect([card.state, card.roles, card.ownerId, card.emails]).toEqual(['active', ['carrier'], 'u1', []]);
    expect(card.phones.map((p) => [p.id === phone!.id, p.normalized, p.isPrimary])).toEqual([
      [true, '+994552001234', true],
      [false, '+994124000000', false],
    ]);
  });

  it('reads contacts’ numbers anew when the country changes', async () => {
    const id = await create();
    await call('partners.createContact', {
      partnerId: id,
      name: 'A',
      reach: [{ kind: 'phone', value: '8 (495) 123-45-67' }],
    });
    await walk(() => call('partners.update', { id, name: 'Xəzər MMC', country: 'RU' }));
    expect((await call('partners.load', { id })).contacts[0]?.phones[0]?.normalized).toBe('+74951234567');
  });

  it('refuses a malformed e-mail address, an unknown zone, and partners that are gone', async () => {
    await expect(
      call('partners.create', { name: 'X', reach: [{ kind: 'email', value: 'info@' }] }),
    ).rejects.toMatchObject({
      code: 'invalid_input',
      reason: 'fields',
      details: { fields: [{ path: 'reach.0.value', code: 'bad_email' }] },
    });
    await expect(call('partners.create', { name: 'X', timeZone: 'Mars/Base' })).rejects.toMatchObject({
      details: { fields: [{ path: 'timeZone', code: 'unknown_zone' }] },
    });
    await expect(call('partners.create', { name: 'X', ownerId: 'nobody' })).rejects.toMatchObject({
      details: { fields: [{ path: 'ownerId', code: 'unknown' }] },
    });
    const gone = { code: 'not_found', reason: 'partner_gone' };
    await expect(call('partners.load', { id: 'no' })).rejects.toMatchObject(gone);
    await expect(call('partners.update', { id: 'no', name: 'X' })).rejects.toMatchObject(gone);
    await expect(call('partners.delete', { id: 'no' })).rejects.toMatchObject(gone);
    await expect(call('partners.createContact', { partnerId: 'no', name: 'X' })).rejects.toMatchObject(gone);
    await expect(
      call('partners.createLegalEntity', { partnerId: 'no', name: 'X', country: 'AZ' }),
    ).rejects.toMatchObject(gone);
    await expect(
      call('partners.addReach', { partnerId: 'no', kind: 'phone', value: '102' }),
    ).rejects.toMatchObject(gone);
  });

  it('deletes softly with contacts and legal entities, and not while issued documents exist', async () => {
    const id = await create();
    await call('partners.createContact', { partnerId: id, name: 'Leyla' });
    await call('partners.createLegalEntity', { partnerId: id, name: 'Xəzər', country: 'AZ' });
    await walk(() => call('partners.delete', { id }));
    await expect(call('partners.load', { id })).rejects.toMatchObject({ reason: 'partner_gone' });
    expect((await call('partners.search', { text: 'leyla' })).rows).toEqual([]);
    const busy = await create('Araz');
    t.core.gate.write({ command: 'seed', commandId: 'doc', isUndoable: false }, (tx) => {
      const money = {
        netMinor: 1,
        vatMinor: 0,
        totalMinor: 1,
        currency: 'AZN',
        isVatIncluded: true,
        rounding: 'line' as const,
      };
      const refs = { id: 'd1', organizationId: 'o', partnerId: busy, ownerId: 'u1', date: '2026-11-23' };
      tx.orm
        .insert(documents)
        .values({ ...refs, ...money, kind: 'invoice', state: 'issued', createdAt: tx.now, updatedAt: tx.now })
        .run();
    });
    await expect(call('partners.delete', { id: busy })).rejects.toMatchObject({
      code: 'conflict',
      reason: 'has_documents',
    });
  });

  it('lists in Azerbaijani order by pages, by owner and by state', async () => {
    for (const name of ['Zaur', 'Çinar', 'Əli', 'Cavid', 'Алиев', 'Elçin']) await create(name);
    await call('partners.create', { name: 'Mine', state: 'active' });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await call('partners.list', { limit: 2, cursor });
      seen.push(...page.rows.map((r) => r.name));
      cursor = page.next;
    } while (cursor);
    expect(seen).toEqual(['Cavid', 'Çinar', 'Elçin', 'Əli', 'Mine', 'Zaur', 'Алиев']);
    expect((await call('partners.list', { state: 'active' })).rows.map((r) => r.name)).toEqual(['Mine']);
    expect((await call('partners.list', { ownerId: 'u1', limit: 1 })).rows).toEqual([
      expect.objectContaining({ name: 'Cavid', ownerName: 'Aysel', phone: '' }),
    ]);
    await expect(call('partners.list', { cursor: '%' })).rejects.toMatchObject({
      code: 'invalid_input',
      reason: 'cursor',
    });
  });
});

describe('contacts', () => {
  it('makes the first one primary, keeps one primary, and passes it on', async () => {
    const partnerId = await create();
    const first = await walk(() => call('partners.createContact', { partnerId, name: 'Anar' }));
    const second = await walk(() =>
      call('partners.createContact', { partnerId, name: 'Leyla', isPrimary: true }),
    );
    const shown = async () =>
      (await call('partners.load', { id: partnerId })).contacts.map((c) => [c.name, c.isPrimary]);
    expect(await shown()).toEqual([
      ['Leyla', true],
      ['Anar', false],
    ]);
    await walk(() =>
      call('partners.updateContact', { id: second.id, name: 'Leyla xanım', isPrimary: false }),
    );
    expect(await shown()).toEqual([
      ['Leyla xanım', true],
      ['Anar', false],
    ]);
    await walk(() => call('partners.updateContact', { id: first.id, name: 'Anar', isPrimary: true }));
    await walk(() => call('partners.deleteContact', { id: first.id }));
    expect(await shown()).toEqual([['Leyla xanım', true]]);
    const gone = { code: 'not_found', reason: 'contact_gone' };
    await expect(call('partners.updateContact', { id: first.id, name: 'x' })).rejects.toMatchObject(gone);
    await expect(call('partners.deleteContact', { id: first.id })).rejects.toMatchObject(gone);
    await expect(
      call('partners.addReach', { partnerId, contactId: first.id, kind: 'phone', value: '102' }),
    ).rejects.toMatchObject(gone);
  });

  it('adds one way to reach at a time, and a new primary takes over', async () => {
    const partnerId = await create();
    const { id: contactId } = await call('partners.createContact', { partnerId, name: 'Anar' });
    await walk(() =>
      call('partners.addReach', { partnerId, contactId, kind: 'phone', value: '050 200 12 34' }),
    );
    const added = await walk(() =>
      call('partners.addReach', {
        partnerId,
        contactId,
        kind: 'phone',
        value: '055 300 12 34',
        isPrimary: true,
      }),
    );
    await walk(() => call('partners.addReach', { partnerId, kind: 'email', value: 'a@b.az' }));
    const card = await call('partners.load', { id: partnerId });
    expect(card.contacts[0]?.phones.map((p) => [p.normalized, p.isPrimary])).toEqual([
      ['+994502001234', false],
      ['+994553001234', true],
    ]);
    expect(card.contacts[0]?.phones[1]?.id).toBe(added.id);
    expect(card.emails.map((e) => e.value)).toEqual(['a@b.az']);
    await expect(call('partners.addReach', { partnerId, kind: 'email', value: 'x' })).rejects.toMatchObject({
      details: { fields: [{ path: 'value', code: 'bad_email' }] },
    });
  });
});

describe('legal entities', () => {
  it('keeps one default, warns about a doubtful number, and is found by it', async () => {
    const partnerId = await create();
    const first = await walk(() =>
      call('partners.createLegalEntity', { partnerId, name: 'Birinci', country: 'AZ', taxId: '1234567890' }),
    );
    expect(first.warnings).toEqual([{ field: 'taxId', code: 'bad_checksum' }]);
    const second = await walk(() =>
      call('partners.createLegalEntity', { partnerId, name: 'İkinci', country: 'AZ', isDefault: true }),
    );
    const shown = async () =>
      (await call('partners.load', { id: partnerId })).legalEntities.map((l) => [l.name, l.isDefault]);
    expect(await shown()).toEqual([
      ['İkinci', true],
      ['Birinci', false],
    ]);
    expect((await call('partners.search', { text: 'ikinci' })).rows.map((r) => r.id)).toEqual([partnerId]);
    await walk(() => call('partners.updateLegalEntity', { id: second.id, name: 'Üçüncü', country: 'AZ' }));
    expect((await call('partners.search', { text: 'ikinci' })).rows).toEqual([]);
    expect(pickLegalEntity(ctx(), partnerId)?.name).toBe('Üçüncü');
    expect(pickLegalEntity(ctx(), partnerId, first.id)?.name).toBe('Birinci');
    await walk(() => call('partners.deleteLegalEntity', { id: second.id }));
    expect(await shown()).toEqual([['Birinci', true]]);
    const gone = { code: 'not_found', reason: 'legal_entity_gone' };
    expect(() => pickLegalEntity(ctx(), partnerId, second.id)).toThrow(expect.objectContaining(gone));
    await expect(
      call('partners.updateLegalEntity', { id: second.id, name: 'x', country: 'AZ' }),
    ).rejects.toMatchObject(gone);
    await expect(call('partners.deleteLegalEntity', { id: second.id })).rejects.toMatchObject(gone);
  });
});

describe('what other areas ask', () => {
  it('picks the primary contact’s address, then the partner’s, then any', async () => {
    const partnerId = await create();
    expect(pickRecipient(ctx(), partnerId)).toBeUndefined();
    await call('partners.createContact', {
      partnerId,
      name: 'Anar',
      language: 'ru',
      salutation: 'Hörmətli Anar',
    });
    const other = await call('partners.createContact', {
      partnerId,
      name: 'Leyla',
      reach: [{ kind: 'email', value: 'L@x.az' }],
    });
    const leyla = { address: 'l@x.az', name: 'Leyla', contactId: other.id, language: '', salutation: '' };
    expect(pickRecipient(ctx(), partnerId)).toEqual(leyla);
    await call('partners.addReach', { partnerId, kind: 'email', value: 'ofis@x.az' });
    expect(pickRecipient(ctx(), partnerId)).toEqual({
      address: 'ofis@x.az',
      name: 'Xəzər MMC',
      contactId: null,
      language: '',
      salutation: '',
    });
    expect(pickRecipient(ctx(), partnerId, other.id)).toEqual(leyla);
    const { contacts } = await call('partners.load', { id: partnerId });
    const anar = contacts.find((c) => c.name === 'Anar')!;
    const toAnar = { name: 'Anar', contactId: anar.id, language: 'ru', salutation: 'Hörmətli Anar' };
    expect(pickRecipient(ctx(), partnerId, anar.id)).toEqual({ ...toAnar, address: 'ofis@x.az' });
    await call('partners.addReach', { partnerId, contactId: anar.id, kind: 'email', value: 'anar@x.az' });
    expect(pickRecipient(ctx(), partnerId)).toEqual({ ...toAnar, address: 'anar@x.az' });
    expect(() => pickRecipient(ctx(), partnerId, 'no')).toThrow(
      expect.objectContaining({ reason: 'contact_gone' }),
    );
    expect(() => pickRecipient(ctx(), 'no')).toThrow(expect.objectContaining({ reason: 'partner_gone' }));
  });

  it('guesses the zone from what the card says, and from a contact’s own region', async () => {
    const { id } = await call('partners.create', { name: 'Урал', country: 'RU', city: 'Екатеринбург' });
    const { id: contactId } = await call('partners.createContact', {
      partnerId: id,
      name: 'Иван',
      region: 'Омская область',
    });
    const zones = [loadClock(ctx(), id), loadClock(ctx(), id, contactId)].map(
      (clock) => clock.effectiveTimeZone,
    );
    expect(zones).toEqual(['Asia/Yekaterinburg', 'Asia/Omsk']);
  });
});

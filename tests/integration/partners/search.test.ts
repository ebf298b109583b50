import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listPartners, searchPartners, searchPeople } from '#main/partners/index.ts';
import type { ReadContext } from '#main/store/context.ts';
import type { ReadSql, SqlParams } from '#main/store/sql.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';
import { bulkPartner, seedBulk } from './bulkPartners.ts';

const vectors = JSON.parse(
  readFileSync(new URL('../../fixtures/vectors/search.json', import.meta.url), 'utf8'),
) as { fold_equal: [string, string][]; cross_script_should_meet: [string, string][] };

let t: TestCore;
const find = async (text: string) => {
  const { rows } = await t.client.call('partners.search', { text });
  return rows.map((row) => [row.name, row.matched]);
};

describe('search among a few', () => {
  beforeEach(async () => {
    t = await openTestCore();
  });
  afterEach(async () => {
    await t.close();
  });
  const create = async (name: string, more: object = {}) =>
    (await t.client.call('partners.create', { name, country: 'AZ', ...more })).id;

  it('meets every pair of the vectors, both ways', async () => {
    for (const [a, b] of [...vectors.fold_equal, ...vectors.cross_script_should_meet]) {
      for (const [stored, typed] of [
        [a, b],
        [b, a],
      ] as const) {
        const id = await create(`${stored} Ticarət`);
        const { rows } = await t.client.call('partners.search', { text: typed });
        expect(
          rows.map((row) => row.id),
          `${typed} → ${stored}`,
        ).toContain(id);
        await t.client.call('partners.delete', { id });
      }
    }
  });

  it('puts the exact fold above the sounds, and the beginning of the name above other words', async () => {
    for (const name of ['Əliyev', 'Торг Алиев', 'Алиев и Ко']) await create(name);
    expect(await find('Алиев')).toEqual([
      ['Алиев и Ко', 'name'],
      ['Торг Алиев', 'name'],
      ['Əliyev', 'name'],
    ]);
    expect(await find('ELIYEV')).toEqual([
      ['Əliyev', 'name'],
      ['Алиев и Ко', 'name'],
      ['Торг Алиев', 'name'],
    ]);
  });

  it('finds through a slip of the keyboard layout', async () => {
    await create('Привет ООО');
    await create('Əliyev MMC');
    await create('Salam MMC');
    expect(await find('ghbdtn')).toEqual([['Привет ООО', 'name']]);
    expect(await find('Фдшнум')).toEqual([['Əliyev MMC', 'name']]);
    expect(await find('ыфдфь')).toEqual([['Salam MMC', 'name']]);
  });

  it('takes no sound from digits: 1500 is not 150', async () => {
    await create('Mağaza 150');
    await create('Mağaza 1500');
    expect(await find('Магаза 1500')).toEqual([['Mağaza 1500', 'name']]);
    expect(await find('1500')).toEqual([['Mağaza 1500', 'name']]);
  });

  it('demands all words, in any order, each by its beginning', async () => {
    await create('Xəzər Ticarət MMC', { city: 'Gəncə' });
    await create('Xəzər Servis MMC', { city: 'Bakı' });
    expect(await find('mmc tic')).toEqual([['Xəzər Ticarət MMC', 'name']]);
    expect(await find('xezer bak')).toEqual([['Xəzər Servis MMC', 'name']]);
    expect(await find('xezer tic ser')).toEqual([]);
    expect(await find('«»')).toEqual([]);
    expect(await find('"; DROP')).toEqual([]);
    expect(await find('  ')).toEqual([]);
  });

  it('finds phones in any form, tax ids, e-mails and contacts, and says which', async () => {
    const partnerId = await create('Xəzər', { reach: [{ kind: 'phone', value: '050 200 12 34' }] });
    const { id: contactId } = await t.client.call('partners.createContact', {
      partnerId,
      name: 'Leyla Həsənova',
      reach: [
        { kind: 'phone', value: '(012) 498-76-54' },
        { kind: 'email', value: 'Leyla@Xezer-Group.az' },
      ],
    });
    await t.client.call('partners.createLegalEntity', {
      partnerId,
      name: 'X',
      country: 'AZ',
      taxId: '123456789',
    });
    const phone = [['Xəzər', 'phone']];
    for (const text of [
      '994',
      '99450',
      '+994 50 200',
      '0502001234',
      '050-200-12-34',
      '(050) 200',
      '50 200 12',
      '2001234',
      '200 12 34',
      '00994502001234',
      '498 76 54',
      '012498',
    ]) {
      expect(await find(text), text).toEqual(phone);
    }
    for (const text of ['0123456789', '123456789', 'AZ 0123456789', '012345'])
      expect(await find(text), text).toEqual([['Xəzər', 'taxId']]);
    for (const text of ['leyla@xezer', 'LEYLA@XEZER-GROUP.AZ'])
      expect(await find(text), text).toEqual([['Xəzər', 'email']]);
    for (const text of ['leyla', 'həsən', 'Гасанова'])
      expect(await find(text), text).toEqual([['Xəzər', 'contact']]);
    const leyla = { id: contactId, name: 'Leyla Həsənova', title: '', partnerId, partnerName: 'Xəzər' };
    for (const text of ['leyla has', 'hesenova', 'Гасанова', 'дундф']) {
      expect(searchPeople(t.core.gate.read(), text, 10).contacts, text).toEqual([leyla]);
    }
    await t.client.call('partners.deleteContact', { id: contactId });
    for (const text of ['498 76 54', 'leyla', 'leyla@xezer']) expect(await find(text), text).toEqual([]);
  });
});

/** The same context, keeping each statement that is run. */
function recording(base: ReadContext): {
  context: ReadContext;
  statements: { text: string; params: SqlParams }[];
} {
  const statements: { text: string; params: SqlParams }[] = [];
  const noted = (text: string, params: SqlParams = []) => {
    statements.push({ text, params });
    return base.sql;
  };
  const sql: ReadSql = {
    ...base.sql,
    all: (text, params) => noted(text, params).all(text, params),
    get: (text, params) => noted(text, params).get(text, params),
  };
  return { context: { ...base, sql }, statements };
}

describe('search among 20 000', () => {
  const count = 20_000;
  beforeAll(async () => {
    t = await openTestCore();
    seedBulk(t.core.gate, count);
  }, 240_000);
  afterAll(async () => {
    await t.close();
  });
  const ids = (text: string, limit = 50) =>
    searchPartners(t.core.gate.read(), text, limit).map((row) => row.id);

  it('finds each of a sample by name, phone, tax id, e-mail', () => {
    for (let n = 7; n < count; n += 977) {
      const p = bulkPartner(n);
      for (const text of [p.name, p.phone, `0${p.phone.slice(4)}`, p.phone.slice(-7), p.taxId, p.email]) {
        expect(ids(text)[0], `${text} of ${p.name}`).toBe(p.id);
      }
      expect(ids(p.name.split(' ').reverse().join(' '))[0]).toBe(p.id);
    }
  });

  it('answers broad texts with full, right lists', () => {
    const rows = (text: string) => searchPartners(t.core.gate.read(), text, 50);
    expect(new Set(rows('mmc').map((r) => /\bMMC\b/.test(r.name)))).toEqual(new Set([true]));
    expect(new Set(rows('994').map((r) => r.matched))).toEqual(new Set(['phone']));
    expect(rows('s').every((r) => /^s/i.test(r.name))).toBe(true);
    expect(rows('mmc').length + rows('994').length + rows('s').length + rows('алиев').length).toBe(200);
    expect(rows('алиев agro').every((r) => /Алиев|Əliyev/.test(r.name) && r.name.includes('Agro'))).toBe(
      true,
    );
  });

  it('lists and searches by indexes only', () => {
    const { context, statements } = recording(t.core.gate.read());
    for (const text of [
      'a',
      'mmc',
      '994',
      '0502001234',
      '1500000001',
      'Алиев Torq',
      'info7@',
      'zzzz',
      'qwxq',
    ])
      searchPartners(context, text, 50);
    searchPeople(context, 'Leyla', 50);
    const first = listPartners(context, { limit: 50 });
    listPartners(context, { limit: 50, cursor: first.next });
    listPartners(context, { limit: 50, ownerId: 'u1' });
    const plans = statements.flatMap(({ text, params }) =>
      t.core.gate.sql.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`, params).map((row) => row.detail),
    );
    const bad = plans.filter((p) => /^SCAN (?!f VIRTUAL|j VIRTUAL)|USE TEMP B-TREE FOR ORDER BY/.test(p));
    // json_each has no order of its own: at most `limit` rows are sorted; a partner's few phones likewise.
    expect([...new Set(bad)]).toEqual(['USE TEMP B-TREE FOR ORDER BY']);
    const listed = statements.filter((s) => s.text.includes('p.sort_key AS sortKey FROM partners p LEFT'));
    expect(listed.length).toBe(3);
    const used = listed.flatMap(({ text, params }) =>
      t.core.gate.sql
        .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`, params)
        .map((r) => r.detail)
        .filter((d) => / p USING/.test(d)),
    );
    expect(used).toEqual([
      expect.stringContaining('partners_sort'),
      expect.stringContaining('partners_sort'),
      expect.stringContaining('partners_owner_sort'),
    ]);
  });
});

// Whose number it is: every stored number in any format, the surest kind only, several offered and none guessed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

let t: TestCore;
const ids: Record<string, string> = {};

async function partner(name: string, country: string, ...phones: string[]): Promise<void> {
  const reach = phones.map((value) => ({ kind: 'phone' as const, value }));
  ids[name] = (await t.client.call('partners.create', { name, country, reach })).id;
}

beforeAll(async () => {
  t = await openTestCore({ nowMs: Date.UTC(2026, 10, 23, 8) });
  const input = setUpInput();
  await t.client.call('company.setUp', {
    ...input,
    user: { ...input.user, phone: '050 999 88 77' } as typeof input.user,
  });
  await t.client.call('telephony.saveLine', { name: 'Ofis', url: 'wss://pbx.example.az', user: '150' });
  await partner('Bakı', 'AZ', '(050) 200-12-34');
  await partner('Москва', 'RU', '8 (495) 123-45-67 доб. 12');
  await partner('Алматы', 'KZ', '8 701 123 45 67');
  // Typed without its code on a card without a country: no country here makes a number of it.
  await partner('Питер', '', '8 (812) 765-43-21');
  await partner('Şəhər', 'AZ', '498 76 54');
  await partner('Qapı', 'AZ', '101');
  await partner('Özümüz', 'AZ', '+994 12 555 00 00', '0509998877', '150');
  await partner('Silinən', 'AZ', '+994 55 111 22 33');
  await t.client.call('partners.delete', { id: ids.Silinən ?? '' });
  await partner('Ailə', 'AZ', '+994 70 300 40 50');
  for (const name of ['Ata', 'Ana', 'Qonşu']) {
    const contact = {
      partnerId: ids.Ailə ?? '',
      name,
      reach: [{ kind: 'phone' as const, value: '070 300-40-50' }],
    };
    ids[name] = (await t.client.call('partners.createContact', contact)).id;
  }
  await t.client.call('partners.deleteContact', { id: ids.Qonşu ?? '' });
  await partner('Zavod', 'RU', '+7 843 555-66-77');
  for (const [name, value] of [
    ['Анна', '+7 843 555-66-77 доб. 11'],
    ['Борис', '+7 (843) 555 66 77, доб 22'],
  ] as const) {
    const reach = [{ kind: 'phone' as const, value }];
    ids[name] = (
      await t.client.call('partners.createContact', { partnerId: ids.Zavod ?? '', name, reach })
    ).id;
  }
  for (let n = 0; n < 12; n += 1) await partner(`Mərkəz ${n}`, 'AZ', '+994 12 310 00 00');
  await partner('Ten', 'AZ', ...Array.from({ length: 3 }, () => '+994 12 320 00 00'));
});
afterAll(() => t.close());

const lookUp = (number: string) => t.client.call('callLog.lookUp', { number });
const found = async (number: string) =>
  (await lookUp(number)).matches.map(({ partnerName, contactName, by }) =>
    [contactName || partnerName, by].join(' '),
  );

describe('a number in any format', () => {
  it.each([
    ['+994502001234', ['Bakı whole']],
    ['994502001234', ['Bakı whole']],
    ['00994502001234', ['Bakı whole']],
    ['0502001234', ['Bakı whole']],
    ['050 200-12-34', ['Bakı whole']],
    ['502001234', ['Bakı whole']],
    ['sip:+994502001234@pbx.example.az;user=phone', ['Bakı whole']],
    ['tel:+994-50-200-12-34', ['Bakı whole']],
    ['2001234', ['Bakı tail']],
    ['+74951234567', ['Москва whole']],
    ['84951234567', ['Москва whole']],
    ['+7(495)123-45-67 доб. 12', ['Москва whole']],
    ['tel:+7-495-123-45-67;ext=99', ['Москва whole']],
    ['4951234567', ['Москва national']],
    ['+77011234567', ['Алматы whole']],
    ['87011234567', ['Алматы whole']],
    ['+78127654321', ['Питер national']],
    ['88127654321', ['Питер whole']],
    ['+994124987654', ['Şəhər tail']],
    ['4987654', ['Şəhər whole']],
  ])('%s is known', async (number, who) => expect(await found(number)).toEqual(who));

  it('of two whole numbers with one end only its own counts', async () => {
    expect(await found('+994552001234')).toEqual([]);
    expect(await found('+994702001234')).toEqual([]);
  });
});

describe('nobody is', () => {
  it.each([
    ['anonymous'],
    ['sip:anonymous@anonymous.invalid'],
    ['Unknown'],
    [''],
    ['+994551112233'],
    ['01'],
    ['1011'],
    ['0101'],
    ['+994125550000'],
    ['0125550000'],
    ['+994509998877'],
    ['150'],
    ['sip:150@pbx.example.az'],
    ['+994509999999'],
  ])('%s', async (number) => expect(await lookUp(number)).toEqual({ matches: [], isMore: false }));

  it('one that was restored is somebody again', async () => {
    await t.client.call('operations.undo', {
      operationId: t.core.gate.sql.get<{ id: string }>(
        "SELECT id FROM operations WHERE command = 'partners.delete'",
      )?.id,
    });
    expect(await found('+994551112233')).toEqual(['Silinən whole']);
  });
});

describe('several', () => {
  it('are offered, each person once, deleted ones not', async () => {
    expect((await found('+994703004050')).sort()).toEqual(['Ailə whole', 'Ana whole', 'Ata whole']);
    expect((await lookUp('+994703004050')).matches).toContainEqual({
      partnerId: ids.Ailə,
      partnerName: 'Ailə',
      contactId: ids.Ana,
      contactName: 'Ana',
      by: 'whole',
    });
    expect(await found('+994123200000')).toEqual(['Ten whole']);
  });

  it('of one house are told apart by the extension', async () => {
    expect((await found('+78435556677')).sort()).toEqual(['Zavod whole', 'Анна whole', 'Борис whole']);
    expect(await found('+7 843 555-66-77 доб. 22')).toEqual(['Борис whole']);
    expect(await found('tel:+78435556677;ext=33')).toHaveLength(3);
  });

  it('of many are the first ten, and that there are more', async () => {
    const { matches, isMore } = await lookUp('+994123100000');
    expect([matches.length, isMore]).toEqual([10, true]);
  });

  it('short ones match whole', async () =>
    expect(await found('sip:101@pbx.example.az')).toEqual(['Qapı whole']));
});

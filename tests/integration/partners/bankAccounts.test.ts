import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CardWorld, openCardWorld } from './cardWorld.ts';

let w: CardWorld;
beforeEach(async () => {
  w = await openCardWorld();
});
afterEach(async () => {
  await w.t.close();
});

const iban = 'AZ21NABZ00000000137010001944';
const account = (more: object = {}) =>
  ({ bankName: 'Xalq Bankı', account: iban, currency: 'AZN', ...more }) as const;
const create = (more: object = {}) =>
  w.call('partners.createBankAccount', { ...account(more), legalEntityId: w.legalEntityId });
const accounts = async () =>
  (await w.call('partners.load', { id: w.partnerId })).legalEntities[0]?.bankAccounts ?? [];

describe('bank accounts of a legal entity', () => {
  it('are created in stored form and shown on the card, the first is the main one', async () => {
    const { id, warnings } = await w.walk(() =>
      create({
        account: 'az21 nabz 0000 0000 1370 1000 1944',
        swift: 'nabzaz2x',
        bankCode: '505000',
        corrAccount: '',
      }),
    );
    expect(warnings).toEqual([]);
    expect(await accounts()).toEqual([
      {
        id,
        legalEntityId: w.legalEntityId,
        bankName: 'Xalq Bankı',
        bankCode: '505000',
        bankTaxId: '',
        swift: 'NABZAZ2X',
        account: iban,
        corrAccount: '',
        currency: 'AZN',
        isDefault: true,
      },
    ]);
  });

  it('another can be made the main one; when the main one is deleted the next takes its place', async () => {
    const { id: first } = await create();
    const { id: second } = await w.walk(() =>
      create({ bankName: 'Kapital', currency: 'USD', isDefault: true }),
    );
    expect((await accounts()).map((a) => [a.id, a.isDefault])).toEqual([
      [second, true],
      [first, false],
    ]);
    await w.walk(() => w.call('partners.deleteBankAccount', { id: second }));
    expect((await accounts()).map((a) => [a.id, a.isDefault])).toEqual([[first, true]]);
  });

  it('an update keeps the main mark until another is made it', async () => {
    const { id } = await create();
    const { warnings } = await w.walk(() =>
      w.call('partners.updateBankAccount', { id, ...account({ bankName: 'Yeni bank', currency: 'EUR' }) }),
    );
    expect(warnings).toEqual([]);
    expect(await accounts()).toMatchObject([{ id, bankName: 'Yeni bank', currency: 'EUR', isDefault: true }]);
  });

  it('a wrong check digit is a warning beside its field, not a refusal', async () => {
    const { warnings } = await create({ account: 'AZ22NABZ00000000137010001944', swift: 'X' });
    expect(warnings).toEqual([
      { field: 'account', code: 'bad_checksum' },
      { field: 'swift', code: 'bad_format' },
    ]);
  });

  it('Russian accounts are checked against the BIK of their bank', async () => {
    const { id: legalEntityId } = await w.call('partners.createLegalEntity', {
      partnerId: w.partnerId,
      name: 'ООО Каспий',
      country: 'RU',
    });
    const russian = { bankName: 'Банк', bankCode: '044525225', corrAccount: '30101810400000000225' };
    const good = await w.call('partners.createBankAccount', {
      ...{ legalEntityId, ...russian, account: '40702810500000001234', currency: 'RUB' },
    } as const);
    const bad = await w.call('partners.createBankAccount', {
      ...{ legalEntityId, ...russian, account: '40702810600000001234', currency: 'RUB' },
    } as const);
    expect([good.warnings, bad.warnings]).toEqual([[], [{ field: 'account', code: 'bad_checksum' }]]);
  });

  it('refuses what is gone, and accounts of our own organisation', async () => {
    await expect(
      w.call('partners.createBankAccount', { ...account(), legalEntityId: 'nobody' }),
    ).rejects.toMatchObject({ code: 'not_found', reason: 'legal_entity_gone' });
    const [own] = (await w.call('company.listOrganizations', {})).rows;
    const id = own?.bankAccounts[0]?.id ?? 'none';
    for (const attempt of [
      w.call('partners.updateBankAccount', { id, ...account() }),
      w.call('partners.deleteBankAccount', { id }),
    ]) {
      await expect(attempt).rejects.toMatchObject({ code: 'not_found', reason: 'bank_account_gone' });
    }
  });
});

// Walks the contract: every command that says `undo: true` is done, undone, redone and undone again, and the
// tables are byte-equal each time. A new command without a scenario here fails the walk.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allCalls, type Call, type Command, type Input } from '#shared/contract/index.ts';
import { dumpTables } from '#tests/tools/dump.ts';
import { type Seeded, seedCompany } from '#tests/tools/seedCompany.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

type Scenarios = { [N in Command]?: (s: Seeded) => Input<N> };

const scenarios: Scenarios = {
  'partners.create': () => ({ name: 'Şəki Ticarət', reach: [{ kind: 'phone', value: '050 200 12 34' }] }),
  'partners.update': (s) => ({
    id: s.partnerId,
    name: 'Başqa ad',
    roles: ['supplier'],
    reach: [{ kind: 'email', value: 'a@example.az' }],
  }),
  'partners.delete': (s) => ({ id: s.idlePartnerId }),
  'partners.createContact': (s) => ({
    partnerId: s.partnerId,
    name: 'Rauf',
    isPrimary: true,
    reach: [{ kind: 'phone', value: '0552001234' }],
  }),
  'partners.updateContact': (s) => ({ id: s.contactId, name: 'Leyla Q.', reach: [] }),
  'partners.deleteContact': (s) => ({ id: s.contactId }),
  'partners.addReach': (s) => ({
    partnerId: s.partnerId,
    contactId: s.contactId,
    kind: 'phone',
    value: '0702001234',
  }),
  'partners.createLegalEntity': (s) => ({
    partnerId: s.partnerId,
    name: 'Filial',
    country: 'AZ',
    taxId: '1400057421',
  }),
  'partners.updateLegalEntity': (s) => ({ id: s.legalEntityId, name: 'Yeni ad', country: 'AZ' }),
  'partners.deleteLegalEntity': (s) => ({ id: s.legalEntityId }),
  'partners.createBankAccount': (s) => ({
    legalEntityId: s.legalEntityId,
    bankName: 'Kapital Bank ASC',
    account: 'AZ21NABZ00000000137010001944',
    currency: 'AZN',
    isDefault: true,
  }),
  'partners.updateBankAccount': (s) => ({
    id: s.bankAccountId,
    bankName: 'Başqa bank',
    account: 'AZ21NABZ00000000137010001944',
    currency: 'USD',
  }),
  'partners.deleteBankAccount': (s) => ({ id: s.bankAccountId }),
  'files.attach': (s) => ({ ownerKind: 'partner', ownerId: s.partnerId, hash: s.fileHash, name: 'akt.pdf' }),
  'files.remove': (s) => ({ id: s.fileId }),
  'interactions.plan': (s) => ({
    partnerId: s.partnerId,
    kind: 'call',
    subject: 'Zəng',
    planned: { on: '2026-11-24' },
  }),
  'interactions.record': (s) => ({
    partnerId: s.partnerId,
    kind: 'call',
    subject: 'Danışdıq',
    promises: [{ title: 'Qiymət göndərmək', promisedBy: 'us' }],
  }),
  'interactions.complete': (s) => ({
    id: s.interactionId,
    result: 'Razılaşdıq',
    promises: [{ title: 'Ödəyəcək', promisedBy: 'them', due: { on: '2026-11-30' } }],
    next: { kind: 'meeting', subject: 'Görüş', planned: { on: '2026-12-01' } },
  }),
  'interactions.update': (s) => ({ id: s.interactionId, subject: 'Başqa mövzu', importance: 'high' }),
  'interactions.move': (s) => ({ id: s.interactionId, planned: { on: '2026-12-05' } }),
  'interactions.cancel': (s) => ({ id: s.interactionId, result: 'Vaz keçdi' }),
  'interactions.reopen': (s) => ({ id: s.doneInteractionId }),
  'interactions.delete': (s) => ({ id: s.interactionId }),
  'tasks.create': (s) => ({ title: 'Təklif hazırlamaq', partnerId: s.partnerId, due: { on: '2026-11-25' } }),
  'tasks.update': (s) => ({ id: s.taskId, title: 'Başqa tapşırıq' }),
  'tasks.complete': (s) => ({ id: s.taskId }),
  'tasks.reopen': (s) => ({ id: s.doneTaskId }),
  'tasks.delete': (s) => ({ id: s.taskId }),
  'catalog.setPriceTypeRole': (s) => ({ id: s.priceTypeId, role: 'dealer' }),
  'catalog.setGroupBranch': (s) => ({ id: s.groupId, branch: 'components' }),
  'catalog.saveItem': (s) => ({
    groupId: s.groupId,
    name: 'Kürsü',
    article: 'KR-1',
    unit: 'ədəd',
    prices: [{ priceTypeId: s.priceTypeId, amountMinor: 1500 }],
  }),
  'mail.updateLetter': (s) => ({ id: s.draftLetterId, subject: 'Başqa mövzu', body: 'Salam' }),
  'mail.saveTemplate': (s) => ({
    id: s.templateId,
    name: 'Ad',
    subject: '{number}',
    body: '{greeting}',
    signature: '{user}',
  }),
  'company.saveOrganization': (s) => ({ ...s.organization, name: 'Başqa MMC', bankAccounts: [] }),
  'company.saveUser': () => ({ name: 'Yeni', role: 'rep', language: 'ru', timeZone: 'Europe/Moscow' }),
  'company.saveCalendar': () => ({ workDays: [1, 2, 3], holidays: ['2027-03-08'] }),
};

const undoable = allCalls().flatMap(([name, def]) =>
  def.kind === 'command' && def.undo === true ? [name as Command] : [],
);

let t: TestCore;
let seeded: Seeded;
beforeEach(async () => {
  t = await openTestCore({ nowMs: Date.UTC(2026, 10, 23, 8) });
  seeded = await seedCompany(t);
});
afterEach(async () => {
  await t.close();
});

describe('the undo walk over the contract', () => {
  it('has a scenario for every command that can be undone', () => {
    expect(undoable.filter((name) => !(name in scenarios))).toEqual([]);
  });

  it.each(undoable)('%s: do, undo, redo, undo leave equal dumps', async (name) => {
    const input = scenarios[name]?.(seeded);
    const before = dumpTables(t.core.gate);
    await t.client.call(name as Call, input as Input<Call>);
    const after = dumpTables(t.core.gate);
    expect(after).not.toBe(before);
    await t.client.call('operations.undo', {});
    expect(dumpTables(t.core.gate)).toBe(before);
    await t.client.call('operations.redo', {});
    expect(dumpTables(t.core.gate)).toBe(after);
    await t.client.call('operations.undo', {});
    expect(dumpTables(t.core.gate)).toBe(before);
  });
});

// A small company made by the contract's own calls: one client with everything, a catalogue of two items,
// an invoice drafted by SELL. Returns the ids that tests speak of.
import { randomUUID } from 'node:crypto';
import { createCallLog } from '#main/telephony/index.ts';
import type { Input } from '#shared/contract/index.ts';
import { setUpInput } from './setUpInput.ts';
import type { TestCore } from './testCore.ts';

export type Seeded = {
  userId: string;
  partnerId: string;
  idlePartnerId: string;
  contactId: string;
  legalEntityId: string;
  bankAccountId: string;
  fileHash: string;
  fileId: string;
  interactionId: string;
  doneInteractionId: string;
  taskId: string;
  doneTaskId: string;
  /** Far ahead: it has no rows yet. */
  seriesId: string;
  priceTypeId: string;
  groupId: string;
  emptyGroupId: string;
  itemId: string;
  invoiceId: string;
  quoteId: string;
  draftLetterId: string;
  templateId: string;
  /** A template of another language, no longer the shipped text. */
  changedTemplateId: string;
  otherUserId: string;
  /** Of a colleague, not accepted yet; and the one step of it. */
  givenTaskId: string;
  taskStepId: string;
  messageId: string;
  warehouseId: string;
  departmentId: string;
  archivedSourceId: string;
  /** Missed, of a number that nobody knows. */
  callId: string;
  organization: Input<'company.saveOrganization'>;
};

/** The fixture set brings price types, groups and items. */
const catalogue = new URL('../fixtures/exchange/2.10', import.meta.url).pathname;

function missCall({ gate }: TestCore['core']): string {
  const log = createCallLog({ gate, newId: randomUUID });
  const { now } = gate.read();
  const id = randomUUID();
  const who = { number: '+994552001234', remoteName: 'Naməlum', partnerId: null, contactId: null };
  log.begin({ id, lineId: 'line', direction: 'in', ...who, startedAt: now - 60_000 });
  log.end(id, { at: now - 30_000, result: 'missed', reason: 'no_answer' });
  return id;
}

/** Every plan there is. */
export const dialList = { from: '2020-01-01', to: '2099-12-31' };

/** Of the day's list: whose turn it is is known. */
async function beginDialing(client: TestCore['client']): Promise<void> {
  await client.call('dialSession.start', dialList);
  await client.call('dialSession.advance', {});
}

export async function seedCompany({ client, core }: TestCore): Promise<Seeded> {
  const { userId } = await client.call('company.setUp', setUpInput());
  await client.call('exchange.importCommerceml', { source: { paths: [catalogue] } });
  const { id: partnerId } = await client.call('partners.create', {
    name: 'Əliyev ticarət MMC',
    city: 'Bakı',
    country: 'AZ',
    reach: [{ kind: 'phone', value: '+994 12 555 00 00' }],
  });
  const { id: idlePartnerId } = await client.call('partners.create', { name: 'Boş müştəri' });
  const { id: contactId } = await client.call('partners.createContact', {
    partnerId,
    name: 'Leyla Quliyeva',
    reach: [{ kind: 'email', value: 'leyla@example.az', isPrimary: true }],
  });
  const { id: legalEntityId } = await client.call('partners.createLegalEntity', {
    partnerId,
    name: '"Əliyev ticarət" MMC',
    country: 'AZ',
    taxId: '1400057421',
  });
  const { id: bankAccountId } = await client.call('partners.createBankAccount', {
    legalEntityId,
    bankName: 'Xalq Bankı',
    account: 'AZ21NABZ00000000137010001944',
    currency: 'AZN',
  });
  const { hash: fileHash } = await client.call('files.put', {
    bytes: new TextEncoder().encode('Müqavilə'),
    name: 'müqavilə.txt',
  });
  const { id: fileId } = await client.call('files.attach', {
    ...{ ownerKind: 'partner', ownerId: partnerId, hash: fileHash, name: 'müqavilə.txt' },
  } as const);
  const call = { partnerId, kind: 'call' as const, planned: { on: '2026-11-23' } };
  const { id: interactionId } = await client.call('interactions.plan', {
    ...call,
    subject: 'Qiyməti danışmaq',
  });
  await beginDialing(client);
  const { id: doneInteractionId } = await client.call('interactions.plan', { ...call, subject: 'Danışdıq' });
  await client.call('interactions.complete', { id: doneInteractionId, result: 'ok' });
  const { id: taskId } = await client.call('tasks.create', { title: 'Təklif', partnerId });
  const { id: doneTaskId } = await client.call('tasks.create', { title: 'Hazır', partnerId });
  await client.call('tasks.complete', { id: doneTaskId });
  const found = await client.call('catalog.searchItems', { text: 'st', partnerId, limit: 5 });
  const itemId = found.rows[0]?.id ?? '';
  const { invoiceId, letterId } = await client.call('sales.sell', {
    partnerId,
    lines: [{ itemId, quantity: 1 }],
    send: false,
  });
  const { quoteId } = await client.call('quotes.make', {
    partnerId,
    lines: [{ itemId, quantity: 4 }],
    send: false,
  });
  const [organization] = (await client.call('company.listOrganizations', {})).rows;
  const [template, changed] = (await client.call('mail.listTemplates', {})).rows;
  if (changed) await client.call('mail.saveTemplate', { ...changed, subject: 'Başqa {number}' });
  const { id: otherUserId } = await client.call('company.saveUser', {
    name: 'Orxan',
    role: 'rep',
    language: 'az',
    timeZone: 'Asia/Baku',
  });
  const { id: departmentId } = await client.call('departments.save', { name: 'Topdansatış' });
  const source = await client.call('directories.add', { kind: 'source', name: 'Qəzet' });
  await client.call('directories.archive', { kind: 'source', ...source });
  const { id: givenTaskId } = await client.call('tasks.create', {
    ...{ title: 'Sənəd göndərmək', ownerId: otherUserId, steps: ['Addım'] },
  });
  const [taskStep] = (await client.call('tasks.load', { id: givenTaskId })).steps;
  const { id: messageId } = await client.call('messages.send', { userIds: [otherUserId], body: 'Salam' });
  const [warehouse] = (await client.call('catalog.listWarehouses', {})).rows;
  const [priceType] = (await client.call('catalog.listPriceTypes', {})).rows;
  const [group] = (await client.call('catalog.listGroups', {})).rows;
  const { id: emptyGroupId } = await client.call('catalog.saveGroup', { name: 'Boş qrup' });
  const { seriesId } = await client.call('calendar.planSeries', {
    ...{ partnerId, kind: 'meeting', subject: 'İllik görüş', rule: 'FREQ=YEARLY', startOn: '2190-01-01' },
  } as const);
  const callId = missCall(core);
  if (!organization) throw new Error('no organization');
  return {
    userId,
    partnerId,
    quoteId,
    idlePartnerId,
    contactId,
    legalEntityId,
    bankAccountId,
    fileHash,
    fileId,
    interactionId,
    doneInteractionId,
    taskId,
    doneTaskId,
    seriesId,
    priceTypeId: priceType?.id ?? '',
    groupId: group?.id ?? '',
    emptyGroupId,
    itemId,
    invoiceId,
    draftLetterId: letterId,
    templateId: template?.id ?? '',
    changedTemplateId: changed?.id ?? '',
    otherUserId,
    givenTaskId,
    taskStepId: taskStep?.id ?? '',
    messageId,
    warehouseId: warehouse?.id ?? '',
    departmentId,
    archivedSourceId: source.id,
    callId,
    organization,
  };
}

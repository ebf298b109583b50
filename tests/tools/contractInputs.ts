// One input for every call of the contract, over a seeded company. A new call without one fails the build.
// The walks (undo, repeat by command id, tables read) and nothing else live on it.
import { randomUUID } from 'node:crypto';
import { createCallLog } from '#main/telephony/index.ts';
import type { Command, Input, Query } from '#shared/contract/index.ts';
import { dialList, type Seeded } from './seedCompany.ts';
import { setUpInput } from './setUpInput.ts';
import { putSyncRows } from './syncRows.ts';
import type { TestCore } from './testCore.ts';

type Prepared<T> = T | Promise<T>;
/** Makes the input; what the command needs beside the seeded company it makes first, by calls. */
type CommandInputs = { [N in Command]: (s: Seeded, t: TestCore) => Prepared<Input<N>> };
/** Several inputs where a query has several ways. */
type QueryInputs = { [N in Query]: (s: Seeded) => Input<N>[] };

const account = {
  from: { name: 'Satış', address: 'satis@example.az' },
  smtp: { host: '127.0.0.1', port: 2525, security: 'none' as const },
};

const phoneLine = { name: 'Ofis', url: 'wss://pbx.example.az:8089/ws', user: '101', password: 'gizli' };

/** The letter of the seeded invoice, queued behind a hold so that no job takes it. */
async function queueLetter(s: Seeded, { client }: TestCore): Promise<{ id: string }> {
  await client.call('mail.saveAccount', account);
  await client.call('mail.sendLetter', { id: s.draftLetterId, holdMs: 60_000 });
  return { id: s.draftLetterId };
}

/** To the one who acts, as a colleague's command leaves it. */
export function hearNotice(s: Seeded, { core }: TestCore): { id: string } {
  const id = randomUUID();
  const request = { command: 'test.notice', commandId: randomUUID(), isUndoable: false };
  core.gate.write(request, (tx) =>
    tx.sql.run(
      `INSERT INTO notices(id, user_id, actor_id, kind, task_id, text, at, created_at, updated_at)
       VALUES (?, ?, ?, 'assigned', ?, 'Təklif', ?, 1, 1)`,
      [id, s.userId, s.otherUserId, s.taskId, tx.now],
    ),
  );
  return { id };
}

/** A conflict of the client's city, as the engine keeps it. */
function meetConflict(s: Seeded, { core }: TestCore): { id: string } {
  const row = { table: 'partners', rowId: s.partnerId, column: 'city', at: 1_700_000_000_000 };
  const sides = { base: 'Bakı', mine: 'Gəncə', theirs: 'Şəki', winner: 'theirs' } as const;
  const users = { mineUser: s.userId, theirsUser: s.otherUserId };
  putSyncRows(core.gate, { conflicts: [{ id: '7-0', ...row, ...sides, ...users }] });
  return { id: '7-0' };
}

function meetProblem(s: Seeded, { core }: TestCore): { id: string } {
  const f = { city: [1, 'Bakı', 'Quba'] } as Record<string, [number, string, string]>;
  const op = { k: 'set', t: 'partners', id: s.partnerId, seen: 1, f } as const;
  const told = { command: 'partners.update', reason: 'deleted', at: 1_700_000_000_000 };
  putSyncRows(core.gate, { problems: [{ id: 'problem', ...told, ops: [op] }] });
  return { id: 'problem' };
}

/** A call that is over: of the client, or of a number nobody knows. */
/** Missed; of the seeded client, or of nobody known. */
export function endCall(
  s: Seeded,
  { core }: TestCore,
  partnerId: string | null = s.partnerId,
): { callId: string } {
  const { now } = core.gate.read();
  const callId = randomUUID();
  const log = createCallLog({ gate: core.gate, newId: randomUUID });
  const who = { number: '+994502001234', remoteName: 'Leyla', partnerId, contactId: null };
  log.begin({ id: callId, lineId: 'line', direction: 'in', ...who, startedAt: now - 90_000 });
  log.end(callId, { at: now, result: 'missed', reason: 'no_answer' });
  return { callId };
}

export const finishInput = {
  outcome: 'agreed',
  note: 'Sabah göndəririk',
  next: { kind: 'call', subject: 'Yenidən zəng', planned: { on: '2026-11-24' } },
} as const;
export const attachInput = ({ partnerId, contactId }: Seeded) => ({
  ...{ partnerId, contactId, keepsNumber: true },
});

/** Four weeks of Mondays. */
const mondays = ({ partnerId }: Seeded) => ({
  ...({ partnerId, kind: 'meeting', subject: 'Həftəlik görüş', rule: 'FREQ=WEEKLY;COUNT=4' } as const),
  ...{ startOn: '2026-11-30', startTime: '10:00', reminderMin: 15 },
});
async function secondMonday(s: Seeded, { client }: TestCore) {
  const { seriesId } = await client.call('calendar.planSeries', mondays(s));
  return { seriesId, occurrenceOn: '2026-12-07' };
}

/** A visit of tomorrow with a reminder. */
export async function remindOfVisit(s: Seeded, { client }: TestCore) {
  const { id } = await client.call('interactions.plan', {
    ...({ partnerId: s.partnerId, kind: 'meeting', subject: 'Görüş' } as const),
    ...{ planned: { at: Date.UTC(2026, 10, 24, 8) }, reminderMin: 60 },
  });
  return { source: 'interaction' as const, id };
}

/** Commands that need a company folder without a company. */
export const beforeSetUp: readonly Command[] = ['company.setUp'];

/** An item beside the one that the seed sells. */
async function otherItem({ itemId }: Seeded, t: TestCore): Promise<string> {
  const { rows } = await t.client.call('catalog.listItems', { limit: 5 });
  const other = rows.find(({ id }) => id !== itemId);
  if (!other) throw new Error('one item only');
  return other.id;
}

async function pairItems(s: Seeded, t: TestCore): Promise<{ itemId: string; analogueId: string }> {
  const pair = { itemId: s.itemId, analogueId: await otherItem(s, t) };
  await t.client.call('catalog.saveAnalogue', pair);
  return pair;
}

export const commandInputs: CommandInputs = {
  'company.setUp': () => setUpInput(),
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
  'calendar.planSeries': mondays,
  'calendar.changeSeries': async (s, t) => ({
    ...(await secondMonday(s, t)),
    ...{ scope: 'following', changes: { subject: 'Başqa mövzu', startTime: '11:30' } },
  }),
  'calendar.endSeries': async (s, t) => ({ ...(await secondMonday(s, t)), scope: 'all' }),
  'calendar.move': async (s, t) => ({
    event: await secondMonday(s, t),
    ...{ planned: { at: Date.UTC(2026, 11, 8, 9) }, durationMin: 45, scope: 'all' },
  }),
  'calendar.takeOccurrence': (s) => ({ seriesId: s.seriesId, occurrenceOn: '2191-01-01' }),
  'calendar.setReminder': (s) => ({ source: 'interaction', id: s.interactionId, reminderMin: 30 }),
  'calendar.snoozeReminders': async (s, t) => ({
    events: [await remindOfVisit(s, t)],
    until: Date.UTC(2026, 10, 24, 7, 30),
  }),
  'calendar.dismissReminders': async (s, t) => ({ events: [await remindOfVisit(s, t)] }),
  'calendar.saveWorkHours': (s) => ({
    ownerId: s.userId,
    hours: { workDays: [1, 2, 3, 4], workFrom: '10:00', workTo: '19:00' },
  }),
  'tasks.accept': (s) => ({ id: s.givenTaskId }),
  'tasks.cancel': (s) => ({ id: s.taskId, note: 'Lazım deyil' }),
  'tasks.return': (s) => ({ id: s.doneTaskId, note: 'Qiymət yoxdur' }),
  'tasks.addStep': (s) => ({ taskId: s.taskId, title: 'Qiymətləri yoxlamaq' }),
  'tasks.updateStep': (s) => ({ id: s.taskStepId, isDone: true }),
  'tasks.deleteStep': (s) => ({ id: s.taskStepId }),
  'tasks.bulk': (s) => ({ ids: [s.taskId, s.doneTaskId], change: { importance: 'high' } }),
  'messages.send': (s) => ({ userIds: [s.otherUserId], partnerId: s.partnerId, body: 'Zəng elədi' }),
  'messages.delete': (s) => ({ id: s.messageId }),
  'messages.markRead': (s, t) => ({ ids: [hearNotice(s, t).id] }),
  'messages.markAllRead': (s, t) => {
    hearNotice(s, t);
    return {};
  },
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
  'directories.add': () => ({ kind: 'source', name: 'Radio' }),
  'directories.order': async (_s, { client }) => {
    const { rows } = await client.call('directories.list', { kind: 'priceType' });
    return { kind: 'priceType', ids: rows.map(({ id }) => id).reverse() };
  },
  'directories.restore': (s) => ({ kind: 'source', id: s.archivedSourceId }),
  'directories.loadReady': () => ({ trade: 'itServices', language: 'az' }),
  'departments.save': () => ({ name: 'Satış' }),
  'departments.remove': (s) => ({ id: s.departmentId }),
  'company.switchArea': () => ({ area: 'quotes', isOn: false }),
  'company.saveCalendar': () => ({ workDays: [1, 2, 3], holidays: ['2027-03-08'] }),
  'company.savePreferences': () => ({ theme: 'dark', undoSendSeconds: 20 }),
  'company.confirmRecoveryKey': () => ({}),
  'company.noteNewsSeen': () => ({ version: '0.1.0' }),
  'sales.sell': (s) => ({
    partnerId: s.partnerId,
    lines: [{ itemId: s.itemId, quantity: 2.5 }],
    send: false,
  }),
  'sales.cancelInvoice': (s) => ({ id: s.invoiceId }),
  'quotes.make': (s) => ({
    partnerId: s.partnerId,
    lines: [{ itemId: s.itemId, quantity: 3 }],
    send: false,
    versionOf: s.quoteId,
    withChanges: true,
  }),
  'quotes.answer': (s) => ({ id: s.quoteId, answer: 'accepted' }),
  'quotes.makeInvoice': (s) => ({ quoteId: s.quoteId, send: false }),
  'quotes.cancel': (s) => ({ id: s.quoteId }),
  'mail.saveAccount': () => account,
  'catalog.bindBarcode': (s) => ({ itemId: s.itemId, barcode: '4006381333931' }),
  'catalog.saveAnalogue': async (s, t) => ({ itemId: s.itemId, analogueId: await otherItem(s, t) }),
  'catalog.removeAnalogue': pairItems,
  'company.saveColumns': () => ({
    list: 'picker.items',
    layout: { order: ['name', 'free'], shown: { unit: false }, widths: { name: 240 } },
  }),
  'catalog.deleteItem': (s) => ({ id: s.itemId }),
  'catalog.saveGroup': (s) => ({ id: s.groupId, name: 'Başqa qrup', branch: 'components' }),
  'catalog.deleteGroup': (s) => ({ id: s.emptyGroupId }),
  'company.setUserActive': (s) => ({ id: s.otherUserId, isActive: false }),
  'catalog.setWarehouseGroup': (s) => ({ id: s.warehouseId, groupName: 'Bakı' }),
  'mail.resetTemplate': (s) => ({ id: s.changedTemplateId }),
  'mail.sendLetter': async (s, t) => {
    await t.client.call('mail.saveAccount', account);
    return { id: s.draftLetterId, holdMs: 60_000 };
  },
  'mail.cancelLetter': queueLetter,
  'mail.resolveUnknown': async (s, t) => {
    const { id } = await queueLetter(s, t);
    // What a connection that dies after DATA leaves behind (tests/integration/mail/sending.test.ts).
    t.core.gate.write(
      { command: 'mail.send', commandId: t.core.gate.read().now.toString(), isUndoable: false },
      (tx) =>
        tx.sql.run("UPDATE letters SET state = 'unknown', reason = 'connection_lost' WHERE id = ?", [id]),
    );
    return { id, verdict: 'sent' };
  },
  'sync.takeMine': meetConflict,
  'sync.takeTheirs': meetConflict,
  'sync.keepAsIs': meetConflict,
  'sync.retryProblem': meetProblem,
  'sync.discardProblem': meetProblem,
  'sync.keepBoth': (s, { core }) => {
    const pair = { partnerId: s.partnerId, otherId: s.idlePartnerId };
    putSyncRows(core.gate, { duplicates: [{ ...pair, reason: 'phone', at: 1_700_000_000_000 }] });
    return pair;
  },
  'telephony.saveLine': () => phoneLine,
  'telephony.setDefaultLine': (_s, { client }) => client.call('telephony.saveLine', phoneLine),
  'telephony.removeLine': (_s, { client }) => client.call('telephony.saveLine', phoneLine),
  'dialSession.start': async (_s, { client }) => {
    await client.call('dialSession.end', {});
    return dialList;
  },
  'callWindows.noteAsked': ({ partnerId }) => ({ key: partnerId }),
  'dialSession.pause': () => ({}),
  'dialSession.advance': () => ({}),
  'dialSession.skip': async (_s, { client }) => {
    const { session } = await client.call('dialSession.load', {});
    return { itemId: session?.next?.itemId ?? '' };
  },
  'dialSession.end': () => ({}),
  'dialSession.close': async (_s, { client }) => client.call('dialSession.end', {}),
  'callLog.seeMissed': (s, t) => {
    endCall(s, t);
    return {};
  },
  'callLog.saveNote': (s, t) => ({ ...endCall(s, t), note: 'Qiyməti soruşdu' }),
  'callLog.finish': (s, t) => ({
    ...endCall(s, t),
    ...finishInput,
  }),
  'callLog.attach': (s, t) => ({
    ...endCall(s, t, null),
    ...attachInput(s),
  }),
  'operations.undo': async (s, t) => {
    await t.client.call('tasks.complete', { id: s.taskId });
    return {};
  },
  'operations.redo': async (s, t) => {
    await t.client.call('tasks.complete', { id: s.taskId });
    await t.client.call('operations.undo', {});
    return {};
  },
};

const range = { from: '2026-11-01', to: '2026-11-30', scope: 'all' } as const;

export const queryInputs: QueryInputs = {
  'company.loadState': () => [{}],
  'company.listOrganizations': () => [{}],
  'company.listUsers': () => [{}],
  'departments.list': () => [{}],
  'setUp.loadProgress': () => [{}],
  'directories.list': () =>
    (['source', 'post', 'unit', 'priceType', 'warehouse', 'warehouseGroup'] as const).map((kind) => ({
      kind,
    })),
  'company.loadPreferences': () => [{}],
  'company.loadCalendar': () => [{}],
  'partners.search': () =>
    ['ə', 'mmc', '994 12 555', '1400057421', 'leyla@example.az', 'leyla'].map((text) => ({ text })),
  'partners.list': (s) => [{}, { state: 'active' }, { ownerId: s.userId }, { limit: 1 }],
  'partners.count': (s) => [{}, { state: 'active' }, { ownerId: s.userId }],
  'partners.load': (s) => [{ id: s.partnerId }],
  'partners.listHistory': (s) => [{ id: s.partnerId }],
  'partners.loadTrace': (s) => [{ id: s.partnerId }],
  'files.list': (s) => [{ ownerKind: 'partner', ownerId: s.partnerId }],
  'interactions.list': (s) => [
    { partnerId: s.partnerId },
    { partnerId: s.partnerId, kinds: ['call'], status: 'done' },
  ],
  'interactions.load': (s) => [{ id: s.interactionId }],
  'tasks.list': (s) => [
    {},
    { partnerId: s.partnerId },
    { status: 'done' },
    { whose: 'given', stage: 'new' },
    { whose: 'watched', isOverdue: true },
  ],
  'tasks.counts': () => [{}],
  'tasks.load': (s) => [{ id: s.taskId }],
  'messages.list': (s) => [
    {},
    { withUserId: s.otherUserId, text: 'qiymət' },
    { partnerId: s.partnerId },
    { taskId: s.taskId },
  ],
  'messages.notices': () => [{}, { isUnreadOnly: true }],
  'messages.unread': () => [{}],
  'desk.countEvents': () => [range, { ...range, scope: 'mine' }],
  'desk.loadMonth': () => [{ month: '2026-11', scope: 'all' }],
  'desk.listDayPartners': () => [
    range,
    { ...range, sort: 'name' },
    { ...range, filter: 'overdue' },
    { ...range, text: 'ticarət' },
  ],
  'desk.loadClientSummary': (s) => [{ partnerId: s.partnerId }],
  'desk.loadFinance': (s) => [{ partnerId: s.partnerId }],
  'desk.listFinance': (s) => [
    { partnerId: s.partnerId },
    { partnerId: s.partnerId, kind: 'invoice', state: 'issued' },
  ],
  'desk.loadRecords': (s) => [
    {
      records: [
        { kind: 'document', id: s.invoiceId },
        { kind: 'partner', id: s.partnerId },
        { kind: 'contact', id: s.contactId },
        { kind: 'item', id: s.itemId },
      ],
    },
  ],
  'desk.search': () => ['ə', 'st', 'leyla', '555', '1400057421', '-0001'].map((text) => ({ text })),
  'calendar.listEvents': (s) => [
    { from: '2026-11-23', to: '2026-11-29' },
    { from: '2026-11-01', to: '2026-12-06', owners: [s.userId, s.otherUserId], limit: 1 },
  ],
  'calendar.previewRule': () => [{ rule: 'FREQ=DAILY', startOn: '2026-11-23', startTime: '10:00' }],
  'calendar.loadSeries': (s) => [{ seriesId: s.seriesId }],
  'calendar.listReminders': () => [{}],
  'calendar.loadWorkHours': (s) => [{ owners: [s.userId] }],
  'company.loadColumns': () => [{ list: 'picker.items' }],
  'catalog.listGroups': () => [{}],
  'catalog.listItems': (s) => [
    {},
    { groupId: s.groupId, partnerId: s.partnerId },
    { branch: 'products', isInStockOnly: true },
  ],
  'catalog.searchItems': (s) => [
    { text: 'st', partnerId: s.partnerId },
    { text: '4', limit: 5 },
    { text: '2000000000015' },
  ],
  'catalog.loadItem': (s) => [{ id: s.itemId, partnerId: s.partnerId }, { id: s.itemId }],
  'catalog.findScanned': (s) => [
    { code: '2000000000015', partnerId: s.partnerId },
    { code: 'ST-101', partnerId: s.partnerId },
    { code: 'nobody' },
  ],
  'catalog.listSubstitutes': (s) => [{ itemId: s.itemId, partnerId: s.partnerId, quantity: 2 }],
  'catalog.listAnalogues': (s) => [{ itemId: s.itemId }],
  'catalog.listPriceTypes': () => [{}],
  'catalog.listWarehouses': () => [{}],
  'sales.preview': (s) => [{ partnerId: s.partnerId, lines: [{ itemId: s.itemId, quantity: 2 }] }],
  'sales.listInvoices': (s) => [{}, { partnerId: s.partnerId }, { state: 'issued' }],
  'sales.loadInvoice': (s) => [{ id: s.invoiceId }],
  'reports.countEvents': () =>
    (['day', 'kind', 'result', 'owner'] as const).map((groupBy) => ({
      from: '2026-11-01',
      to: '2026-11-30',
      isLate: groupBy === 'day',
      groupBy,
    })),
  'reports.listEvents': () => [
    { from: '2026-11-01', to: '2026-11-30' },
    { from: '2026-11-01', to: '2026-11-30', isLate: true, groupBy: 'kind', group: 'call' },
  ],
  'quotes.load': (s) => [{ id: s.quoteId }],
  'sales.listPastTransactions': (s) => [
    { partnerId: s.partnerId },
    { partnerId: s.partnerId, itemId: s.itemId },
  ],
  'mail.listAccounts': () => [{}],
  'mail.listLetters': (s) => [{}, { state: 'draft' }, { partnerId: s.partnerId }],
  'mail.countOutbox': () => [{}],
  'mail.loadLetter': (s) => [{ id: s.draftLetterId }],
  'mail.listTemplates': () => [{}],
  'mail.previewTemplate': () => [
    { language: 'az', subject: '{number}', body: '{greeting} {total}', signature: '{user}' },
  ],
  'exchange.listCsvFields': () => [{}],
  'operations.loadUndoState': () => [{}],
  'operations.list': () => [{}],
  'sync.loadStatus': () => [{}],
  'sync.listQueued': () => [{}],
  'sync.listConflicts': () => [{}, { state: 'decided' }],
  'sync.listProblems': () => [{}],
  'sync.listParked': () => [{}],
  'sync.listDuplicates': () => [{}],
  'telephony.listLines': () => [{}],
  'calls.listLive': () => [{}],
  'callLog.list': (s) => [
    {},
    { filter: 'missed' },
    { filter: 'in' },
    { partnerId: s.partnerId },
    { text: '050 200' },
    { text: 'leyla' },
    { text: 'AZ1400057421' },
  ],
  'dialSession.load': () => [{}],
  'drafts.list': () => [{}],
  'jobs.listWork': () => [{}],
  'callLog.load': (s) => [{ id: s.callId }],
  'callLog.countMissed': () => [{}],
  'callWindows.load': ({ partnerId }) => [
    { number: '+994502001234', partnerId },
    ...['+994502001234', '101', '+74232000000'].map((number) => ({ number })),
  ],
  'callLog.lookUp': () => ['+994 12 555 00 01', '2001234', '101', 'anonymous'].map((number) => ({ number })),
  'callLog.loadPop': (s) => [{ partnerId: s.partnerId }, { partnerId: s.partnerId, contactId: s.contactId }],
  'jobs.list': () => [{}, { state: 'waiting' }],
};

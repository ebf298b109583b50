// Random steps of a rep over whatever rows there are: every command of the contract that says `undo: true`, and every action
// that leaves a step of undo. Their inputs come from contractInputs; ids are drawn anew, names vary. Knows no test.
import { join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { allCalls, type Call, type Command, type Input } from '#shared/contract/index.ts';
import type { SeededRandom } from '#shared/lib/seededRandom.ts';
import { fixturesFolder } from '#tests/fixtures/exchange/makeFixtures.ts';
import {
  attachInput,
  commandInputs,
  endCall,
  finishInput,
  hearNotice,
  remindOfVisit,
} from './contractInputs.ts';
import type { Seeded } from './seedCompany.ts';
import type { TestCore } from './testCore.ts';

type Make = (s: Seeded, t: TestCore, random: SeededRandom) => Promise<object> | object;
/** A drawn step: which call, with what. */
export type RandomSteps = {
  /**
   * @returns how many steps it left: none after a refusal or an edit that changes nothing, more than one where its
   * input had something made first
   */
  tryOne(name: Call): Promise<number>;
};

export const undoableCommands = allCalls().flatMap(([name, def]) =>
  def.kind === 'command' && def.undo === true ? [name as Command] : [],
);

/** A file of firms, some of which may be here already: more than a step that is undone at once. */
function csvOf(random: SeededRandom): string {
  const count = random.pick([3, 20, 90]);
  const rows = Array.from({ length: count }, () => {
    const n = String(random.int(1, 400)).padStart(3, '0');
    return `Firma ${n};14000${n}11;+9945055${n}0${random.int(1, 9)};f${n}@idxal.example;Şəxs ${n};${random.pick(['Bakı', 'Gəncə', 'Şəki'])}`;
  });
  return ['Müştəri;VÖEN;Telefon;E-poçt;Əlaqədar şəxs;Şəhər', ...rows].join('\n');
}

const drawn = (t: TestCore, table: string, where = 'TRUE'): string[] =>
  t.core.gate.sql
    .all<{ id: string }>(`SELECT id FROM ${table} WHERE deleted_at IS NULL AND ${where} ORDER BY id`)
    .map(({ id }) => id);

const bulkChange = (s: Seeded, random: SeededRandom): Input<'partners.bulkEdit'>['change'] =>
  random.pick<Input<'partners.bulkEdit'>['change']>([
    { field: 'owner', ownerId: s.otherUserId },
    { field: 'state', state: random.pick(['active', 'quiet', 'lost']) },
    { field: 'region', region: `Rayon ${random.int(1, 99)}` },
    { field: 'source', source: `Sərgi ${random.int(1, 99)}` },
    { field: 'language', language: random.pick(['', 'az', 'ru', 'en']) },
    { field: 'priceType', priceTypeId: random.pick([null, s.priceTypeId]) },
    { field: 'addRole', role: random.pick(['supplier', 'carrier']) },
    { field: 'removeRole', role: random.pick(['customer', 'supplier']) },
  ]);

/** A payment that a person gives to the seeded invoice. */
async function statementInput(
  s: Seeded,
  { client }: TestCore,
  random: SeededRandom,
): Promise<Input<'exchange.importStatement'>> {
  const account = s.organization.bankAccounts?.[0]?.account ?? '';
  const lines = [
    ...['1CClientBankExchange', 'ВерсияФормата=1.03', 'Кодировка=UTF-8', `РасчСчет=${account}`],
    ...[
      'СекцияДокумент=Платежное поручение',
      `Номер=${random.int(1, 99_999)}`,
      'Дата=23.11.2026',
      'Сумма=1.00',
    ],
    ...[
      'ДатаПоступило=23.11.2026',
      'ПлательщикСчет=AZ00X',
      'Плательщик=Araz MMC',
      `ПолучательСчет=${account}`,
    ],
    ...['НазначениеПлатежа=Avans', 'КонецДокумента', 'КонецФайла'],
  ];
  const bytes = new TextEncoder().encode(lines.join('\r\n'));
  const source = { uploads: [{ name: 'kl_to_1c.txt', bytes }] };
  const { payments } = await client.call('exchange.previewStatement', { source });
  return { source, decisions: payments.map(({ key }) => ({ payment: key, invoiceId: s.invoiceId })) };
}

/** Entries of a list whose words stand in the rows of partners. */
async function drawEntries(
  { client }: TestCore,
  random: SeededRandom,
): Promise<{ kind: 'source'; ids: string[] }> {
  const { rows } = await client.call('directories.list', { kind: 'source' });
  return { kind: 'source', ids: random.shuffle(rows.map(({ id }) => id)) };
}

/** The actions of the contract that leave a step of undo. */
export const undoableActions: Partial<Record<Call, Make>> = {
  'exchange.importCsv': (_s, _t, random) => ({
    source: { uploads: [{ name: 'firmalar.csv', bytes: new TextEncoder().encode(csvOf(random)) }] },
  }),
  'exchange.importCommerceml': (_s, _t, random) => ({
    source: { paths: [join(fixturesFolder, random.pick(['2.03', '2.05', '2.10-delta', '3.1']))] },
  }),
  'exchange.importStatement': statementInput,
  'partners.bulkEdit': (s, t, random) => ({
    which: random.chance(0.5)
      ? { filter: random.chance(0.5) ? {} : { state: 'active' } }
      : { ids: random.shuffle(drawn(t, 'partners')).slice(0, 20) },
    change: bulkChange(s, random),
  }),
  'directories.rename': async (_s, t, random) => {
    const { kind, ids } = await drawEntries(t, random);
    return { kind, id: ids[0] ?? 'none', name: `Mənbə ${random.int(1, 99)}` };
  },
  'directories.merge': async (_s, t, random) => {
    const { kind, ids } = await drawEntries(t, random);
    return { kind, id: ids[0] ?? 'none', intoId: ids[1] ?? 'none' };
  },
  'directories.archive': async (_s, t, random) => {
    const { kind, ids } = await drawEntries(t, random);
    return { kind, id: ids[0] ?? 'none' };
  },
};

const emptyGroup = `id NOT IN (SELECT group_id FROM items WHERE group_id IS NOT NULL AND deleted_at IS NULL)
  AND id NOT IN (SELECT parent_id FROM item_groups WHERE parent_id IS NOT NULL AND deleted_at IS NULL)`;

/** The ids that inputs speak of, each drawn from the rows there are now. */
function drawTargets(t: TestCore, seeded: Seeded, random: SeededRandom): Seeded {
  const draw = (table: string, where?: string): string => {
    const ids = drawn(t, table, where);
    return ids.length === 0 ? 'none' : random.pick(ids);
  };
  const contactId = draw('contacts');
  const ofContact = `id = (SELECT partner_id FROM contacts WHERE id = '${contactId}')`;
  return {
    ...seeded,
    contactId,
    partnerId: draw('partners', random.chance(0.5) ? ofContact : undefined),
    idlePartnerId: draw('partners'),
    legalEntityId: draw('legal_entities'),
    interactionId: draw('interactions', "status = 'planned'"),
    doneInteractionId: draw(
      'interactions',
      "status = 'done' AND (planned_at IS NOT NULL OR planned_on IS NOT NULL)",
    ),
    // What was given and not yet accepted is left for that.
    taskId: draw('tasks', "status = 'open' AND stage <> 'new'"),
    givenTaskId: draw('tasks', "status = 'open' AND stage = 'new'"),
    messageId: draw('messages'),
    taskStepId: draw('task_steps'),
    doneTaskId: draw('tasks', "status = 'done'"),
    priceTypeId: draw('price_types'),
    groupId: draw('item_groups'),
    departmentId: draw('departments'),
    emptyGroupId: draw('item_groups', emptyGroup),
    itemId: draw('items'),
    fileId: draw('files'),
    bankAccountId: draw('bank_accounts'),
    warehouseId: draw('warehouses'),
    templateId: draw('letter_templates'),
    changedTemplateId: draw('letter_templates'),
  };
}

/** Some values change with each draw, so that an edit edits. */
function vary(input: object, random: SeededRandom): Input<Call> {
  const varied: Record<string, unknown> = { ...input };
  for (const key of ['name', 'subject', 'title', 'groupName', 'bankName']) {
    if (typeof varied[key] === 'string') varied[key] = `${varied[key]} ${random.int(1, 9999)}`;
  }
  for (const key of ['isActive', 'isDone']) {
    if (typeof varied[key] === 'boolean') varied[key] = random.chance(0.5);
  }
  return varied as Input<Call>;
}

const refusals = ['conflict', 'not_found', 'invalid_input', 'forbidden'];

type Occurrence = { seriesId: string; occurrenceOn: string };
/** An occurrence of any series that is still ahead. */
function drawOccurrence({ core }: TestCore, random: SeededRandom): Occurrence {
  const rows = core.gate.sql.all<Occurrence>(
    `SELECT series_id AS seriesId, occurrence_on AS occurrenceOn FROM interactions
     WHERE series_id IS NOT NULL AND status = 'planned' AND deleted_at IS NULL ORDER BY id`,
  );
  return rows.length === 0 ? { seriesId: 'none', occurrenceOn: '2026-12-07' } : random.pick(rows);
}

/** Makes first, before any dump, what some commands speak of: a call that is made, a notice that is heard is no step. */
export async function createRandomSteps(
  t: TestCore,
  seeded: Seeded,
  random: SeededRandom,
): Promise<RandomSteps> {
  const pool = Array.from({ length: 8 });
  const known = pool.map(() => endCall(seeded, t).callId);
  const strangers = pool.map(() => endCall(seeded, t, null).callId);
  const notices = pool.map(() => hearNotice(seeded, t).id);
  const events: Awaited<ReturnType<typeof remindOfVisit>>[] = [];
  for (const _ of pool) events.push(await remindOfVisit(seeded, t));
  /** Their own inputs would make something first, which would be a step of its own. */
  const ofMade: Partial<Record<Call, Make>> = {
    'callLog.finish': () => ({ ...finishInput, callId: random.pick(known) }),
    'callLog.attach': (s) => ({ ...attachInput(s), callId: random.pick(strangers) }),
    'calendar.changeSeries': () => ({
      ...{ ...drawOccurrence(t, random), scope: random.pick(['following', 'all']) },
      changes: { subject: `Mövzu ${random.int(1, 9999)}`, startTime: '11:30' },
    }),
    'calendar.endSeries': () => ({ ...drawOccurrence(t, random), scope: 'following' }),
    'calendar.move': () => ({
      event: drawOccurrence(t, random),
      planned: { at: Date.UTC(2026, 11, random.int(1, 28), 9) },
      ...{ durationMin: 45, scope: random.pick(['this', 'all']) },
    }),
    'calendar.snoozeReminders': () => ({
      events: [random.pick(events)],
      until: Date.UTC(2026, 10, 24, 7, random.int(1, 59)),
    }),
    'calendar.dismissReminders': () => ({ events: [random.pick(events)] }),
    'messages.markRead': () => ({ ids: [random.pick(notices)] }),
    'messages.markAllRead': () => ({}),
    // Its account stays: a statement is of our own.
    'company.saveOrganization': (s) => s.organization,
  };
  const inputOf = (name: Call): Make =>
    undoableActions[name] ?? ofMade[name] ?? (commandInputs[name as Command] as Make);
  const count = (): number =>
    t.core.gate.sql.get<{ n: number }>(
      "SELECT count(*) AS n FROM operations WHERE state = 'done' AND undoes IS NULL AND is_undoable = 1",
    )?.n ?? 0;
  return {
    async tryOne(name) {
      const before = count();
      try {
        const input = await inputOf(name)(drawTargets(t, seeded, random), t, random);
        await t.client.call(name, vary(input, random));
      } catch (error) {
        if (!(error instanceof AppError) || !refusals.includes(error.code)) throw error;
      }
      return count() - before;
    },
  };
}

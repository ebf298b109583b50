// A rep's hour at random: sixty commands over whatever rows there are, then all of them undone and redone.
// After each step the tables are exactly what they were at that place before.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import { allCalls, type Call, type Command, type Input } from '#shared/contract/index.ts';
import { type SeededRandom, seededRandom } from '#shared/lib/seededRandom.ts';
import {
  attachInput,
  commandInputs,
  endCall,
  finishInput,
  hearNotice,
  remindOfVisit,
} from '#tests/tools/contractInputs.ts';
import { dumpTables } from '#tests/tools/dump.ts';
import type { Seeded } from '#tests/tools/seedCompany.ts';
import { makeSeededFolder, type SeededFolder } from '#tests/tools/seededFolder.ts';
import type { TestCore } from '#tests/tools/testCore.ts';

const steps = 60;
const undoable = allCalls().flatMap(([name, def]) =>
  def.kind === 'command' && def.undo === true ? [name as Command] : [],
);

let folder: SeededFolder;
let t: TestCore;
/** Of a known client and of a stranger, from before the first dump: a call that is made is no step. */
let calls: { known: string; stranger: string };
/** What reminds and what was told, from before the first dump too. */
let heard: { events: Awaited<ReturnType<typeof remindOfVisit>>[]; notices: string[] };
beforeEach(async () => {
  folder = await makeSeededFolder({ nowMs: Date.UTC(2026, 10, 23, 8) });
  t = await folder.open();
  calls = {
    known: endCall(folder.seeded, t).callId,
    stranger: endCall(folder.seeded, t, null).callId,
  };
  heard = { events: [], notices: [] };
  for (let n = 0; n < 4; n++) {
    heard.events.push(await remindOfVisit(folder.seeded, t));
    heard.notices.push(hearNotice(folder.seeded, t).id);
  }
});
afterEach(async () => {
  await t.close();
  folder.remove();
});

/** The ids that inputs speak of, each drawn from the rows there are now. */
function drawTargets(random: SeededRandom): Seeded {
  const draw = (table: string, where = 'TRUE'): string => {
    const rows = t.core.gate.sql.all<{ id: string }>(
      `SELECT id FROM ${table} WHERE deleted_at IS NULL AND ${where} ORDER BY id`,
    );
    return rows.length === 0 ? 'none' : random.pick(rows).id;
  };
  return {
    ...folder.seeded,
    partnerId: draw('partners'),
    idlePartnerId: draw('partners'),
    contactId: draw('contacts'),
    legalEntityId: draw('legal_entities'),
    interactionId: draw('interactions', "status = 'planned'"),
    doneInteractionId: draw('interactions', "status = 'done'"),
    taskId: draw('tasks', "status = 'open'"),
    doneTaskId: draw('tasks', "status = 'done'"),
    priceTypeId: draw('price_types'),
    groupId: draw('item_groups'),
    templateId: draw('letter_templates'),
  };
}

/** Some names change with each draw, so that an edit edits. */
function vary(input: Record<string, unknown>, random: SeededRandom): Input<Call> {
  const varied = { ...input };
  for (const key of ['name', 'subject', 'title']) {
    if (typeof varied[key] === 'string') varied[key] = `${varied[key]} ${random.int(1, 9999)}`;
  }
  return varied as Input<Call>;
}

type Make = (s: Seeded, t: TestCore, random: SeededRandom) => Promise<Record<string, unknown>>;

type Occurrence = { seriesId: string; occurrenceOn: string };
/** An occurrence of any series that is still ahead. */
function drawOccurrence({ core }: TestCore, random: SeededRandom): Occurrence {
  const rows = core.gate.sql.all<Occurrence>(
    `SELECT series_id AS seriesId, occurrence_on AS occurrenceOn FROM interactions
     WHERE series_id IS NOT NULL AND status = 'planned' AND deleted_at IS NULL ORDER BY id`,
  );
  return rows.length === 0 ? { seriesId: 'none', occurrenceOn: '2026-12-07' } : random.pick(rows);
}

/** Whose own inputs make something first, which would be a step of its own. */
const ofMade: Partial<Record<Command, Make>> = {
  'callLog.finish': async () => ({ ...finishInput, callId: calls.known }),
  'callLog.attach': async (s) => ({ ...attachInput(s), callId: calls.stranger }),
  'calendar.changeSeries': async (_s, core, random) => ({
    ...{ ...drawOccurrence(core, random), scope: random.pick(['following', 'all']) },
    changes: { subject: `Mövzu ${random.int(1, 9999)}`, startTime: '11:30' },
  }),
  'calendar.endSeries': async (_s, core, random) => ({ ...drawOccurrence(core, random), scope: 'following' }),
  'calendar.move': async (_s, core, random) => ({
    event: drawOccurrence(core, random),
    planned: { at: Date.UTC(2026, 11, random.int(1, 28), 9) },
    ...{ durationMin: 45, scope: random.pick(['this', 'all']) },
  }),
  'calendar.snoozeReminders': async (_s, _t, random) => ({
    events: [random.pick(heard.events)],
    until: Date.UTC(2026, 10, 24, 7, random.int(1, 59)),
  }),
  'calendar.dismissReminders': async (_s, _t, random) => ({ events: [random.pick(heard.events)] }),
  'messages.markRead': async (_s, _t, random) => ({ ids: [random.pick(heard.notices)] }),
  'messages.markAllRead': async () => ({}),
};
const inputOf = (name: Command): Make => ofMade[name] ?? (commandInputs[name] as Make);

/** @returns whether the command was done and left a step: a refusal, or an edit that changes nothing, is drawn again */
async function tryOne(random: SeededRandom): Promise<boolean> {
  const name = random.pick(undoable);
  const make = inputOf(name);
  const before = (await t.client.call('operations.loadUndoState', {})).undo?.id;
  try {
    await t.client.call(name as Call, vary(await make(drawTargets(random), t, random), random));
  } catch (error) {
    if (error instanceof AppError && ['conflict', 'not_found', 'invalid_input'].includes(error.code))
      return false;
    throw error;
  }
  return (await t.client.call('operations.loadUndoState', {})).undo?.id !== before;
}

it('sixty random commands are undone one by one and redone one by one', async () => {
  const random = seededRandom('undo');
  const dumps = [dumpTables(t.core.gate)];
  for (let draws = 0; dumps.length <= steps; draws++) {
    if (draws > steps * 5) throw new Error(`only ${dumps.length - 1} commands done in ${draws} draws`);
    if (await tryOne(random)) dumps.push(dumpTables(t.core.gate));
  }
  for (let at = steps - 1; at >= 0; at--) {
    await t.client.call('operations.undo', {});
    expect(dumpTables(t.core.gate) === dumps[at], `after undoing step ${at + 1}`).toBe(true);
  }
  for (let at = 1; at <= steps; at++) {
    await t.client.call('operations.redo', {});
    expect(dumpTables(t.core.gate) === dumps[at], `after redoing step ${at}`).toBe(true);
  }
});

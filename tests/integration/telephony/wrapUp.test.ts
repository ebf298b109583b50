// Wrap-up: what is said of a call, whose it was, and all of it taken back and made again – the client's rows, the tasks and the
// journal's own row together.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { beginCall, logOf, makeCall } from '#tests/tools/callLog.ts';
import { dumpTables } from '#tests/tools/dump.ts';
import type { Seeded } from '#tests/tools/seedCompany.ts';
import { makeSeededFolder, type SeededFolder } from '#tests/tools/seededFolder.ts';
import type { TestCore } from '#tests/tools/testCore.ts';

const nowMs = Date.UTC(2026, 10, 23, 8);
let folder: SeededFolder;
let t: TestCore;
let s: Seeded;
beforeAll(async () => {
  folder = await makeSeededFolder({ nowMs });
  s = folder.seeded;
});
beforeEach(async () => {
  t = await folder.open();
});
afterEach(() => t.close());
afterAll(() => folder.remove());

const load = (id: string) => t.client.call('callLog.load', { id });
const interaction = (id: string | null) => t.client.call('interactions.load', { id: id ?? '' });
/** Everything that undo is to set back. */
const dump = () => [dumpTables(t.core.gate), t.core.gate.sql.all('SELECT * FROM phone_calls ORDER BY rid')];
const openTasks = async () =>
  (await t.client.call('tasks.list', { partnerId: s.partnerId })).rows.filter(({ id }) => id !== s.taskId);
const undo = () => t.client.call('operations.undo', {});
const redo = () => t.client.call('operations.redo', {});

/** Does, undoes, redoes and undoes again. */
async function walk(work: () => Promise<unknown>): Promise<void> {
  const before = dump();
  await work();
  const after = dump();
  expect(after).not.toEqual(before);
  await undo();
  expect(dump()).toEqual(before);
  await redo();
  expect(dump()).toEqual(after);
  await undo();
  expect(dump()).toEqual(before);
}

const next = { kind: 'call', subject: 'Yenidən zəng', planned: { at: nowMs + 7_200_000 } } as const;

describe('finish', () => {
  it('puts outcome, note and next step onto the interaction; the last word counts', async () => {
    const callId = makeCall(t, { partnerId: s.partnerId, contactId: s.contactId, talkedMs: 60_000 });
    const first = await t.client.call('callLog.finish', { callId, outcome: 'callBack', note: 'Sabah', next });
    const { interactionId } = await load(callId);
    expect(first).toEqual({ interactionId, nextId: expect.any(String) });
    expect(await interaction(interactionId)).toMatchObject({
      result: 'Sonra zəng etməyi xahiş etdi',
      content: 'Sabah',
    });
    expect(await interaction(first.nextId ?? '')).toMatchObject({
      status: 'planned',
      kind: 'call',
      subject: 'Yenidən zəng',
      partnerId: s.partnerId,
      contactId: s.contactId,
      plannedAt: nowMs + 7_200_000,
    });
    const meeting = { kind: 'meeting', subject: 'Görüş', planned: { on: '2026-11-30' } } as const;
    const second = await t.client.call('callLog.finish', { callId, outcome: 'agreed', next: meeting });
    await expect(interaction(first.nextId ?? '')).rejects.toMatchObject({ reason: 'interaction_gone' });
    expect(await interaction(second.nextId ?? '')).toMatchObject({
      kind: 'meeting',
      plannedOn: '2026-11-30',
    });
    expect(await load(callId)).toMatchObject({ outcome: 'agreed', note: 'Sabah' });
    expect(await interaction(interactionId)).toMatchObject({ result: 'Razılaşdıq', content: 'Sabah' });
    // Nothing said of the next step leaves it.
    await t.client.call('callLog.finish', { callId, outcome: 'reached' });
    expect(await interaction(second.nextId ?? '')).toMatchObject({ status: 'planned' });
  });

  it('is taken back and made again with the row of the journal, step by step', async () => {
    const callId = makeCall(t, { partnerId: s.partnerId, talkedMs: 60_000 });
    const whole = dump();
    await t.client.call('callLog.finish', { callId, outcome: 'callBack', note: 'Sabah', next });
    const once = dump();
    await walk(() => t.client.call('callLog.finish', { callId, outcome: 'agreed', note: 'Oldu', next }));
    expect(dump()).toEqual(once);
    await undo();
    expect(dump()).toEqual(whole);
  });

  it('of an unknown number is a step of undo too, though nobody else has anything of it', async () => {
    const callId = makeCall(t, { talkedMs: 1_000 });
    await walk(() => t.client.call('callLog.finish', { callId, outcome: 'wrongNumber', note: 'Səhv düşüb' }));
    await expect(t.client.call('callLog.finish', { callId, outcome: 'agreed', next })).rejects.toMatchObject({
      code: 'conflict',
      reason: 'no_client',
    });
    expect(await load(callId)).toMatchObject({ outcome: '', note: '' });
  });

  it('during the call is what its end then says', async () => {
    const callId = beginCall(t, { partnerId: s.partnerId });
    logOf(t).answered(callId, nowMs);
    expect(await t.client.call('callLog.finish', { callId, outcome: 'refused', note: 'Bahadır' })).toEqual({
      interactionId: null,
    });
    logOf(t).end(callId, { at: nowMs, result: 'talked', reason: '' });
    expect(await interaction((await load(callId)).interactionId)).toMatchObject({
      result: 'İmtina etdi',
      content: 'Bahadır',
    });
    await expect(undo()).rejects.toMatchObject({ code: 'conflict', reason: 'stale' });
  });

  it('of a talk with a voice mailbox leaves whoever waits for a call waiting', async () => {
    makeCall(t, { partnerId: s.partnerId });
    const waiting = await openTasks();
    expect(waiting).toHaveLength(1);
    const callId = makeCall(t, { partnerId: s.partnerId, direction: 'out', talkedMs: 9_000 });
    expect(await openTasks()).toEqual([]);
    await walk(() => t.client.call('callLog.finish', { callId, outcome: 'noAnswer' }));
    expect(await openTasks()).toEqual([]);
    await t.client.call('callLog.finish', { callId, outcome: 'noAnswer' });
    expect(await openTasks()).toEqual(waiting);
    // Another word, or another time: it is done.
    await t.client.call('callLog.finish', { callId, outcome: 'reached' });
    expect(await openTasks()).toEqual([]);
    await t.client.call('callLog.finish', { callId, outcome: 'noAnswer', next });
    expect(await openTasks()).toEqual([]);
  });

  it('said while a voice mailbox speaks leaves them waiting too', async () => {
    makeCall(t, { partnerId: s.partnerId });
    const callId = beginCall(t, { partnerId: s.partnerId, direction: 'out' });
    logOf(t).answered(callId, nowMs);
    await t.client.call('callLog.finish', { callId, outcome: 'noAnswer' });
    logOf(t).end(callId, { at: nowMs + 9_000, result: 'talked', reason: '' });
    expect(await openTasks()).toHaveLength(1);
  });

  it('is not taken back over what was written since', async () => {
    const callId = makeCall(t, { partnerId: s.partnerId, talkedMs: 1_000 });
    await t.client.call('callLog.finish', { callId, outcome: 'agreed' });
    const { undo: step } = await t.client.call('operations.loadUndoState', {});
    await t.client.call('callLog.saveNote', { callId, note: 'Sonra yazılan' });
    await t.client.call('callLog.finish', { callId, outcome: 'refused' });
    await expect(t.client.call('operations.undo', { operationId: step?.id })).rejects.toMatchObject({
      code: 'conflict',
      reason: 'stale',
    });
    expect(await load(callId)).toMatchObject({ outcome: 'refused', note: 'Sonra yazılan' });
  });

  it('of a call whose interaction was deleted is kept in the journal', async () => {
    const callId = makeCall(t, { partnerId: s.partnerId, talkedMs: 1_000 });
    const { interactionId } = await load(callId);
    await t.client.call('interactions.delete', { id: interactionId ?? '' });
    expect(await t.client.call('callLog.finish', { callId, outcome: 'agreed' })).toEqual({
      interactionId: null,
    });
    expect(await load(callId)).toMatchObject({ outcome: 'agreed' });
  });
});

describe('a note', () => {
  it('typed after the end reaches the interaction, unless that was written anew', async () => {
    const callId = makeCall(t, { partnerId: s.partnerId, talkedMs: 1_000 });
    const { interactionId } = await load(callId);
    await t.client.call('callLog.saveNote', { callId, note: 'Birinci' });
    expect(await interaction(interactionId)).toMatchObject({ content: 'Birinci' });
    await t.client.call('interactions.update', { id: interactionId ?? '', content: 'Kartda yazılan' });
    await t.client.call('callLog.saveNote', { callId, note: 'İkinci' });
    expect(await interaction(interactionId)).toMatchObject({ content: 'Kartda yazılan' });
    expect(await load(callId)).toMatchObject({ note: 'İkinci' });
  });
});

describe('attach', () => {
  it('makes the call an interaction of the client and keeps the number with it, once', async () => {
    const callId = makeCall(t, { talkedMs: 60_000 });
    const to = { partnerId: s.partnerId, contactId: s.contactId };
    await walk(() => t.client.call('callLog.attach', { callId, ...to, keepsNumber: true }));
    expect((await t.client.call('callLog.lookUp', { number: '0502001234' })).matches).toEqual([]);
    const { interactionId } = await t.client.call('callLog.attach', { callId, ...to, keepsNumber: true });
    expect(await load(callId)).toMatchObject({ ...to, interactionId });
    expect(await interaction(interactionId)).toMatchObject({
      ...to,
      kind: 'call',
      direction: 'in',
      happenedAt: nowMs,
      durationMin: 1,
    });
    expect((await t.client.call('callLog.lookUp', { number: '0502001234' })).matches).toMatchObject([
      { ...to, by: 'whole' },
    ]);
    const phones = async () =>
      (await t.client.call('partners.load', { id: s.partnerId })).contacts.flatMap(
        (contact) => contact.phones,
      );
    expect(await phones()).toHaveLength(1);
    await t.client.call('callLog.attach', { callId: makeCall(t, {}), ...to, keepsNumber: true });
    expect(await phones()).toHaveLength(1);
  });

  it('takes interaction and task from the client it was given to by mistake, and undo gives them back', async () => {
    const callId = makeCall(t, { partnerId: s.idlePartnerId });
    const { interactionId } = await load(callId);
    const tasksOf = async (partnerId: string) =>
      (await t.client.call('tasks.list', { partnerId })).rows.filter(({ id }) => id !== s.taskId);
    expect(await tasksOf(s.idlePartnerId)).toHaveLength(1);
    await walk(() => t.client.call('callLog.attach', { callId, partnerId: s.partnerId }));
    expect(await tasksOf(s.idlePartnerId)).toHaveLength(1);
    expect(await t.client.call('callLog.attach', { callId, partnerId: s.partnerId })).toEqual({
      interactionId,
    });
    expect(await tasksOf(s.idlePartnerId)).toEqual([]);
    expect(await tasksOf(s.partnerId)).toHaveLength(1);
  });

  it('of a missed call leaves no task: somebody is looking at it', async () => {
    const callId = makeCall(t, {});
    await t.client.call('callLog.attach', { callId, partnerId: s.idlePartnerId });
    expect((await t.client.call('tasks.list', { partnerId: s.idlePartnerId })).rows).toEqual([]);
  });

  it('of a call that goes on waits for its end', async () => {
    const callId = beginCall(t);
    expect(await t.client.call('callLog.attach', { callId, partnerId: s.partnerId })).toEqual({
      interactionId: null,
    });
    logOf(t).end(callId, { at: nowMs, result: 'declined', reason: '' });
    expect(await interaction((await load(callId)).interactionId)).toMatchObject({ partnerId: s.partnerId });
    await expect(undo()).rejects.toMatchObject({ code: 'conflict', reason: 'stale' });
  });

  it('names what is gone, and of a number that is none keeps nothing', async () => {
    const callId = makeCall(t, { number: '' });
    const to = { callId, partnerId: s.partnerId };
    for (const [input, reason] of [
      [{ ...to, partnerId: 'x' }, 'partner_gone'],
      [{ ...to, contactId: 'x' }, 'contact_gone'],
      [{ ...to, partnerId: s.idlePartnerId, contactId: s.contactId }, 'contact_gone'],
    ] as const)
      await expect(t.client.call('callLog.attach', input)).rejects.toMatchObject({
        code: 'not_found',
        reason,
      });
    await expect(t.client.call('callLog.attach', { ...to, keepsNumber: true })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    expect(await load(callId)).toMatchObject({ partnerId: null, interactionId: null });
  });
});

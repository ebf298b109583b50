// The journal of calls and what a client's card holds of them: interactions, tasks to call back, notes, wrap-up.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { syncedTables } from '#shared/sync/registry.ts';
import { beginCall, listCalls, logOf, makeCall } from '#tests/tools/callLog.ts';
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
const interactionOf = async (callId: string) =>
  t.client.call('interactions.load', { id: (await load(callId)).interactionId ?? '' });
const tasksOf = async (partnerId = s.partnerId) =>
  (await t.client.call('tasks.list', { partnerId })).rows.filter(({ id }) => id !== s.taskId);

describe('a call that ends', () => {
  it('is an interaction of its client in the same transaction, with its minutes rounded up', async () => {
    const client = { partnerId: s.partnerId, contactId: s.contactId };
    const id = beginCall(t, { ...client, direction: 'out', number: '+994502001234' });
    expect(await load(id)).toMatchObject({
      ...client,
      partnerName: 'Əliyev ticarət MMC',
      endedAt: null,
      result: null,
    });
    logOf(t).answered(id, nowMs + 5_000);
    await t.client.call('callLog.saveNote', { callId: id, note: 'Qiyməti soruşdu' });
    const tables: ReadonlySet<string>[] = [];
    t.core.gate.onChanges((changes) => tables.push(changes.tables));
    logOf(t).end(id, { at: nowMs + 5_000 + 61_000, result: 'talked', reason: '' });
    expect(tables.map((set) => [...set].sort())).toEqual([['interactions', 'operations', 'phone_calls']]);
    expect(await interactionOf(id)).toMatchObject({
      ...client,
      kind: 'call',
      direction: 'out',
      status: 'done',
      subject: 'Gedən zəng, +994 50 200 12 34',
      content: 'Qiyməti soruşdu',
      result: 'Danışıldı',
      durationMin: 2,
      happenedAt: nowMs,
      ownerId: s.userId,
    });
    expect(await tasksOf()).toEqual([]);
    // Said twice, or of a call that is gone: nothing.
    logOf(t).end(id, { at: nowMs, result: 'missed', reason: '' });
    logOf(t).end('x', { at: nowMs, result: 'missed', reason: '' });
    logOf(t).answered('x', nowMs);
    logOf(t).setPartner('x', client);
    expect(await load(id)).toMatchObject({ result: 'talked', endedAt: nowMs + 66_000 });
  });

  it('is no step of undo', async () => {
    const before = (await t.client.call('operations.loadUndoState', {})).undo;
    makeCall(t, { partnerId: s.partnerId, talkedMs: 1_000 });
    expect((await t.client.call('operations.loadUndoState', {})).undo).toEqual(before);
  });

  it.each([
    ['noAnswer', 'out', 'Cavab vermədi'],
    ['busy', 'out', 'Məşğuldur'],
    ['declined', 'in', 'Rədd edildi'],
    ['cancelled', 'out', 'Cavabdan əvvəl dayandırıldı'],
  ] as const)('as %s says so and leaves no task', async (result, direction, text) => {
    const id = makeCall(t, { partnerId: s.partnerId, result, direction });
    expect(await interactionOf(id)).toMatchObject({ direction, result: text, durationMin: 0 });
    expect(await tasksOf()).toEqual([]);
  });

  it.each([
    [{ result: 'failed', reason: 'no_microphone', direction: 'out' }],
    [{ result: 'missed', reason: 'elsewhere' }],
  ] as const)('%o is no dealing with the client and nobody misses it', async (end) => {
    const { count } = await t.client.call('callLog.countMissed', {});
    const id = makeCall(t, { partnerId: s.partnerId, ...end });
    expect(await load(id)).toMatchObject({ ...end, interactionId: null });
    expect(await t.client.call('callLog.countMissed', {})).toEqual({ count });
    expect(await tasksOf()).toEqual([]);
  });

  it('of a client deleted meanwhile stands in the journal only', async () => {
    const id = beginCall(t, { partnerId: s.idlePartnerId, contactId: 'gone' });
    await t.client.call('partners.delete', { id: s.idlePartnerId });
    logOf(t).end(id, { at: nowMs, result: 'missed', reason: '' });
    expect(await load(id)).toMatchObject({ result: 'missed', interactionId: null });
  });

  it('with a contact deleted meanwhile is still the client’s', async () => {
    const id = beginCall(t, { partnerId: s.partnerId, contactId: s.contactId });
    await t.client.call('partners.deleteContact', { id: s.contactId });
    logOf(t).end(id, { at: nowMs, result: 'missed', reason: '' });
    expect(await interactionOf(id)).toMatchObject({ partnerId: s.partnerId, contactId: null });
  });

  it('takes the client that was chosen while it went on', async () => {
    const id = beginCall(t);
    logOf(t).setPartner(id, { partnerId: s.partnerId, contactId: null });
    logOf(t).end(id, { at: nowMs, result: 'missed', reason: '' });
    expect(await interactionOf(id)).toMatchObject({ partnerId: s.partnerId });
  });
});

describe('a missed call', () => {
  it('of a client is one task for its owner, done once they have talked', async () => {
    const card = { id: s.partnerId, name: 'Əliyev ticarət MMC', city: 'Bakı', country: 'AZ' };
    await t.client.call('partners.update', { ...card, ownerId: s.otherUserId });
    const id = makeCall(t, { partnerId: s.partnerId });
    makeCall(t, { partnerId: s.partnerId });
    expect(await tasksOf()).toMatchObject([
      {
        title: 'Geri zəng etmək, +994 50 200 12 34',
        importance: 'high',
        ownerId: s.otherUserId,
        dueOn: '2026-11-23',
        isOverdue: false,
      },
    ]);
    expect(await interactionOf(id)).toMatchObject({
      subject: 'Buraxılmış zəng, +994 50 200 12 34',
      result: 'Buraxılıb',
    });
    makeCall(t, { partnerId: s.partnerId, direction: 'out', result: 'noAnswer' });
    expect(await tasksOf()).toHaveLength(1);
    makeCall(t, { partnerId: s.partnerId, direction: 'out', talkedMs: 1_000 });
    expect(await tasksOf()).toEqual([]);
    makeCall(t, { partnerId: s.partnerId });
    expect(await tasksOf()).toHaveLength(1);
  });

  it('is its owner’s who has left: the task is of whose phone rang', async () => {
    const card = { id: s.partnerId, name: 'Əliyev ticarət MMC', city: 'Bakı', country: 'AZ' };
    await t.client.call('partners.update', { ...card, ownerId: s.otherUserId });
    await t.client.call('company.setUserActive', { id: s.otherUserId, isActive: false });
    makeCall(t, { partnerId: s.partnerId });
    expect(await tasksOf()).toMatchObject([{ ownerId: s.userId }]);
  });

  it('leaves other tasks and those of talks alone', async () => {
    const talked = makeCall(t, { partnerId: s.partnerId, talkedMs: 1_000 });
    const { interactionId } = await load(talked);
    await t.client.call('tasks.create', { title: 'Göndərmək', partnerId: s.partnerId, interactionId });
    makeCall(t, { partnerId: s.partnerId });
    expect(await tasksOf()).toHaveLength(2);
    makeCall(t, { partnerId: s.partnerId, talkedMs: 1_000 });
    expect(await tasksOf()).toMatchObject([{ title: 'Göndərmək' }]);
  });

  it('of an unknown number stands in the journal, counted until somebody looks', async () => {
    await t.client.call('callLog.seeMissed', {});
    makeCall(t, {});
    makeCall(t, { direction: 'out', result: 'noAnswer' });
    makeCall(t, { number: '+994551112233', talkedMs: 1_000 });
    expect(await t.client.call('callLog.countMissed', {})).toEqual({ count: 1 });
    await t.client.call('callLog.seeMissed', {});
    expect(await t.client.call('callLog.countMissed', {})).toEqual({ count: 0 });
    expect(await listCalls(t, { filter: 'missed' })).toHaveLength(2);
  });

  it('is no news any more once they have talked, whoever called whom', async () => {
    await t.client.call('callLog.seeMissed', {});
    makeCall(t, { partnerId: s.partnerId, number: '+994503334455' });
    makeCall(t, { number: '+994502001234' });
    makeCall(t, { number: '+994551112233' });
    const count = async () => (await t.client.call('callLog.countMissed', {})).count;
    expect(await count()).toBe(3);
    makeCall(t, { partnerId: s.partnerId, direction: 'out', number: '+994502001234', result: 'noAnswer' });
    expect(await count()).toBe(3);
    makeCall(t, { partnerId: s.partnerId, direction: 'out', number: '+994502001234', talkedMs: 1_000 });
    expect(await count()).toBe(1);
  });

  it('is no contact with the client', async () => {
    const last = async () =>
      (await t.client.call('desk.loadClientSummary', { partnerId: s.partnerId })).lastContactAt;
    makeCall(t, { partnerId: s.partnerId, startedAt: nowMs + 60_000 });
    makeCall(t, { partnerId: s.partnerId, startedAt: nowMs + 60_000, direction: 'out', result: 'busy' });
    expect(await last()).toBe(nowMs);
    makeCall(t, { partnerId: s.partnerId, startedAt: nowMs + 120_000, talkedMs: 1_000 });
    expect(await last()).toBe(nowMs + 120_000);
  });
});

describe('the journal', () => {
  it('is a page newest first, by filter, client, number and name', async () => {
    const at = (minutes: number) => ({ startedAt: nowMs + minutes * 60_000 });
    const a = makeCall(t, { ...at(1), partnerId: s.partnerId, number: '+994502001234', talkedMs: 1 });
    const b = makeCall(t, { ...at(2), direction: 'out', number: '101', result: 'busy' });
    const c = makeCall(t, { ...at(3), number: '+74951234567', remoteName: 'Ёлкин Сергей' });
    const ids = async (input: Parameters<typeof listCalls>[1]) =>
      (await listCalls(t, input)).map(({ id }) => id);
    expect(await ids({})).toEqual([c, b, a, s.callId]);
    expect(await ids({ filter: 'in' })).toEqual([c, a, s.callId]);
    expect(await ids({ filter: 'out' })).toEqual([b]);
    expect(await ids({ filter: 'missed' })).toEqual([c, s.callId]);
    expect(await ids({ partnerId: s.partnerId })).toEqual([a]);
    expect(await ids({ text: '050 200' })).toEqual([a]);
    expect(await ids({ text: '8 495' })).toEqual([c]);
    expect(await ids({ text: '200 12 34' })).toEqual([a, s.callId]);
    expect(await ids({ text: '101' })).toEqual([b]);
    expect(await ids({ text: 'елкин' })).toEqual([c]);
    expect(await ids({ text: 'Aliyev' })).toEqual([a]);
    expect(await ids({ text: 'Aliyev', filter: 'missed' })).toEqual([]);
    expect(await ids({ text: 'нет такого' })).toEqual([]);
    const first = await t.client.call('callLog.list', { limit: 3 });
    expect((await listCalls(t, { limit: 3, cursor: first.next })).map(({ id }) => id)).toEqual([s.callId]);
  });

  it('finds by a beginning that many numbers have, newest first and a page at a time', async () => {
    for (let n = 0; n < 600; n += 1)
      makeCall(t, {
        number: `+9945020${String(10_000 + n)}`,
        startedAt: nowMs + n,
        direction: 'out',
        result: 'busy',
      });
    makeCall(t, { number: '+74951234567', startedAt: nowMs + 700, direction: 'out', result: 'busy' });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await t.client.call('callLog.list', { text: '99450', limit: 200, cursor });
      seen.push(...page.rows.map(({ number }) => number));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(600);
    expect([seen[0], seen.at(-1)]).toEqual(['+994502010599', '+994502010000']);
    expect(await listCalls(t, { text: '99450', filter: 'missed' })).toEqual([]);
    expect(await listCalls(t, { text: '99450', filter: 'out', limit: 1 })).toMatchObject([
      { number: seen[0] },
    ]);
    expect(await listCalls(t, { text: '99450', partnerId: s.partnerId })).toEqual([]);
  });

  it('names a call that is not there as gone', async () => {
    const gone = { code: 'not_found', reason: 'call_gone' };
    await expect(load('x')).rejects.toMatchObject(gone);
    await expect(t.client.call('callLog.saveNote', { callId: 'x', note: '' })).rejects.toMatchObject(gone);
    await expect(t.client.call('callLog.finish', { callId: 'x', outcome: 'agreed' })).rejects.toMatchObject(
      gone,
    );
    await expect(
      t.client.call('callLog.attach', { callId: 'x', partnerId: s.partnerId }),
    ).rejects.toMatchObject(gone);
  });
});

describe('the card of a ringing call', () => {
  it('is all there is to say of the client', async () => {
    const over = makeCall(t, { partnerId: s.partnerId, talkedMs: 1_000, startedAt: nowMs - 60_000 });
    beginCall(t, { partnerId: s.partnerId });
    const pop = await t.client.call('callLog.loadPop', { partnerId: s.partnerId, contactId: s.contactId });
    const { rows } = await t.client.call('interactions.list', { partnerId: s.partnerId, limit: 3 });
    expect(pop).toEqual({
      partnerName: 'Əliyev ticarət MMC',
      contactName: 'Leyla Quliyeva',
      contactTitle: '',
      city: 'Bakı',
      state: 'potential',
      country: 'AZ',
      effectiveTimeZone: 'Asia/Baku',
      possibleTimeZones: ['Asia/Baku'],
      ownerName: 'Aysel Məmmədova',
      summary: await t.client.call('desk.loadClientSummary', { partnerId: s.partnerId }),
      interactions: rows,
      items: [{ itemId: s.itemId, name: expect.any(String), date: '2026-11-23' }],
      lastCall: await load(over),
    });
    expect(rows).toHaveLength(3);
    await expect(t.client.call('callLog.loadPop', { partnerId: 'x' })).rejects.toMatchObject({
      reason: 'partner_gone',
    });
    expect(
      await t.client.call('callLog.loadPop', { partnerId: s.idlePartnerId, contactId: s.contactId }),
    ).toMatchObject({ contactName: '', interactions: [], items: [], lastCall: null });
  });
});

describe('a program that was killed in mid-call', () => {
  it('closes at the next start what it left open, with what is known', async () => {
    const begunAt = nowMs - 600_000;
    const client = { partnerId: s.partnerId };
    const talked = beginCall(t, { ...client, direction: 'out', startedAt: begunAt });
    const rang = beginCall(t, { ...client, startedAt: begunAt + 1_000 });
    const dialed = beginCall(t, { direction: 'out', startedAt: begunAt + 2_000 });
    logOf(t).answered(talked, begunAt + 3_000);
    logOf(t).stillOn(begunAt + 100_000);
    // The rows are what a kill leaves: nothing of an end is written when a core closes.
    t = await t.reopen();
    expect(await load(talked)).toMatchObject({
      result: 'talked',
      reason: 'connection_lost',
      endedAt: begunAt + 100_000,
    });
    expect(await interactionOf(talked)).toMatchObject({ durationMin: 2, result: 'Danışıldı' });
    expect(await load(rang)).toMatchObject({ result: 'unknown', endedAt: begunAt + 1_000 });
    expect(await interactionOf(rang)).toMatchObject({
      durationMin: 0,
      result: 'Zəng zamanı proqram dayandı',
    });
    expect(await load(dialed)).toMatchObject({ result: 'unknown', interactionId: null });
    expect(await listCalls(t, { filter: 'missed' })).toMatchObject([{ id: s.callId }, { id: rang }]);
    // Nothing is left open, and nothing is closed twice.
    const rows = () => t.core.gate.sql.all('SELECT * FROM phone_calls ORDER BY id');
    const before = rows();
    t = await t.reopen();
    expect(rows()).toEqual(before);
  });
});

it('the table is of this workstation', () => {
  expect(Object.keys(syncedTables)).not.toContain('phone_calls');
  makeCall(t, {});
  expect(t.core.gate.sql.all("SELECT * FROM change_log WHERE table_name = 'phone_calls'")).toEqual([]);
});

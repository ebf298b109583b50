import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordInteraction } from '#main/interactions/index.ts';
import { contacts } from '#main/store/schema/index.ts';
import type { Call, Input } from '#shared/contract/index.ts';
import { actAs, addPartner, addUser, seed } from '#tests/integration/desk/deskWorld.ts';
import { dumpTables } from '#tests/tools/dump.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

const nowMs = Date.UTC(2026, 10, 23, 8);
const hour = 3_600_000;

let t: TestCore;
beforeEach(async () => {
  t = await openTestCore({ nowMs });
  seed(t, (tx) => {
    addUser(tx, { id: 'u1' });
    addUser(tx, { id: 'u2' });
    actAs(tx, 'u1');
    addPartner(tx, 'p1');
    addPartner(tx, 'p2');
    const person = { name: 'Leyla', nameFold: 'leyla', searchText: 'leyla', createdAt: 1, updatedAt: 1 };
    tx.orm
      .insert(contacts)
      .values([
        { id: 'c1', partnerId: 'p1', ...person },
        { id: 'c2', partnerId: 'p2', ...person },
      ])
      .run();
  });
});
afterEach(async () => {
  await t.close();
});

const plan = (rest: Partial<Input<'interactions.plan'>> = {}) =>
  t.client.call('interactions.plan', {
    partnerId: 'p1',
    kind: 'call',
    subject: 'Offer',
    planned: { at: nowMs + hour },
    ...rest,
  });
const load = (id: string) => t.client.call('interactions.load', { id });
const list = (rest: Partial<Input<'interactions.list'>> = {}) =>
  t.client.call('interactions.list', { partnerId: 'p1', ...rest });

describe('planning', () => {
  it('keeps an instant as it is and a whole day at its start in the zone of the user', async () => {
    const timed = await plan({
      contactId: 'c1',
      durationMin: 30,
      place: 'Office',
      importance: 'high',
      content: 'Prices',
    });
    const whole = await plan({ planned: { on: '2026-11-24' }, kind: 'meeting', ownerId: 'u2' });
    expect(await load(timed.id)).toEqual({
      id: timed.id,
      partnerId: 'p1',
      contactId: 'c1',
      contactName: 'Leyla',
      kind: 'call',
      direction: '',
      status: 'planned',
      subject: 'Offer',
      content: 'Prices',
      result: '',
      place: 'Office',
      importance: 'high',
      ownerId: 'u1',
      ownerName: 'Name of u1',
      plannedAt: nowMs + hour,
      plannedOn: null,
      durationMin: 30,
      happenedAt: null,
      timelineAt: nowMs + hour,
      isOverdue: false,
      documentId: null,
      letterId: null,
      recording: null,
      promises: [],
      reminderMin: null,
      seriesId: null,
      occurrenceOn: null,
    });
    expect(await load(whole.id)).toMatchObject({
      ownerId: 'u2',
      plannedAt: null,
      plannedOn: '2026-11-24',
      timelineAt: Date.UTC(2026, 10, 23, 20),
    });
  });

  it('is overdue past its time; a whole day only when it has ended in the zone of the user', async () => {
    const { id: timed } = await plan();
    const { id: whole } = await plan({ planned: { on: '2026-11-23' } });
    const late = async () => [(await load(timed)).isOverdue, (await load(whole)).isOverdue];
    expect(await late()).toEqual([false, false]);
    t.platform.setNow(nowMs + hour + 1);
    expect(await late()).toEqual([true, false]);
    t.platform.setNow(Date.UTC(2026, 10, 23, 20) - 1);
    expect(await late()).toEqual([true, false]);
    t.platform.setNow(Date.UTC(2026, 10, 23, 20));
    expect(await late()).toEqual([true, true]);
  });

  it('refuses who or what is not there', async () => {
    const refusals: [Partial<Input<'interactions.plan'>>, object][] = [
      [{ partnerId: 'nobody' }, { code: 'not_found', reason: 'partner_gone' }],
      [{ contactId: 'c2' }, { code: 'not_found', reason: 'contact_gone' }],
      [{ ownerId: 'nobody' }, { code: 'not_found', reason: 'user_gone' }],
      [{ planned: { on: '2026-02-30' } }, { code: 'invalid_input', reason: 'bad_date' }],
      [{ subject: ' ' }, { code: 'invalid_input' }],
    ];
    for (const [input, error] of refusals) await expect(plan(input)).rejects.toMatchObject(error);
    expect((await list()).rows).toEqual([]);
  });
});

describe('completing', () => {
  it('writes the result, the promises and the next step in one step of undo', async () => {
    const { id } = await plan({ contactId: 'c1' });
    const before = dumpTables(t.core.gate);
    const { nextId = '' } = await t.client.call('interactions.complete', {
      id,
      result: 'Agreed',
      promises: [
        { title: 'Send prices', promisedBy: 'us', due: { on: '2026-11-24' } },
        { title: 'Answer', promisedBy: 'them', due: { at: nowMs + hour } },
        { title: 'Some day', promisedBy: 'us' },
      ],
      next: { kind: 'meeting', subject: 'Sign', planned: { on: '2026-11-30' } },
    });
    const promise = { status: 'open', isBroken: false };
    expect(await load(id)).toMatchObject({
      status: 'done',
      result: 'Agreed',
      happenedAt: nowMs,
      timelineAt: nowMs,
      plannedAt: nowMs + hour,
      promises: [
        { ...promise, title: 'Answer', promisedBy: 'them', dueAt: nowMs + hour, dueOn: null },
        { ...promise, title: 'Send prices', promisedBy: 'us', dueAt: null, dueOn: '2026-11-24' },
        { ...promise, title: 'Some day', promisedBy: 'us', dueAt: null, dueOn: null },
      ],
    });
    expect(await load(nextId)).toMatchObject({
      status: 'planned',
      kind: 'meeting',
      contactId: 'c1',
      plannedOn: '2026-11-30',
    });
    await t.client.call('operations.undo', {});
    expect(dumpTables(t.core.gate)).toEqual(before);
  });

  it('leaves nothing behind when a promise is impossible', async () => {
    const { id } = await plan();
    const before = dumpTables(t.core.gate);
    const due = { on: '2026-13-01' };
    await expect(
      t.client.call('interactions.complete', {
        id,
        result: 'x',
        promises: [{ title: 'a', promisedBy: 'us', due }],
      }),
    ).rejects.toMatchObject({ code: 'invalid_input', reason: 'bad_date' });
    expect(dumpTables(t.core.gate)).toEqual(before);
  });
});

describe('the time line', () => {
  it('is newest first, in pages, by kind and status, with broken promises on every page', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 7; n++) {
      const { id } = await t.client.call('interactions.record', {
        partnerId: 'p1',
        kind: n % 2 ? 'meeting' : 'note',
        subject: `n${n}`,
        happenedAt: nowMs - (n < 4 ? 1 : n) * hour,
        promises:
          n === 0
            ? [
                { title: 'late', promisedBy: 'them', due: { on: '2026-11-22' } },
                { title: 'not yet', promisedBy: 'us', due: { on: '2026-11-23' } },
              ]
            : [],
      });
      ids.push(id);
    }
    const { id: planned } = await plan();
    const inOrder = [planned, ids[3], ids[2], ids[1], ids[0], ids[4], ids[5], ids[6]];
    const walked: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ limit: 3, cursor });
      expect(page.broken).toMatchObject([{ title: 'late', promisedBy: 'them', isBroken: true }]);
      walked.push(...page.rows.map((row) => row.id));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(walked).toEqual(inOrder);
    expect((await list({ kinds: ['meeting'] })).rows.map((row) => row.subject)).toEqual(['n3', 'n1', 'n5']);
    expect((await list({ status: 'planned' })).rows.map((row) => row.id)).toEqual([planned]);
    expect((await list({ kinds: [] })).rows).toEqual([]);
    expect(await list({ partnerId: 'p2' })).toEqual({ rows: [], broken: [] });
  });
});

describe('moves through the states', () => {
  it('moves and cancels only what is planned, and reopens what had a plan', async () => {
    const { id } = await plan();
    await t.client.call('interactions.move', { id, planned: { on: '2026-12-01' } });
    expect(await load(id)).toMatchObject({
      plannedAt: null,
      plannedOn: '2026-12-01',
      timelineAt: Date.UTC(2026, 10, 30, 20),
    });
    await t.client.call('interactions.cancel', { id, result: 'Ill' });
    expect(await load(id)).toMatchObject({ status: 'cancelled', result: 'Ill' });
    const notPlanned = { code: 'conflict', reason: 'not_planned' };
    await expect(t.client.call('interactions.move', { id, planned: { at: nowMs } })).rejects.toMatchObject(
      notPlanned,
    );
    await expect(t.client.call('interactions.cancel', { id })).rejects.toMatchObject(notPlanned);
    await t.client.call('interactions.reopen', { id });
    await t.client.call('interactions.complete', { id, happenedAt: nowMs - hour });
    expect(await load(id)).toMatchObject({
      status: 'done',
      result: 'Ill',
      happenedAt: nowMs - hour,
      timelineAt: nowMs - hour,
    });
    await t.client.call('interactions.reopen', { id });
    expect(await load(id)).toMatchObject({
      status: 'planned',
      happenedAt: null,
      timelineAt: Date.UTC(2026, 10, 30, 20),
    });
    const { id: note } = await t.client.call('interactions.record', {
      partnerId: 'p1',
      kind: 'note',
      subject: 'n',
    });
    await expect(t.client.call('interactions.reopen', { id: note })).rejects.toMatchObject(notPlanned);
  });

  it('updates only what is named', async () => {
    const { id } = await plan({ contactId: 'c1', place: 'Office' });
    const before = await load(id);
    await t.client.call('interactions.update', { id, subject: 'New', contactId: null });
    expect(await load(id)).toEqual({ ...before, subject: 'New', contactId: null, contactName: '' });
    await expect(t.client.call('interactions.update', { id, contactId: 'c2' })).rejects.toMatchObject({
      reason: 'contact_gone',
    });
  });

  it('deletes with its promises, but not what a letter stands for', async () => {
    const { id } = await plan();
    await t.client.call('interactions.complete', {
      id,
      promises: [{ title: 'a', promisedBy: 'us', due: { on: '2026-11-01' } }],
    });
    await t.client.call('interactions.delete', { id });
    expect(await list()).toEqual({ rows: [], broken: [] });
    await expect(load(id)).rejects.toMatchObject({ code: 'not_found', reason: 'interaction_gone' });
    let letter = '';
    seed(t, (tx) => {
      letter = recordInteraction(tx, {
        partnerId: 'p1',
        kind: 'email',
        direction: 'out',
        subject: 's',
        documentId: 'd',
        letterId: 'l',
      });
    });
    expect(await load(letter)).toMatchObject({
      kind: 'email',
      status: 'done',
      documentId: 'd',
      letterId: 'l',
      happenedAt: nowMs,
    });
    await expect(t.client.call('interactions.delete', { id: letter })).rejects.toMatchObject({
      code: 'conflict',
      reason: 'has_letter',
    });
  });
});

describe('undo', () => {
  it('takes back and repeats each command: equal dumps', async () => {
    const { id } = await plan();
    const { id: done } = await plan();
    await t.client.call('interactions.complete', { id: done, promises: [{ title: 'a', promisedBy: 'us' }] });
    const partnerId = 'p1';
    const steps: [Call, unknown][] = [
      ['interactions.plan', { partnerId, kind: 'call', subject: 's', planned: { on: '2026-11-25' } }],
      [
        'interactions.record',
        { partnerId, kind: 'note', subject: 's', promises: [{ title: 'b', promisedBy: 'them' }] },
      ],
      ['interactions.update', { id, subject: 'other', importance: 'low' }],
      ['interactions.move', { id, planned: { on: '2026-11-26' } }],
      ['interactions.cancel', { id, result: 'no' }],
      ['interactions.reopen', { id: done }],
      [
        'interactions.complete',
        { id: done, result: 'yes', next: { kind: 'call', subject: 'n', planned: { at: nowMs } } },
      ],
      ['interactions.delete', { id: done }],
    ];
    for (const [name, input] of steps) {
      t.platform.advance(1000);
      const before = dumpTables(t.core.gate);
      await t.client.call(name, input as never);
      const after = dumpTables(t.core.gate);
      expect(after).not.toEqual(before);
      await t.client.call('operations.undo', {});
      expect(dumpTables(t.core.gate)).toEqual(before);
      await t.client.call('operations.redo', {});
      expect(dumpTables(t.core.gate)).toEqual(after);
    }
  });
});

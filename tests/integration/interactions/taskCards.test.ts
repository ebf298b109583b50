// Tasks between people: who may move them, what is noted, who is told, and that each step is undone whole.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Call, Input } from '#shared/contract/index.ts';
import { actAs, addPartner, addUser, seed } from '#tests/integration/desk/deskWorld.ts';
import { dumpTables } from '#tests/tools/dump.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

const nowMs = Date.UTC(2026, 10, 23, 8);

let t: TestCore;
beforeEach(async () => {
  t = await openTestCore({ nowMs });
  seed(t, (tx) => {
    for (const id of ['ann', 'bob', 'eve']) addUser(tx, { id });
    addUser(tx, { id: 'hed', role: 'head' });
    actAs(tx, 'ann');
    addPartner(tx, 'p1', { name: 'Araz' });
  });
});
afterEach(() => t.close());

/** A moment later somebody else acts. */
function as(id: string): void {
  t.platform.advance(1000);
  seed(t, (tx) => actAs(tx, id));
}
const create = async (rest: Partial<Input<'tasks.create'>> = {}) =>
  (await t.client.call('tasks.create', { title: 'Offer', ownerId: 'bob', ...rest })).id;
const load = (id: string) => t.client.call('tasks.load', { id });
const noticesOf = async (id: string) => {
  as(id);
  const { rows } = await t.client.call('messages.notices', {});
  return rows.map(({ kind, actorId, text }) => `${kind} ${actorId} ${text}`);
};
const refused = (name: Call, input: unknown, error: object) =>
  expect(t.client.call(name, input as never)).rejects.toMatchObject(error);

describe('a task that goes from hand to hand', () => {
  it('is accepted, done, returned with words, and done again; both are told, nobody of his own', async () => {
    const id = await create({ partnerId: 'p1', due: { on: '2026-11-25' } });
    expect((await load(id)).state).toBe('new');
    await refused('tasks.accept', { id }, { code: 'forbidden', reason: 'task_role' });
    expect(await noticesOf('bob')).toEqual(['assigned ann Offer']);
    await t.client.call('tasks.accept', { id });
    t.platform.advance(1000);
    await t.client.call('tasks.complete', { id, note: 'Sent' });
    await refused('tasks.return', { id, note: 'x' }, { code: 'forbidden', reason: 'task_role' });
    expect(await noticesOf('ann')).toEqual(['done bob Offer']);
    await t.client.call('tasks.return', { id, note: 'No prices in it' });
    await refused('tasks.return', { id, note: 'x' }, { code: 'conflict', reason: 'task_state' });
    expect(await noticesOf('bob')).toEqual(['returned ann Offer', 'assigned ann Offer']);
    await t.client.call('tasks.complete', { id });
    const card = await load(id);
    expect(
      card.history.map(({ userId, fromState, toState, note }) => [userId, fromState, toState, note]),
    ).toEqual([
      ['bob', 'new', 'accepted', ''],
      ['bob', 'accepted', 'done', 'Sent'],
      ['ann', 'done', 'returned', 'No prices in it'],
      ['bob', 'returned', 'done', ''],
    ]);
    expect(card).toMatchObject({
      status: 'done',
      state: 'done',
      giverName: 'Name of ann',
      partnerName: 'Araz',
    });
  });

  it('writes nothing when it is there already', async () => {
    const id = await create();
    await t.client.call('tasks.complete', { id });
    const before = dumpTables(t.core.gate);
    await t.client.call('tasks.complete', { id });
    expect(dumpTables(t.core.gate)).toEqual(before);
    await t.client.call('tasks.reopen', { id });
    const open = dumpTables(t.core.gate);
    await t.client.call('tasks.reopen', { id });
    expect(dumpTables(t.core.gate)).toEqual(open);
  });

  it('is handed on: the new one has yet to accept it and is told, the old one sees who handed it', async () => {
    const id = await create();
    await t.client.call('tasks.update', {
      id,
      ownerId: 'eve',
      helperIds: ['bob', 'eve'],
      watcherIds: ['bob', 'hed'],
    });
    expect(await load(id)).toMatchObject({
      state: 'new',
      ownerId: 'eve',
      helpers: [{ id: 'bob', name: 'Name of bob' }],
      watchers: [{ id: 'hed', name: 'Name of hed' }],
      history: [{ move: 'reassign', userId: 'ann' }],
    });
    expect(await noticesOf('eve')).toEqual(['assigned ann Offer']);
    expect(await noticesOf('hed')).toEqual(['added ann Offer']);
    as('bob');
    await refused('tasks.update', { id, title: 'x' }, { reason: 'task_role' });
    await t.client.call('tasks.complete', { id });
  });

  it('stands on the lists of those who have to do with it', async () => {
    const id = await create({ helperIds: ['eve'], watcherIds: ['hed'], due: { on: '2026-11-20' } });
    const own = (await t.client.call('tasks.create', { title: 'Own' })).id;
    const lists = async (user: string) => {
      as(user);
      const ids = async (whose: 'mine' | 'given' | 'watched') =>
        (await t.client.call('tasks.list', { whose })).rows.map((row) => row.id);
      return { mine: await ids('mine'), given: await ids('given'), watched: await ids('watched') };
    };
    expect(await lists('ann')).toEqual({ mine: [own], given: [id], watched: [] });
    expect(await lists('bob')).toEqual({ mine: [id], given: [], watched: [] });
    expect(await lists('eve')).toEqual({ mine: [id], given: [], watched: [] });
    expect(await lists('hed')).toEqual({ mine: [], given: [], watched: [id] });
    expect(await t.client.call('tasks.counts', {})).toEqual({
      mine: { open: 0, overdue: 0 },
      given: { open: 0, overdue: 0 },
      watched: { open: 1, overdue: 1 },
    });
    as('bob');
    const column = async (stage: 'new' | 'accepted') =>
      (await t.client.call('tasks.list', { stage })).rows.length;
    expect([await column('new'), await column('accepted')]).toEqual([1, 0]);
    expect((await t.client.call('tasks.list', { isOverdue: true })).rows).toHaveLength(1);
  });

  it('is nobody else’s when it is private', async () => {
    const id = await create({ ownerId: 'ann', partnerId: 'p1', isPrivate: true });
    as('hed');
    await refused('tasks.load', { id }, { code: 'not_found', reason: 'task_gone' });
    await refused('tasks.cancel', { id }, { reason: 'task_gone' });
    expect((await t.client.call('tasks.list', { partnerId: 'p1' })).rows).toEqual([]);
    as('ann');
    expect((await load(id)).isPrivate).toBe(true);
  });
});

describe('the checklist', () => {
  it('is made with it, ticked by who helps, and kept in order', async () => {
    const id = await create({ steps: ['Count', 'Write'], helperIds: ['eve'] });
    await t.client.call('tasks.addStep', { taskId: id, title: 'Send' });
    as('eve');
    const [first] = (await load(id)).steps;
    await t.client.call('tasks.updateStep', { id: first?.id ?? '', isDone: true });
    const card = await load(id);
    expect(card.steps.map(({ title, doneBy }) => [title, doneBy])).toEqual([
      ['Count', 'eve'],
      ['Write', null],
      ['Send', null],
    ]);
    expect([card.stepsDone, card.stepsTotal]).toEqual([1, 3]);
    as('ann');
    await t.client.call('tasks.deleteStep', { id: first?.id ?? '' });
    await refused('tasks.updateStep', { id: first?.id, isDone: true }, { reason: 'step_gone' });
    expect((await load(id)).stepsTotal).toBe(2);
  });
});

describe('many at once', () => {
  it('does what may be done, tells what it left, and is undone as one', async () => {
    const [a, b] = [await create(), await create()];
    const others = await create({ ownerId: 'ann' });
    await t.client.call('tasks.cancel', { id: b });
    const before = dumpTables(t.core.gate);
    const done = await t.client.call('tasks.bulk', {
      ids: [a, b, others, a, 'nothing'],
      change: { move: 'complete' },
    });
    expect(done).toEqual({
      done: 2,
      left: [
        { id: b, reason: 'task_state' },
        { id: 'nothing', reason: 'task_gone' },
      ],
    });
    await t.client.call('operations.undo', {});
    expect(dumpTables(t.core.gate)).toEqual(before);
    await t.client.call('tasks.bulk', { ids: [a, b], change: { ownerId: 'eve' } });
    await t.client.call('tasks.bulk', { ids: [a, b], change: { due: { on: '2026-12-01' } } });
    expect(await load(a)).toMatchObject({ ownerId: 'eve', dueOn: '2026-12-01' });
    await refused('tasks.bulk', { ids: [a], change: { ownerId: 'nobody' } }, { reason: 'user_gone' });
  });
});

describe('each step', () => {
  it('is undone and done again whole, notices and history with it; a retry tells nobody twice', async () => {
    const id = await create({ steps: ['One'] });
    const step = (await load(id)).steps[0]?.id ?? '';
    const steps: [Call, unknown][] = [
      ['tasks.create', { title: 'two', ownerId: 'bob', helperIds: ['eve'], steps: ['x'] }],
      ['tasks.update', { id, ownerId: 'eve', due: { on: '2026-12-01' }, repeatRule: 'FREQ=WEEKLY;BYDAY=MO' }],
      ['tasks.complete', { id, note: 'so' }],
      ['tasks.return', { id, note: 'no' }],
      ['tasks.cancel', { id }],
      ['tasks.reopen', { id }],
      ['tasks.addStep', { taskId: id, title: 'Two' }],
      ['tasks.updateStep', { id: step, isDone: true }],
      ['tasks.deleteStep', { id: step }],
      ['tasks.bulk', { ids: [id], change: { importance: 'high' } }],
      ['tasks.delete', { id }],
    ];
    for (const [name, input] of steps) {
      t.platform.advance(1000);
      const before = dumpTables(t.core.gate);
      const commandId = `once-${name}`;
      await t.client.call(name, input as never, { commandId });
      const after = dumpTables(t.core.gate);
      await t.client.call(name, input as never, { commandId });
      expect(dumpTables(t.core.gate)).toEqual(after);
      await t.client.call('operations.undo', {});
      expect(dumpTables(t.core.gate)).toEqual(before);
      await t.client.call('operations.redo', {});
    }
  });

  it('is taken back though the other has read of it', async () => {
    await create();
    const assigned = t.core.gate.sql.get<{ id: string }>(
      'SELECT id FROM operations ORDER BY seq DESC LIMIT 1',
    );
    as('bob');
    const [notice] = (await t.client.call('messages.notices', {})).rows;
    await t.client.call('messages.markRead', { ids: [notice?.id ?? ''] });
    expect(await t.client.call('messages.unread', {})).toEqual({ messages: 0, notices: 0 });
    as('ann');
    await t.client.call('operations.undo', { operationId: assigned?.id ?? '' });
    expect(await noticesOf('bob')).toEqual([]);
  });

  it('refuses a rule that is none', async () => {
    for (const repeatRule of ['every day', 'FREQ=HOURLY', 'FREQ=DAILY;', 'FREQ=DAILY\nX'])
      await refused('tasks.create', { title: 'x', repeatRule }, { code: 'invalid_input' });
  });
});

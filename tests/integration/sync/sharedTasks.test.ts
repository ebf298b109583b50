// Tasks, messages and notices between laptops: who gets what, who must not, and that nothing is lost offline.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { actAs, addUser, seed } from '#tests/integration/desk/deskWorld.ts';
import { openOfficeWith, waitingIn } from '#tests/tools/syncOffice.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

type World = Awaited<ReturnType<typeof makeWorld>>;
let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

/** Ann of Sales gives work to Bob of Store; Hed is the head of Sales, Eve an administrator. Each at a laptop. */
async function makeWorld() {
  const { office, ann, bob, hed, eve, close } = await openOfficeWith('ann', 'bob', 'hed', 'eve');
  const cores = { ann, bob, hed, eve };
  seed(eve, (tx) => {
    addUser(tx, { id: 'eve', role: 'admin' });
    addUser(tx, { id: 'hed', role: 'head' });
    for (const id of ['ann', 'bob']) addUser(tx, { id });
    tx.sql.run("UPDATE users SET department = 'Sales' WHERE id IN ('ann', 'hed')");
    tx.sql.run("UPDATE users SET department = 'Store' WHERE id = 'bob'");
    actAs(tx, 'eve');
  });
  const laptops = {
    eve: await office.join(eve, 'eve', { brings: true }),
    ann: await office.join(ann, 'ann'),
    bob: await office.join(bob, 'bob'),
    hed: await office.join(hed, 'hed'),
  };
  const meet = async (...names: (keyof typeof laptops)[]): Promise<void> => {
    for (const name of names) await laptops[name].cycle();
  };
  /** Everybody says what he has, and hears what the others said. */
  const meetAll = async (): Promise<void> => {
    await meet('eve', 'ann', 'bob', 'hed');
    await meet('eve', 'ann', 'bob', 'hed');
  };
  await meetAll();
  return { office, ...cores, meet, meetAll, close };
}

const ids = ({ core }: TestCore, t: string): string[] =>
  core.gate.sql
    .all<{ id: string }>(`SELECT id FROM ${t} WHERE deleted_at IS NULL ORDER BY id`)
    .map(({ id }) => id);
/** Who has the row: letters of their names. */
const holders = (t: string, id: string): string =>
  (['ann', 'bob', 'hed', 'eve'] as const).filter((name) => ids(world[name], t).includes(id)).join(' ');
const call = () => world.ann.client;

describe('a task', () => {
  test('reaches giver, executor and watchers, and who sees the work of one of them; steps and history with it', async () => {
    const { id } = await call().call('tasks.create', { title: 'Load', ownerId: 'bob', steps: ['Count'] });
    await world.meetAll();
    expect(holders('tasks', id)).toBe('ann bob hed eve');
    expect((await world.bob.client.call('tasks.load', { id })).steps).toHaveLength(1);
    await world.bob.client.call('tasks.complete', { id, note: 'Loaded' });
    await world.meetAll();
    expect(await call().call('tasks.load', { id })).toMatchObject({
      state: 'done',
      history: [{ userId: 'bob', note: 'Loaded' }],
    });
    const own = (await world.bob.client.call('tasks.create', { title: 'Own' })).id;
    await world.meetAll();
    expect(holders('tasks', own)).toBe('bob eve');
    expect(['ann', 'bob', 'hed', 'eve'].map((name) => waitingIn(world[name as 'ann']))).toEqual([0, 0, 0, 0]);
  });

  test('that is private stays with its people, whatever else is asked', async () => {
    const { id } = await call().call('tasks.create', { title: 'Secret', isPrivate: true, steps: ['x'] });
    await world.meetAll();
    expect(holders('tasks', id)).toBe('ann');
    expect([ids(world.eve, 'task_steps'), ids(world.hed, 'task_steps')]).toEqual([[], []]);
    await call().call('tasks.update', { id, isPrivate: false });
    await world.meetAll();
    expect(holders('tasks', id)).toBe('ann hed eve');
    await call().call('tasks.update', { id, isPrivate: true, watcherIds: ['bob'] });
    await world.meetAll();
    expect(holders('tasks', id)).toBe('ann bob');
    expect([ids(world.eve, 'task_steps'), ids(world.bob, 'task_steps').length]).toEqual([[], 1]);
  });

  test('comes whole to who is added, and leaves who is taken out with all that hangs on it', async () => {
    const { id } = await call().call('tasks.create', { title: 'Offer', steps: ['a', 'b'] });
    await call().call('messages.send', { taskId: id, body: 'to myself' });
    await world.meetAll();
    expect(holders('tasks', id)).toBe('ann hed eve');
    await call().call('tasks.update', { id, watcherIds: ['bob'] });
    await world.meetAll();
    expect(holders('tasks', id)).toBe('ann bob hed eve');
    expect((await world.bob.client.call('tasks.load', { id })).steps).toHaveLength(2);
    expect(ids(world.bob, 'messages')).toHaveLength(1);
    await call().call('tasks.update', { id, watcherIds: [] });
    await world.meetAll();
    expect(holders('tasks', id)).toBe('ann hed eve');
    expect(['task_steps', 'task_history', 'messages'].map((t) => ids(world.bob, t))).toEqual([[], [], []]);
  });

  test('is kept by a head who loses one of its people and still has another', async () => {
    const { id } = await call().call('tasks.create', { title: 'Shared', watcherIds: ['hed'] });
    const { id: other } = await call().call('tasks.create', { title: 'Hers' });
    await world.meetAll();
    expect([holders('tasks', id), holders('tasks', other)]).toEqual(['ann hed eve', 'ann hed eve']);
    seed(world.eve, (tx) => tx.sql.run("UPDATE users SET department = 'Store' WHERE id = 'ann'"));
    await world.meetAll();
    await world.meetAll();
    expect([holders('tasks', id), holders('tasks', other)]).toEqual(['ann hed eve', 'ann eve']);
  });

  test('edited by two offline is joined, and nobody loses a step', async () => {
    const { id } = await call().call('tasks.create', { title: 'Load', ownerId: 'bob', watcherIds: ['hed'] });
    await world.meetAll();
    await world.bob.client.call('tasks.accept', { id });
    await world.bob.client.call('tasks.addStep', { taskId: id, title: 'by Bob' });
    await call().call('tasks.update', { id, due: { on: '2026-12-01' } });
    await call().call('tasks.addStep', { taskId: id, title: 'by Ann' });
    await world.meetAll();
    for (const name of ['ann', 'bob', 'hed'] as const) {
      const card = await world[name].client.call('tasks.load', { id });
      expect(card).toMatchObject({ state: 'accepted', dueOn: '2026-12-01', stepsTotal: 2 });
      expect(card.history).toHaveLength(2);
    }
  });
});

describe('messages and notices', () => {
  test('reach whom they are for and no laptop above, also what was written offline', async () => {
    const { id } = await call().call('messages.send', {
      userIds: ['bob'],
      mentionIds: ['bob'],
      body: 'Between us',
    });
    const { id: task } = await call().call('tasks.create', { title: 'Load', ownerId: 'bob' });
    await world.meetAll();
    expect(holders('messages', id)).toBe('ann bob');
    expect(holders('tasks', task)).toBe('ann bob hed eve');
    expect([ids(world.hed, 'notices'), ids(world.eve, 'notices')]).toEqual([[], []]);
    const { rows } = await world.bob.client.call('messages.notices', {});
    expect(rows.map(({ kind }) => kind).toSorted()).toEqual(['assigned', 'mention']);
    expect(await world.bob.client.call('messages.unread', {})).toEqual({ messages: 1, notices: 2 });
  });

  test('are read on every laptop of the user, and nobody else hears it', async () => {
    const { id } = await call().call('messages.send', { userIds: ['bob'], body: 'Hi' });
    await world.meetAll();
    await world.bob.client.call('messages.markRead', { ids: [id] });
    await world.meetAll();
    expect(['ann', 'hed', 'eve'].map((name) => ids(world[name as 'ann'], 'read_marks'))).toEqual([
      [],
      [],
      [],
    ]);
    // A third laptop of his, fetched whole.
    const second = await openTestCore();
    try {
      const laptop = await world.office.join(second, 'bob');
      await laptop.cycle();
      expect(ids(second, 'messages')).toEqual([id]);
      expect(await second.client.call('messages.unread', {})).toEqual({ messages: 0, notices: 0 });
    } finally {
      await second.close();
    }
  });

  test('are taken back by undo after they have gone out and were read', async () => {
    await call().call('tasks.create', { title: 'Load', ownerId: 'bob' });
    await world.meetAll();
    await world.bob.client.call('messages.markAllRead', {});
    await world.meetAll();
    await call().call('operations.undo', {});
    await world.meetAll();
    expect([ids(world.bob, 'tasks'), ids(world.bob, 'notices')]).toEqual([[], []]);
  });
});

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
    addUser(tx, { id: 'u1', timeZone: 'America/Los_Angeles' });
    addUser(tx, { id: 'u2' });
    actAs(tx, 'u1');
    addPartner(tx, 'p1', { name: 'Araz' });
  });
});
afterEach(async () => {
  await t.close();
});

const create = async (title: string, rest: Partial<Input<'tasks.create'>> = {}) =>
  (await t.client.call('tasks.create', { title, ...rest })).id;
const titles = async (input: Input<'tasks.list'> = {}, limit = 2): Promise<string[]> => {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await t.client.call('tasks.list', { ...input, limit, cursor });
    found.push(...page.rows.map((row) => row.title));
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
};

describe('tasks', () => {
  it('lists open ones by due time with the undated last, whatever the page; done ones newest first', async () => {
    // A whole day begins at midnight in Los Angeles: 08:00 UTC.
    const dues: Record<string, Input<'tasks.create'>['due']> = {
      'a undated': undefined,
      'b 24th 10:00': { at: Date.UTC(2026, 10, 24, 18) },
      'c 24th': { on: '2026-11-24' },
      'd 25th': { on: '2026-11-25' },
      'e 24th midnight': { at: Date.UTC(2026, 10, 24, 8) },
      'f 23rd 23:59': { at: Date.UTC(2026, 10, 24, 7, 59) },
      'g undated': undefined,
      'h 24th': { on: '2026-11-24' },
    };
    const ids = new Map<string, string>();
    for (const [title, due] of Object.entries(dues)) {
      ids.set(title, await create(title, { due, partnerId: title < 'f' ? 'p1' : null }));
      t.platform.advance(1);
    }
    await create('not mine', { ownerId: 'u2', due: { on: '2026-11-20' } });
    const atMidnight = ['c 24th', 'e 24th midnight', 'h 24th'].sort((x, y) =>
      (ids.get(x) ?? '') < (ids.get(y) ?? '') ? -1 : 1,
    );
    const inOrder = ['f 23rd 23:59', ...atMidnight, 'b 24th 10:00', 'd 25th', 'a undated', 'g undated'];
    for (const limit of [1, 2, 3, 50]) expect(await titles({}, limit)).toEqual(inOrder);
    expect(await titles({ partnerId: 'p1' })).toEqual(inOrder.filter((title) => title < 'f'));
    for (const id of ids.values()) await t.client.call('tasks.complete', { id });
    const newest = [
      'd 25th',
      'b 24th 10:00',
      ...atMidnight.toReversed(),
      'f 23rd 23:59',
      'g undated',
      'a undated',
    ];
    for (const limit of [1, 2, 3, 50]) expect(await titles({ status: 'done' }, limit)).toEqual(newest);
    expect(await titles()).toEqual([]);
  });

  it('shows a task as it is, late when its day has ended in the zone of the user', async () => {
    const id = await create('Call the bank', {
      partnerId: 'p1',
      notes: 'twice',
      importance: 'high',
      due: { on: '2026-11-22' },
    });
    const row = {
      id,
      partnerId: 'p1',
      partnerName: 'Araz',
      title: 'Call the bank',
      notes: 'twice',
      status: 'open',
      promisedBy: '',
      importance: 'high',
      state: 'accepted',
      ownerId: 'u1',
      ownerName: 'Name of u1',
      giverId: 'u1',
      giverName: 'Name of u1',
      dueAt: null,
      dueOn: '2026-11-22',
      isPrivate: false,
      isRepeated: false,
      stepsDone: 0,
      stepsTotal: 0,
      may: ['complete', 'cancel', 'edit', 'check', 'delete'],
    };
    // 23 November 07:59 UTC is still the 22nd in Los Angeles.
    t.platform.setNow(nowMs - 60_000);
    expect((await t.client.call('tasks.list', {})).rows).toEqual([{ ...row, isOverdue: false }]);
    t.platform.setNow(nowMs);
    expect((await t.client.call('tasks.list', {})).rows).toEqual([{ ...row, isOverdue: true }]);
  });

  it('updates only what is named and takes a date away by null', async () => {
    const id = await create('one', {
      partnerId: 'p1',
      notes: 'kept',
      importance: 'high',
      due: { on: '2026-11-30' },
    });
    const [before] = (await t.client.call('tasks.list', {})).rows;
    await t.client.call('tasks.update', { id, title: 'two' });
    expect((await t.client.call('tasks.list', {})).rows).toEqual([{ ...before, title: 'two' }]);
    await t.client.call('tasks.update', { id, due: null });
    expect((await t.client.call('tasks.list', {})).rows).toEqual([{ ...before, title: 'two', dueOn: null }]);
  });

  it('refuses who or what is not there', async () => {
    const gone = async (name: Call, input: unknown, reason: string) =>
      expect(t.client.call(name, input as never)).rejects.toMatchObject({ code: 'not_found', reason });
    await gone('tasks.create', { title: 'x', partnerId: 'nobody' }, 'partner_gone');
    await gone('tasks.create', { title: 'x', contactId: 'nobody' }, 'contact_gone');
    await gone('tasks.create', { title: 'x', interactionId: 'nothing' }, 'interaction_gone');
    await gone('tasks.create', { title: 'x', ownerId: 'nobody' }, 'user_gone');
    for (const name of ['update', 'complete', 'reopen', 'delete'] as const)
      await gone(`tasks.${name}`, { id: 'nothing' }, 'task_gone');
  });

  it('undoes and redoes each command: equal dumps', async () => {
    const id = await create('one');
    const steps: [Call, unknown][] = [
      ['tasks.create', { title: 'two', due: { at: nowMs } }],
      ['tasks.update', { id, title: 'three', due: { on: '2026-11-30' } }],
      ['tasks.complete', { id }],
      ['tasks.reopen', { id }],
      ['tasks.delete', { id }],
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

// Messages between people: who gets them, who is told, what is read, what is found.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '#shared/contract/index.ts';
import { actAs, addPartner, addUser, seed } from '#tests/integration/desk/deskWorld.ts';
import { dumpTables } from '#tests/tools/dump.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

const nowMs = Date.UTC(2026, 10, 23, 8);

let t: TestCore;
beforeEach(async () => {
  t = await openTestCore({ nowMs });
  seed(t, (tx) => {
    for (const id of ['ann', 'bob', 'eve']) addUser(tx, { id });
    tx.sql.run("UPDATE users SET department = 'Sales' WHERE id IN ('ann', 'bob')");
    actAs(tx, 'ann');
    addPartner(tx, 'p1', { name: 'Araz' });
  });
});
afterEach(() => t.close());

const as = (id: string): void => seed(t, (tx) => actAs(tx, id));
const send = async (body: string, rest: Partial<Input<'messages.send'>> = {}) => {
  t.platform.advance(1000);
  return (await t.client.call('messages.send', { body, ...rest })).id;
};
const bodies = async (input: Input<'messages.list'> = {}) =>
  (await t.client.call('messages.list', input)).rows.map((row) => row.body);

describe('a message', () => {
  it('reaches whom it is written to and nobody else', async () => {
    await send('to Bob', { userIds: ['bob'], partnerId: 'p1' });
    await send('to Sales', { department: 'Sales' });
    await send('to Eve', { userIds: ['eve'] });
    expect(await bodies()).toEqual(['to Eve', 'to Sales', 'to Bob']);
    expect(await bodies({ withUserId: 'bob' })).toEqual(['to Sales', 'to Bob']);
    as('bob');
    const { rows } = await t.client.call('messages.list', {});
    expect(rows).toMatchObject([
      { body: 'to Sales', department: 'Sales', isOwn: false, isRead: false },
      {
        body: 'to Bob',
        people: [{ id: 'bob', name: 'Name of bob' }],
        partnerName: 'Araz',
        authorName: 'Name of ann',
      },
    ]);
    as('eve');
    expect(await bodies()).toEqual(['to Eve']);
    expect(await bodies({ partnerId: 'p1' })).toEqual([]);
  });

  it('of a task reaches its people, and names nobody who does not see it', async () => {
    const { id: taskId } = await t.client.call('tasks.create', { title: 'Offer', ownerId: 'bob' });
    await send('How far is it?', { taskId, mentionIds: ['bob'] });
    await expect(send('x', { taskId, userIds: ['eve'] })).rejects.toMatchObject({ reason: 'not_in_task' });
    as('bob');
    expect((await t.client.call('messages.list', { taskId })).rows).toMatchObject([
      { body: 'How far is it?', taskTitle: 'Offer' },
    ]);
    const { rows } = await t.client.call('messages.notices', {});
    expect(rows.map(({ kind, text }) => [kind, text])).toEqual([
      ['mention', 'How far is it?'],
      ['assigned', 'Offer'],
    ]);
  });

  it('is refused to nobody, to the unknown and to a crowd', async () => {
    const refused = async (rest: Partial<Input<'messages.send'>>, reason: string) =>
      expect(send('x', rest)).rejects.toMatchObject({ reason });
    await refused({}, 'no_people');
    await refused({ userIds: ['ann'] }, 'no_people');
    await refused({ department: 'Nobody’s' }, 'no_people');
    await refused({ userIds: ['nobody'] }, 'user_gone');
    await refused({ userIds: ['bob'], partnerId: 'nobody' }, 'partner_gone');
    await refused({ taskId: 'nothing' }, 'task_gone');
    seed(t, (tx) => {
      for (let n = 0; n < 51; n++) addUser(tx, { id: `x${n}` });
      tx.sql.run("UPDATE users SET department = 'Crowd' WHERE id LIKE 'x%'");
    });
    await refused({ department: 'Crowd' }, 'too_many_people');
  });

  it('is taken back by its author alone, and by undo', async () => {
    const before = dumpTables(t.core.gate);
    const id = await send('oops', { userIds: ['bob'], mentionIds: ['bob'] });
    await t.client.call('operations.undo', {});
    expect(dumpTables(t.core.gate)).toEqual(before);
    await t.client.call('operations.redo', {});
    as('bob');
    await expect(t.client.call('messages.delete', { id })).rejects.toMatchObject({
      reason: 'message_not_own',
    });
    as('ann');
    await t.client.call('messages.delete', { id });
    await expect(t.client.call('messages.delete', { id })).rejects.toMatchObject({ reason: 'message_gone' });
    expect(await bodies()).toEqual([]);
  });
});

describe('what is read', () => {
  it('is counted per user, once, and all at once', async () => {
    const first = await send('one', { userIds: ['bob', 'eve'] });
    await send('two', { userIds: ['bob'], mentionIds: ['bob'] });
    expect(await t.client.call('messages.unread', {})).toEqual({ messages: 0, notices: 0 });
    as('bob');
    expect(await t.client.call('messages.unread', {})).toEqual({ messages: 2, notices: 1 });
    await t.client.call('messages.markRead', { ids: [first, first] });
    await t.client.call('messages.markRead', { ids: [first] });
    expect(await t.client.call('messages.unread', {})).toEqual({ messages: 1, notices: 1 });
    await t.client.call('messages.markAllRead', {});
    expect(await t.client.call('messages.unread', {})).toEqual({ messages: 0, notices: 0 });
    expect((await t.client.call('messages.notices', { isUnreadOnly: true })).rows).toEqual([]);
    as('eve');
    expect(await t.client.call('messages.unread', {})).toEqual({ messages: 1, notices: 0 });
  });
});

describe('the list', () => {
  it('is found by words in any letters, and paged newest first', async () => {
    for (const body of ['Qiymət çıxdı', 'Звонил Андрей', 'qiymet yoxdur'])
      await send(body, { userIds: ['bob'] });
    expect(await bodies({ text: 'QIYMET' })).toEqual(['qiymet yoxdur', 'Qiymət çıxdı']);
    expect(await bodies({ text: 'андрей звонил' })).toEqual(['Звонил Андрей']);
    expect(await bodies({ text: '100%' })).toEqual([]);
    const walked: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await t.client.call('messages.list', { limit: 1, cursor });
      walked.push(...page.rows.map((row) => row.body));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(walked).toEqual(['qiymet yoxdur', 'Звонил Андрей', 'Qiymət çıxdı']);
  });
});

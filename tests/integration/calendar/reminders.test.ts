// Reminders over sleep, restart and windows: each once, in order, in the list until a person or its event takes it away.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dumpTables } from '#tests/tools/dump.ts';
import type { TestCore } from '#tests/tools/testCore.ts';
import { nowMs, openCalendar, serviceOf, type Told } from './calendarWorld.ts';

const minute = 60_000;
let t: TestCore;
let partnerId: string;
beforeEach(async () => {
  ({ t, partnerId } = await openCalendar());
});
afterEach(() => t.close());

const plan = async (startAt: number, reminderMin: number | null = 10): Promise<string> =>
  (
    await t.client.call('interactions.plan', {
      ...({ partnerId, kind: 'call', subject: 'Zəng', planned: { at: startAt }, reminderMin } as const),
    })
  ).id;
const inbox = async () => (await t.client.call('calendar.listReminders', { limit: 200 })).rows;
const ref = (id: string) => ({ source: 'interaction', id }) as const;

test('forty over three days of sleep are there exactly once each, in order, and after a restart not again', async () => {
  const ids: string[] = [];
  // Entered in another order than they come due.
  for (const n of Array.from({ length: 40 }, (_, index) => (index * 7) % 40)) {
    ids[n] = await plan(nowMs + 60 * minute + n * 105 * minute);
  }
  const told: Told[] = [];
  const service = serviceOf(t, told);
  expect(service.remind()).toEqual([]);
  t.platform.advance(3 * 1440 * minute);
  service.remind();
  service.remind();
  // Another window asks the same store.
  expect(serviceOf(t, told).remind()).toEqual([]);
  expect(told).toHaveLength(1);
  expect(told[0]?.map(({ id }) => id)).toEqual(ids);
  expect(told[0]?.every(({ isMissed }) => isMissed)).toBe(true);
  expect((await inbox()).map(({ id }) => id)).toEqual(ids);
  t = await t.reopen();
  t.platform.setNow(nowMs + 3 * 1440 * minute + minute);
  expect(serviceOf(t).remind()).toEqual([]);
  const first = await t.client.call('calendar.listReminders', { limit: 15 });
  const rest = await t.client.call('calendar.listReminders', { limit: 200, cursor: first.next });
  expect([...first.rows, ...rest.rows].map(({ id }) => id)).toEqual(ids);
  expect([...first.rows, ...rest.rows].every(({ isMissed }) => isMissed)).toBe(true);
});

test('in time it is not missed; a clock set back says it not twice', async () => {
  const id = await plan(nowMs + 30 * minute);
  const service = serviceOf(t);
  t.platform.advance(20 * minute - 1);
  expect(service.remind()).toEqual([]);
  t.platform.advance(1);
  expect(service.remind()).toMatchObject([{ id, isMissed: false, remindAt: nowMs + 20 * minute }]);
  t.platform.advance(-60 * minute);
  expect(service.remind()).toEqual([]);
  t.platform.advance(61 * minute);
  expect(service.remind()).toEqual([]);
});

test('snoozed it comes again once at its instant, dismissed never; both are undone', async () => {
  const [a, b] = [await plan(nowMs + 15 * minute), await plan(nowMs + 16 * minute)];
  const service = serviceOf(t);
  t.platform.advance(10 * minute);
  expect(service.remind().map(({ id }) => id)).toEqual([a, b]);
  const before = dumpTables(t.core.gate);
  const until = nowMs + 40 * minute;
  expect(await t.client.call('calendar.snoozeReminders', { events: [ref(a)], until })).toEqual({ count: 1 });
  expect(await t.client.call('calendar.dismissReminders', { events: [ref(b), ref('gone')] })).toEqual({
    count: 1,
  });
  expect(await inbox()).toEqual([]);
  t.platform.advance(30 * minute);
  expect(service.remind().map(({ id }) => id)).toEqual([a]);
  expect(service.remind()).toEqual([]);
  expect((await inbox()).map(({ id }) => id)).toEqual([a]);
  await t.client.call('operations.undo', {});
  await t.client.call('operations.undo', {});
  expect(dumpTables(t.core.gate)).toBe(before);
  await expect(
    t.client.call('calendar.snoozeReminders', { events: [ref(a)], until: nowMs }),
  ).rejects.toMatchObject({ code: 'invalid_input', reason: 'bad_date' });
});

test('the event takes its reminder along: done, cancelled, moved, deleted, given away', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 5; n += 1) ids.push(await plan(nowMs + 15 * minute + n));
  const [done = '', cancelled = '', moved = '', deleted = '', stays = ''] = ids;
  t.platform.advance(10 * minute);
  const service = serviceOf(t);
  service.remind();
  await t.client.call('interactions.complete', { id: done });
  await t.client.call('interactions.cancel', { id: cancelled });
  await t.client.call('calendar.move', { event: ref(moved), planned: { at: nowMs + 60 * minute } });
  await t.client.call('interactions.delete', { id: deleted });
  expect((await inbox()).map(({ id }) => id)).toEqual([stays]);
  t.platform.advance(40 * minute);
  expect(service.remind().map(({ id }) => id)).toEqual([moved]);
  // What was done by mistake is due again, and was announced already.
  await t.client.call('interactions.reopen', { id: done });
  expect(service.remind()).toEqual([]);
  expect((await inbox()).map(({ id }) => id)).toEqual([done, stays, moved]);
});

test('a task has one as well, and a whole day counts from nine', async () => {
  const { id } = await t.client.call('tasks.create', { title: 'Hesabat', due: { on: '2026-11-27' } });
  await t.client.call('calendar.setReminder', { source: 'task', id, reminderMin: 30 });
  t.platform.setNow(Date.UTC(2026, 10, 27, 4, 30));
  expect(serviceOf(t).remind()).toMatchObject([{ source: 'task', id, kind: 'task', on: '2026-11-27' }]);
  await t.client.call('tasks.update', { id, due: { on: '2026-11-28' } });
  expect(await inbox()).toEqual([]);
  t.platform.setNow(Date.UTC(2026, 10, 28, 4, 30));
  expect(serviceOf(t).remind()).toMatchObject([{ id }]);
  await t.client.call('tasks.complete', { id });
  expect(await inbox()).toEqual([]);
});

test('nothing reminds of what is past when it is planned; nothing undated can be reminded of', async () => {
  await plan(nowMs - minute);
  await plan(nowMs + minute, null);
  expect([serviceOf(t).remind(), await inbox()]).toEqual([[], []]);
  const { id } = await t.client.call('tasks.create', { title: 'Nə vaxtsa' });
  const ask = { source: 'task', id, reminderMin: 5 } as const;
  await expect(t.client.call('calendar.setReminder', ask)).rejects.toMatchObject({ reason: 'not_planned' });
});

test('every window of a running core hears it once, at its time', async () => {
  await t.close();
  ({ t, partnerId } = await openCalendar({ runsJobs: true }));
  const heard: number[] = [];
  const gone = new Promise<void>((resolve) => {
    t.client.on('calendar.reminded', ({ reminders }) => {
      heard.push(reminders.length);
      resolve();
    });
  });
  await plan(nowMs + 10 * minute, 5);
  t.platform.advance(6 * minute);
  // Any change has it look at the clock.
  await t.client.call('tasks.create', { title: 'A' });
  await gone;
  await t.client.call('tasks.create', { title: 'B' });
  await t.client.call('tasks.list', {});
  expect(heard).toEqual([1]);
});

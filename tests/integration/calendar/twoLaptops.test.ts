// A series on two laptops of one person: rows that both make apart are the same, and what is done on one is done on the other.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openOffice } from '#tests/tools/syncOffice.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';
import { nowMs, openCalendar, serviceOf, weekly } from './calendarWorld.ts';

const dayMs = 86_400_000;
const columns = 'id, series_id, occurrence_on, planned_at, status, deleted_at, remind_at, subject';
const rowsOf = ({ core }: TestCore) =>
  core.gate.sql.all(`SELECT ${columns} FROM interactions WHERE series_id IS NOT NULL ORDER BY id`);
const seriesOf = ({ core }: TestCore) =>
  core.gate.sql.all('SELECT id, until_on, rule, start_minute, deleted_at FROM event_series ORDER BY id');

let now = nowMs;
let world: Awaited<ReturnType<typeof meet>>;

async function meet() {
  now = nowMs;
  const office = await openOffice({ nowMs: () => now });
  const { t: a, userId, partnerId } = await openCalendar();
  const b = await openTestCore({ nowMs });
  const laptopA = await office.join(a, userId, { brings: true });
  await laptopA.cycle();
  const laptopB = await office.join(b, userId);
  await laptopB.cycle();
  return {
    ...{ a, b, partnerId },
    advance(ms: number) {
      now += ms;
      for (const { platform } of [a, b]) platform.setNow(now);
    },
    async sync() {
      for (const laptop of [laptopA, laptopB, laptopA, laptopB]) await laptop.cycle();
    },
    async close() {
      await a.close();
      await b.close();
      await office.close();
    },
  };
}
beforeEach(async () => {
  world = await meet();
});
afterEach(() => world.close());

const conflicts = ({ core }: TestCore) => core.gate.sql.all('SELECT "column" FROM sync_conflicts');

test('what both make apart is the same, without a conflict', async () => {
  const { a, b, partnerId, sync, advance } = world;
  await a.client.call('calendar.planSeries', weekly(partnerId));
  await sync();
  expect([rowsOf(b), seriesOf(b)]).toEqual([rowsOf(a), seriesOf(a)]);
  advance(30 * dayMs);
  for (const each of [a, b]) serviceOf(each).keepSeries();
  expect(rowsOf(b)).toEqual(rowsOf(a));
  await sync();
  expect(rowsOf(b)).toEqual(rowsOf(a));
  expect([conflicts(a), conflicts(b)]).toEqual([[], []]);
  expect(rowsOf(a)).toHaveLength(17);
});

test('what one ends, the other drops, with the rows that it made meanwhile', async () => {
  const { a, b, partnerId, sync, advance } = world;
  const { seriesId } = await a.client.call('calendar.planSeries', weekly(partnerId));
  await sync();
  advance(30 * dayMs);
  await a.client.call('calendar.endSeries', { seriesId, occurrenceOn: '2027-01-04', scope: 'following' });
  serviceOf(b).keepSeries();
  await sync();
  for (const each of [a, b]) serviceOf(each).keepSeries();
  await sync();
  const open = b.core.gate.sql.all<{ on: string }>(
    'SELECT occurrence_on AS "on" FROM interactions WHERE series_id IS NOT NULL AND deleted_at IS NULL ORDER BY 1',
  );
  expect(open.map(({ on }) => on)).toEqual([
    '2026-11-30',
    '2026-12-07',
    '2026-12-14',
    '2026-12-21',
    '2026-12-28',
  ]);
  expect(rowsOf(b)).toEqual(rowsOf(a));
});

test('an event done on one laptop takes its reminder away on the other; dismissed likewise', async () => {
  const { a, b, partnerId, sync, advance } = world;
  await a.client.call('calendar.planSeries', {
    ...weekly(partnerId),
    rule: 'FREQ=DAILY',
    startOn: '2026-11-27',
  });
  await sync();
  advance(2 * dayMs);
  const [told, toldB] = [serviceOf(a).remind(), serviceOf(b).remind()];
  expect(told.map(({ id }) => id)).toEqual(toldB.map(({ id }) => id));
  expect(told).toHaveLength(2);
  await a.client.call('interactions.complete', { id: told[0]?.id ?? '' });
  await b.client.call('calendar.dismissReminders', {
    events: [{ source: 'interaction', id: told[1]?.id ?? '' }],
  });
  await sync();
  for (const { client } of [a, b]) expect((await client.call('calendar.listReminders', {})).rows).toEqual([]);
});

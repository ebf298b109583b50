import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contactPoints } from '#main/store/schema/index.ts';
import type { Input, Output } from '#shared/contract/index.ts';
import { addDays, dateInZone, monthGrid, startOfDayMs } from '#shared/domain/dates.ts';
import { seededRandom } from '#shared/lib/seededRandom.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';
import { actAs, addInteraction, addPartner, addTask, addUser, seed } from './deskWorld.ts';

const nowMs = Date.UTC(2026, 10, 23, 8);
const hour = 3_600_000;

let t: TestCore;
beforeEach(async () => {
  t = await openTestCore({ nowMs });
});
afterEach(async () => {
  await t.close();
});

type ListInput = Partial<Input<'desk.listDayPartners'>>;
const today = '2026-11-23';
const list = (rest: ListInput = {}) =>
  t.client.call('desk.listDayPartners', { from: today, to: today, ...rest });
const names = async (rest: ListInput = {}) => (await list(rest)).rows.map((row) => row.name);
const count = (from = today, to = from, scope: 'mine' | 'all' = 'mine') =>
  t.client.call('desk.countEvents', { from, to, scope });

describe('the partners of the day', () => {
  beforeEach(() => {
    seed(t, (tx) => {
      addUser(tx, { id: 'u1' });
      addUser(tx, { id: 'u2', role: 'head' });
      actAs(tx, 'u1');
      addPartner(tx, 'p1', { name: 'Çinar', city: 'Bakı' });
      addPartner(tx, 'p2', { name: 'Əliyev', city: 'Москва' });
      addPartner(tx, 'p3', { name: 'Araz', state: 'potential', timeZone: 'Asia/Tbilisi' });
      addPartner(tx, 'p4', { name: 'Gone', deletedAt: 5 });
      addPartner(tx, 'p5', { name: 'Other' });
      const point = { kind: 'phone' as const, value: '+994 50 200 12 34', createdAt: 1, updatedAt: 1 };
      tx.orm
        .insert(contactPoints)
        .values({
          id: 'cp',
          partnerId: 'p3',
          digits: '994502001234',
          national: '502001234',
          tail: '2001234',
          ...point,
        })
        .run();
      addInteraction(tx, 'i1', { partnerId: 'p1', plannedAt: nowMs + hour });
      addInteraction(tx, 'i2', { partnerId: 'p1', plannedAt: nowMs - hour, kind: 'meeting' });
      addInteraction(tx, 'i3', { partnerId: 'p1', plannedAt: nowMs - 2 * hour, status: 'done' });
      addInteraction(tx, 'i4', { partnerId: 'p2', plannedOn: today });
      addTask(tx, 't1', { partnerId: 'p3', dueAt: nowMs - 3 * hour, status: 'done' });
      addTask(tx, 't2', { partnerId: null, dueOn: today });
      addInteraction(tx, 'x1', { partnerId: 'p4', plannedOn: today });
      addInteraction(tx, 'x2', { partnerId: 'p5', plannedOn: today, status: 'cancelled' });
      addInteraction(tx, 'x3', { partnerId: 'p5', plannedOn: today, deletedAt: 5 });
      addInteraction(tx, 'x4', { partnerId: 'p5', plannedAt: nowMs, ownerId: 'u2' });
      addTask(tx, 'x5', { partnerId: 'p5', dueOn: '2026-11-20', isPrivate: true, ownerId: 'u2' });
      addTask(tx, 'o1', { partnerId: 'p2', dueOn: '2026-11-22' });
    });
  });

  it('shows the next open event of each, else the last done one', async () => {
    expect(await list()).toEqual({
      rows: [
        {
          id: 'p2',
          name: 'Əliyev',
          city: 'Москва',
          state: 'active',
          country: '',
          effectiveTimeZone: 'Europe/Moscow',
          possibleTimeZones: ['Europe/Moscow'],
          eventId: 'i4',
          eventSource: 'interaction',
          eventKind: 'call',
          eventSubject: 'Subject of i4',
          eventAt: null,
          eventOn: today,
          isDone: false,
          isOverdue: false,
          eventCount: 1,
        },
        {
          id: 'p3',
          name: 'Araz',
          city: '',
          state: 'potential',
          country: '',
          effectiveTimeZone: 'Asia/Tbilisi',
          possibleTimeZones: ['Asia/Tbilisi'],
          eventId: 't1',
          eventSource: 'task',
          eventKind: 'task',
          eventSubject: 'Title of t1',
          eventAt: nowMs - 3 * hour,
          eventOn: null,
          isDone: true,
          isOverdue: false,
          eventCount: 1,
        },
        {
          id: 'p1',
          name: 'Çinar',
          city: 'Bakı',
          state: 'active',
          country: '',
          effectiveTimeZone: 'Asia/Baku',
          possibleTimeZones: ['Asia/Baku'],
          eventId: 'i2',
          eventSource: 'interaction',
          eventKind: 'meeting',
          eventSubject: 'Subject of i2',
          eventAt: nowMs - hour,
          eventOn: null,
          isDone: false,
          isOverdue: true,
          eventCount: 3,
        },
      ],
    });
    expect(await count()).toEqual({ total: 6, done: 2, overdue: 2 });
  });

  it('filters and sorts', async () => {
    expect(await names({ sort: 'name' })).toEqual(['Araz', 'Çinar', 'Əliyev']);
    expect(await names({ filter: 'open' })).toEqual(['Əliyev', 'Çinar']);
    expect(
      (await list({ filter: 'overdue' })).rows.map((row) => [row.name, row.eventId, row.eventCount]),
    ).toEqual([
      ['Əliyev', 'o1', 1],
      ['Çinar', 'i2', 1],
    ]);
    expect(await names({ text: 'eli' })).toEqual(['Əliyev']);
    expect(await names({ text: 'ÇIN bak' })).toEqual(['Çinar']);
    expect(await names({ text: 'алиев' })).toEqual(['Əliyev']);
    expect(await names({ text: '050 20' })).toEqual(['Araz']);
    expect(await names({ text: 'xyz' })).toEqual([]);
  });

  it('shows everybody to the head alone', async () => {
    expect(await names({ scope: 'all' })).toEqual(['Əliyev', 'Araz', 'Çinar']);
    expect(await count(today, today, 'all')).toEqual({ total: 6, done: 2, overdue: 2 });
    seed(t, (tx) => actAs(tx, 'u2'));
    expect(await names({ scope: 'all' })).toEqual(['Əliyev', 'Araz', 'Çinar', 'Other']);
    expect(await names()).toEqual(['Other']);
    expect(await count(today, today, 'all')).toEqual({ total: 7, done: 2, overdue: 3 });
  });

  it('refuses a day that no calendar has', async () => {
    const bad = { code: 'invalid_input' };
    await expect(count('2026-02-30')).rejects.toMatchObject(bad);
    await expect(list({ cursor: 'nonsense' })).rejects.toMatchObject(bad);
    await expect(t.client.call('desk.loadMonth', { month: '2026-13' })).rejects.toMatchObject(bad);
  });
});

// The plain recomputation: every event as an object, no SQL.
type Event = {
  id: string;
  partner: number | null;
  owner: string;
  at: number | null;
  on: string | null;
  isOpen: boolean;
  isTask: boolean;
};

function makeEvents(zoneNow: number): Event[] {
  const random = seededRandom(7);
  return Array.from({ length: 600 }, (_, n) => {
    const isTask = random.int(0, 3) === 0;
    const at = zoneNow + random.int(-40 * 24 * 60, 40 * 24 * 60) * 60_000;
    const isDay = random.int(0, 2) === 0;
    return {
      id: `e${String(n).padStart(4, '0')}`,
      partner: isTask && random.int(0, 4) === 0 ? null : random.int(0, 25),
      owner: random.int(0, 1) === 0 ? 'u1' : 'u2',
      at: isDay ? null : at,
      on: isDay ? dateInZone(at, 'UTC') : null,
      isOpen: random.int(0, 2) > 0,
      isTask,
    };
  });
}

function insertEvents(events: readonly Event[], timeZone: string): void {
  seed(t, (tx) => {
    addUser(tx, { id: 'u1', timeZone });
    addUser(tx, { id: 'u2', timeZone, role: 'head' });
    actAs(tx, 'u1');
    for (let n = 0; n <= 25; n++) addPartner(tx, `p${n}`, { name: `Partner ${(n * 7) % 26}` });
    for (const e of events) {
      const partnerId = e.partner === null ? null : `p${e.partner}`;
      if (e.isTask)
        addTask(tx, e.id, {
          partnerId,
          ownerId: e.owner,
          dueAt: e.at,
          dueOn: e.on,
          status: e.isOpen ? 'open' : 'done',
        });
      else
        addInteraction(tx, e.id, {
          partnerId: partnerId ?? '',
          ownerId: e.owner,
          plannedAt: e.at,
          plannedOn: e.on,
          status: e.isOpen ? 'planned' : 'done',
        });
    }
  });
}

async function walk(rest: ListInput): Promise<Output<'desk.listDayPartners'>['rows']> {
  const rows: Output<'desk.listDayPartners'>['rows'] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ ...rest, limit: 4, cursor });
    rows.push(...page.rows);
    cursor = page.next;
  } while (cursor !== undefined);
  return rows;
}

const scenes = [
  { timeZone: 'America/Los_Angeles', now: Date.UTC(2026, 10, 1, 20) },
  { timeZone: 'Pacific/Tongatapu', now: Date.UTC(2026, 10, 23, 12) },
  { timeZone: 'Europe/Berlin', now: Date.UTC(2026, 2, 29, 0, 30) },
  { timeZone: 'Europe/Berlin', now: Date.UTC(2026, 9, 25, 0, 30) },
];

describe.each(scenes)('figures against a plain recomputation in $timeZone at $now', ({ timeZone, now }) => {
  const events = makeEvents(now);
  const day = dateInZone(now, timeZone);
  const dayOf = (e: Event): string => e.on ?? dateInZone(e.at ?? 0, timeZone);
  const startOf = (e: Event): number => e.at ?? startOfDayMs(e.on ?? '', timeZone);
  const isLate = (e: Event): boolean => e.isOpen && (e.at === null ? (e.on ?? '') < day : e.at < now);
  const ranges = [
    [day, day],
    [addDays(day, -1), addDays(day, 1)],
    [addDays(day, -7), addDays(day, -1)],
    [addDays(day, 1), addDays(day, 20)],
    [day, addDays(day, -1)],
  ] as const;

  beforeEach(() => {
    t.platform.setNow(now);
    insertEvents(events, timeZone);
  });

  it.each([
    ['u1', 'mine'],
    ['u1', 'all'],
    ['u2', 'all'],
  ] as const)('counts, marks and lists for %s, %s', async (user, scope) => {
    seed(t, (tx) => actAs(tx, user));
    const seen = events.filter((e) => e.owner === user || (user === 'u2' && scope === 'all'));
    for (const [from, to] of ranges) {
      const inside = seen.filter((e) => dayOf(e) >= from && dayOf(e) <= to);
      expect(await count(from, to, scope)).toEqual({
        total: inside.length,
        done: inside.filter((e) => !e.isOpen).length,
        overdue: seen.filter(isLate).length,
      });
      for (const filter of ['all', 'open', 'overdue'] as const) {
        const pool =
          filter === 'overdue'
            ? seen.filter(isLate)
            : filter === 'open'
              ? inside.filter((e) => e.isOpen)
              : inside;
        const groups = [
          ...Map.groupBy(
            pool.filter((e) => e.partner !== null),
            (e) => e.partner,
          ),
        ].map(([partner, own]) => {
          const open = own
            .filter((e) => e.isOpen)
            .sort((a, b) => startOf(a) - startOf(b) || (a.id < b.id ? -1 : 1));
          const done = own
            .filter((e) => !e.isOpen)
            .sort((a, b) => startOf(b) - startOf(a) || (a.id < b.id ? -1 : 1));
          const event = open[0] ?? done[0];
          if (!event) throw new Error('an empty group');
          return { name: `Partner ${(Number(partner) * 7) % 26}`, partner, event, count: own.length };
        });
        const byName = (a: { partner: number | null }, b: { partner: number | null }) =>
          ((Number(a.partner) * 7) % 26) - ((Number(b.partner) * 7) % 26);
        const expected = (order: typeof groups) =>
          order.map(({ name, event, count: n }) => [name, event.id, !event.isOpen, isLate(event), n]);
        const got = async (sort: 'time' | 'name') =>
          (await walk({ from, to, scope, filter, sort })).map((r) => [
            r.name,
            r.eventId,
            r.isDone,
            r.isOverdue,
            r.eventCount,
          ]);
        expect(await got('name')).toEqual(expected(groups.toSorted(byName)));
        expect(await got('time')).toEqual(
          expected(groups.toSorted((a, b) => startOf(a.event) - startOf(b.event) || byName(a, b))),
        );
      }
    }
    const month = day.slice(0, 7);
    const days = monthGrid(month)
      .flat()
      .map((date) => ({ date, own: seen.filter((e) => dayOf(e) === date) }))
      .filter(({ own }) => own.length > 0)
      .map(({ date, own }) => ({
        date,
        total: own.length,
        open: own.filter((e) => e.isOpen).length,
        overdue: own.filter(isLate).length,
      }));
    expect(await t.client.call('desk.loadMonth', { month, scope })).toEqual({ days });
  });
});

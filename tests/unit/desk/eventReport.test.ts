import { describe, expect, it } from 'vitest';
import type { ReportEvent } from '#main/desk/eventReport.repo.ts';
import {
  countStates,
  type EventFilter,
  type Grouping,
  groupEvents,
  groupKeyOf,
  matches,
  placeEvents,
} from '#main/desk/eventReport.rules.ts';

const clock = { now: Date.UTC(2026, 10, 26, 8), today: '2026-11-26', zone: 'Asia/Baku' };
const event = (id: string, more: Partial<ReportEvent> = {}): ReportEvent => ({
  source: 'interaction',
  id,
  kind: 'call',
  ownerId: 'u1',
  result: '',
  isDone: 0,
  at: null,
  on: '2026-11-26',
  ...more,
});
const at = (hour: number, day = 26): Pick<ReportEvent, 'at' | 'on'> => ({
  at: Date.UTC(2026, 10, day, hour),
  on: null,
});

describe('the state and the order of events', () => {
  it('an instant is late once it is past, a day once it is over; a day stands first in itself', () => {
    const placed = placeEvents(
      [
        event('after', at(9)),
        event('before', at(7)),
        event('today'),
        event('yesterday', { on: '2026-11-25' }),
        event('done', { ...at(6), isDone: 1 }),
        // 23:00 UTC of the 25th is the 26th in Baku.
        event('night', at(23, 25)),
      ],
      clock,
    );
    expect(placed.map(({ id, state, day }) => [id, state, day])).toEqual([
      ['yesterday', 'late', '2026-11-25'],
      ['today', 'open', '2026-11-26'],
      ['night', 'late', '2026-11-26'],
      ['done', 'done', '2026-11-26'],
      ['before', 'late', '2026-11-26'],
      ['after', 'open', '2026-11-26'],
    ]);
  });
});

const world = placeEvents(
  [
    event('1', { kind: 'task', ownerId: 'u2', on: '2026-11-24' }),
    event('2', { kind: 'call', isDone: 1, result: 'Agreed\nsends the contract' }),
    event('3', { kind: 'call', isDone: 1, result: 'Agreed' }),
    event('4', { kind: 'meeting', isDone: 1 }),
    event('5', { kind: 'call', on: '2026-11-28' }),
  ],
  clock,
);

describe('groups', () => {
  it.each<[Grouping, [string, number][]]>([
    [
      'day',
      [
        ['2026-11-24', 1],
        ['2026-11-26', 3],
        ['2026-11-28', 1],
      ],
    ],
    [
      'kind',
      [
        ['call', 3],
        ['meeting', 1],
        ['task', 1],
      ],
    ],
    [
      'result',
      [
        ['late', 1],
        ['open', 1],
        ['done:Agreed', 2],
        ['done:', 1],
      ],
    ],
    [
      'owner',
      [
        ['u1', 4],
        ['u2', 1],
      ],
    ],
  ])('by %s', (by, groups) => {
    expect(groupEvents(world, by).map(({ key, count }) => [key, count])).toEqual(groups);
    // Every figure opens its rows: the rows of a key are as many as its figure says.
    for (const { key, count } of groupEvents(world, by)) {
      expect(world.filter((e) => groupKeyOf(e, by) === key)).toHaveLength(count);
    }
  });

  it('count what is open, the late of it, and what is done', () => {
    expect(countStates(world)).toEqual({ count: 5, open: 2, late: 1, done: 3 });
  });
});

describe('filters', () => {
  it.each<[EventFilter, string[]]>([
    [{}, ['1', '2', '3', '4', '5']],
    [{ kind: 'call' }, ['2', '3', '5']],
    [{ state: 'open' }, ['1', '5']],
    [{ state: 'late' }, ['1']],
    [{ state: 'done', kind: 'meeting' }, ['4']],
    [{ ownerId: 'u2' }, ['1']],
  ])('%o', (filter, ids) => {
    expect(world.filter((e) => matches(e, filter)).map(({ id }) => id)).toEqual(ids);
  });
});

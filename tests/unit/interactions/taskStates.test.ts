import { describe, expect, it } from 'vitest';
import {
  allowedActions,
  columnsOf,
  firstStage,
  moveBetween,
  rolesOf,
  stateAfter,
  stateOf,
  type TaskAction,
  type TaskRole,
  type TaskState,
  taskActions,
  taskMoves,
  whyNotTask,
} from '#shared/domain/taskStates.ts';

const states: readonly TaskState[] = ['new', 'accepted', 'returned', 'done', 'cancelled'];
const roles: readonly TaskRole[] = ['giver', 'executor', 'helper', 'watcher', 'manager'];

/** By hand: state → who → what he may. */
const table: Record<TaskState, Record<TaskRole, string>> = {
  new: {
    giver: 'complete cancel edit check delete',
    executor: 'accept complete edit check',
    helper: 'complete check',
    watcher: '',
    manager: 'accept complete cancel edit check delete',
  },
  accepted: {
    giver: 'complete cancel edit check delete',
    executor: 'complete edit check',
    helper: 'complete check',
    watcher: '',
    manager: 'complete cancel edit check delete',
  },
  returned: {
    giver: 'complete cancel edit check delete',
    executor: 'accept complete edit check',
    helper: 'complete check',
    watcher: '',
    manager: 'accept complete cancel edit check delete',
  },
  done: {
    giver: 'return reopen edit delete',
    executor: 'reopen edit',
    helper: '',
    watcher: '',
    manager: 'return reopen edit delete',
  },
  cancelled: {
    giver: 'reopen edit delete',
    executor: 'reopen edit',
    helper: '',
    watcher: '',
    manager: 'reopen edit delete',
  },
};

describe('states of a task', () => {
  it.each(states.flatMap((state) => roles.map((role) => [state, role] as const)))(
    'in %s a %s may what the table says',
    (state, role) => {
      expect(allowedActions(state, new Set([role])).join(' ')).toBe(table[state][role]);
    },
  );

  it('names the role first: who may not at all is not told how it stands', () => {
    expect(whyNotTask('return', 'new', new Set(['helper']))).toBe('role');
    expect(whyNotTask('return', 'new', new Set(['giver']))).toBe('state');
    for (const action of taskActions) expect(whyNotTask(action, 'new', new Set())).toBe('role');
  });

  it('keeps a state in two columns and reads it back', () => {
    for (const state of states)
      for (const stage of ['new', 'accepted', 'returned'] as const)
        expect(stateOf(columnsOf(state, stage))).toBe(state);
    expect(columnsOf('done', 'returned')).toEqual({ status: 'done', stage: 'returned' });
  });

  it('begins accepted when given to oneself', () => {
    expect(firstStage('a', 'a')).toBe('accepted');
    expect(firstStage('a', 'b')).toBe('new');
  });

  it('adds up who somebody is', () => {
    const people = { giverId: 'a', ownerId: 'b', helperIds: ['c'], watcherIds: ['d', 'a'] };
    const of = (id: string, role = 'rep') => [...rolesOf(people, { id, role })];
    expect([of('a'), of('b'), of('c'), of('d'), of('e')]).toEqual([
      ['giver', 'watcher'],
      ['executor'],
      ['helper'],
      ['watcher'],
      [],
    ]);
    expect([of('e', 'head'), of('b', 'admin')]).toEqual([['manager'], ['executor', 'manager']]);
  });

  it('knows the way between two columns of the board, and only where there is one', () => {
    for (const from of states)
      for (const to of states) {
        const move = moveBetween(from, to);
        if (move === undefined) continue;
        expect(taskMoves).toContain(move);
        expect(stateAfter(move)).toBe(to);
        expect(whyNotTask(move as TaskAction, from, new Set(roles))).toBeUndefined();
      }
    const ways = [
      ['new', 'accepted', 'accept'],
      ['returned', 'accepted', 'accept'],
      ['new', 'done', 'complete'],
      ['done', 'returned', 'return'],
      ['done', 'accepted', 'reopen'],
      ['cancelled', 'accepted', 'reopen'],
      ['accepted', 'new', undefined],
      ['new', 'returned', undefined],
      ['done', 'cancelled', undefined],
    ] as const;
    for (const [from, to, move] of ways) expect(moveBetween(from, to)).toBe(move);
  });
});

// Rows that are the work of several: their scope, and who sees it. Pure.
import { describe, expect, it } from 'vitest';
import { type Directory, isHeldByDevices, scopeOfPeople, scopesOf, widen } from '#hub/auth/rights.ts';
import { placeRow } from '#hub/commit/placeRow.ts';
import { sees } from '#hub/commit/txRights.ts';
import type { Row } from '#shared/sync/ops.ts';
import type { SyncedTableName } from '#shared/sync/registry.ts';

const user = (role: string, department = '') => ({ role, department, isDeleted: false });
const directory: Directory = {
  users: new Map([
    ['adm', user('admin')],
    ['hed', user('head', 'A')],
    ['ann', user('rep', 'A')],
    ['bob', user('rep', 'B')],
    ['eve', user('rep', 'C')],
    ['hec', user('head', 'C')],
  ]),
  hasUsers: true,
  scopes: new Set(['u:ann', 'u:bob', 'w:ann,bob', 'o:ann', 'o:ann,bob', 'o:adm,eve']),
};
const shared = (id: string): string[] => scopesOf(directory, id).filter((scope) => !isHeldByDevices(scope));
const place = (t: SyncedTableName, data: Row, found?: { scope: string }) =>
  placeRow({ t, data, before: undefined, user: 'ann' }, () => found as never).scope;

describe('who sees what several share', () => {
  it('is each of them, and who sees the work of one of them; what is only theirs nobody above', () => {
    expect(shared('ann')).toEqual(['o:ann', 'o:ann,bob', 'w:ann,bob']);
    expect(shared('bob')).toEqual(['o:ann,bob', 'w:ann,bob']);
    expect(shared('hed')).toEqual(['w:ann,bob']);
    expect(shared('hec')).toEqual([]);
    expect(shared('eve')).toEqual(['o:adm,eve']);
    expect(shared('adm')).toEqual(['o:adm,eve', 'w:ann,bob']);
  });

  it('comes with what a device holds of it, and the own with the own alone', () => {
    const seen = scopesOf(directory, 'ann');
    expect(widen(seen, new Set(['*']), 'ann')).toEqual([]);
    expect(widen(seen, new Set(['u:ann']), 'ann')).toEqual(['o:ann', 'o:ann,bob', 'w:ann,bob']);
    expect(widen(scopesOf(directory, 'hed'), new Set(['u:hed']), 'hed')).toEqual([]);
    expect(widen(scopesOf(directory, 'adm'), new Set(['u:eve']), 'adm')).toEqual([]);
  });

  it('is written by an administrator, but not what is only others’', () => {
    const rights = { user: 'adm', isAdmin: true, vouched: undefined, left: new Map() };
    const seen = new Set(scopesOf(directory, 'adm'));
    const may = (scope: string) => sees({ ...rights, seen }, scope);
    expect(['u:x', 'w:x,y', 'o:ann', 'o:adm,eve'].map(may)).toEqual([true, true, false, true]);
  });
});

describe('the scope of a row of several', () => {
  const task = { giver_id: 'bob', owner_id: 'ann', helper_ids: '[]', watcher_ids: '["eve","ann"]' };
  it('names them all once and in order', () => {
    expect(place('tasks', task)).toBe('w:ann,bob,eve');
    expect(place('tasks', { ...task, is_private: 1 })).toBe('o:ann,bob,eve');
    expect(place('tasks', { ...task, is_private: 0 })).toBe('w:ann,bob,eve');
    expect(place('tasks', { giver_id: 'ann', owner_id: 'ann' })).toBe('u:ann');
    expect(place('tasks', { giver_id: 'ann', owner_id: 'ann', is_private: 1 })).toBe('o:ann');
    expect(place('notices', { actor_id: 'bob', user_id: 'ann' })).toBe('o:ann,bob');
    expect(place('read_marks', { user_id: 'ann' })).toBe('o:ann');
    expect(scopeOfPeople([], true)).toBeUndefined();
  });

  it('is that of the task for what is said of it', () => {
    const said = { author_id: 'ann', people_ids: '["bob"]', task_id: 't' };
    expect(place('messages', said, { scope: 'w:ann,bob,eve' })).toBe('w:ann,bob,eve');
    expect(place('messages', { ...said, task_id: null })).toBe('o:ann,bob');
    expect(place('task_steps', { task_id: 't' }, { scope: 'o:ann' })).toBe('o:ann');
  });

  it.each(['not json', '[', '{"a":1}', '["a,b"]', '[1,null,["x"]]', `["${'x'.repeat(65)}"]`])(
    'takes %s for nobody',
    (helper_ids) => {
      const scope = place('tasks', { ...task, helper_ids });
      // A word that is no list is an id that nobody has.
      expect(['w:ann,bob,eve', 'w:ann,bob,eve,not json', 'w:ann,bob,eve,{"a":1}']).toContain(scope);
    },
  );

  it('has room for so many, however many are named', () => {
    const ids = Array.from({ length: 200 }, (_, n) => `user-${n}`);
    expect(scopeOfPeople(ids, false)?.split(',')).toHaveLength(64);
  });
});

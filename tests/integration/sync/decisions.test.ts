// What a user decides about what sync left: conflicts of a field and of a row, refused work, doubles. Each is an ordinary
// edit – captured, derived by the areas' rules, taken back by Undo. Rows of sync: tests/tools/syncRows.ts.
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SqlValue } from '#main/store/sql.ts';
import { dumpTables } from '#tests/tools/dump.ts';
import type { Seeded } from '#tests/tools/seedCompany.ts';
import { makeSeededFolder, type SeededFolder } from '#tests/tools/seededFolder.ts';
import { joinedState, putSyncRows, type SyncRows } from '#tests/tools/syncRows.ts';
import type { TestCore } from '#tests/tools/testCore.ts';

let folder: SeededFolder;
let s: Seeded;
let t: TestCore;
beforeAll(async () => {
  folder = await makeSeededFolder({ nowMs: Date.UTC(2026, 10, 23, 8) });
  s = folder.seeded;
});
afterEach(() => t.close());
afterAll(() => folder.remove());

type Conflict = NonNullable<SyncRows['conflicts']>[number];
const at = 1_700_000_000_000;

async function openWith(rows: SyncRows): Promise<void> {
  t = await folder.open();
  putSyncRows(t.core.gate, { state: joinedState, ...rows });
}

const conflict = (given: Partial<Conflict>): Conflict => ({
  ...{ id: '7-0', table: 'partners', rowId: s.partnerId, column: 'name', base: 'Əliyev ticarət MMC' },
  ...{ mine: 'Əliyev MMC', theirs: 'Алиев ООО', winner: 'theirs' as const, at },
  ...{ mineUser: s.userId, theirsUser: s.otherUserId, ...given },
});

const field = (table: string, id: string, column: string): SqlValue | undefined =>
  t.core.gate.sql.get<{ value: SqlValue }>(`SELECT "${column}" AS value FROM ${table} WHERE id = ?`, [id])
    ?.value;

const open = async () => (await t.client.call('sync.listConflicts', {})).rows;
const decided = async () => (await t.client.call('sync.listConflicts', { state: 'decided' })).rows;

/** Decides, sees the conflict decided, and takes it back: everything is as it was. */
async function decideAndUndo(
  name: 'sync.takeMine' | 'sync.takeTheirs' | 'sync.keepAsIs',
  check: () => unknown,
): Promise<void> {
  const before = dumpTables(t.core.gate);
  const commandId = randomUUID();
  await t.client.call(name, { id: '7-0' }, { commandId });
  await check();
  expect([await open(), (await decided()).length]).toEqual([[], 1]);
  await expect(t.client.call(name, { id: '7-0' })).rejects.toMatchObject({ reason: 'conflict_decided' });
  await t.client.call('operations.undo', { operationId: commandId });
  expect(dumpTables(t.core.gate)).toBe(before);
  expect((await open()).map(({ id }) => id)).toEqual(['7-0']);
}

describe('a conflict of a field', () => {
  it('is shown with both sides, their authors, and the record by name', async () => {
    await openWith({ conflicts: [conflict({})] });
    expect(await open()).toEqual([
      {
        ...{
          id: '7-0',
          table: 'partners',
          rowId: s.partnerId,
          title: 'Əliyev ticarət MMC',
          column: 'name',
          at,
        },
        ...{ partnerId: s.partnerId, isHere: true, isCounted: false, winner: 'theirs', state: 'open' },
        canTake: ['mine', 'theirs'],
        original: { value: 'Əliyev ticarət MMC', name: null },
        mine: { value: 'Əliyev MMC', name: null },
        theirs: { value: 'Алиев ООО', name: null },
        now: { value: 'Əliyev ticarət MMC', name: null },
        mineBy: { id: s.userId, name: 'Aysel Məmmədova', isMe: true },
        theirsBy: { id: s.otherUserId, name: 'Orxan', isMe: false },
      },
    ]);
  });

  it('shows the reader his own side as mine, whoever came later to the hub', async () => {
    await openWith({ conflicts: [conflict({ mineUser: s.otherUserId, theirsUser: s.userId })] });
    expect(await open()).toMatchObject([
      {
        mine: { value: 'Алиев ООО' },
        theirs: { value: 'Əliyev MMC' },
        winner: 'mine',
        mineBy: { isMe: true },
      },
    ]);
    await t.client.call('sync.takeMine', { id: '7-0' });
    expect(field('partners', s.partnerId, 'name')).toBe('Алиев ООО');
  });

  it('names what an id stands for', async () => {
    const sides = { column: 'owner_id', base: s.userId, mine: s.userId, theirs: s.otherUserId };
    await openWith({ conflicts: [conflict(sides)] });
    expect(await open()).toMatchObject([{ mine: { name: 'Aysel Məmmədova' }, theirs: { name: 'Orxan' } }]);
  });

  it('take mine and take theirs write the value as an edit that is searched, logged and undone', async () => {
    await openWith({ conflicts: [conflict({})] });
    await decideAndUndo('sync.takeTheirs', async () => {
      expect(field('partners', s.partnerId, 'name')).toBe('Алиев ООО');
      const found = await t.client.call('partners.search', { text: 'aliev ooo', limit: 5 });
      expect(found.rows.map(({ id }) => id)).toEqual([s.partnerId]);
      expect((await t.client.call('sync.listQueued', {})).rows.at(-1)).toMatchObject({
        ...{ command: 'sync.takeTheirs', rowCount: 1 },
        rows: [{ table: 'partners', title: 'Алиев ООО', kind: 'changed' }],
      });
    });
    await decideAndUndo('sync.takeMine', () =>
      expect(field('partners', s.partnerId, 'name')).toBe('Əliyev MMC'),
    );
  });

  it('keep as is changes no row, and comes back by Ctrl+Z', async () => {
    await openWith({ conflicts: [conflict({})] });
    const before = dumpTables(t.core.gate);
    await decideAndUndo('sync.keepAsIs', () => expect(dumpTables(t.core.gate)).toBe(before));
    await t.client.call('sync.keepAsIs', { id: '7-0' });
    expect(await t.client.call('operations.undo', {})).toMatchObject({ command: 'sync.keepAsIs' });
    expect(await open()).toHaveLength(1);
  });

  it('of a legal entity moves the search of its partner', async () => {
    const sides = { column: 'tax_id', base: '1400057421', mine: '1400057421', theirs: '9900003611' };
    await openWith({ conflicts: [conflict({ table: 'legal_entities', rowId: s.legalEntityId, ...sides })] });
    await t.client.call('sync.takeTheirs', { id: '7-0' });
    const found = await t.client.call('partners.search', { text: '9900003611', limit: 5 });
    expect(found.rows.map(({ id }) => id)).toEqual([s.partnerId]);
  });

  it('refuses an edit after it to be undone over it', async () => {
    await openWith({ conflicts: [conflict({ column: 'city', base: '', mine: 'Gəncə', theirs: 'Şəki' })] });
    const commandId = randomUUID();
    await t.client.call('sync.takeMine', { id: '7-0' }, { commandId });
    await t.client.call('partners.update', { id: s.partnerId, name: 'X', city: 'Quba', reach: [] });
    await expect(t.client.call('operations.undo', { operationId: commandId })).rejects.toMatchObject({
      ...{ code: 'conflict', reason: 'stale' },
    });
    expect(await open()).toEqual([]);
  });
});

describe('a field of a record that is no longer here', () => {
  const city = { column: 'city', base: 'Bakı', mine: 'Gəncə', theirs: 'Şəki' };

  async function expectNothingToTake(): Promise<void> {
    expect(await open()).toMatchObject([{ isHere: false, canTake: [] }]);
    const before = dumpTables(t.core.gate);
    for (const name of ['sync.takeMine', 'sync.takeTheirs'] as const)
      await expect(t.client.call(name, { id: '7-0' })).rejects.toMatchObject({ reason: 'row_gone' });
    expect(dumpTables(t.core.gate)).toBe(before);
    await decideAndUndo('sync.keepAsIs', () => expect(dumpTables(t.core.gate)).toBe(before));
  }

  it('of which nothing is left: neither side is offered or taken, it can be put aside', async () => {
    await openWith({ conflicts: [conflict({ rowId: 'nothing', ...city })] });
    await expectNothingToTake();
  });

  // The office refuses an edit of what its author knew to be deleted: it would only come back as refused work.
  it('deleted: the same', async () => {
    await openWith({ conflicts: [conflict({ rowId: s.idlePartnerId, ...city })] });
    await t.client.call('partners.delete', { id: s.idlePartnerId });
    await expectNothingToTake();
  });
});

describe('a conflict of a whole row', () => {
  it('mine deleted it, theirs kept it: take mine deletes, softly', async () => {
    const sides = { column: '', mine: at, theirs: null, winner: 'theirs' as const };
    await openWith({ conflicts: [conflict({ table: 'tasks', rowId: s.taskId, ...sides })] });
    expect(await open()).toMatchObject([
      { mine: { value: 1 }, theirs: { value: null }, now: { value: null }, title: 'Təklif' },
    ]);
    expect(await open()).toMatchObject([{ canTake: ['mine', 'theirs'] }]);
    await decideAndUndo('sync.takeMine', () => expect(field('tasks', s.taskId, 'deleted_at')).not.toBeNull());
    await decideAndUndo('sync.takeTheirs', () => expect(field('tasks', s.taskId, 'deleted_at')).toBeNull());
  });

  it('theirs deleted it, mine is an edit: take mine brings it back', async () => {
    await openWith({});
    await t.client.call('tasks.delete', { id: s.taskId });
    const sides = { column: '', mine: null, theirs: at, winner: 'theirs' as const };
    putSyncRows(t.core.gate, { conflicts: [conflict({ table: 'tasks', rowId: s.taskId, ...sides })] });
    expect(await open()).toMatchObject([
      { isHere: false, theirs: { value: 1 }, now: { value: 1 }, canTake: ['mine'] },
    ]);
    await decideAndUndo('sync.takeMine', () => expect(field('tasks', s.taskId, 'deleted_at')).toBeNull());
  });

  it('a row that went for good comes back as it was last known', async () => {
    await openWith({});
    const points = (): { id: string; value: string }[] =>
      t.core.gate.sql.all('SELECT id, value, digits FROM contact_points WHERE partner_id = ? ORDER BY id', [
        s.partnerId,
      ]);
    const point = points().find(({ value }) => value.startsWith('+994'));
    const before = points();
    await t.client.call('partners.update', { id: s.partnerId, name: 'A', reach: [] });
    expect(points()).toHaveLength(1);
    const sides = { column: '', mine: null, theirs: null, winner: 'theirs' as const };
    putSyncRows(t.core.gate, {
      conflicts: [conflict({ table: 'contact_points', rowId: point?.id ?? '', ...sides })],
    });
    expect(await open()).toMatchObject([
      { title: '+994 12 555 00 00', theirs: { value: 1 }, isHere: false, canTake: ['mine'] },
    ]);
    await decideAndUndo('sync.takeMine', () => expect(points()).toEqual(before));
    await decideAndUndo('sync.takeTheirs', () => expect(points()).toHaveLength(1));
  });

  it('of a row that nobody knows any more says so and stays open', async () => {
    const sides = { table: 'tasks', rowId: 'nothing', column: '', mine: null, theirs: null };
    await openWith({ conflicts: [conflict({ ...sides, winner: 'theirs' })] });
    expect(await open()).toMatchObject([{ isHere: false, canTake: [] }]);
    await expect(t.client.call('sync.takeMine', { id: '7-0' })).rejects.toMatchObject({ reason: 'row_gone' });
    expect(await open()).toHaveLength(1);
    await expect(t.client.call('sync.takeMine', { id: 'no' })).rejects.toMatchObject({
      reason: 'conflict_gone',
    });
  });
});

describe('refused work', () => {
  const set = (fields: Record<string, [number, string, string]>) =>
    ({ k: 'set', t: 'partners', id: s.partnerId, seen: 3, f: fields }) as const;

  it('is told with its reason and what was written, and made again on the row as it is', async () => {
    const problem = { id: 'p', command: 'partners.update', reason: 'out_of_scope', at };
    await openWith({
      problems: [{ ...problem, ops: [set({ name: [1, 'A', 'Günəş'], name_fold: [1, 'a', 'gunes'] })] }],
    });
    expect((await t.client.call('sync.listProblems', {})).rows).toEqual([
      {
        ...{ ...problem, table: 'partners', rowId: s.partnerId, title: 'Əliyev ticarət MMC' },
        fields: [{ table: 'partners', column: 'name', value: 'Günəş' }],
      },
    ]);
    const before = dumpTables(t.core.gate);
    await t.client.call('sync.retryProblem', { id: 'p' });
    expect([field('partners', s.partnerId, 'name'), field('partners', s.partnerId, 'name_fold')]).toEqual([
      ...['Günəş', 'gunes'],
    ]);
    expect((await t.client.call('sync.listProblems', {})).rows).toEqual([]);
    await t.client.call('operations.undo', {});
    expect(dumpTables(t.core.gate)).toBe(before);
    expect((await t.client.call('sync.listProblems', {})).rows).toHaveLength(1);
  });

  it('on a row that the office deleted asks for the row as well', async () => {
    await openWith({});
    await t.client.call('tasks.delete', { id: s.taskId });
    const f = { title: [1, 'Təklif', 'Yeni təklif'] } as Record<string, [number, string, string]>;
    const op = { k: 'set', t: 'tasks', id: s.taskId, seen: 1, f } as const;
    putSyncRows(t.core.gate, {
      problems: [{ id: 'p', command: 'tasks.update', reason: 'deleted', at, ops: [op] }],
    });
    await t.client.call('sync.retryProblem', { id: 'p' });
    expect([field('tasks', s.taskId, 'title'), field('tasks', s.taskId, 'deleted_at')]).toEqual([
      ...['Yeni təklif', null],
    ]);
  });

  it('of a new row puts it whole, and a deletion deletes', async () => {
    await openWith({});
    const made = t.core.gate.sql.get<Record<string, string | number | null>>(
      'SELECT * FROM tasks WHERE id = ?',
      [s.taskId],
    );
    const f = { ...made, id: 'new-task', title: 'Refused' };
    const put = { k: 'put', t: 'tasks', id: 'new-task', f } as const;
    const del = { k: 'del', t: 'partner_roles', id: 'none', seen: 1 } as const;
    const ops = [put, del];
    putSyncRows(t.core.gate, {
      problems: [{ id: 'p', command: 'tasks.create', reason: 'malformed', at, ops }],
    });
    expect((await t.client.call('sync.listProblems', {})).rows).toMatchObject([{ title: 'Refused' }]);
    await t.client.call('sync.retryProblem', { id: 'p' });
    expect(field('tasks', 'new-task', 'title')).toBe('Refused');
  });

  it('is discarded, and the discarding undone', async () => {
    await openWith({
      problems: [{ id: 'p', command: 'x.y', reason: 'deleted', at, ops: [set({ city: [1, 'a', 'b'] })] }],
    });
    await t.client.call('sync.discardProblem', { id: 'p' });
    expect((await t.client.call('sync.listProblems', {})).rows).toEqual([]);
    await expect(t.client.call('sync.retryProblem', { id: 'p' })).rejects.toMatchObject({
      reason: 'problem_gone',
    });
    await t.client.call('operations.undo', {});
    expect((await t.client.call('sync.listProblems', {})).rows).toHaveLength(1);
  });
});

describe('doubles from two laptops', () => {
  it('are listed with both partners until kept as two, which is undone', async () => {
    const pair = { partnerId: s.partnerId, otherId: s.idlePartnerId };
    await openWith({ duplicates: [{ ...pair, reason: 'taxId', at }] });
    const list = async () => (await t.client.call('sync.listDuplicates', {})).rows;
    expect(await list()).toEqual([
      {
        partner: { id: s.partnerId, name: 'Əliyev ticarət MMC', ownerName: 'Aysel Məmmədova' },
        other: { id: s.idlePartnerId, name: 'Boş müştəri', ownerName: 'Aysel Məmmədova' },
        ...{ reason: 'taxId', at },
      },
    ]);
    await t.client.call('sync.keepBoth', pair);
    expect(await list()).toEqual([]);
    await expect(t.client.call('sync.keepBoth', pair)).rejects.toMatchObject({ reason: 'duplicate_gone' });
    await t.client.call('operations.undo', {});
    expect(await list()).toHaveLength(1);
    await t.client.call('partners.delete', { id: s.idlePartnerId });
    expect(await list()).toEqual([]);
  });
});

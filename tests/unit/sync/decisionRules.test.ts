// The pure rules behind what a user sees of conflicts: whose side is mine, who deleted a row, what an id stands for, what
// a person wrote, how a long text differs.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asReader, deletions, type StoredConflict } from '#main/sync/conflictSides.rules.ts';
import { referredBy } from '#main/sync/references.rules.ts';
import { isWritten } from '#main/sync/written.rules.ts';
import { lineDiff } from '#renderer/features/sync/lineDiff.ts';
import { type SyncedTableName, syncedTables } from '#shared/sync/registry.ts';

const conflict: StoredConflict = {
  ...{ id: '1-0', table: 'partners', rowId: 'p', column: 'name', base: 'a', mine: 'b', theirs: 'c' },
  ...{ winner: 'mine', mineUser: 'ann', theirsUser: 'bob', at: 1, state: 'open' },
};

describe('mine', () => {
  it('is the reader’s own side; for who is neither, that of who came later', () => {
    expect(asReader(conflict, 'ann')).toBe(conflict);
    expect(asReader(conflict, 'head')).toBe(conflict);
    expect(asReader(conflict, 'bob')).toMatchObject({
      ...{ mine: 'c', theirs: 'b', winner: 'theirs', mineUser: 'bob', theirsUser: 'ann' },
    });
    expect(asReader({ ...conflict, winner: 'both' }, 'bob').winner).toBe('both');
  });

  it('stays as it is between two laptops of one user', () => {
    const own = { ...conflict, theirsUser: 'ann' };
    expect(asReader(own, 'ann')).toBe(own);
  });
});

describe('who had the row deleted', () => {
  it.each([
    // A soft deletion names itself.
    [{ mine: 5, theirs: null, winner: 'theirs' }, true, { mine: true, theirs: false }],
    [{ mine: null, theirs: 5, winner: 'mine' }, true, { mine: false, theirs: true }],
    // Where rows go for good nothing does: it was of who lost against the row, or won and took it.
    [{ mine: null, theirs: null, winner: 'theirs' }, true, { mine: true, theirs: false }],
    [{ mine: null, theirs: null, winner: 'theirs' }, false, { mine: false, theirs: true }],
    [{ mine: null, theirs: null, winner: 'mine' }, true, { mine: false, theirs: true }],
  ] as const)('%o, row here: %s', (sides, isHere, expected) => {
    expect(deletions(sides, isHere)).toEqual(expected);
  });
});

it('every column that ends in _id names its table, but for ids of other systems and of owners of several kinds', () => {
  const unknown = Object.entries(syncedTables).flatMap(([table, { columns }]) =>
    Object.keys(columns).flatMap((column) =>
      /_id$/.test(column) && referredBy(table, column) === undefined ? [`${table}.${column}`] : [],
    ),
  );
  expect(unknown.filter((one) => !/external_id|tax_id|catalogue_id|message_id/.test(one))).toEqual([
    ...['bank_accounts.owner_id', 'files.owner_id', 'read_marks.of_id'],
  ]);
  expect(referredBy('warehouses', 'group_id')).toBe('warehouse_groups');
});

it('a person writes neither keys, nor derived columns, nor the time of the change', () => {
  const of = (table: SyncedTableName, ...columns: string[]) =>
    columns.filter((column) => isWritten(table, column));
  expect(
    of('partners', 'id', 'rid', 'name', 'name_fold', 'notes', 'updated_at', 'deleted_at', 'mood'),
  ).toEqual([...['name', 'notes', 'deleted_at']]);
  expect(of('documents', 'number', 'state', 'kind')).toEqual(['number', 'state']);
});

describe('a long text by lines', () => {
  const lines = fc
    .array(fc.constantFrom('', 'a', 'b', 'c', 'd'), { maxLength: 12 })
    .map((all) => all.join('\n'));
  const side = (diff: ReturnType<typeof lineDiff>, without: 'added' | 'removed') =>
    diff.flatMap(({ kind, text }) => (kind === without ? [] : [text])).join('\n');

  it('gives back both texts, whole', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const diff = lineDiff(before, after);
        expect([side(diff, 'added'), side(diff, 'removed')]).toEqual([before, after]);
      }),
    );
  });

  it('shows no more than what changed', () => {
    expect(lineDiff('a\nb\nc', 'a\nx\nc').map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      ...['same a', 'removed b', 'added x', 'same c'],
    ]);
    expect(lineDiff('a', 'a')).toEqual([{ kind: 'same', text: 'a' }]);
  });

  it('does not search a text that is too long: it is replaced whole', () => {
    const long = (word: string): string =>
      Array.from({ length: 900 }, (_, n) => `${word}${n % 7}`).join('\n');
    const diff = lineDiff(long('a'), long('b'));
    expect(diff.filter(({ kind }) => kind === 'removed')).toHaveLength(900);
  });
});

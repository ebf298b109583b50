import { expect, it } from 'vitest';
import { asksForDerived, derivedTables, withDerived } from '#main/sync/derived.ts';
import type { Row } from '#shared/sync/ops.ts';
import { syncedTables } from '#shared/sync/registry.ts';

// A partner without legal entities.
const context = { sql: { all: () => [] } } as unknown as Parameters<typeof withDerived>[2];
const partner: Row = { id: 'p', name: 'Nur', city: 'Quba', name_fold: 'nur', sort_key: 'key' };

it('a row that lacks one derived column gets that one: the hub may hold the others', () => {
  const row = { ...partner, search_text: null };
  expect(asksForDerived('partners', { city: 'Quba', search_text: null })).toBe(true);
  expect(withDerived('partners', row, context)).toEqual({
    ...row,
    search_text: expect.stringContaining('quba'),
  });
});

it('a row that has them all stays as it is', () => {
  const row = { ...partner, search_text: 'nur quba' };
  expect(asksForDerived('partners', { city: 'Quba', search_text: 'nur quba' })).toBe(false);
  expect(withDerived('partners', row, context)).toBe(row);
});

it('there is a rule for each table that has such columns', () => {
  const tables = Object.entries(syncedTables).filter(([, { columns }]) => {
    const kinds: string[] = Object.values(columns);
    return kinds.includes('derived');
  });
  expect(derivedTables.toSorted()).toEqual(tables.map(([t]) => t).toSorted());
});

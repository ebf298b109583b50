// The order of a snapshot names every synced table once, and what a row follows or belongs to comes before it.
import { expect, test } from 'vitest';
import { type SyncedTable, syncedTables } from '#shared/sync/registry.ts';
import { snapshotOrder } from '#shared/sync/snapshotOrder.ts';

test('it names each synced table once', () => {
  expect([...snapshotOrder].sort()).toEqual(Object.keys(syncedTables).sort());
});

test('parents come before their children', () => {
  const parents: Record<string, string> = {
    item_id: 'items',
    price_type_id: 'price_types',
    unit_id: 'units',
  };
  const others = { group_id: 'item_groups', property_id: 'properties', warehouse_id: 'warehouses' };
  const at = (t: string) => snapshotOrder.indexOf(t as (typeof snapshotOrder)[number]);
  for (const [t, { scope, columns }] of Object.entries<SyncedTable>(syncedTables)) {
    if (typeof scope === 'object' && 'parent' in scope)
      expect([t, at(scope.parent)]).toEqual([t, expect.any(Number)]);
    if (typeof scope === 'object' && 'parent' in scope) expect(at(scope.parent)).toBeLessThan(at(t));
    for (const [column, parent] of Object.entries({ ...parents, ...(t === 'items' ? others : {}) }))
      if (columns[column] === 'key') expect(at(parent)).toBeLessThan(at(t));
  }
  expect(at('item_groups')).toBeLessThan(at('items'));
  expect(at('warehouse_groups')).toBeLessThan(at('warehouses'));
});

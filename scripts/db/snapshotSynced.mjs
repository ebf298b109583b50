// Adds today's synced tables and columns to migrations/synced-columns.json. Only ever adds: what another device may
// still send is never forgotten (tests/integration/store/schema.test.ts guards it).
import { readFileSync, writeFileSync } from 'node:fs';
import { syncedTables } from '../../src-shared/sync/registry.ts';

const file = new URL('../../migrations/synced-columns.json', import.meta.url);
const known = JSON.parse(readFileSync(file, 'utf8'));
for (const [table, { columns }] of Object.entries(syncedTables)) {
  known[table] = [...new Set([...(known[table] ?? []), ...Object.keys(columns)])].sort();
}
const sorted = Object.fromEntries(Object.entries(known).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`);

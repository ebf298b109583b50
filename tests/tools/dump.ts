// All synced rows as canonical JSON: two dumps are equal when the companies are.
import type { Gate } from '#main/store/gate.ts';
import { syncedTables } from '#shared/sync/registry.ts';

/** Every row of every synced table by its id, columns in registry order; `local` columns are left out. */
export function dumpTables(gate: Pick<Gate, 'sql'>): string {
  const tables = Object.entries(syncedTables).map(([name, { columns }]) => {
    const shown = Object.entries(columns).flatMap(([column, kind]) =>
      kind === 'local' ? [] : [`"${column}"`],
    );
    return [name, gate.sql.all(`SELECT ${shown.join(', ')} FROM ${name} ORDER BY id`)];
  });
  return JSON.stringify(Object.fromEntries(tables), null, 1);
}

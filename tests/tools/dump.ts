// Rows as canonical JSON: two dumps are equal when the companies are.
import type { Gate } from '#main/store/gate.ts';
import { syncedTables } from '#shared/sync/registry.ts';

type Reader = Pick<Gate, 'sql'>;

/** Every row of every synced table by its id, columns in registry order, and what the search indexes hold. */
export function dumpTables(gate: Reader): string {
  const tables = Object.entries(syncedTables).map(([name, { columns }]) => {
    const shown = Object.keys(columns).map((column) => `"${column}"`);
    return [name, gate.sql.all(`SELECT ${shown.join(', ')} FROM ${name} ORDER BY id`)];
  });
  const indexed = gate.sql
    .all<{ name: string }>("SELECT name FROM sqlite_schema WHERE name GLOB '*_fts_docsize' ORDER BY name")
    .map(({ name }) => [name, gate.sql.all(`SELECT id FROM ${name} ORDER BY id`)]);
  return JSON.stringify(Object.fromEntries([...tables, ...indexed]), null, 1);
}

/** Every row of every table there is: change log, jobs, answers and settings too. */
export function dumpEverything(gate: Reader): string {
  const names = gate.sql.all<{ name: string }>(
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
  );
  return JSON.stringify(
    Object.fromEntries(names.map(({ name }) => [name, gate.sql.all(`SELECT * FROM ${name}`)])),
    null,
    1,
  );
}

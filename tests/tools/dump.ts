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

/** Not what a user wrote: how it came about, what is counted from it, what this workstation knows of others. With the reason. */
export const tablesOfTheLog: Readonly<Record<string, string>> = {
  change_log: 'each undo is a change of its own: the log only grows',
  local_changes: 'the same log, of rows of this workstation',
  operations: 'the steps themselves, with what undid them',
  command_results: 'answers by command id: what was answered was answered',
  jobs: 'the queue: a job called back is marked so',
  long_work: 'what runs, and what has ended and was not seen yet',
  drafts: 'what is typed and not saved yet',
  number_series: 'a number once given is never given again',
  migrations: 'the schema',
  device: 'who this workstation is',
};

/** The rows of every table that holds what users wrote, by table, and which rows the search indexes hold. */
export function dumpUserTables(gate: Reader): Map<string, string> {
  const names = gate.sql
    .all<{ name: string }>("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('sqlite_') && !(name in tablesOfTheLog));
  const indexes = gate.sql
    .all<{ name: string }>("SELECT name FROM sqlite_schema WHERE name GLOB '*_fts_docsize'")
    .map(({ name }) => name);
  const dump = (name: string, columns: string): [string, string] => {
    const rows = gate.sql.all<Record<string, unknown>>(`SELECT ${columns} FROM ${name}`);
    return [
      name,
      rows
        .map((row) => JSON.stringify(row))
        .sort()
        .join('\n'),
    ];
  };
  return new Map([...names.map((name) => dump(name, '*')), ...indexes.map((name) => dump(name, 'id'))]);
}

// Objects derived from the registry and remade after each migration: capture triggers, which write one
// change row per changed row in the writer's own transaction, the search indexes with theirs, the event counts.
import type Database from 'better-sqlite3';
import { syncedTables } from '#shared/sync/registry.ts';
import { eventCountTriggers, recountEvents } from './eventCounts.ts';
import { ensureSearchIndex, searchedTables, searchTriggersOf } from './searchIndex.ts';

/** The text of a whole row as the log holds it; without a side, of the row at hand. */
export const rowJson = (side: 'NEW.' | 'OLD.' | '', columns: readonly string[]): string =>
  `json_object(${columns.map((c) => `'${c}', ${side}"${c}"`).join(', ')})`;

function triggersOf(table: string, columns: readonly string[]): string[] {
  const log = (kind: 'I' | 'U' | 'D', side: 'NEW' | 'OLD', data: string): string =>
    `INSERT INTO change_log(operation_id, table_name, row_id, kind, data, at, user_id)
     VALUES (yolda_operation('${table}'), '${table}', ${side}.id, '${kind}', ${data}, yolda_now(), yolda_user());`;
  // One text of what changed, without the leading comma: some times cheaper than an aggregate over a row for each column.
  const parts = columns.map(
    (c) => `iif(OLD."${c}" IS NEW."${c}", '', ',"${c}":' || json_array(OLD."${c}", NEW."${c}"))`,
  );
  const delta = `'{' || substr(${parts.join(' || ')}, 2) || '}'`;
  const isChanged = columns.map((c) => `OLD."${c}" IS NOT NEW."${c}"`).join(' OR ');
  return [
    `CREATE TRIGGER capture_${table}_i AFTER INSERT ON ${table} WHEN yolda_captures() BEGIN ${log('I', 'NEW', rowJson('NEW.', columns))} END`,
    `CREATE TRIGGER capture_${table}_u AFTER UPDATE ON ${table} WHEN yolda_captures() AND (${isChanged}) BEGIN ${log('U', 'NEW', delta)} END`,
    `CREATE TRIGGER capture_${table}_d AFTER DELETE ON ${table} WHEN yolda_captures() BEGIN ${log('D', 'OLD', rowJson('OLD.', columns))} END`,
  ];
}

/** Every derived trigger by name, as SQL. */
export function derivedTriggers(): Map<string, string> {
  const all = new Map<string, string>();
  const add = (sql: string): void => {
    const name = /TRIGGER (\w+)/.exec(sql)?.[1];
    if (name) all.set(name, sql);
  };
  for (const [table, { columns }] of Object.entries(syncedTables))
    triggersOf(table, Object.keys(columns)).forEach(add);
  for (const table of searchedTables) searchTriggersOf(table).forEach(add);
  eventCountTriggers().forEach(add);
  return all;
}

/** Drops the derived objects of an older registry and makes today's; inside the caller's transaction. */
export function makeDerivedObjects(db: Database.Database): void {
  const wanted = derivedTriggers();
  const present = db
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND (name GLOB 'capture_*' OR name GLOB 'search_*' OR name GLOB 'count_*')",
    )
    .all();
  for (const { name, sql } of present) {
    if (wanted.get(name) === sql) wanted.delete(name);
    else db.exec(`DROP TRIGGER "${name}"`);
  }
  for (const table of searchedTables) ensureSearchIndex(db, table);
  // Rows may have changed while a trigger that counts was not there.
  if ([...wanted.keys()].some((name) => name.startsWith('count_'))) recountEvents(db);
  for (const sql of wanted.values()) db.exec(sql);
}

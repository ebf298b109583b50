// The file of a simulated workstation: the real schema with all its triggers, in memory, copied from one that was
// migrated once. A copy of it is what a backup, or a cloned disk, holds.
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { loadMigrations, migrate } from '#main/store/migrate.ts';

let template: Buffer | undefined;

function migrated(): Buffer {
  if (template !== undefined) return template;
  const db = new Database(':memory:');
  const migrations = fileURLToPath(new URL('../../../migrations', import.meta.url));
  migrate(db, loadMigrations(migrations), { nowMs: 0, copyFirst: () => undefined });
  template = db.serialize();
  db.close();
  return template;
}

/** @param from a copy that was made of another; an empty company without */
export function openDeviceFile(from: Buffer = migrated()): Database.Database {
  const db = new Database(from);
  db.pragma('foreign_keys = ON');
  return keepStatements(db);
}

/** A statement is compiled once a file and not once a process: a simulated process starts again within milliseconds. */
export function keepStatements(db: Database.Database): Database.Database {
  const kept = new Map<string, Database.Statement>();
  const prepare = db.prepare.bind(db);
  const keep = (
    text: string,
    shape: (made: Database.Statement) => Database.Statement,
    name = '',
  ): Database.Statement => {
    let statement = kept.get(name + text);
    if (statement === undefined || statement.busy) {
      statement = shape(prepare(text));
      kept.set(name + text, statement);
    }
    return statement;
  };
  /** The shape of an answer stays with a statement: who wants another shape gets one of his own. */
  const apart = (text: string) => (made: Database.Statement) =>
    Object.assign(made, {
      pluck: () => keep(text, (own) => own.pluck(), 'pluck '),
      raw: () => keep(text, (own) => own.raw(), 'raw '),
    });
  return Object.assign(db, {
    prepare: ((text: string) => keep(text, apart(text))) as Database.Database['prepare'],
  });
}

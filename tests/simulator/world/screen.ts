// What one machine shows: the rows of the simulated tables as they stand in its file, and what changed since the last
// look. Reads the file by itself, past every part of the program.
import type Database from 'better-sqlite3';
import { isSimTable, type Row, type SimTableName, simTableNames, tableOf } from '../model/simTables.ts';

export type Change = { t: SimTableName; id: string; before: Row | undefined; after: Row | undefined };

/** Columns that users write, with the row's life; the others are compared at the end of a run. */
export const shownColumns = (t: SimTableName): string[] => {
  const { cells, others } = tableOf(t);
  return ['id', ...Object.keys(cells), ...others, 'deleted_at'];
};

const selects = new Map(simTableNames.map((t) => [t, `SELECT ${shownColumns(t).join(', ')} FROM ${t}`]));

export class Screen {
  readonly rows = new Map<SimTableName, Map<string, Row>>(simTableNames.map((t) => [t, new Map()]));
  readonly #db: Database.Database;
  readonly #statements = new Map<SimTableName, Database.Statement>();

  constructor(db: Database.Database) {
    this.#db = db;
  }

  row(t: SimTableName, id: string): Row | undefined {
    return this.rows.get(t)?.get(id);
  }

  /** @param tables those that may have changed */
  look(tables: Iterable<string> = simTableNames): Change[] {
    const changes: Change[] = [];
    for (const t of tables) if (isSimTable(t)) this.#lookAt(t, changes);
    return changes;
  }

  #lookAt(t: SimTableName, changes: Change[]): void {
    const shown = this.rows.get(t) ?? new Map<string, Row>();
    let statement = this.#statements.get(t);
    if (statement === undefined) {
      statement = this.#db.prepare(selects.get(t) ?? '');
      this.#statements.set(t, statement);
    }
    const found = statement.all() as (Row & { id: string })[];
    const gone = new Set(shown.keys());
    for (const row of found) {
      gone.delete(row.id);
      const before = shown.get(row.id);
      if (before !== undefined && isSame(before, row)) continue;
      shown.set(row.id, row);
      changes.push({ t, id: row.id, before, after: row });
    }
    for (const id of gone) {
      changes.push({ t, id, before: shown.get(id), after: undefined });
      shown.delete(id);
    }
  }
}

function isSame(a: Row, b: Row): boolean {
  for (const column in a) if (a[column] !== b[column]) return false;
  return true;
}

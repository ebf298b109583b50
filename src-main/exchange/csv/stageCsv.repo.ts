// In the import worker: rows of a CSV in the staging file, grouped by firm whatever their order.
import type Database from 'better-sqlite3';
import { type FirmRow, firmKeys } from './csvRows.rules.ts';

export type CsvStager = {
  add(row: FirmRow): void;
  firmCount(): number;
};

export function createCsvStager(db: Database.Database): CsvStager {
  const find = db.prepare<[string], { firm: number }>('SELECT firm FROM firm_keys WHERE key = ?');
  const keep = db.prepare('INSERT INTO firm_keys(key, firm) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const insert = db.prepare('INSERT INTO firm_rows(firm, seq, data) VALUES (?, ?, ?)');
  let lastFirm = 0;
  let seq = 0;

  /** A name joins a firm that has no key of the same kind, or the same one. */
  const findByName = (row: FirmRow, name: string): number | undefined => {
    const firm = find.get(name)?.firm;
    if (firm === undefined) return undefined;
    const { sure } = firmKeys(row);
    return sure.length === 0 || find.get(`s ${firm}`) === undefined ? firm : undefined;
  };

  return {
    firmCount: () => lastFirm,
    add(row) {
      const { sure, name } = firmKeys(row);
      const known = sure.map((key) => find.get(key)?.firm).find((firm) => firm !== undefined);
      let firm = known ?? findByName(row, name);
      if (firm === undefined) {
        lastFirm += 1;
        firm = lastFirm;
      }
      for (const key of [...sure, name]) keep.run(key, firm);
      // Marks a firm that a sure key tells apart from others of its name.
      if (sure.length > 0) keep.run(`s ${firm}`, firm);
      seq += 1;
      insert.run(firm, seq, JSON.stringify(row));
    },
  };
}

/** Firms with their rows, in the order of their first rows. */
export function* stagedFirms(db: Database.Database): Generator<FirmRow[]> {
  const rows = db.prepare<[number], { data: string }>(
    'SELECT data FROM firm_rows WHERE firm = ? ORDER BY seq',
  );
  const next = db.prepare<[number], { firm: number | null }>(
    'SELECT min(firm) AS firm FROM firm_rows WHERE firm > ?',
  );
  for (let firm = next.get(0)?.firm ?? null; firm !== null; firm = next.get(firm)?.firm ?? null) {
    yield rows.all(firm).map(({ data }) => JSON.parse(data) as FirmRow);
  }
}

export type RefusedRow = { line: number; reason: string; cells: string[] };

/** Rows that are not taken, with their reasons. */
export function createRefuser(db: Database.Database, file: string) {
  const insert = db.prepare('INSERT INTO refused(line, reason, cells) VALUES (?, ?, ?)');
  const problem = db.prepare('INSERT INTO problems(file, line, reason) VALUES (?, ?, ?)');
  let count = 0;
  return {
    count: () => count,
    refuse({ line, reason, cells }: RefusedRow): void {
      count += 1;
      insert.run(line, reason, JSON.stringify(cells));
      problem.run(file, line, reason);
    },
  };
}

export function* refusedRows(db: Database.Database): Generator<RefusedRow> {
  const rows = db.prepare<[], { line: number; reason: string; cells: string }>(
    'SELECT line, reason, cells FROM refused ORDER BY line, seq',
  );
  for (const { cells, ...row } of rows.iterate()) yield { ...row, cells: JSON.parse(cells) as string[] };
}

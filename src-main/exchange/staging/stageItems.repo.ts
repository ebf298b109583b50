// Rows of a price list in the staging file: appended by the worker, read back in the order of the file.
import type Database from 'better-sqlite3';
import type { ItemRow } from '../items/itemRows.rules.ts';

export type ItemStager = { add(row: ItemRow): void; count(): number };

export function createItemStager(db: Database.Database): ItemStager {
  const insert = db.prepare('INSERT INTO firm_rows(firm, seq, data) VALUES (?, 1, ?)');
  let count = 0;
  return {
    count: () => count,
    add(row) {
      count += 1;
      insert.run(count, JSON.stringify(row));
    },
  };
}

export function* stagedItems(db: Database.Database): Generator<ItemRow> {
  const page = db.prepare<[number], { firm: number; data: string }>(
    'SELECT firm, data FROM firm_rows WHERE firm > ? ORDER BY firm LIMIT 100',
  );
  for (let after = 0; ; ) {
    const rows = page.all(after);
    if (rows.length === 0) return;
    for (const { data } of rows) yield JSON.parse(data) as ItemRow;
    after = rows.at(-1)?.firm ?? after;
  }
}

// Staged references and documents in their order, a page at a time, so that no cursor stays open over a turn of the event
// loop.
import type Database from 'better-sqlite3';

/** References in file order. */
export function* stagedRefs(db: Database.Database): Generator<string> {
  const page = db.prepare<[number], { seq: number; data: string }>(
    'SELECT seq, data FROM refs WHERE seq > ? ORDER BY seq LIMIT 100',
  );
  for (let after = 0; ; ) {
    const rows = page.all(after);
    if (rows.length === 0) return;
    for (const row of rows) yield row.data;
    after = rows.at(-1)?.seq ?? after;
  }
}

/** Documents as JSON: orders, then invoices, then what fulfils them. */
export function* stagedDocuments(db: Database.Database): Generator<string> {
  const page = db.prepare<[number, number], { rank: number; seq: number; data: string }>(
    'SELECT rank, seq, data FROM documents WHERE (rank, seq) > (?, ?) ORDER BY rank, seq LIMIT 20',
  );
  for (let after: [number, number] = [0, 0]; ; ) {
    const rows = page.all(...after);
    const last = rows.at(-1);
    if (last === undefined) return;
    for (const row of rows) yield row.data;
    after = [last.rank, last.seq];
  }
}

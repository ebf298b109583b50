// Which tables a piece of work really opens: notes every statement SQLite runs, then asks EXPLAIN for its cursors.
// Watches better-sqlite3 itself, so that no road round our own modules is missed.
import Database from 'better-sqlite3';

type Step = { opcode: string; p2: number; p3: number };
export type Ran = { db: Database.Database; text: string; params: unknown[] };
type Methods = Record<'all' | 'get' | 'iterate', (this: Database.Statement, ...params: unknown[]) => unknown>;

const readers = ['all', 'get', 'iterate'] as const;

/** Root page to table: an index counts as its table. */
function tablesByRoot(db: Database.Database): Map<number, string> {
  const rows = db
    .prepare<[], { rootpage: number; tbl_name: string }>(
      'SELECT rootpage, tbl_name FROM sqlite_schema WHERE rootpage > 0',
    )
    .all();
  return new Map(rows.map((row) => [row.rootpage, row.tbl_name]));
}

/** A search index is a virtual table, which EXPLAIN does not name; the statement does. It stands for its base table. */
function searchedIn(text: string): string[] {
  return [...text.matchAll(/\b(\w+?)_fts\b/g)].map((match) => match[1] ?? '');
}

function tablesOf({ db, text, params }: Ran): string[] {
  const roots = tablesByRoot(db);
  const steps = db.prepare<unknown[], Step>(`EXPLAIN ${text}`).all(...params);
  const opened = steps
    .filter(({ opcode, p3 }) => (opcode === 'OpenRead' || opcode === 'ReopenIdx') && p3 === 0)
    .map(({ p2 }) => roots.get(p2) ?? `page ${p2}`);
  return [...opened, ...searchedIn(text)];
}

/** The steps of EXPLAIN QUERY PLAN of a statement that ran. */
export function planOf({ db, text, params }: Ran): string[] {
  return db
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
    .all(...params)
    .map(({ detail }) => detail);
}

/** Runs `work` and answers every statement that read something meanwhile. One at a time. */
export async function statementsRun(work: () => Promise<unknown>): Promise<Ran[]> {
  const probe = new Database(':memory:');
  const methods = Object.getPrototypeOf(probe.prepare('SELECT 1')) as Methods;
  probe.close();
  const original = Object.fromEntries(readers.map((name) => [name, methods[name]])) as Methods;
  const ran: Ran[] = [];
  for (const name of readers) {
    methods[name] = function (...params) {
      ran.push({ db: this.database, text: this.source, params });
      return original[name].apply(this, params);
    };
  }
  try {
    await work();
  } finally {
    Object.assign(methods, original);
  }
  return ran;
}

/** The tables that the statements of `work` opened, sorted. */
export async function tablesRead(work: () => Promise<unknown>): Promise<string[]> {
  return [...new Set((await statementsRun(work)).flatMap(tablesOf))].sort();
}

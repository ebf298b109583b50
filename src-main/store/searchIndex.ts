// The full-text indexes over `search_text`. Triggers only note which rows a transaction changed; the gate brings the
// indexes up before it commits. An index written by trigger would be flushed row by row, each a segment to merge: half
// the time of writing the items of an import.
import type Database from 'better-sqlite3';
import { createSql } from './sql.ts';

/** Tables searched by words: an FTS5 index over `search_text`, keyed by the explicit `rid`. */
export const searchedTables = ['partners', 'contacts', 'items'] as const;

export function searchTriggersOf(table: string): string[] {
  const note = (side: 'NEW' | 'OLD'): string => `SELECT yolda_reindex('${table}', ${side}.rid);`;
  return [
    `CREATE TRIGGER search_${table}_i AFTER INSERT ON ${table} WHEN NEW.deleted_at IS NULL BEGIN ${note('NEW')} END`,
    `CREATE TRIGGER search_${table}_u AFTER UPDATE OF search_text, deleted_at, rid ON ${table}
       WHEN OLD.search_text IS NOT NEW.search_text OR OLD.deleted_at IS NOT NEW.deleted_at OR OLD.rid IS NOT NEW.rid
       BEGIN ${note('OLD')} ${note('NEW')} END`,
    `CREATE TRIGGER search_${table}_d AFTER DELETE ON ${table} BEGIN ${note('OLD')} END`,
  ];
}

/**
 * A part of the index is written anew once half of its rows are gone. By the usual tenth, taking back an import writes the same
 * parts again and again: a fifth of all it costs.
 */
const goneShare = 50;

function ensureGoneShare(db: Database.Database, table: string): void {
  const kept = db.prepare(`SELECT v FROM ${table}_fts_config WHERE k = 'deletemerge'`).pluck().get();
  if (kept === goneShare) return;
  db.exec(`INSERT INTO ${table}_fts(${table}_fts, rank) VALUES ('deletemerge', ${goneShare})`);
}

/** Makes the index of a table that has none, from its rows. */
export function ensureSearchIndex(db: Database.Database, table: string): void {
  makeSearchIndex(db, table);
  ensureGoneShare(db, table);
}

function makeSearchIndex(db: Database.Database, table: string): void {
  if (db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(`${table}_fts`)) return;
  db.exec(
    `CREATE VIRTUAL TABLE ${table}_fts USING fts5(search_text, content='', contentless_delete=1,
       tokenize='unicode61 remove_diacritics 0', prefix='1 2 3 4')`,
  );
  db.exec(
    `INSERT INTO ${table}_fts(rowid, search_text) SELECT rid, search_text FROM ${table} WHERE deleted_at IS NULL`,
  );
}

export type SearchIndex = {
  /** Inside the transaction, after its last row. */
  settle(): void;
  /** After the transaction, whatever became of it. */
  forget(): void;
};

/** Registers the function that the triggers call. One for a connection. */
export function createSearchIndex(db: Database.Database): SearchIndex {
  const changed = new Map<string, Set<number>>();
  db.function('yolda_reindex', (table, rid) => {
    const rids = changed.get(String(table)) ?? new Set();
    changed.set(String(table), rids.add(Number(rid)));
    return null;
  });
  const { run } = createSql(db);
  return {
    settle() {
      for (const [table, rids] of changed) {
        const rows = [JSON.stringify([...rids])];
        run(`DELETE FROM ${table}_fts WHERE rowid IN (SELECT value FROM json_each(?))`, rows);
        run(
          `INSERT INTO ${table}_fts(rowid, search_text)
           SELECT rid, search_text FROM ${table} WHERE rid IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL`,
          rows,
        );
      }
      changed.clear();
    },
    forget: () => changed.clear(),
  };
}

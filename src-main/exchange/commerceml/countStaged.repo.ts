// How much the writer has before it, for progress.
import type Database from 'better-sqlite3';

/** Each item twice: itself, then its lists. */
export function countStaged(db: Database.Database): number {
  const count = (text: string): number => Number(db.prepare(text).pluck().get());
  return 2 * count('SELECT count(DISTINCT item_id) FROM elements') + count('SELECT count(*) FROM documents');
}

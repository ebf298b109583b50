// How much the writer has before it, for progress.
import type Database from 'better-sqlite3';
import { childTables } from '../staging/stagingFile.repo.ts';

export function countStaged(db: Database.Database): number {
  const tables = ['items', 'loose', 'documents', ...childTables];
  return tables.reduce(
    (sum, table) => sum + Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()),
    0,
  );
}

// The file of a workstation that is not served, opened to be read. Writes nothing.
import type Database from 'better-sqlite3';
import { takeCompanyFolder } from '#main/store/companyFolder.ts';
import { openDatabase } from '#main/store/openDatabase.ts';
import { createBenchPlatform } from './company.ts';

export async function readStation<T>(dir: string, read: (db: Database.Database) => T): Promise<T> {
  const folder = await takeCompanyFolder(dir, createBenchPlatform().keys);
  try {
    const db = openDatabase(folder.database, { key: folder.key, isReadonly: true });
    try {
      return read(db);
    } finally {
      db.close();
    }
  } finally {
    folder.release();
  }
}

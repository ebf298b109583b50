// Opens an encrypted SQLite file with the house's settings. Creates nothing but the file; knows no table.
import Database from 'better-sqlite3';
import { AppError } from '#shared/contract/errors.ts';
import { withSqliteErrors } from './sqliteErrors.ts';

export type OpenOptions = {
  /** 32 raw bytes. */
  key: Uint8Array;
  isReadonly?: boolean;
  /** The writer leaves checkpoints to a worker: one on the main loop costs tens of milliseconds. */
  hasAutoCheckpoint?: boolean;
};

/**
 * @param path file to open; made when absent unless readonly
 * @throws AppError corrupt (wrong key or damaged file – the caller knows which), unavailable
 */
export function openDatabase(path: string, options: OpenOptions): Database.Database {
  if (options.key.length !== 32) throw new AppError('bug', 'key_length');
  return withSqliteErrors(() => {
    const db = new Database(path, {
      readonly: options.isReadonly ?? false,
      fileMustExist: options.isReadonly ?? false,
    });
    try {
      db.pragma("cipher = 'aegis'");
      db.pragma(`key = 'raw:${Buffer.from(options.key).toString('hex')}'`);
      // The first read proves the key before anything is written.
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
      if (!options.isReadonly) {
        db.pragma('journal_mode = WAL');
        db.pragma('synchronous = FULL');
        db.pragma(`wal_autocheckpoint = ${options.hasAutoCheckpoint ? 1000 : 0}`);
      }
      db.pragma('foreign_keys = ON');
      db.pragma('temp_store = MEMORY');
      db.pragma('cache_size = -24000');
      db.pragma('busy_timeout = 2000');
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

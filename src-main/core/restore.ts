// Puts a backup in the place of a company folder. What was there is kept aside first; the restored file gets
// a new number prefix, since numbers given after the backup was made must never be given again, and letters that
// waited in it become unknown, since they may have been sent after it was made.
import { mkdirSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { newRowId } from '#shared/domain/ids.ts';
import { suspectLetters } from '../mail/index.ts';
import type { Platform } from '../platform/ports.ts';
import { type BackupHeader, extractBackup, readBackupHeader } from '../store/backupFile.ts';
import { lockFolder, makeFolders, readIdentity } from '../store/companyFolder.ts';
import { renewDevice } from '../store/device.ts';
import { planSwap, preparedFolder, settleSwap } from '../store/folderSwap.ts';
import { createGate, type Gate } from '../store/gate.ts';
import { loadMigrations, migrate } from '../store/migrate.ts';
import { openDatabase } from '../store/openDatabase.ts';
import { fromSqliteError } from '../store/sqliteErrors.ts';
import { writeWhole } from '../store/wholeFile.ts';
import { findKey, keepKey } from './companyKey.ts';
import type { Reach } from './crashPoints.ts';
import { createUserSource } from './currentUser.ts';

export type RestoreOptions = {
  platform: Platform;
  backupFile: string;
  dataDir: string;
  recoveryKey?: string;
};
export type RestoreReport = {
  companyId: string;
  createdAt: number;
  version: string;
  keptAside: string | null;
};

type Database = ReturnType<typeof openDatabase>;

function unpackBlobs(db: Database, blobs: string): void {
  const rows = db
    .prepare<[], { name: string; bytes: Buffer }>('SELECT name, bytes FROM backup_blobs')
    .iterate();
  for (const { name, bytes } of rows) {
    const folder = join(blobs, name.slice(0, 2));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, name), bytes, { mode: 0o600, flush: true });
  }
  db.exec('DROP TABLE backup_blobs');
}

/** A copy was made by the file system and nobody has looked into it since. */
function checkPages(db: Database): void {
  if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new AppError('corrupt', 'backup_damaged');
}

/**
 * Makes the prepared file one that this program can open and go on with.
 * @throws AppError incompatible/database_newer: found before anything is replaced
 */
function renew(database: string, key: Uint8Array, platform: Platform, takeOut: (db: Database) => void): void {
  const db = openDatabase(database, { key });
  try {
    takeOut(db);
    migrate(db, loadMigrations(platform.paths.migrations), {
      nowMs: platform.now(),
      copyFirst: () => undefined,
    });
    renewDevice(db, platform.randomBytes);
    askAboutLetters(db, platform);
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}

/** Through the gate like any other write, so that the change is in the log. */
function askAboutLetters(db: Database, platform: Platform): void {
  const newId = (): string => newRowId(platform.now(), platform.randomBytes(16));
  const users = createUserSource(() => gate.sql, { timeZone: platform.timeZone });
  const gate: Gate = createGate({ db, clock: platform.now, newId, currentUser: users.current });
  gate.write(
    { command: 'mail.suspectLetters', commandId: newId(), isUndoable: false, keepsAnswer: false },
    suspectLetters,
  );
}

/** The company of the backup, ready to take the folder: its files in the prepared folder, its key with the platform. */
async function prepare(
  { platform, backupFile }: RestoreOptions,
  header: BackupHeader,
  key: Uint8Array,
  fresh: string,
): Promise<void> {
  const database = join(fresh, 'yolda.db');
  mkdirSync(join(fresh, 'blobs'), { recursive: true, mode: 0o700 });
  await extractBackup(backupFile, header, database);
  renew(database, key, platform, (db) => unpackBlobs(db, join(fresh, 'blobs')));
  const { companyId, keyCheck } = header;
  writeWhole(join(fresh, 'folder.json'), { format: 1, companyId, keyCheck });
  await keepKey(platform.keys, companyId, key);
}

/** @returns where the former company is kept, or null */
async function takePlace(
  { platform, dataDir }: RestoreOptions,
  prepareIn: (fresh: string) => Promise<void>,
): Promise<string | null> {
  const reach: Reach = (point) => platform.reach(point);
  makeFolders(dataDir);
  const held = lockFolder(dataDir);
  try {
    // An earlier restore that was cut off comes first.
    settleSwap(dataDir);
    await prepareIn(preparedFolder(dataDir));
    reach('restore.prepared');
    planSwap(dataDir, platform.now());
    reach('restore.planned');
    const keptAside = settleSwap(dataDir, () => reach('restore.keptAside'));
    reach('restore.swapped');
    return keptAside;
  } catch (error) {
    throw fromSqliteError(error);
  } finally {
    held.close();
  }
}

/**
 * A kill leaves the former company or the restored one, each whole; the next start finishes what was begun.
 * @throws AppError not_found, corrupt, incompatible, forbidden/key_missing, forbidden/wrong_key, busy/folder_in_use, disk_full, unavailable
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreReport> {
  const header = readBackupHeader(options.backupFile);
  const key = await findKey(options.platform.keys, header, options.recoveryKey);
  const keptAside = await takePlace(options, (fresh) => prepare(options, header, key, fresh));
  return { companyId: header.companyId, createdAt: header.createdAt, version: header.version, keptAside };
}

/**
 * The same with the copy that a migration leaves in `backups`: the database alone, so that the folder keeps its
 * identity and its attachments.
 */
export async function restoreCopy(options: RestoreOptions): Promise<{ keptAside: string | null }> {
  const { platform, backupFile, dataDir } = options;
  const identity = readIdentity(dataDir);
  const key = await findKey(platform.keys, identity, options.recoveryKey);
  const keptAside = await takePlace(options, async (fresh) => {
    const database = join(fresh, 'yolda.db');
    mkdirSync(fresh, { recursive: true, mode: 0o700 });
    await copyFile(backupFile, database);
    renew(database, key, platform, checkPages);
    await keepKey(platform.keys, identity.companyId, key);
  });
  return { keptAside };
}

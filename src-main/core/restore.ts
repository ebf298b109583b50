// Puts a backup in the place of a company folder. What was there is kept aside first; the restored file gets
// a new number prefix, since numbers given after the backup was made must never be given again, and letters that
// waited in it become unknown, since they may have been sent after it was made.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { newRowId } from '#shared/domain/ids.ts';
import { suspectLetters } from '../mail/index.ts';
import type { Platform } from '../platform/ports.ts';
import { type BackupHeader, extractBackup, readBackupHeader } from '../store/backupFile.ts';
import { isSameKey, lockFolder, makeFolders } from '../store/companyFolder.ts';
import { renewDevice } from '../store/device.ts';
import { planSwap, preparedFolder, settleSwap } from '../store/folderSwap.ts';
import { createGate, type Gate } from '../store/gate.ts';
import { openDatabase } from '../store/openDatabase.ts';
import { parseRecoveryKey } from '../store/recoveryKey.ts';
import { fromSqliteError } from '../store/sqliteErrors.ts';
import { writeWhole } from '../store/wholeFile.ts';
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

function unpackBlobs(database: string, key: Uint8Array, blobs: string, platform: Platform): void {
  const db = openDatabase(database, { key });
  try {
    const rows = db
      .prepare<[], { name: string; bytes: Buffer }>('SELECT name, bytes FROM backup_blobs')
      .iterate();
    for (const { name, bytes } of rows) {
      const folder = join(blobs, name.slice(0, 2));
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(join(folder, name), bytes, { mode: 0o600, flush: true });
    }
    db.exec('DROP TABLE backup_blobs');
    renewDevice(db, platform.randomBytes);
    askAboutLetters(db, platform);
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}

/** Through the gate like any other write, so that the change is in the log. */
function askAboutLetters(db: ReturnType<typeof openDatabase>, platform: Platform): void {
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
  { platform, backupFile, dataDir }: RestoreOptions,
  header: BackupHeader,
  key: Uint8Array,
): Promise<void> {
  const fresh = preparedFolder(dataDir);
  const database = join(fresh, 'yolda.db');
  mkdirSync(join(fresh, 'blobs'), { recursive: true, mode: 0o700 });
  await extractBackup(backupFile, header, database);
  unpackBlobs(database, key, join(fresh, 'blobs'), platform);
  const { companyId, keyCheck } = header;
  writeWhole(join(fresh, 'folder.json'), { format: 1, companyId, keyCheck });
  await platform.keys.save(companyId, key);
}

/**
 * A kill leaves the former company or the restored one, each whole; the next start finishes what was begun.
 * @throws AppError not_found, corrupt, forbidden/key_missing, forbidden/wrong_key, busy/folder_in_use, disk_full, unavailable
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreReport> {
  const { platform, backupFile, dataDir } = options;
  const reach: Reach = (point) => platform.reach(point);
  const header = readBackupHeader(backupFile);
  const key = options.recoveryKey
    ? parseRecoveryKey(options.recoveryKey)
    : await platform.keys.load(header.companyId);
  if (!key) throw new AppError('forbidden', 'key_missing');
  if (!isSameKey(key, header.keyCheck)) throw new AppError('forbidden', 'wrong_key');
  makeFolders(dataDir);
  const held = lockFolder(dataDir);
  try {
    // An earlier restore that was cut off comes first.
    settleSwap(dataDir);
    await prepare(options, header, key);
    reach('restore.prepared');
    planSwap(dataDir, platform.now());
    reach('restore.planned');
    const keptAside = settleSwap(dataDir, () => reach('restore.keptAside'));
    reach('restore.swapped');
    return { companyId: header.companyId, createdAt: header.createdAt, version: header.version, keptAside };
  } catch (error) {
    throw fromSqliteError(error);
  } finally {
    held.close();
  }
}

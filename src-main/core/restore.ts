// Puts a backup in the place of a company folder. What was there is kept aside first; the restored file gets
// a new number prefix, since numbers given after the backup was made must never be given again, and letters that
// waited in it become unknown, since they may have been sent after it was made.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { newRowId } from '#shared/domain/ids.ts';
import { suspectLetters } from '../mail/index.ts';
import type { Platform } from '../platform/ports.ts';
import { extractBackup, readBackupHeader } from '../store/backupFile.ts';
import { isSameKey, lockFolder, makeFolders } from '../store/companyFolder.ts';
import { renewDevice } from '../store/device.ts';
import { createGate, type Gate } from '../store/gate.ts';
import { openDatabase } from '../store/openDatabase.ts';
import { parseRecoveryKey } from '../store/recoveryKey.ts';
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

const parts = ['yolda.db', 'yolda.db-wal', 'yolda.db-shm', 'folder.json', 'blobs'] as const;

function keepAside(dir: string, nowMs: number): string | null {
  const present = parts.filter((part) => existsSync(join(dir, part)));
  if (!present.includes('yolda.db') && !present.includes('folder.json')) return null;
  const aside = join(dir, 'backups', `replaced-${nowMs}`);
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  for (const part of present) renameSync(join(dir, part), join(aside, part));
  return aside;
}

function unpackBlobs(database: string, key: Uint8Array, dir: string, platform: Platform): void {
  const db = openDatabase(database, { key });
  try {
    const rows = db
      .prepare<[], { name: string; bytes: Buffer }>('SELECT name, bytes FROM backup_blobs')
      .iterate();
    for (const { name, bytes } of rows) {
      const folder = join(dir, 'blobs', name.slice(0, 2));
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

/** @throws AppError not_found, corrupt, forbidden/key_missing, forbidden/wrong_key, busy/folder_in_use */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreReport> {
  const { platform, backupFile, dataDir } = options;
  const header = readBackupHeader(backupFile);
  const key = options.recoveryKey
    ? parseRecoveryKey(options.recoveryKey)
    : await platform.keys.load(header.companyId);
  if (!key) throw new AppError('forbidden', 'key_missing');
  if (!isSameKey(key, header.keyCheck)) throw new AppError('forbidden', 'wrong_key');
  makeFolders(dataDir);
  const held = lockFolder(dataDir);
  const fresh = join(dataDir, 'staging', 'restored.db');
  try {
    await extractBackup(backupFile, header, fresh);
    const keptAside = keepAside(dataDir, platform.now());
    mkdirSync(join(dataDir, 'blobs'), { recursive: true, mode: 0o700 });
    unpackBlobs(fresh, key, dataDir, platform);
    await platform.keys.save(header.companyId, key);
    renameSync(fresh, join(dataDir, 'yolda.db'));
    const identity = { format: 1, companyId: header.companyId, keyCheck: header.keyCheck };
    writeFileSync(join(dataDir, 'folder.json'), `${JSON.stringify(identity)}\n`, {
      mode: 0o600,
      flush: true,
    });
    return { companyId: header.companyId, createdAt: header.createdAt, version: header.version, keptAside };
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${fresh}${suffix}`, { force: true });
    held.close();
  }
}

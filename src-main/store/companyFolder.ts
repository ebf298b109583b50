// A company folder on disk: who owns it (a kernel-released lock), its identity, its key check.
// Knows nothing of tables.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { CompanyKeys } from '../platform/ports.ts';
import { settleSwap } from './folderSwap.ts';
import { fromSqliteError, withSqliteErrors } from './sqliteErrors.ts';
import { writeWhole } from './wholeFile.ts';

export const FolderIdentity = z.object({ format: z.literal(1), companyId: z.string(), keyCheck: z.string() });

export type CompanyFolder = {
  dir: string;
  companyId: string;
  key: Uint8Array;
  database: string;
  blobs: string;
  staging: string;
  backups: string;
  /** The address of a running core's loopback door. Whole or not at all: a command line may read it at any moment. @throws AppError disk_full, unavailable */
  leaveDoor(address: { url: string; token: string }): void;
  /** Takes the address away again. */
  closeDoor(): void;
  release(): void;
};

export const keyCheckOf = (key: Uint8Array): string =>
  createHmac('sha256', key).update('yolda key check').digest('hex').slice(0, 32);

export function isSameKey(key: Uint8Array, keyCheck: string): boolean {
  return timingSafeEqual(Buffer.from(keyCheckOf(key)), Buffer.from(keyCheck.padEnd(32).slice(0, 32)));
}

/** Owns the folder until the process ends, however it ends. @throws AppError busy/folder_in_use, unavailable */
export function lockFolder(dir: string): Database.Database {
  const db = withSqliteErrors(() => new Database(join(dir, 'lock.db'), { timeout: 0 }));
  try {
    db.pragma('journal_mode = DELETE');
    db.exec('BEGIN EXCLUSIVE');
    return db;
  } catch (error) {
    db.close();
    const known = fromSqliteError(error);
    throw known instanceof AppError && known.code === 'busy' ? new AppError('busy', 'folder_in_use') : known;
  }
}

export function makeFolders(dir: string): void {
  try {
    for (const part of ['', 'blobs', 'staging', 'backups'])
      mkdirSync(join(dir, part), { recursive: true, mode: 0o700 });
  } catch (error) {
    // What Node says of a recursive mkdir on a read-only file system.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new AppError('unavailable', 'folder_read_only', undefined, { cause: error });
    throw fromSqliteError(error);
  }
}

/** Whose folder it is, and by what its key is known. @throws AppError corrupt/folder_identity */
export function readIdentity(dir: string): z.output<typeof FolderIdentity> {
  try {
    return FolderIdentity.parse(JSON.parse(readFileSync(join(dir, 'folder.json'), 'utf8')));
  } catch (error) {
    throw new AppError('corrupt', 'folder_identity', undefined, { cause: error });
  }
}

async function identify(dir: string, keys: CompanyKeys): Promise<{ companyId: string; key: Uint8Array }> {
  const path = join(dir, 'folder.json');
  if (existsSync(path)) {
    const { companyId, keyCheck } = readIdentity(dir);
    const key = await keys.load(companyId);
    if (!key) throw new AppError('forbidden', 'key_missing');
    if (!isSameKey(key, keyCheck)) throw new AppError('forbidden', 'wrong_key');
    return { companyId, key };
  }
  // A database without its identity file must not be taken for an empty folder.
  if (existsSync(join(dir, 'yolda.db'))) throw new AppError('corrupt', 'folder_identity');
  const companyId = randomBytes(16).toString('hex');
  const key = (await keys.load(companyId)) ?? randomBytes(32);
  await keys.save(companyId, key);
  writeWhole(path, { format: 1, companyId, keyCheck: keyCheckOf(key) });
  return { companyId, key };
}

/**
 * Takes a company folder, making it when absent. The database file itself is not opened.
 * @throws AppError busy/folder_in_use, forbidden/wrong_key, forbidden/key_missing, unavailable/folder_read_only, corrupt
 */
export async function takeCompanyFolder(dir: string, keys: CompanyKeys): Promise<CompanyFolder> {
  makeFolders(dir);
  const held = lockFolder(dir);
  try {
    settleSwap(dir);
    const { companyId, key } = await identify(dir, keys);
    return {
      dir,
      companyId,
      key,
      database: join(dir, 'yolda.db'),
      blobs: join(dir, 'blobs'),
      staging: join(dir, 'staging'),
      backups: join(dir, 'backups'),
      leaveDoor: (address) => withSqliteErrors(() => writeWhole(join(dir, 'door.json'), address)),
      closeDoor: () => rmSync(join(dir, 'door.json'), { force: true }),
      release: () => held.close(),
    };
  } catch (error) {
    held.close();
    throw fromSqliteError(error);
  }
}

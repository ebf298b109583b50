// The backup container: one header page in plain JSON (what it is, whose, the hash of the rest), then an
// encrypted database that also holds the attachments. Nothing of the company is readable without its key.
import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  createWriteStream,
  fsyncSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';

const headerBytes = 4096;

export const BackupHeader = z.object({
  format: z.literal('yolda-backup-1'),
  companyId: z.string().regex(/^[0-9a-f]{32}$/),
  keyCheck: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  createdAt: z.number().int(),
  version: z.string(),
});

export type BackupHeader = z.output<typeof BackupHeader>;

/** Hash of a file from `start` on. */
export async function hashFile(path: string, start = 0): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { start })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** The files that are made beside `target`; whatever a kill left of them, the next backup to it takes away. */
export const backupParts = (target: string) => ({
  copy: `${target}.yolda-copy`,
  packed: `${target}.yolda-part`,
});

/** Joins header and database into `packed`, durably, and reads it back. @throws AppError corrupt/backup_unverified */
export async function packBackup(packed: string, header: BackupHeader, database: string): Promise<void> {
  const page = Buffer.alloc(headerBytes, 0x20);
  page.write(`${JSON.stringify(header)}\n`);
  const fd = openSync(packed, 'w', 0o600);
  try {
    writeSync(fd, page);
    await pipeline(
      createReadStream(database),
      createWriteStream(packed, { fd, autoClose: false, start: headerBytes }),
    );
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  if ((await hashFile(packed, headerBytes)) !== header.sha256)
    throw new AppError('corrupt', 'backup_unverified');
}

/** @throws AppError not_found/file_missing, corrupt/not_a_backup */
export function readBackupHeader(path: string): BackupHeader {
  const page = Buffer.alloc(headerBytes);
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch (error) {
    throw new AppError('not_found', 'file_missing', undefined, { cause: error });
  }
  try {
    readSync(fd, page, 0, headerBytes, 0);
  } finally {
    closeSync(fd);
  }
  try {
    return BackupHeader.parse(JSON.parse(page.toString('utf8')));
  } catch (error) {
    throw new AppError('corrupt', 'not_a_backup', undefined, { cause: error });
  }
}

/** Writes the database part of a backup to `target`. @throws AppError corrupt/backup_damaged */
export async function extractBackup(path: string, header: BackupHeader, target: string): Promise<void> {
  if ((await hashFile(path, headerBytes)) !== header.sha256) throw new AppError('corrupt', 'backup_damaged');
  await pipeline(
    createReadStream(path, { start: headerBytes }),
    createWriteStream(target, { mode: 0o600, flush: true }),
  );
}

// Attachments by hash: encrypted files under the company folder, written durably before anybody refers to them.
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { fromSqliteError, withSqliteErrors } from './sqliteErrors.ts';

export type Blobs = {
  /** Stores bytes; the same bytes are stored once. @returns their SHA-256 in hex */
  put(bytes: Uint8Array): string;
  has(hash: string): boolean;
  /** @throws AppError not_found/blob_missing, corrupt/blob_damaged */
  load(hash: string): Uint8Array;
  /** Path of the encrypted file, for backups and clean-up. */
  pathOf(hash: string): string;
};

const magic = Buffer.from('YB1\0');

function syncFolder(path: string): void {
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

function writeDurably(path: string, parts: readonly Uint8Array[]): void {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const fd = openSync(temporary, 'wx', 0o600);
    try {
      for (const part of parts) {
        for (let at = 0; at < part.length; ) at += writeSync(fd, part, at);
      }
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw fromSqliteError(error);
  }
}

export function createBlobs(dir: string, companyKey: Uint8Array): Blobs {
  const key = new Uint8Array(hkdfSync('sha256', companyKey, new Uint8Array(0), 'yolda blobs', 32));
  // File names tell nothing of the content to who has no key.
  const nameOf = (hash: string): string => createHmac('sha256', key).update(hash).digest('hex');
  const pathOf = (hash: string): string => {
    const name = nameOf(hash);
    return join(dir, name.slice(0, 2), name);
  };
  return {
    pathOf,
    has: (hash) => existsSync(pathOf(hash)),
    put(bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      const path = pathOf(hash);
      if (existsSync(path)) return hash;
      const folder = join(path, '..');
      withSqliteErrors(() => mkdirSync(folder, { recursive: true, mode: 0o700 }));
      const iv = randomBytes(12);
      const cipher = createCipheriv('chacha20-poly1305', key, iv, { authTagLength: 16 });
      const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
      writeDurably(path, [magic, iv, cipher.getAuthTag(), body]);
      syncFolder(folder);
      return hash;
    },
    load(hash) {
      const path = pathOf(hash);
      if (!existsSync(path)) throw new AppError('not_found', 'blob_missing');
      const raw = readFileSync(path);
      try {
        if (!raw.subarray(0, 4).equals(magic)) throw new Error('magic');
        const decipher = createDecipheriv('chacha20-poly1305', key, raw.subarray(4, 16), {
          authTagLength: 16,
        });
        decipher.setAuthTag(raw.subarray(16, 32));
        return Buffer.concat([decipher.update(raw.subarray(32)), decipher.final()]);
      } catch (error) {
        throw new AppError('corrupt', 'blob_damaged', undefined, { cause: error });
      }
    },
  };
}

// Files by hash in a folder: `ab/abcdef…`. One appears there whole, by a rename, after its bytes are on the disk.
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { type BlobStore, isHash } from './blobStore.types.ts';

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/** @throws AppError disk_full/hub_store; else what it was */
export function throwDiskError(error: unknown): never {
  if (isCode(error, 'ENOSPC') || isCode(error, 'EDQUOT'))
    throw new AppError('disk_full', 'hub_store', undefined, { cause: error });
  throw error;
}

async function syncPath(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

export function createFolderBlobs(dir: string): BlobStore {
  const pathOf = (hash: string): string => {
    if (!isHash(hash)) throw new AppError('bug', 'bad_hash');
    return join(dir, hash.slice(0, 2), hash);
  };
  return {
    async place(hash, from) {
      const path = pathOf(hash);
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await syncPath(from);
        await rename(from, path);
        await syncPath(dirname(path));
        await syncPath(dir);
      } catch (error) {
        throwDiskError(error);
      }
    },
    async open(hash, range) {
      try {
        const file = await open(pathOf(hash), 'r');
        return file.createReadStream(range === undefined ? {} : { start: range.from, end: range.to });
      } catch (error) {
        if (isCode(error, 'ENOENT')) return undefined;
        throw error;
      }
    },
    remove: (hash) => rm(pathOf(hash), { force: true }),
  };
}

// Files on their way here, part by part: one staging file for each device and hash, so that nobody's parts meet another's.
// What is lost with a crash is sent again: the offset is the length of the staging file, and the whole is judged by its hash.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { isHash } from './blobStore.types.ts';
import { throwDiskError } from './folderBlobs.ts';

/** Of one device at a time: what it may fill the disk with before it has finished anything. */
export const openUploads = 16;
const keptMs = 7 * 24 * 3_600_000;

export type Upload = { device: string; hash: string };

export type Uploads = {
  /** How much of it is here. */
  offsetOf(upload: Upload): Promise<number>;
  /**
   * @returns how much is here now
   * @throws AppError conflict/blob_offset {offset}, busy/too_many_uploads, disk_full/hub_store
   */
  append(upload: Upload, offset: number, bytes: Uint8Array): Promise<number>;
  /** @returns where the whole file lies @throws AppError invalid_input/blob_hash: other bytes than their name says; gone */
  check(upload: Upload): Promise<string>;
  drop(upload: Upload): Promise<void>;
  /** Takes away what nobody has gone on with for a week. */
  sweep(nowMs: number): Promise<void>;
};

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return hash.digest('hex');
}

export function createUploads(dir: string): Uploads {
  const pathOf = ({ device, hash }: Upload): string => {
    if (!isHash(hash) || !/^[\da-f-]{36}$/.test(device)) throw new AppError('bug', 'bad_hash');
    return join(dir, `${hash}.${device}`);
  };
  const offsetOf = async (upload: Upload): Promise<number> =>
    stat(pathOf(upload)).then(
      ({ size }) => size,
      () => 0,
    );

  async function beginAt(upload: Upload): Promise<void> {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const names = await readdir(dir);
    const own = names.filter((name) => name.endsWith(`.${upload.device}`));
    if (own.length >= openUploads) throw new AppError('busy', 'too_many_uploads');
  }

  return {
    offsetOf,
    async append(upload, offset, bytes) {
      const here = await offsetOf(upload);
      if (here !== offset) throw new AppError('conflict', 'blob_offset', { offset: here });
      if (here === 0) await beginAt(upload);
      try {
        // Written at its place: the same part twice at once is the same bytes.
        const file = await open(pathOf(upload), here === 0 ? 'w' : 'r+', 0o600);
        try {
          for (let at = 0; at < bytes.length; )
            at += (await file.write(bytes, at, bytes.length - at, offset + at)).bytesWritten;
        } finally {
          await file.close();
        }
      } catch (error) {
        throwDiskError(error);
      }
      return offset + bytes.length;
    },
    async check(upload) {
      const path = pathOf(upload);
      const hash = await hashOf(path).catch(() => {
        // Finished by a request of the same device at the same time.
        throw new AppError('conflict', 'blob_offset', { offset: 0 });
      });
      if (hash === upload.hash) return path;
      await rm(path, { force: true });
      throw new AppError('invalid_input', 'blob_hash');
    },
    drop: (upload) => rm(pathOf(upload), { force: true }),
    async sweep(nowMs) {
      const names = await readdir(dir).catch(() => []);
      for (const name of names) {
        const path = join(dir, name);
        const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: nowMs }));
        if (mtimeMs < nowMs - keptMs) await rm(path, { force: true });
      }
    },
  };
}

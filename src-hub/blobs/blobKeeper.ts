// Takes files from devices and gives them away: joins what is on its way (uploads), what is known of a file (the store's rows)
// and where its bytes lie. Judges no right.
import type { Readable } from 'node:stream';
import { AppError } from '#shared/contract/errors.ts';
import type { BlobRow, BlobRows } from '../storage/blobRows.ts';
import type { BlobStore, ByteRange } from './blobStore.types.ts';
import type { Upload, Uploads } from './uploads.ts';

/** Of files that no row refers to. */
const keptMs = 30 * 24 * 3_600_000;
const sweptAtOnce = 100;

export const blobCrashPoints = ['blob.claimed', 'blob.placed'] as const;
export type BlobCrashPoint = (typeof blobCrashPoints)[number];

export type Received = { offset: number; isWhole: boolean };

export type BlobKeeper = {
  maxBytes: number;
  /** What of a file is here: of one that is whole, or of this device's upload. */
  progressOf(upload: Upload): Promise<Received>;
  /**
   * One part. The last one makes the file whole, or fails.
   * @throws AppError invalid_input: too_large, blob_size, blob_hash; conflict/blob_offset; busy: blob_going,
   *   too_many_uploads; disk_full/hub_store; unavailable/blob_store
   */
  receive(upload: Upload, part: { offset: number; sizeBytes: number; bytes: Uint8Array }): Promise<Received>;
  find(hash: string): Promise<BlobRow | undefined>;
  open(hash: string, range?: ByteRange): Promise<Readable | undefined>;
  /** Takes away what nobody needs. @returns how many files */
  sweep(): Promise<number>;
};

export type BlobKeeperOptions = {
  rows: BlobRows;
  blobs: BlobStore;
  uploads: Uploads;
  tenant: string;
  maxBytes: number;
  nowMs(): number;
  reach(point: BlobCrashPoint): void;
};

export function createBlobKeeper(options: BlobKeeperOptions): BlobKeeper {
  const { rows, blobs, uploads, tenant, maxBytes, nowMs, reach } = options;

  async function finish(upload: Upload, sizeBytes: number): Promise<void> {
    const { hash } = upload;
    const path = await uploads.check(upload);
    const state = await rows.claimBlob(tenant, { hash, sizeBytes, at: nowMs() });
    if (state === 'going') throw new AppError('busy', 'blob_going');
    if (state === 'stored') return uploads.drop(upload);
    reach('blob.claimed');
    await blobs.place(hash, path);
    reach('blob.placed');
    await rows.markStored(tenant, hash, nowMs());
  }

  return {
    maxBytes,
    async progressOf(upload) {
      const whole = await rows.touchBlob(tenant, upload.hash, nowMs());
      if (whole !== undefined) return { offset: whole.sizeBytes, isWhole: true };
      return { offset: await uploads.offsetOf(upload), isWhole: false };
    },
    async receive(upload, { offset, sizeBytes, bytes }) {
      if (sizeBytes > maxBytes) throw new AppError('invalid_input', 'too_large', { max: maxBytes });
      if (offset + bytes.length > sizeBytes) throw new AppError('invalid_input', 'blob_size');
      const whole = await rows.touchBlob(tenant, upload.hash, nowMs());
      if (whole !== undefined) {
        await uploads.drop(upload);
        return { offset: whole.sizeBytes, isWhole: true };
      }
      const here = await uploads.append(upload, offset, bytes);
      if (here < sizeBytes) return { offset: here, isWhole: false };
      await finish(upload, sizeBytes);
      return { offset: sizeBytes, isWhole: true };
    },
    async find(hash) {
      const row = await rows.findBlob(tenant, hash);
      return row?.state === 'stored' ? row : undefined;
    },
    open: (hash, range) => blobs.open(hash, range),
    async sweep() {
      await uploads.sweep(nowMs());
      const going = await rows.takeUnneeded(tenant, { at: nowMs(), keptMs, limit: sweptAtOnce });
      for (const hash of going) {
        await blobs.remove(hash);
        await rows.dropBlob(tenant, hash);
      }
      return going.length;
    },
  };
}

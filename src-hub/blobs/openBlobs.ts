// Which blob store an address means, and the folder for files on their way.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { BlobStore } from './blobStore.types.ts';
import { createFolderBlobs } from './folderBlobs.ts';
import { createS3Blobs } from './s3Blobs.ts';
import { createUploads, type Uploads } from './uploads.ts';

export type OpenBlobs = { blobs: BlobStore; uploads: Uploads; close(): void };

/** @param address a folder, or `s3://…` @throws AppError invalid_input: blob_address, blob_keys */
export function openBlobs(address: string, env: NodeJS.ProcessEnv): OpenBlobs {
  if (!address.startsWith('s3://')) {
    const dir = resolve(address);
    return {
      blobs: createFolderBlobs(dir),
      uploads: createUploads(join(dir, 'parts')),
      close: () => undefined,
    };
  }
  const blobs = createS3Blobs(address, env);
  // Its own and nobody else's; after a restart a device sends its unfinished file from the beginning.
  const parts = mkdtempSync(join(tmpdir(), 'yolda-hub-parts-'));
  return {
    blobs,
    uploads: createUploads(parts),
    close: () => rmSync(parts, { recursive: true, force: true }),
  };
}

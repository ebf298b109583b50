// In the import worker: pictures of a product from the exchange into the blobs, before any row names them.
// A file that is no whole PNG or JPEG is refused; nothing is decoded here.

import type { Blobs } from '#main/store/blobs.ts';
import { AppError } from '#shared/contract/errors.ts';
import { sniffMime } from '#shared/lib/sniffMime.ts';
import type { ExchangeSource, SourceFile } from '../archive/exchangeSource.ts';
import type { StagedPicture } from './stageExchange.repo.ts';

const maxBytes = 16 * 1024 * 1024;

export type PictureReason = 'picture_missing' | 'picture_unreadable' | 'picture_too_large';

async function readAll(file: SourceFile): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of await file.open()) {
    const part = chunk as Buffer;
    length += part.length;
    if (length > maxBytes) return undefined;
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}

/** By its first bytes and its own end mark: a cut file is no picture. */
function isWhole(bytes: Buffer, mime: string): boolean {
  const tail = bytes.subarray(-64);
  if (mime === 'image/png') return bytes.length > 45 && tail.includes('IEND', 0, 'latin1');
  return mime === 'image/jpeg' && tail.includes(Buffer.from([0xff, 0xd9]));
}

/** @param fault hears of each picture left out */
export async function stagePictures(
  paths: readonly string[],
  fromFile: string,
  context: { source: ExchangeSource; blobs: Blobs },
  fault: (reason: PictureReason) => void,
): Promise<StagedPicture[]> {
  const pictures = new Map<string, StagedPicture>();
  for (const path of paths) {
    const file = await context.source.findPicture(path, fromFile);
    if (file === undefined) {
      fault('picture_missing');
      continue;
    }
    const bytes = await readAll(file).catch((error: unknown) => {
      // One damaged entry of an archive is one missing picture, a full disk is not.
      if (error instanceof AppError && error.code === 'invalid_input') return Buffer.alloc(0);
      throw error;
    });
    if (bytes === undefined) {
      fault('picture_too_large');
      continue;
    }
    const mime = sniffMime(bytes);
    if (!isWhole(bytes, mime)) {
      fault('picture_unreadable');
      continue;
    }
    const hash = context.blobs.put(bytes);
    pictures.set(hash, { hash, mime });
  }
  return [...pictures.values()];
}

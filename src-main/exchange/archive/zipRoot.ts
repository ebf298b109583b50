// Zip archives as exchange roots, read in place through the central directory.
// Owns the refusal of dangerous archives: traversal, links, bombs, encryption, damage. Writes nothing.
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { AppError } from '#shared/contract/errors.ts';
import type { SourceFile, SourceLimits, SourceRoot } from './exchangeSource.ts';
import { isExchangeFile } from './exchangeStage.ts';
import { requireSafeEntryName } from './safePath.ts';

const ratioFloorBytes = 2 ** 20;
const fileTypeMask = 0o170000;
const fileTypes = { regular: 0o100000, directory: 0o040000 };

const damaged = (file: string, cause?: unknown): AppError =>
  new AppError('invalid_input', 'zip_damaged', { file }, { cause });

const bomb = (file: string, limit: keyof SourceLimits): AppError =>
  new AppError('invalid_input', 'zip_bomb', { file, limit });

/** Unix mode in the upper half; zero when made on Windows. */
function requirePlainEntry(entry: Entry, file: string): void {
  const type = (entry.externalFileAttributes >>> 16) & fileTypeMask;
  if (type !== 0 && type !== fileTypes.regular && type !== fileTypes.directory) {
    throw new AppError('invalid_input', 'symlink', { file });
  }
  if (entry.isEncrypted()) throw new AppError('invalid_input', 'zip_encrypted', { file });
}

function requireSaneSize(entry: Entry, totalBytes: number, limits: SourceLimits, file: string): void {
  const { uncompressedSize, compressedSize } = entry;
  if (uncompressedSize > limits.maxEntryBytes) throw bomb(file, 'maxEntryBytes');
  if (totalBytes > limits.maxTotalBytes) throw bomb(file, 'maxTotalBytes');
  if (uncompressedSize > ratioFloorBytes && uncompressedSize > compressedSize * limits.maxRatio) {
    throw bomb(file, 'maxRatio');
  }
}

/** The entry's bytes; yauzl holds them to the declared size, here the checksum is proven as well. */
async function* readEntry(zip: ZipFile, entry: Entry, file: string): AsyncGenerator<Buffer> {
  let sum = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (error) {
    throw damaged(file, error);
  }
  if (sum !== entry.crc32) throw damaged(file);
}

function toSourceFile(zip: ZipFile, entry: Entry, path: string): SourceFile {
  return {
    path,
    sizeBytes: entry.uncompressedSize,
    open: async () => Readable.from(readEntry(zip, entry, path), { objectMode: false }),
  };
}

async function listEntries(
  zip: ZipFile,
  archive: string,
  limits: SourceLimits,
): Promise<Map<string, SourceFile>> {
  const files = new Map<string, SourceFile>();
  let totalBytes = 0;
  let count = 0;
  for await (const entry of zip.eachEntry()) {
    count += 1;
    if (count > limits.maxEntries) throw bomb(archive, 'maxEntries');
    const raw = yauzl.getFileNameLowLevel(
      entry.generalPurposeBitFlag,
      entry.fileNameRaw,
      entry.extraFields,
      true,
    );
    const path = requireSafeEntryName(raw, archive);
    totalBytes += entry.uncompressedSize;
    requirePlainEntry(entry, path);
    requireSaneSize(entry, totalBytes, limits, path);
    if (!path.endsWith('/')) files.set(path, toSourceFile(zip, entry, path));
  }
  // Entries that share packed bytes stay small one by one; together they cannot hide.
  if (totalBytes > ratioFloorBytes && totalBytes > zip.fileSize * limits.maxRatio) {
    throw bomb(archive, 'maxRatio');
  }
  return files;
}

/** @throws AppError invalid_input: zip_damaged, zip_encrypted, zip_bomb, unsafe_path, symlink */
export async function openZipRoot(path: string, limits: SourceLimits): Promise<SourceRoot> {
  const archive = basename(path);
  await stat(path);
  let zip: ZipFile;
  try {
    // Names are decoded here, since yauzl would quietly turn backslashes into slashes.
    zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: false });
  } catch (error) {
    throw damaged(archive, error);
  }
  try {
    const entries = await listEntries(zip, archive, limits);
    const files = [...entries.values()].filter((file) => isExchangeFile(file.path));
    return {
      files,
      archives: [],
      find: async (name) => entries.get(name),
      close: async () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error instanceof AppError ? error : damaged(archive, error);
  }
}

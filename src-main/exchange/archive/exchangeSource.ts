// Where an exchange comes from: files, 1C folders (webdata) and zip archives, seen as one ordered list of XML files.
// Owns safe opening and the look-up of pictures; reads no content. Nothing is ever unpacked to disk.
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { AppError } from '#shared/contract/errors.ts';
import { openDirectoryRoot, openFileRoot, toFileError } from './diskRoot.ts';
import { compareExchangePaths } from './exchangeStage.ts';
import { fileKind } from './fileKind.ts';
import { pictureCandidates, toPicturePath } from './safePath.ts';
import { openZipRoot } from './zipRoot.ts';

/** A file inside a source; `path` is relative, with `/`. Each `open` starts from the first byte. */
export type SourceFile = { path: string; sizeBytes: number; open(): Promise<Readable> };

/** One folder, archive or single file behind a source. */
export type SourceRoot = {
  /** XML files, in no order. */
  files: SourceFile[];
  /** Absolute paths of archives found inside (folders only), with their relative paths. */
  archives: { path: string; absolutePath: string }[];
  find(path: string): Promise<SourceFile | undefined>;
  close(): Promise<void>;
};

export type SourceLimits = {
  /** Entries of one archive or files of one folder tree. */
  maxEntries: number;
  /** Unpacked bytes of one archive entry, and of all. */
  maxEntryBytes: number;
  maxTotalBytes: number;
  /** Unpacked to packed size, of an entry over 1 MiB and of the archive. */
  maxRatio: number;
};

export const defaultSourceLimits: SourceLimits = {
  maxEntries: 500_000,
  maxEntryBytes: 4 * 2 ** 30,
  maxTotalBytes: 16 * 2 ** 30,
  // Our generated catalogue of 50 000 items packs 27 : 1; deflate's own limit is 1032 : 1.
  maxRatio: 300,
};

export type ExchangeSource = {
  /** Ordered classifier → catalogue → offers → prices → rests → documents, parts by number. */
  readonly files: readonly SourceFile[];
  /**
   * The picture a record of `fromFile` names, looked for beside that file and above it.
   * undefined when it is not there or its path would leave the source.
   */
  findPicture(path: string, fromFile: string): Promise<SourceFile | undefined>;
  /** Releases archives. Streams still open become invalid. */
  close(): Promise<void>;
};

type Mount = { prefix: string; root: SourceRoot };

async function openRoot(path: string, limits: SourceLimits): Promise<{ root: SourceRoot; isFile: boolean }> {
  const stats = await stat(path);
  if (stats.isDirectory()) return { root: await openDirectoryRoot(path, limits), isFile: false };
  if (!stats.isFile()) throw new AppError('invalid_input', 'source_kind', { file: basename(path) });
  if ((await fileKind(path)) === 'zip') return { root: await openZipRoot(path, limits), isFile: false };
  return { root: openFileRoot(path, stats.size), isFile: true };
}

async function mountAll(paths: readonly string[], limits: SourceLimits, mounts: Mount[]): Promise<void> {
  for (const path of paths) {
    const { root, isFile } = await openRoot(path, limits);
    const prefix = isFile || paths.length === 1 ? '' : `${basename(path)}/`;
    mounts.push({ prefix, root });
    for (const archive of root.archives) {
      const inner = await openZipRoot(archive.absolutePath, limits);
      mounts.push({ prefix: `${prefix}${archive.path}/`, root: inner });
    }
  }
}

async function findPicture(
  mounts: readonly Mount[],
  path: string,
  fromFile: string,
): Promise<SourceFile | undefined> {
  const safe = toPicturePath(path);
  if (safe === undefined) return undefined;
  // Longest prefix first: the archive inside a folder before the folder itself.
  const near = mounts
    .filter(({ prefix }) => fromFile.startsWith(prefix))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  for (const { prefix, root } of near) {
    for (const candidate of pictureCandidates(safe, fromFile.slice(prefix.length))) {
      const found = await root.find(candidate);
      if (found !== undefined) return found;
    }
  }
  for (const { root } of mounts) {
    const found = await root.find(safe);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Opens one or several paths as one exchange.
 * @throws AppError not_found/source_missing, forbidden/source_unreadable, invalid_input: `no_exchange_files`,
 *   `unsafe_path`, `symlink`, `zip_damaged`, `zip_encrypted`, `zip_bomb` {file, limit}, `too_many_files`
 */
export async function openExchangeSource(
  paths: string | readonly string[],
  limits: Partial<SourceLimits> = {},
): Promise<ExchangeSource> {
  const list = typeof paths === 'string' ? [paths] : paths;
  const mounts: Mount[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(mounts.map(({ root }) => root.close()));
  };
  try {
    await mountAll(list, { ...defaultSourceLimits, ...limits }, mounts);
    const files = mounts
      .flatMap(({ prefix, root }) => root.files.map((file) => ({ ...file, path: prefix + file.path })))
      .sort((a, b) => compareExchangePaths(a.path, b.path));
    if (files.length === 0) throw new AppError('invalid_input', 'no_exchange_files');
    return { files, findPicture: (path, fromFile) => findPicture(mounts, path, fromFile), close };
  } catch (error) {
    await close();
    throw toFileError(error);
  }
}

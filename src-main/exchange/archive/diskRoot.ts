// Folders and single files as exchange roots. Owns the walk and the rule that nothing outside the folder is read.
// Symbolic links inside are refused: they would make a shared exchange folder a window to the whole disk.
import { lstat, open, opendir, realpath } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import type { SourceFile, SourceLimits, SourceRoot } from './exchangeSource.ts';
import { isExchangeFile } from './exchangeStage.ts';

const maxDepth = 8;
const chunkBytes = 64 * 1024;

const hasCode = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';

/** File-system errors as AppError; anything else unchanged. */
export function toFileError(error: unknown): unknown {
  if (!hasCode(error)) return error;
  const file = error.path === undefined ? undefined : basename(error.path);
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
    return new AppError('not_found', 'source_missing', { file }, { cause: error });
  }
  if (error.code === 'EACCES' || error.code === 'EPERM') {
    return new AppError('forbidden', 'source_unreadable', { file }, { cause: error });
  }
  return error;
}

/** A plain file on disk. */
export function diskFile(absolutePath: string, path: string, sizeBytes: number): SourceFile {
  return {
    path,
    sizeBytes,
    async open() {
      try {
        const handle = await open(absolutePath);
        return handle.createReadStream({ highWaterMark: chunkBytes });
      } catch (error) {
        throw toFileError(error);
      }
    },
  };
}

/** Looks a path up under a folder; undefined when missing, no file, or really lying elsewhere. */
function createFinder(folder: string): (path: string) => Promise<SourceFile | undefined> {
  return async (path) => {
    try {
      const absolutePath = join(folder, path);
      const stats = await lstat(absolutePath);
      const [real, realFolder] = await Promise.all([realpath(absolutePath), realpath(folder)]);
      const isInside = real.startsWith(realFolder.endsWith(sep) ? realFolder : realFolder + sep);
      return stats.isFile() && isInside ? diskFile(absolutePath, path, stats.size) : undefined;
    } catch (error) {
      if (hasCode(error) && ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP'].includes(error.code ?? '')) {
        return undefined;
      }
      throw toFileError(error);
    }
  };
}

/** One file by itself; pictures are looked for in its folder. */
export function openFileRoot(path: string, sizeBytes: number): SourceRoot {
  return {
    files: [diskFile(path, basename(path), sizeBytes)],
    archives: [],
    find: createFinder(dirname(path)),
    close: async () => undefined,
  };
}

type Found = { files: SourceFile[]; archives: SourceRoot['archives']; count: number };

async function walk(
  folder: string,
  relative: string,
  depth: number,
  limits: SourceLimits,
  found: Found,
): Promise<void> {
  if (depth > maxDepth) throw new AppError('invalid_input', 'too_deep', { file: relative });
  for await (const entry of await opendir(folder)) {
    const path = relative + entry.name;
    found.count += 1;
    if (found.count > limits.maxEntries) throw new AppError('invalid_input', 'too_many_files');
    if (entry.isSymbolicLink()) throw new AppError('invalid_input', 'symlink', { file: path });
    const absolutePath = join(folder, entry.name);
    // Pictures are looked up by name, hundreds of thousands need no listing.
    if (entry.isDirectory() && entry.name !== 'import_files') {
      await walk(absolutePath, `${path}/`, depth + 1, limits, found);
    } else if (entry.isFile() && isExchangeFile(path)) {
      found.files.push(diskFile(absolutePath, path, (await lstat(absolutePath)).size));
    } else if (entry.isFile() && /\.zip$/i.test(path)) {
      found.archives.push({ path, absolutePath });
    }
  }
}

/** A folder in 1C's layout or any other with XML files, at most 8 levels deep. */
export async function openDirectoryRoot(folder: string, limits: SourceLimits): Promise<SourceRoot> {
  const found: Found = { files: [], archives: [], count: 0 };
  await walk(folder, '', 0, limits, found);
  const { files, archives } = found;
  return { files, archives, find: createFinder(folder), close: async () => undefined };
}

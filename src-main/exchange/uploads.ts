// Files dropped on the window, on disk for the time of one import: under staging, with safe names, removed after.
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fromBytes } from '#shared/contract/bytes.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { Parsed } from '#shared/contract/index.ts';
import { fromSqliteError } from '../store/sqliteErrors.ts';

type Source = Parsed<'exchange.importCommerceml'>['source'];

/** `a/b.xml` keeps its folders, since pictures are found by them. @throws AppError invalid_input/unsafe_path */
function safeName(name: string): string {
  const parts = name
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  const isBad = parts.length === 0 || parts.includes('..') || /^[a-z]:|[\0-\x1f]/i.test(name);
  if (isBad) throw new AppError('invalid_input', 'unsafe_path');
  return join(...parts);
}

/**
 * Runs `use` with paths on disk; uploads are gone after, however it ends.
 * @throws AppError invalid_input/unsafe_path, disk_full, unavailable/folder_read_only
 */
export async function withPaths<T>(
  source: Source,
  staging: string,
  use: (paths: string[]) => Promise<T>,
): Promise<T> {
  if ('paths' in source) return use(source.paths);
  const folder = join(staging, `import-${randomUUID()}`);
  try {
    const names = source.uploads.map(({ name, bytes }) => ({ path: join(folder, safeName(name)), bytes }));
    try {
      for (const { path, bytes } of names) {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        writeFileSync(path, fromBytes(bytes), { mode: 0o600, flag: 'wx' });
      }
    } catch (error) {
      throw fromSqliteError(error);
    }
    const [only] = names;
    // One file by its own path; several as the folder that holds them, so that their order and pictures are found.
    return await use(names.length === 1 && only !== undefined ? [only.path] : [folder]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

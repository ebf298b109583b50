// Which relative paths from a file or an archive may be used at all. Pure; touches no disk.
import { AppError } from '#shared/contract/errors.ts';

/**
 * A zip entry's name as it is, or an error: absolute, with `..`, a drive, a backslash, or control characters.
 * @throws AppError invalid_input/unsafe_path {file}
 */
export function requireSafeEntryName(name: string, file: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  const isBad = name === '' || /^\/|^[a-z]:|\\|[\0-\x1f]/i.test(name) || name.split('/').includes('..');
  if (isBad) throw new AppError('invalid_input', 'unsafe_path', { file });
  return name;
}

/** A picture path written in a record, as `a/b.jpg`; undefined when it would leave the source. */
export function toPicturePath(path: string): string | undefined {
  const parts = path
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  const isBad = parts.length === 0 || parts.includes('..') || /^[a-z]:/i.test(path) || path.includes('\0');
  return isBad ? undefined : parts.join('/');
}

/** `import_files/a.jpg` named in `goods/1/import.xml` may lie beside that file or above it, up to the root. */
export function pictureCandidates(path: string, fromFile: string): string[] {
  const folders = fromFile.split('/').slice(0, -1);
  const candidates: string[] = [];
  for (let depth = folders.length; depth >= 0; depth -= 1) {
    candidates.push([...folders.slice(0, depth), path].join('/'));
  }
  return candidates;
}

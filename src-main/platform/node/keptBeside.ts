// A file that is to be replaced stays beside its heir: a key is never thrown away.
import { existsSync, renameSync, rmSync } from 'node:fs';

/** Renames `path`, when it is there, to `path.replaced-1`, or the next free number. */
export function keepBeside(path: string): void {
  if (!existsSync(path)) return;
  let number = 1;
  while (existsSync(`${path}.replaced-${number}`)) number += 1;
  renameSync(path, `${path}.replaced-${number}`);
}

/** The file and all that its heirs left beside them. */
export function removeWithKept(path: string): void {
  for (let number = 1; existsSync(`${path}.replaced-${number}`); number += 1)
    rmSync(`${path}.replaced-${number}`);
  rmSync(path, { force: true });
}

// Installs what the bench compares with, from the lock beside this file, into the bench's cache: its packages are no
// dependency of ours. Nobody's install script is run.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cacheDir, removeOlder, root } from '../company.ts';
import { MissingPart } from '../measure.ts';

export const pouchDir = join(root, 'tests/bench/pouch');
const installLimitMs = 180_000;

/** The folder that holds their `node_modules`. @throws MissingPart where the registry is out of reach */
export async function ensurePouch(say: (text: string) => void): Promise<string> {
  const hash = createHash('sha256').update(readFileSync(join(pouchDir, 'package-lock.json')));
  const dir = join(cacheDir, `pouch-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(dir)) return dir;
  mkdirSync(cacheDir, { recursive: true });
  removeOlder('pouch-');
  const making = join(cacheDir, 'pouch-making');
  mkdirSync(making);
  for (const file of ['package.json', 'package-lock.json']) cpSync(join(pouchDir, file), join(making, file));
  const startedAt = performance.now();
  try {
    await promisify(execFile)(
      'npm',
      ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
      {
        cwd: making,
        timeout: installLimitMs,
      },
    );
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    const told = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    const why = told.trim().replace(/\s*\n(npm (error|ERR!))?\s*/g, ' ') || String(error);
    throw new MissingPart(`PouchDB is not here and npm could not install it: ${why.slice(0, 200)}`);
  }
  renameSync(making, dir);
  say(`PouchDB installed in ${Math.round((performance.now() - startedAt) / 1000)} s`);
  return dir;
}

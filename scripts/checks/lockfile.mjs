// Keeps one key in the lock file that npm itself drops at every `npm i`: `"gypfile": false` of the database
// package. npm reads it as package data; without it npm 10 compiles the package (it sees binding.gyp), though
// ready binaries lie inside. `node scripts/checks/lockfile.mjs` checks, `--fix` puts the key back.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const path =
  process.argv.slice(2).find((arg) => !arg.startsWith('--')) ??
  join(dirname(fileURLToPath(import.meta.url)), '../../package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));
const entry = lock.packages['node_modules/better-sqlite3'];

if (entry.gypfile !== false) {
  if (!process.argv.includes('--fix')) {
    process.stderr.write(
      'package-lock.json: node_modules/better-sqlite3 lacks "gypfile": false – run: node scripts/checks/lockfile.mjs --fix\n',
    );
    process.exit(1);
  }
  entry.gypfile = false;
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
}

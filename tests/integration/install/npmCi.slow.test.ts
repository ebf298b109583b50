// `npm ci` as a user's machine runs it: no python, make or gcc on the PATH; with npm 11 and with the npm 10 of
// Node 20. The lock file is the committed one. A project of its own (`npm run test:install`): it loads the machine.
import { execFile } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

type Lock = {
  name: string;
  version: string;
  lockfileVersion: number;
  packages: Record<string, { gypfile?: boolean; resolved?: string; dependencies?: Record<string, string> }>;
};
type Outcome = { code: number; output: string };

const root = fileURLToPath(new URL('../../..', import.meta.url));
const lockCheck = join(root, 'scripts/checks/lockfile.mjs');
const database = 'node_modules/better-sqlite3';
const [npm10, npm11] = ['10.8.2', '11.19.1'] as const;
const readLock = (folder: string): Lock =>
  JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
const writeJson = (path: string, value: unknown): void =>
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
let dir: string;
let cache: string;

/** What this machine reaches the registry by. */
const network = ['npm_config_registry', 'https_proxy', 'HTTPS_PROXY', 'http_proxy', 'NODE_EXTRA_CA_CERTS'];

async function run(
  command: string,
  args: readonly string[],
  cwd = root,
  env = process.env,
): Promise<Outcome> {
  return promisify(execFile)(command, args, { cwd, env, maxBuffer: 2 ** 24 }).then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      output: error.stdout + error.stderr,
    }),
  );
}

/** A PATH of links to the few programs that npm needs. */
function makePath(): void {
  const bin = join(dir, 'bin');
  mkdirSync(bin);
  const system = (process.env.PATH ?? '').split(delimiter).filter((part) => !part.includes('node_modules'));
  for (const name of ['node', 'sh', 'env', 'uname']) {
    const found = system.map((part) => join(part, name)).find(existsSync);
    if (!found) throw new Error(`this machine has no ${name}`);
    symlinkSync(found, join(bin, name));
  }
}

const npmFolder = (version: string): string => join(dir, `npm-${version}`);

async function fetchNpm(version: string): Promise<void> {
  const fetched = await run('npm', [
    'install',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--prefix',
    npmFolder(version),
    `npm@${version}`,
  ]);
  if (fetched.code !== 0) throw new Error(`npm ${version} cannot be had: ${fetched.output}`);
}

async function install(folder: string, version: string): Promise<Outcome> {
  const env = {
    // The package `node` calls npm while it installs.
    PATH: [join(npmFolder(version), 'node_modules/.bin'), join(dir, 'bin')].join(delimiter),
    HOME: dir,
    npm_config_cache: cache,
    npm_config_prefer_offline: 'true',
    npm_config_update_notifier: 'false',
    npm_config_loglevel: 'error',
    ...Object.fromEntries(
      network.filter((name) => process.env[name]).map((name) => [name, process.env[name]]),
    ),
  };
  return run(join(npmFolder(version), 'node_modules/.bin/npm'), ['ci'], folder, env);
}

function makeProject(name: string): string {
  const folder = join(dir, name);
  mkdirSync(folder);
  for (const file of ['package.json', 'package-lock.json', '.npmrc'])
    copyFileSync(join(root, file), join(folder, file));
  return folder;
}

/** The database package alone, as the committed lock file has it: seconds instead of a minute. */
function makeDatabaseProject(name: string, change: (entry: Lock['packages'][string]) => void): string {
  const folder = makeProject(name);
  const { dependencies, allowScripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const own = { name, version: '0.0.0', dependencies: { 'better-sqlite3': dependencies['better-sqlite3'] } };
  const lock = readLock(root);
  const entry = structuredClone(lock.packages[database]);
  if (!entry) throw new Error('the lock file holds no database');
  change(entry);
  const needed = Object.keys(entry.dependencies ?? {}).map((each) => `node_modules/${each}`);
  const packages = {
    '': own,
    [database]: entry,
    ...Object.fromEntries(needed.map((each) => [each, lock.packages[each]])),
  };
  writeJson(join(folder, 'package.json'), { ...own, allowScripts });
  writeJson(join(folder, 'package-lock.json'), { ...lock, packages });
  return folder;
}

/** Opens a database by the Node that was installed. */
async function openDatabase(folder: string): Promise<string> {
  const code = `import Database from 'better-sqlite3';
    const db = new Database(':memory:');
    console.log(process.versions.node.split('.')[0], db.prepare('SELECT 6 * 7').pluck().get());`;
  writeFileSync(join(folder, 'probe.mjs'), code);
  const probe = await run(join(folder, 'node_modules/node/bin/node'), ['probe.mjs'], folder);
  return probe.output.trim();
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'yolda-install-'));
  cache = (await run('npm', ['config', 'get', 'cache'])).output.trim();
  makePath();
  await fetchNpm(npm10);
  await fetchNpm(npm11);
});
afterAll(() => rmSync(dir, { recursive: true, force: true, maxRetries: 3 }));

describe('the lock file', () => {
  it('keeps the key that lets npm 10 use the ready binary', async () => {
    expect(readLock(root).packages[database]).toMatchObject({
      name: 'better-sqlite3-multiple-ciphers',
      gypfile: false,
    });
    expect(await run(process.execPath, [lockCheck])).toEqual({ code: 0, output: '' });
  });

  it('asks nothing but the npm registry', () => {
    const elsewhere = Object.values(readLock(root).packages).filter(
      ({ resolved }) => resolved && !resolved.startsWith('https://registry.npmjs.org/'),
    );
    expect(elsewhere).toEqual([]);
  });

  it('that lost the key is found, and mended', async () => {
    const folder = makeDatabaseProject('mended', (entry) => delete entry.gypfile);
    const path = join(folder, 'package-lock.json');
    const found = await run(process.execPath, [lockCheck, path]);
    expect(found).toMatchObject({ code: 1, output: expect.stringContaining('lacks "gypfile": false') });
    expect(await run(process.execPath, [lockCheck, path, '--fix'])).toMatchObject({ code: 0 });
    expect(readLock(folder).packages[database]?.gypfile).toBe(false);
  });
});

describe('npm ci without python, make and gcc', () => {
  for (const version of [npm11, npm10]) {
    it.concurrent(`works with npm ${version} and opens the database`, async () => {
      const folder = makeProject(`all-${version}`);
      const { code, output } = await install(folder, version);
      expect(code, output.slice(-3_000)).toBe(0);
      expect(await openDatabase(folder)).toBe('24 42');
    });
  }

  it('really has no compiler: npm 10 fails on a lock file without the key', async () => {
    const failed = await install(
      makeDatabaseProject('lost', (entry) => delete entry.gypfile),
      npm10,
    );
    expect(failed.code).not.toBe(0);
    expect(failed.output).toContain('node-gyp rebuild');
    expect(
      await install(
        makeDatabaseProject('kept', () => undefined),
        npm10,
      ),
    ).toMatchObject({ code: 0 });
  });
});

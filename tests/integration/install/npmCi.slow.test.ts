// `npm ci` as a user's machine runs it: no python, no make, no gcc on the PATH; with npm 11 and with the npm 10
// of Node 20. Each takes about a minute; package.json and the lock file are the real ones.
import { execFile, execFileSync } from 'node:child_process';
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
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const run = promisify(execFile);
const timeoutMs = 300_000;
let dir: string;

/** A PATH of links to the few programs that npm needs. */
function makePath(): string {
  const bin = join(dir, 'bin');
  mkdirSync(bin);
  const system = (process.env.PATH ?? '').split(':').filter((part) => !part.includes('node_modules'));
  for (const name of ['node', 'npm', 'npx', 'sh', 'env', 'uname']) {
    const found = system.map((part) => join(part, name)).find((path) => existsSync(path));
    if (!found) throw new Error(`this machine has no ${name}`);
    symlinkSync(found, join(bin, name));
  }
  return bin;
}

async function install(
  folder: string,
  command: readonly [string, ...string[]],
): Promise<{ code: number; output: string }> {
  const [program, ...args] = command;
  const env = {
    PATH: join(dir, 'bin'),
    HOME: dir,
    npm_config_cache: execFileSync('npm', ['config', 'get', 'cache'], { encoding: 'utf8' }).trim(),
    npm_config_prefer_offline: 'true',
    npm_config_update_notifier: 'false',
  };
  const done = await run(join(env.PATH, program), args, { cwd: folder, env, maxBuffer: 2 ** 24 }).then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      output: error.stdout + error.stderr,
    }),
  );
  return done;
}

function makeProject(name: string): string {
  const folder = join(dir, name);
  mkdirSync(folder);
  for (const file of ['package.json', 'package-lock.json', '.npmrc'])
    copyFileSync(join(root, file), join(folder, file));
  return folder;
}

/** Opens an encrypted database by the Node that was installed. */
function openDatabase(folder: string): string {
  const code = `import Database from 'better-sqlite3';
    const db = new Database(':memory:');
    console.log(process.versions.node.split('.')[0], db.prepare('SELECT 6 * 7').pluck().get());`;
  writeFileSync(join(folder, 'probe.mjs'), code);
  return execFileSync(join(folder, 'node_modules/node/bin/node'), ['probe.mjs'], {
    cwd: folder,
    encoding: 'utf8',
  }).trim();
}

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'yolda-install-'));
  makePath();
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('npm ci without a compiler', () => {
  it('keeps the key that lets npm 10 use the ready binary', () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    expect(lock.packages['node_modules/better-sqlite3']).toMatchObject({
      name: 'better-sqlite3-multiple-ciphers',
      gypfile: false,
    });
    execFileSync(process.execPath, [join(root, 'scripts/checks/lockfile.mjs')]);
  });

  it('asks nothing but the npm registry', () => {
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { resolved?: string; link?: boolean }>;
    };
    const elsewhere = Object.entries(packages).filter(
      ([, { resolved }]) => resolved && !resolved.startsWith('https://registry.npmjs.org/'),
    );
    expect(elsewhere).toEqual([]);
  });

  it('works with the npm of this machine and opens the database', { timeout: timeoutMs }, async () => {
    const folder = makeProject('own');
    expect(await install(folder, ['npm', 'ci'])).toMatchObject({ code: 0 });
    expect(openDatabase(folder)).toBe('24 42');
  });

  it('works with npm 10 and opens the database', { timeout: timeoutMs }, async () => {
    const folder = makeProject('npm10');
    expect(await install(folder, ['npx', '-y', 'npm@10.8.2', 'ci'])).toMatchObject({ code: 0 });
    expect(openDatabase(folder)).toBe('24 42');
  });

  it('would fail with npm 10 were the key lost: the check puts it back', { timeout: timeoutMs }, async () => {
    const folder = makeProject('lost');
    const path = join(folder, 'package-lock.json');
    const lock = JSON.parse(readFileSync(path, 'utf8'));
    delete lock.packages['node_modules/better-sqlite3'].gypfile;
    writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
    const check = (...args: string[]) =>
      run(process.execPath, [join(root, 'scripts/checks/lockfile.mjs'), path, ...args]);
    await expect(check()).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('lacks "gypfile": false'),
    });
    const failed = await install(folder, ['npx', '-y', 'npm@10.8.2', 'ci']);
    expect(failed.code).toBe(1);
    expect(failed.output).toContain('node-gyp rebuild');
    await check('--fix');
    expect(JSON.parse(readFileSync(path, 'utf8')).packages['node_modules/better-sqlite3'].gypfile).toBe(
      false,
    );
  });
});

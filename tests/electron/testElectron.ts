// What every Electron test needs from the machine: the real Electron, a display, and – for root in a
// container – an unprivileged user, so that Chromium's own sandbox is really on.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const coreNode = join(root, 'node_modules/node/bin/node');
const cache = join(root, '.cache/test-electron');
/** Where scripts/electron/fetchTestElectron.mjs puts it. */
export const testElectron = join(cache, 'electron-33.2.1');

/** The built program: the test Electron with our folder as its app. */
export const builtProgram = join(cache, 'built/electron');
/** The packed program, by electron-builder. */
export const packedProgram = join(root, 'release/linux-unpacked/yolda');

/**
 * The test Electron with a folder as its app. Hard links cost no disk; the app is a link.
 * @param dist the fetched Electron @returns path of the binary
 */
export function makeProgram(dist: string, name: string, app: string): string {
  const folder = join(cache, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  execFileSync('cp', ['-al', dist, folder]);
  symlinkSync(app, join(folder, 'resources/app'));
  return join(folder, 'electron');
}

const nobody = 65534;

/** Whom to run Electron as: root has no sandbox, an ordinary user with user namespaces has one. */
export function sandboxUser(): { uid?: number; gid?: number; isSandboxed: boolean } {
  const isRoot = process.getuid?.() === 0;
  const ids = isRoot ? { uid: nobody, gid: nobody } : {};
  return { ...ids, isSandboxed: spawnSync('unshare', ['-U', 'true'], ids).status === 0 };
}

/** Gives a folder to the user of `sandboxUser`. */
export function giveAway(folder: string): void {
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', `${nobody}:${nobody}`, folder]);
}

export async function startDisplay(): Promise<{ display: string; stop(): void }> {
  const child: ChildProcess = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  const number = await new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    child.stdio[3]?.once('data', (data: Buffer) => resolve(data.toString().trim()));
  });
  return { display: `:${number}`, stop: () => child.kill() };
}

/** @throws Error saying what to run */
export function demand(path: string, command: string): void {
  if (!existsSync(path)) throw new Error(`${path} is missing: run ${command}`);
}

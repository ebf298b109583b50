// The npm package `electron` of this folder: its binary, the download of it, whether it runs.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const downloadTimeoutMs = 60_000;
const startTimeoutMs = 20_000;

/** @param {string} root folder with node_modules @returns {import('./chooseHost.mjs').ElectronPackage} */
export function electronPackage(root) {
  const folder = join(root, 'node_modules/electron');
  return {
    isInstalled: () => existsSync(join(folder, 'install.js')),
    binary() {
      const pathFile = join(folder, 'path.txt');
      if (!existsSync(pathFile)) return undefined;
      const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8'));
      return existsSync(binary) ? binary : undefined;
    },
    download() {
      process.stdout.write(
        'Fetching Electron, at most a minute (`npm start -- --browser` does without it) …\n',
      );
      const { status, error } = spawnSync(process.execPath, [join(folder, 'install.js')], {
        stdio: 'ignore',
        timeout: downloadTimeoutMs,
      });
      if (error?.code === 'ETIMEDOUT') return 'timeout';
      return status === 0 ? 'done' : 'failed';
    },
    starts: (binary) =>
      spawnSync(binary, ['--version', ...sandboxArgs()], { timeout: startTimeoutMs, stdio: 'ignore' })
        .status === 0,
  };
}

/** Chromium's sandbox refuses root. */
export const sandboxArgs = () => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

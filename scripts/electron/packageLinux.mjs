// Packs the Linux folder (`release/linux-unpacked`) with the Electron that is at hand: the test Electron, given
// on the command line exactly as CI does.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchTestElectron, testElectronVersion } from './fetchTestElectron.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const builder = createRequire(import.meta.url).resolve('electron-builder/cli.js');
const dist = await fetchTestElectron();
const { status } = spawnSync(
  process.execPath,
  [
    builder,
    '--linux',
    'dir',
    `--config.electronDist=${dist}`,
    `--config.electronVersion=${testElectronVersion}`,
    '--config.npmRebuild=false',
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit' },
);
process.exit(status ?? 1);

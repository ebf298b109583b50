// Builds a part of the program when it is missing or older than its sources. Knows which sources make which part.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const shared = ['src-shared', 'package.json', 'package-lock.json'];

/** `output` is the file that the build writes last. */
const parts = {
  renderer: { output: 'dist/renderer/index.html', sources: ['src-renderer', ...shared] },
  node: { output: 'dist/node/yolda.js', sources: ['src-main', 'src-hub', 'scripts/build', ...shared] },
  electron: { output: 'dist/electron/coreProcess.js', sources: ['src-main', 'scripts/build', ...shared] },
};

function newestOf(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0;
  return Math.max(0, ...readdirSync(path).map((name) => newestOf(join(path, name))));
}

/** @param {keyof typeof parts} name @throws Error when the build fails */
export function ensureBuilt(name) {
  const { output, sources } = parts[name];
  const built = statSync(join(root, output), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (Math.max(...sources.map((source) => newestOf(join(root, source)))) <= built) return;
  process.stdout.write(`Building the program (${name}) …\n`);
  const { status, stdout, stderr } = spawnSync('npm', ['run', '-s', `build:${name}`], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm run build:${name} failed:\n${stdout}${stderr}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.argv.slice(2).forEach(ensureBuilt);

// `npm run bench`: bundles the bench with the core it measures into dist/bench, builds the program itself (dist/node)
// and its renderer, then runs it on this same Node. `--no-build` takes the program as it lies there.
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { workers } from '../build/workers.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const out = join(root, 'dist/bench');

const { importWorker, readerWorker, stagedWorker, ...others } = workers;
const entries = {
  run: join(root, 'tests/bench/run.ts'),
  ...others,
};

async function bundle(input) {
  const made = await rolldown({
    cwd: root,
    input,
    platform: 'node',
    external: [/^node:/, 'better-sqlite3', 'electron', '@playwright/test', 'pg'],
    resolve: { conditionNames: ['node', 'import', 'default'] },
    logLevel: 'warn',
  });
  await made.write({
    dir: out,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    sourcemap: true,
  });
  await made.close();
}

rmSync(out, { recursive: true, force: true });
await bundle(entries);
// The migrations this bundle was made with: the tree may change while the bench runs.
cpSync(join(root, 'migrations'), join(out, 'migrations'), { recursive: true });
cpSync(join(root, 'src-hub/storage/hubMigrations'), join(out, 'hubMigrations'), { recursive: true });
try {
  await bundle({ importWorker, readerWorker, stagedWorker });
} catch (error) {
  // A broken importer fails the rows that need it, by name, and not the whole bench.
  console.error(`bench: no import worker: ${error.message.split('\n')[0]}`);
}

if (!process.argv.includes('--no-build')) {
  // What cannot be built fails the rows that need it, by name.
  const vite = [
    join(root, 'node_modules/vite/bin/vite.js'),
    'build',
    '--config',
    'src-renderer/vite.config.ts',
  ];
  for (const script of [[join(root, 'scripts/build/buildNode.mjs')], [...vite, '--logLevel', 'error']]) {
    const built = spawnSync(process.execPath, script, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    if (built.status !== 0) console.error(`bench: could not build by ${script[0]}`);
  }
}
const args = process.argv.slice(2).filter((arg) => arg !== '--no-build');
const run = spawnSync(process.execPath, ['--enable-source-maps', join(out, 'run.js'), ...args], {
  stdio: 'inherit',
});
process.exitCode = run.status ?? 1;

// Bundles the Electron side into dist/electron: the main process, the preload (CommonJS, as the sandbox demands)
// and the core process with its worker threads, flat, as in dist/node. Everything named core… or …Worker is what
// plain Node must be able to read: the packed program keeps it outside of its archive.
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { workers } from './workers.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const out = join(root, 'dist/electron');
const at = (path) => join(root, path);

async function build(input, target, output) {
  const bundle = await rolldown({
    cwd: root,
    input,
    platform: 'node',
    external: [/^node:/, 'better-sqlite3', 'electron'],
    resolve: { conditionNames: ['node', 'import', 'default'] },
    transform: { target },
    logLevel: 'warn',
  });
  await bundle.write({ dir: out, sourcemap: true, ...output });
  await bundle.close();
}

rmSync(out, { recursive: true, force: true });
// Electron 33, the real one that tests have, runs Node 20.
await build({ main: at('src-main/hosts/electron/main.ts') }, 'node20', {
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'main-[hash].js',
});
await build({ preload: at('src-main/hosts/electron/preload.ts') }, 'node20', {
  format: 'cjs',
  entryFileNames: '[name].cjs',
});
await build(
  {
    coreProcess: at('src-main/hosts/electron/coreProcess.ts'),
    ...workers,
  },
  'node22',
  { format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'core-[name]-[hash].js' },
);

// Bundles the Node side into dist/node: the command line and the worker threads, one flat folder, so that
// `new URL('./worker.js', import.meta.url)` holds. The native database stays outside.
import { cpSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { workers } from './workers.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const out = join(root, 'dist/node');

const input = {
  yolda: join(root, 'src-main/cli/yolda.ts'),
  ...workers,
};

rmSync(out, { recursive: true, force: true });
const bundle = await rolldown({
  cwd: root,
  input,
  platform: 'node',
  external: [/^node:/, 'better-sqlite3', 'electron'],
  logLevel: 'warn',
});
await bundle.write({
  dir: out,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
  sourcemap: true,
});
await bundle.close();
// Read beside the module that applies them.
cpSync(join(root, 'src-hub/storage/hubMigrations'), join(out, 'hubMigrations'), { recursive: true });

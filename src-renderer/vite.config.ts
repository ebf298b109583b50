// Builds the renderer – the program and the small window of a call – to dist/renderer: relative addresses (app:// and http), Chromium 130, no inlined assets (CSP).
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** A page, and the module it names. */
const entry = /src-renderer\/(app\/(main|incoming)\.tsx|\w+\.html)$/;

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [react()],
  build: {
    rolldownOptions: {
      // Nothing of ours does anything by being loaded, but for the two entries and styles: what a door (index.ts) offers and
      // nobody takes from it is left out.
      treeshake: {
        moduleSideEffects: (id) => entry.test(id) || !/src-(renderer|shared)\/[^?]*\.tsx?$/.test(id),
      },
      // What a window begins with is one file, and what several parts share lies in few: a request for each small module costs
      // more than the module.
      output: {
        // A shared part would carry the names of all that share it.
        chunkFileNames: ({ name }) => `assets/${name.replace(/~.*/, '')}-[hash].js`,
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], test: (id) => !entry.test(id), priority: 2 },
            {
              name: 'shared',
              minShareCount: 2,
              entriesAware: true,
              entriesAwareMergeThreshold: 40_000,
              priority: 1,
            },
          ],
        },
      },
      input: ['index.html', 'incoming.html'].map((page) =>
        fileURLToPath(new URL(`./${page}`, import.meta.url)),
      ),
    },
    outDir: fileURLToPath(new URL('../dist/renderer', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome130',
    cssTarget: 'chrome130',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  css: { modules: { localsConvention: 'camelCaseOnly' } },
});

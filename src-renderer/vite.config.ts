// Builds the renderer – the program and the small window of a call – to dist/renderer: relative addresses (app:// and http), Chromium 130, no inlined assets (CSP).
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [react()],
  build: {
    rolldownOptions: {
      // Nothing of ours does anything by being loaded, but for the two entries and styles: what a door (index.ts) offers and
      // nobody takes from it is left out.
      treeshake: {
        moduleSideEffects: (id) =>
          !/src-(renderer|shared)\/(?!app\/(main|incoming)\.tsx)[^?]*\.tsx?$/.test(id),
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

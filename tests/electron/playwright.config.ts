// The real Electron under Xvfb: the built program (all specs), and the packed one (the same smoke).
// `npm run test:electron` builds, packs and runs both.
import { defineConfig } from '@playwright/test';
import type { ProgramOptions } from './program.ts';

export default defineConfig<ProgramOptions>({
  testDir: '.',
  outputDir: '../../test-results/electron',
  globalSetup: './globalSetup.ts',
  workers: 1,
  timeout: 60_000,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: '../../.cache/reports/electron.json' }]],
  projects: [
    { name: 'built', use: { program: 'built' } },
    { name: 'packed', use: { program: 'packed' }, testMatch: 'smoke.spec.ts' },
  ],
});

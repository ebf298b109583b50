// End-to-end tests: the built program on the node host, in Debian's Chromium.
import { defineConfig } from '@playwright/test';

export const chromium = {
  executablePath: process.env.YOLDA_CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

export default defineConfig({
  testDir: '.',
  outputDir: '../../.cache/e2e',
  fullyParallel: false,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI === 'true',
  // On a machine that cannot be asked again a test may run twice; scripts/test.mjs names each that had to.
  retries: process.env.CI === 'true' ? 1 : 0,
  reporter: [['list'], ['json', { outputFile: '../../.cache/reports/e2e.json' }]],
  use: {
    browserName: 'chromium',
    viewport: { width: 1366, height: 768 },
    locale: 'en-GB',
    timezoneId: 'Asia/Baku',
    // Colours are judged at rest, not on their way from one theme to the other.
    contextOptions: { reducedMotion: 'reduce' },
    // A trace of every test doubles what it costs (measured on the walk: 42 s of CPU with, 23 s without). To look into one: `--trace on`.
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
    launchOptions: chromium,
  },
});

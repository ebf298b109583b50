// Runs the design-system specs alone: `npx vite build --config src-renderer/vite.config.ts && npx playwright test -c tests/e2e/ui`.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  outputDir: '../../../test-results/ui',
  workers: 1,
  reporter: 'line',
  use: {
    viewport: { width: 1366, height: 768 },
    launchOptions: { executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] },
  },
});

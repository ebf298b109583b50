// `npm run pictures`: the pictures of README and guide, of the demo company at its fixed seed. Best run in
// Baku's working hours: clients' local times are in the pictures. Debian's pngquant, where it is, makes them small.
// `-- --all DIR [NAME…]`: every screen × language × theme for looking at, beside each other in DIR.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { demoInput } from './fixtures.ts';
import { chromium as browserOptions } from './playwright.config.ts';
import { makeFolder, type Program, startProgram } from './program.ts';
import { closeLayers, languages, screens, themes, type Walk } from './screens.ts';

const [flag, allDir, ...only] = process.argv.slice(2);
const docsDir = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const docsPictures = [
  ...['desk', 'finance', 'plan', 'picker', 'letter', 'catalog', 'imports', 'settings', 'shortcuts'],
];

async function openWalk(page: Page, program: Program): Promise<Walk> {
  await page.goto(`${program.url}/#${program.token}`);
  await page.locator('main').waitFor();
  const open: Walk['open'] = async (route = '/desk') => {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#${route}`);
  };
  return { page, call: program.call, open };
}

async function takeAll(walk: Walk, dir: string, names: readonly string[], suffix: string): Promise<void> {
  mkdirSync(dir, { recursive: true });
  for (const screen of screens) {
    if (names.length > 0 && !names.includes(screen.name)) continue;
    await screen.show(walk);
    await walk.page.screenshot({ path: join(dir, `${screen.name}${suffix}.png`), animations: 'disabled' });
    await closeLayers(walk);
  }
}

/** Flat colours lose nothing visible in a palette; without pngquant the files are larger, no more. */
function reduce(dir: string, names: readonly string[]): void {
  const files = names.map((name) => join(dir, `${name}.png`));
  const { error } = spawnSync('pngquant', ['--force', '--ext', '.png', '--speed', '1', '256', ...files]);
  if (error) process.stderr.write(`The pictures are not reduced: ${error.message}\n`);
}

const { dir, remove } = makeFolder();
const program = await startProgram(dir);
const browser = await chromium.launch(browserOptions);
try {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'en-GB',
    timezoneId: 'Asia/Baku',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  if (flag !== '--all') {
    await openWalk(page, program);
    await page.locator('main button').nth(1).waitFor();
    await page.screenshot({
      path: join(docsDir, 'welcome.png'),
      clip: { x: 0, y: 0, width: 1366, height: 310 },
      animations: 'disabled',
    });
  }
  await program.call('exchange.makeDemo', demoInput);
  const walk = await openWalk(page, program);
  if (flag === '--all' && allDir) {
    for (const language of languages) {
      for (const theme of themes) {
        await program.call('company.savePreferences', { language, theme });
        await walk.page.locator(`html[lang=${language}][data-theme=${theme}]`).waitFor();
        await takeAll(walk, allDir, only, `-${language}-${theme}`);
      }
    }
  } else {
    await program.call('company.savePreferences', { language: 'en', theme: 'light' });
    await walk.page.locator('html[lang=en][data-theme=light]').waitFor();
    await takeAll(walk, docsDir, docsPictures, '');
    reduce(docsDir, [...docsPictures, 'welcome']);
  }
} finally {
  await browser.close();
  await program.stop('SIGTERM');
  remove();
}

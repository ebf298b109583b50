// `npm run pictures`: the README's pictures (desk, picker, letter) of the demo company at its fixed seed.
// `-- --all DIR [NAME…]`: every screen × language × theme for looking at, beside each other in DIR.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { demoInput } from './fixtures.ts';
import { chromium as browserOptions } from './playwright.config.ts';
import { makeFolder, type Program, startProgram } from './program.ts';
import { closeLayers, languages, screens, themes, type Walk } from './screens.ts';

const [flag, allDir, ...only] = process.argv.slice(2);
const readmeDir = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const readmePictures = ['desk', 'picker', 'letter'];

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

const { dir, remove } = makeFolder();
const program = await startProgram(dir);
const browser = await chromium.launch(browserOptions);
try {
  await program.call('exchange.makeDemo', demoInput);
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'en-GB',
    timezoneId: 'Asia/Baku',
    reducedMotion: 'reduce',
  });
  const walk = await openWalk(await context.newPage(), program);
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
    await takeAll(walk, readmeDir, readmePictures, '');
  }
} finally {
  await browser.close();
  await program.stop('SIGTERM');
  remove();
}

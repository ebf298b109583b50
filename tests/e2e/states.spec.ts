// What a screen shows when there is nothing to show, when something is wrong, and when the core is gone: said in
// words, without violations, with a way on. Console errors and CSP violations fail it (fixture).
import type { Page } from '@playwright/test';
import { setUpInput } from '../tools/setUpInput.ts';
import { expectNoAxeViolations } from './axe.ts';
import { expectNothingCut } from './cuts.ts';
import { type App, expect, test } from './fixtures.ts';
import { languages } from './screens.ts';

async function expectWell(page: Page, context: string): Promise<void> {
  await expectNoAxeViolations(page, context);
  await expectNothingCut(page, context, { areHeadersWhole: true });
}

async function inEveryLanguage(app: App, check: (language: string) => Promise<void>): Promise<void> {
  for (const [index, language] of languages.entries()) {
    const theme = index % 2 === 0 ? 'light' : 'dark';
    await app.call('company.savePreferences', { language, theme });
    await app.page.locator(`html[lang=${language}][data-theme=${theme}]`).waitFor();
    await check(language);
  }
}

test('the first start: the demo company or our own', async ({ app }) => {
  const { page } = app;
  await app.open('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectWell(page, 'welcome');
  await page.getByRole('main').getByRole('button').last().click();
  await expect(page.getByRole('main').getByRole('textbox').first()).toBeVisible();
  await expectNoAxeViolations(page, 'set up');
});

test('a company without rows: every list says so and offers a way on', async ({ app }) => {
  await app.call('company.setUp', setUpInput());
  const { page } = app;
  await app.open();
  await inEveryLanguage(app, async (language) => {
    for (const route of ['/desk', '/partners', '/catalog', '/outbox']) {
      await app.open(route);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('main p').first()).toBeVisible();
      await expectWell(page, `${route} without rows, ${language}`);
    }
  });
});

test('an address of nothing: an error in words, and the menu still works', async ({ app }) => {
  await app.call('company.setUp', setUpInput());
  const { page } = app;
  const gone = '018f0000-0000-7000-8000-000000000000';
  await app.open();
  await inEveryLanguage(app, async (language) => {
    for (const route of [`/invoices/${gone}`, `/partners/${gone}`, '/nowhere']) {
      await app.open(route);
      await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('');
      await expectWell(page, `${route}, ${language}`);
    }
  });
  await page.keyboard.press('Control+1');
  await expect(page.locator('main section').first()).toBeVisible();
});

test('the core is gone: the page says so, keeps what it shows, and comes back by itself', async ({ app }) => {
  await app.call('company.setUp', setUpInput());
  await app.call('company.savePreferences', { language: 'en' });
  await app.call('partners.create', { name: 'Alfa MMC', country: 'AZ' });
  const { page } = app;
  await app.open('/partners');
  await expect(page.getByRole('rowheader', { name: 'Alfa MMC' })).toBeVisible();
  await app.kill();
  await expect(page.getByText('Connection to the program is lost')).toBeVisible();
  await expect(page.getByRole('rowheader', { name: 'Alfa MMC' })).toBeVisible();
  await expectWell(page, 'without a core');
  await app.start();
  await expect(page.getByText('Connection to the program is lost')).toBeHidden();
  await expect(page.getByRole('region', { name: 'Calendar' })).toBeVisible();
});

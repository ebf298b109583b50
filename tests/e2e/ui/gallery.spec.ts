// axe, CSP and console over every primitive in light and dark and three languages; Azerbaijani inside Chromium.
import { expect, test } from '@playwright/test';
import {
  axeViolations,
  choosePart,
  collectFaults,
  type GalleryHost,
  type Lang,
  openGallery,
  parts,
  startGallery,
} from './galleryPage.ts';

let host: GalleryHost;

test.beforeAll(async () => {
  host = await startGallery();
});
test.afterAll(() => host.close());

for (const theme of ['light', 'dark'] as const) {
  for (const lang of ['en', 'az', 'ru'] as const) {
    test(`every primitive passes axe and the CSP: ${theme} ${lang}`, async ({ page }) => {
      const faults = collectFaults(page);
      await openGallery(page, host, lang, theme);
      const violations: string[] = [];
      for (const part of parts) {
        await choosePart(page, part);
        violations.push(...(await axeViolations(page)).map((text) => `${part} ${text}`));
      }
      expect({ lang: await page.locator('html').getAttribute('lang'), violations, faults }).toEqual({
        lang,
        violations: [],
        faults: [],
      });
    });
  }
}

test('open layers pass axe: dialog, menu, select, month, toast', async ({ page }) => {
  const faults = collectFaults(page);
  await openGallery(page, host, 'en', 'light');
  const violations: string[] = [];
  const check = async (layer: string) =>
    violations.push(...(await axeViolations(page)).map((text) => `${layer} ${text}`));
  await choosePart(page, 'layers');
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  await check('toast');
  await page.getByRole('button', { name: 'Send invoice' }).click();
  await page.getByRole('dialog', { name: 'Send invoice' }).waitFor();
  await check('dialog');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Send invoice' })).toHaveCount(0);
  await choosePart(page, 'buttons');
  await page.getByRole('button', { name: 'More actions' }).last().click();
  await page.getByRole('menu').waitFor();
  await check('menu');
  await page.keyboard.press('Escape');
  await choosePart(page, 'fields');
  await page.getByRole('combobox', { name: 'VAT rate' }).click();
  await page.getByRole('option', { name: '18 %' }).waitFor();
  await check('select');
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'Warehouse' }).fill('G');
  await page.getByRole('option', { name: 'Gəncə' }).waitFor();
  await check('combobox');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Choose a date' }).click();
  await page.getByRole('grid', { name: 'November 2026' }).waitFor();
  await check('month');
  expect({ violations, faults }).toEqual({ violations: [], faults: [] });
});

const nbsp = '\u00a0';
const facts: { readonly [L in Exclude<Lang, 'en'>]: { readonly [name: string]: string } } = {
  az: {
    months:
      'Yanvar 2026, Fevral 2026, Mart 2026, Aprel 2026, May 2026, İyun 2026, İyul 2026, Avqust 2026, Sentyabr 2026, Oktyabr 2026, Noyabr 2026, Dekabr 2026',
    date: '23.11.2026',
    'date and time': '23.11.2026 18:05',
    number: '1.234.567',
    money: [
      `-1.234.567,89${nbsp}₼`,
      `-1.234.567,89${nbsp}₽`,
      `-1.234.567,89${nbsp}$`,
      `-1.234.567,89${nbsp}€`,
      `-1.234.567,89${nbsp}₸`,
    ].join(' | '),
    quantity: '1 | 1,5 | 1.234,567',
    relative: 'indicə | 5 dəqiqə əvvəl | 2 saat əvvəl | 3 gün əvvəl | 1 saat sonra',
    sorted:
      'Cavid Çingiz Elçin Əli Fuad Gülnar Ğala Hüseyn Xalid Irma İlqar Qasım Orxan Ömər Samir Şamil Umud Ülkər Zaur',
  },
  ru: {
    'date and time': '23.11.2026 18:05',
    number: `1${nbsp}234${nbsp}567`,
    quantity: `1 | 1,5 | 1${nbsp}234,567`,
    relative: 'только что | 5 минут назад | 2 часа назад | 3 дня назад | через 1 час',
    plural: '0 строк, 1 строка, 2 строки, 5 строк, 11 строк, 21 строка, 22 строки, 25 строк',
  },
};

for (const lang of ['az', 'ru'] as const) {
  test(`names, numbers, sums and order are right in Chromium: ${lang}`, async ({ page }) => {
    await openGallery(page, host, lang, 'light');
    await choosePart(page, 'formats');
    const shown: { [name: string]: string } = {};
    for (const name of Object.keys(facts[lang]))
      shown[name] = (await page.locator(`[data-fact="${name}"]`).textContent()) ?? '';
    expect(shown).toEqual(facts[lang]);
  });
}

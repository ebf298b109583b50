// Azerbaijani in Chromium, which has no Azerbaijani locale data: months, weekdays, dates, numbers, money and order as
// the pages show them, against fixed tables. And the language changed while the program runs.
import type { Page } from '@playwright/test';
import { setUpInput } from '../tools/setUpInput.ts';
import { type App, expect, test } from './fixtures.ts';

const nbsp = '\u00a0';
const months =
  'Yanvar, Fevral, Mart, Aprel, May, İyun, İyul, Avqust, Sentyabr, Oktyabr, Noyabr, Dekabr'.split(', ');
const weekdays = [
  ['bazar ertəsi', 'B.e.'],
  ['çərşənbə axşamı', 'Ç.a.'],
  ['çərşənbə', 'Ç.'],
  ['cümə axşamı', 'C.a.'],
  ['cümə', 'C.'],
  ['şənbə', 'Ş.'],
  ['bazar', 'B.'],
];
/** The order of the Azerbaijani alphabet: ç after c, ə after e, ğ after g, x after h, ı before i, q after k. */
const inOrder =
  'Cavid Çingiz Elçin Əli Fuad Gülnar Ğala Hüseyn Xalid Irma İlqar Kamran Qasım Lalə Orxan Ömər Samir Şamil Umud Ülkər Zaur';

async function prepare(app: App): Promise<string> {
  await app.call('company.setUp', setUpInput());
  await app.call('company.savePreferences', { language: 'az' });
  for (const name of inOrder.split(' ').toSorted()) {
    await app.call('partners.create', { name: `${name} MMC`, country: 'AZ' });
  }
  const { id } = await app.call('partners.create', {
    name: 'Zəfər MMC',
    country: 'AZ',
    reach: [{ kind: 'email', value: 'zefer@example.az' }],
  });
  const source = { paths: [new URL('../fixtures/exchange/2.10', import.meta.url).pathname] };
  await app.call('exchange.importCommerceml', { source });
  const [item] = (await app.call('catalog.searchItems', { text: 'ST-101', limit: 1 })).rows;
  const line = { itemId: item?.id ?? '', quantity: 1234.5, priceMinor: 123_456 };
  const { invoiceId } = await app.call('sales.sell', { partnerId: id, lines: [line], send: false });
  return invoiceId;
}

async function textsOf(page: Page, selector: string): Promise<string[]> {
  return page.locator(selector).allInnerTexts();
}

test('months, weekdays, numbers, money, dates and order as Azerbaijan writes them', async ({ app }) => {
  const invoiceId = await prepare(app);
  const { page } = app;
  await app.open();
  const calendar = page.getByRole('region', { name: 'Təqvim', exact: true });
  const grid = calendar.getByRole('grid');
  const heads = calendar.getByRole('columnheader');
  await expect(heads.first()).toBeVisible();
  expect(
    await heads.evaluateAll((cells) =>
      cells.map((cell) => [cell.getAttribute('aria-label'), cell.textContent]),
    ),
  ).toEqual(weekdays);
  const shown = new Set<string>();
  for (let i = 0; i < 12; i += 1) {
    const name = (await grid.getAttribute('aria-label')) ?? '';
    shown.add(name.split(' ')[0] ?? '');
    await calendar.getByRole('button', { name: 'Növbəti ay' }).click();
    await expect(grid).not.toHaveAttribute('aria-label', name);
  }
  expect([...shown].sort()).toEqual(months.toSorted());

  await app.open(`/invoices/${invoiceId}`);
  const cells = page.locator('main [role=grid] [role=row]:nth-child(1) [role=gridcell]');
  await expect(cells.nth(1)).toHaveText(/^1\.234,5/);
  await expect(cells.nth(2)).toHaveText('1.234,56');
  const total = `1.524.064,32${nbsp}₼`;
  await expect(page.locator('main dl')).toContainText(total);
  const today = (await app.call('sales.loadInvoice', { id: invoiceId })).date;
  const [year, month, day] = today.split('-');
  const monthName = months[Number(month) - 1]?.toLocaleLowerCase('az');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${Number(day)} ${monthName} ${year}`);

  await app.open('/outbox');
  await expect(page.locator('main [role=grid]')).toContainText(`${day}.${month}.${year}`);

  await app.open('/partners');
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await expect.poll(() => textsOf(page, 'main [role=rowheader]')).toContain('Cavid MMC');
  const names = (await textsOf(page, 'main [role=rowheader]')).map((name) => name.replace(' MMC', ''));
  expect(names.filter((name) => inOrder.split(' ').includes(name)).join(' ')).toBe(
    inOrder
      .split(' ')
      .slice(0, names.filter((name) => inOrder.split(' ').includes(name)).length)
      .join(' '),
  );
});

test('the language changes while the program runs: lang, texts and title of the page, without a reload', async ({
  app,
}) => {
  await app.call('company.setUp', setUpInput());
  await app.call('company.savePreferences', { language: 'en' });
  const { page } = app;
  await app.open('/settings');
  await page.evaluate(() => {
    document.documentElement.dataset.sameDocument = 'yes';
  });
  const names = { en: ['English', 'Language', 'Desk'], az: ['Azərbaycanca', 'Dil', 'İş masası'] } as const;
  const ru = ['Русский', 'Язык', 'Рабочий стол'] as const;
  const steps = [
    [names.en[1], names.az[0], 'az'],
    [names.az[1], ru[0], 'ru'],
    [ru[1], names.en[0], 'en'],
  ] as const;
  for (const [label, choice, lang] of steps) {
    await page.getByRole('combobox', { name: label, exact: true }).click();
    await page.getByRole('option', { name: choice, exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    const desk = { en: names.en[2], az: names.az[2], ru: ru[2] }[lang];
    await expect(page.getByRole('navigation').getByRole('link', { name: desk, exact: true })).toHaveCount(1);
  }
  expect(await page.evaluate(() => document.documentElement.dataset.sameDocument)).toBe('yes');
  expect((await app.call('company.loadPreferences', {})).language).toBe('en');
});

// The first start by keyboard: the company in steps, a draft that survives a reload, the recovery key, what next.
import { expectNoAxeViolations } from './axe.ts';
import { type App, expect, test } from './fixtures.ts';

test('a company is set up step by step, by keyboard alone', async ({ app }) => {
  const { page } = app;
  const { keyboard } = page;
  await app.open();
  await expect(page.getByRole('heading', { level: 1, name: 'Welcome to Yolda' })).toBeVisible();
  await expectNoAxeViolations(page, 'welcome');
  await page.getByRole('button', { name: 'Set up our company' }).focus();
  await keyboard.press('Enter');

  const name = page.getByRole('textbox', { name: 'Your name' });
  await expect(name).toBeFocused();
  await keyboard.press('Enter');
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('Fill this in')).toBeVisible();
  await keyboard.type('Aysel Məmmədova');
  await keyboard.press('Enter');

  await expect(page.getByRole('textbox', { name: 'Name as clients know it' })).toBeFocused();
  await keyboard.type('Araz MMC');
  const taxId = page.getByRole('textbox', { name: 'VÖEN' });
  await taxId.focus();
  await keyboard.type('1400057424');
  await expect(page.getByText('The check digit is wrong')).toBeVisible();
  await keyboard.press('Backspace');
  await keyboard.type('1');
  await expect(page.getByText('The check digit is wrong')).toHaveCount(0);
  await expectNoAxeViolations(page, 'set-up: requisites');
  await keyboard.press('Enter');

  // Leaving half-way loses nothing.
  await expect(page.getByRole('heading', { name: 'Prices and documents' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Prices and documents' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Currency of sales' })).toHaveText('AZN');

  await page.getByRole('button', { name: 'Create now' }).focus();
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Araz MMC is ready' })).toBeVisible();
  await expect(page.getByText('Not saved yet')).toBeVisible();
  await expectNoAxeViolations(page, 'after set-up');
  await page.getByRole('button', { name: 'I have put it in a safe place' }).focus();
  await keyboard.press('Enter');
  await expect(page.getByText('The key is kept in a safe place')).toBeVisible();
  expect(await app.call('company.loadState', {})).toMatchObject({
    hasCompany: true,
    companyName: 'Araz MMC',
    isRecoveryKeySaved: true,
    user: { name: 'Aysel Məmmədova' },
  });

  await page.getByRole('button', { name: 'Import partners from CSV' }).focus();
  await keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: 'Partners from CSV' })).toBeChecked();
});

test('the recovery key is printed alone on its page', async ({ app }) => {
  const { page } = app;
  await setUp(app);
  await app.open('/settings/workstation');
  await page.getByRole('button', { name: 'Show the key' }).click();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Keep this sheet in a safe place')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'This workstation' })).toBeHidden();
});

test('the country sets currency, VAT and the name of the tax number', async ({ app }) => {
  const { page } = app;
  await app.open();
  await page.getByRole('button', { name: 'Set up our company' }).click();
  await page.getByRole('combobox', { name: 'Country' }).click();
  await page.getByRole('option', { name: 'Russia' }).click();
  await page.getByRole('button', { name: 'Requisites' }).click();
  await expect(page.getByRole('textbox', { name: 'INN' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'KPP' })).toBeVisible();
  await page.getByRole('button', { name: 'Prices and documents' }).click();
  await expect(page.getByRole('combobox', { name: 'Currency of sales' })).toHaveText('RUB');
  await expect(page.getByRole('combobox', { name: 'Usual VAT rate' })).toHaveText(/22/);
});

test('a file that is no picture is refused beside its field', async ({ app }) => {
  const { page } = app;
  await app.open();
  await page.getByRole('button', { name: 'Set up our company' }).click();
  await page.getByRole('button', { name: 'Logo, stamp, signatures' }).click();
  await page
    .getByLabel('Choose a picture: Stamp')
    .setInputFiles({ name: 'stamp.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') });
  await expect(page.getByRole('group', { name: 'Stamp' }).getByRole('alert')).toHaveText(
    'This file is not a picture',
  );
});

async function setUp(app: App): Promise<void> {
  await app.call('company.setUp', {
    organization: { name: 'Araz MMC', country: 'AZ', currency: 'AZN', vatCode: 'vat18' },
    user: { name: 'Aysel', language: 'en', timeZone: 'Asia/Baku' },
  });
}

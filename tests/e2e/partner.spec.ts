// The client card by keyboard: what it shows, its forms, accounts, copying, files, history, undo; axe in all looks.
import { textsOf } from '#tests/tools/texts.ts';
import { setUpInput } from '../tools/setUpInput.ts';
import { expectNoAxeViolations } from './axe.ts';
import { type App, expect, test } from './fixtures.ts';

type Seed = { partnerId: string; legalEntityId: string };

const iban = 'AZ21NABZ00000000137010001944';

async function seed(app: App): Promise<Seed> {
  await app.call('company.setUp', setUpInput());
  await app.call('company.savePreferences', { language: 'en', theme: 'light' });
  const { id: partnerId } = await app.call('partners.create', {
    name: 'Xəzər MMC',
    country: 'AZ',
    city: 'Bakı',
    address: 'Neftçilər 94',
    language: 'az',
    source: 'web',
    reach: [
      { kind: 'phone', value: '050 200 12 34' },
      { kind: 'email', value: 'info@xezer.example' },
      { kind: 'site', value: 'https://xezer.example/' },
    ],
  });
  const { id: legalEntityId } = await app.call('partners.createLegalEntity', {
    ...{ partnerId, name: '"Xəzər" MMC', country: 'AZ', taxId: '1400057421', headName: 'Elçin Əliyev' },
  });
  for (const [name, title] of [
    ['Leyla Quliyeva', 'Direktor'],
    ['Rauf Məmmədov', 'Mühasib'],
  ] as const) {
    await app.call('partners.createContact', { partnerId, name, title });
  }
  await app.open(`/partners/${partnerId}`);
  await expect(app.page.getByRole('heading', { level: 1, name: 'Xəzər MMC' })).toBeVisible();
  return { partnerId, legalEntityId };
}

const region = (app: App, name: string) => app.page.getByRole('region', { name, exact: true });
const dialog = (app: App, name: string) => app.page.getByRole('dialog', { name });

test('the card shows the client in words, and its keys act', async ({ app }) => {
  await seed(app);
  const { page } = app;
  const details = region(app, 'Details');
  for (const text of [
    '+994 50 200 12 34',
    'info@xezer.example',
    'xezer.example',
    'Neftçilər 94',
    'Azerbaijan',
  ])
    await expect(details.getByText(text, { exact: true })).toBeVisible();
  await expect(details).toContainText('Web site');
  await expect(details).toContainText('Azərbaycanca');
  await expect(details).toContainText('Aysel Məmmədova');
  const entities = region(app, 'Legal entities');
  await expect(entities).toContainText('VÖEN');
  await expect(entities.getByText('The check digit is right')).toBeAttached();
  await expectNoAxeViolations(page, 'the client card');

  // Delete stands in the menu, not in the first row.
  await expect(page.getByRole('button', { name: 'Delete', exact: true })).toHaveCount(0);
  await page.keyboard.press('e');
  await expect(dialog(app, 'Edit the partner')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(app, 'Edit the partner')).toBeHidden();
  await page.keyboard.press('p');
  await expect(page.getByRole('tree', { name: 'Item groups' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('o');
  await expect(region(app, 'Client').getByRole('heading', { level: 1, name: 'Xəzər MMC' })).toBeVisible();
  // And back by the button this card stands behind.
  await page.keyboard.press('r');
  await expect(region(app, 'Requisites').getByRole('heading', { level: 1, name: 'Xəzər MMC' })).toBeVisible();
});

test('a form asks before it throws away what was typed, and saves by Ctrl+Enter', async ({ app }) => {
  const { partnerId } = await seed(app);
  const { page } = app;
  await page.keyboard.press('e');
  const form = dialog(app, 'Edit the partner');
  await form.getByRole('textbox', { name: 'Name' }).fill('Xəzər Qrup');
  await page.keyboard.press('Escape');
  await expect(form.getByText('What you typed is not saved.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(form.getByRole('textbox', { name: 'Name' })).toHaveValue('Xəzər Qrup');
  await form.getByRole('textbox', { name: 'Name' }).press('Control+Enter');
  await expect(form).toBeHidden();
  await expect(page.getByRole('heading', { level: 1, name: 'Xəzər Qrup' })).toBeVisible();

  await page.keyboard.press('e');
  await form.getByRole('textbox', { name: 'Name' }).fill('');
  await page.keyboard.press('Control+Enter');
  await expect(form.getByText('Fill this in')).toBeVisible();
  await page.keyboard.press('Escape');
  await form.getByRole('button', { name: 'Discard' }).press('Enter');
  await expect(form).toBeHidden();
  expect((await app.call('partners.load', { id: partnerId })).name).toBe('Xəzər Qrup');
});

test('bank accounts: made by keyboard, a wrong digit warned, copied as text in the client’s language', async ({
  app,
  context,
}) => {
  const { partnerId } = await seed(app);
  const { page } = app;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const entities = region(app, 'Legal entities');
  await entities.getByRole('button', { name: 'Add a bank account' }).press('Enter');
  const form = dialog(app, 'New bank account');
  await page.keyboard.type('AZ22NABZ00000000137010001944');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Xalq Bankı');
  await page.keyboard.press('Control+Enter');
  await expect(form.getByText('The check digit is wrong')).toBeVisible();
  await form.getByRole('textbox', { name: 'Account (IBAN)' }).fill(iban);
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();
  await expect(entities.getByText(iban)).toBeVisible();
  const accounts = (await app.call('partners.load', { id: partnerId })).legalEntities[0]?.bankAccounts;
  expect(accounts?.map((a) => [a.account, a.bankName, a.currency, a.isDefault])).toEqual([
    [iban, 'Xalq Bankı', 'AZN', true],
  ]);

  await entities.getByRole('button', { name: 'Copy requisites' }).press('Enter');
  await expect(page.getByText('are in the clipboard')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    [
      '"Xəzər" MMC',
      'VÖEN: 1400057421',
      'Rəhbər: Elçin Əliyev',
      '',
      `Hesab (IBAN): ${iban} (AZN)`,
      'Bank: Xalq Bankı',
      '',
      'Telefon: +994 50 200 12 34',
      'E-poçt: info@xezer.example',
    ].join('\n'),
  );

  await entities.getByRole('button', { name: `Delete “${iban}”` }).press('Enter');
  await expect(entities.getByText(iban)).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(entities.getByText(iban)).toBeVisible();
});

test('contacts: another is made the main one, one is deleted and brought back', async ({ app }) => {
  await seed(app);
  const contacts = region(app, 'Contacts');
  const names = contacts.locator('li > div:first-child > span:first-child');
  await expect(names).toHaveText(['Leyla Quliyeva', 'Rauf Məmmədov']);
  await contacts.getByRole('button', { name: 'Make “Rauf Məmmədov” the main one' }).press('Enter');
  await expect(names).toHaveText(['Rauf Məmmədov', 'Leyla Quliyeva']);
  await contacts.getByRole('button', { name: 'Delete “Leyla Quliyeva”' }).press('Enter');
  await expect(names).toHaveText(['Rauf Məmmədov']);
  await app.page.keyboard.press('Control+z');
  await expect(names).toHaveText(['Rauf Məmmədov', 'Leyla Quliyeva']);
});

test('files: added, shown with a thumbnail, too large refused by name, removed and brought back', async ({
  app,
}) => {
  await seed(app);
  const { page } = app;
  await page.getByRole('tab', { name: 'Files' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Add files' }).press('Enter');
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FAAhKDveksOjmAAAAAElFTkSuQmCC',
    'base64',
  );
  await (await chooser).setFiles([
    { name: 'şəkil.png', mimeType: 'image/png', buffer: png },
    { name: 'böyük.bin', mimeType: 'application/octet-stream', buffer: Buffer.alloc(8 * 1024 * 1024 + 1) },
  ]);
  const list = page.getByRole('list', { name: 'Files' });
  await expect(list.getByRole('link', { name: 'Open “şəkil.png”' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveText('böyük.bin: The file is larger than 8 MB');
  const picture = list.locator('img');
  await expect.poll(() => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBe(10);

  const download = page.waitForEvent('download');
  await list.getByRole('link', { name: 'Open “şəkil.png”' }).press('Enter');
  expect((await download).suggestedFilename()).toBe('şəkil.png');

  await list.getByRole('button', { name: 'Remove the file “şəkil.png”' }).press('Enter');
  await expect(page.getByText('No files yet')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(list.getByRole('link', { name: 'Open “şəkil.png”' })).toBeVisible();
});

test('history: fields in words, a step taken back, a step others stand on refused', async ({ app }) => {
  const { partnerId } = await seed(app);
  const { page } = app;
  const reach = [{ kind: 'phone', value: '050 200 12 34' }] as const;
  for (const name of ['Bir', 'İki']) {
    await app.call('partners.update', {
      ...{ id: partnerId, name, country: 'AZ', city: 'Bakı', state: 'active', reach: [...reach] },
    });
  }
  await page.getByRole('tab', { name: 'History' }).click();
  const steps = page.getByRole('list', { name: 'History' }).locator(':scope > li');
  await expect(steps.nth(0)).toContainText('Name: Bir → İki');
  await expect(steps.nth(0)).toContainText('Aysel Məmmədova');
  await expect(steps.nth(1)).toContainText('State: Potential → Active');
  await expect(steps.nth(1)).toContainText('Where they came from: Web site → empty');
  await steps
    .nth(1)
    .getByRole('button', { name: /^Take back/ })
    .press('Enter');
  await expect(steps.nth(1).getByRole('alert')).toHaveText('It was changed later; undo that change first');
  await steps
    .nth(0)
    .getByRole('button', { name: /^Take back/ })
    .press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Bir' })).toBeVisible();
  await expect(steps.nth(0)).toContainText('taken back');
});

for (const language of ['en', 'az', 'ru'] as const) {
  test(`the card in ${language}, light and dark, every tab and form: no violation`, async ({ app }) => {
    const { partnerId, legalEntityId } = await seed(app);
    const { page } = app;
    await app.call('partners.createBankAccount', {
      ...{ legalEntityId, bankName: 'Bank', account: 'AZ22NABZ00000000137010001944', currency: 'AZN' },
    } as const);
    await app.call('interactions.plan', {
      ...{ partnerId, kind: 'call', subject: 'Zəng', planned: { on: '2026-12-01' } },
    } as const);
    const { hash } = await app.call('files.put', { bytes: 'AAAA', name: 'a.bin' } as never);
    await app.call('files.attach', { ownerKind: 'partner', ownerId: partnerId, hash, name: 'a.bin' });
    for (const theme of ['light', 'dark'] as const) {
      await app.call('company.savePreferences', { language, theme });
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      for (const tab of [0, 1, 2]) {
        await page.getByRole('tab').nth(tab).click();
        await expect(page.getByRole('tabpanel').locator('li').first()).toBeVisible();
        await expectNoAxeViolations(page, `the card in ${language}, ${theme}, tab ${tab}`);
      }
    }
    const t = textsOf(language);
    for (const name of [
      t('partner.addLegalEntity'),
      t('partner.addBankAccountTo', { name: '"Xəzər" MMC' }),
      t('partner.addContact'),
      t('common.edit'),
    ]) {
      await page.getByRole('button', { name, exact: true }).press('Enter');
      await expect(page.locator('form')).toBeVisible();
      await expectNoAxeViolations(page, `the form “${name}”`);
      await page.keyboard.press('Escape');
      await expect(page.locator('form')).toHaveCount(0);
    }
  });
}

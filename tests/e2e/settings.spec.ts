// The settings pages: every change is kept, said, and taken back by Undo; errors stand beside their fields.
import { expectNoAxeViolations } from './axe.ts';
import { type App, expect, test } from './fixtures.ts';

const exchange = new URL('../fixtures/exchange/2.10', import.meta.url).pathname;

async function begin(app: App, page: string, options: { hasCatalogue?: boolean } = {}): Promise<void> {
  await app.call('company.setUp', {
    organization: { name: 'Araz MMC', country: 'AZ', currency: 'AZN', vatCode: 'vat18' },
    user: { name: 'Aysel', language: 'en', timeZone: 'Asia/Baku' },
  });
  if (options.hasCatalogue) await app.call('exchange.importCommerceml', { source: { paths: [exchange] } });
  await app.open(`/settings/${page}`);
}

const pages = {
  workstation: 'This workstation',
  organisation: 'Our organisation',
  users: 'Users',
  calendar: 'Working calendar',
  phone: 'Phone',
  mail: 'Mail',
  templates: 'Letter templates',
  priceTypes: 'Prices and groups',
  warehouses: 'Warehouses',
  vat: 'VAT rates',
};

test('every page is there, in light and dark and three languages, without an axe violation', async ({
  app,
}) => {
  const { page } = app;
  await begin(app, 'workstation', { hasCatalogue: true });
  for (const [language, theme] of [
    ['en', 'light'],
    ['ru', 'dark'],
    ['az', 'light'],
  ] as const) {
    await app.call('company.savePreferences', { language, theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    for (const [id, title] of Object.entries(pages)) {
      await app.open(`/settings/${id}`);
      const heading = page.getByRole('heading', { level: 1 });
      if (language === 'en') await expect(heading).toHaveText(title);
      await expect(
        page.getByRole('navigation').locator(`[aria-current="page"][href$="/settings/${id}"]`),
      ).toBeVisible();
      await expectNoAxeViolations(page, `${id} ${language} ${theme}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(wide, `${id} ${language} is not wider than the window`).toBe(false);
    }
  }
});

test('a user is created by keyboard, refused a bad address, let go and taken back by Undo', async ({
  app,
}) => {
  const { page } = app;
  await begin(app, 'users');
  await page.getByRole('button', { name: 'New user' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'New user' });
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText('Fill this in')).toBeVisible();
  await page.keyboard.type('Orxan');
  await page.keyboard.press('Tab');
  await page.keyboard.type('orxan@');
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText('The e-mail address is not right').first()).toBeVisible();
  await page.keyboard.type('example.az');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('list', { name: 'Users' })).toContainText('orxan@example.az');

  await page.getByRole('button', { name: 'Let go: Orxan' }).click();
  await expect(page.getByRole('list', { name: 'Users' })).not.toContainText('Orxan');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('list', { name: 'Users' })).toContainText('Orxan');
});

test('an unsaved organisation survives leaving the page; saving says so and can be undone', async ({
  app,
}) => {
  const { page } = app;
  await begin(app, 'organisation');
  const name = page.getByRole('textbox', { name: 'Name as clients know it' });
  await name.fill('Araz Ticarət');
  await page.getByRole('button', { name: 'Add a bank account' }).click();
  await page.getByRole('textbox', { name: 'Bank name' }).fill('Kapital Bank');
  await page.getByRole('textbox', { name: 'Account number' }).fill('AZ21NABZ00000000137010001944');
  await app.open('/desk');
  // Left for real: two addresses in one breath are no leaving.
  await expect(page.getByRole('region', { name: 'Calendar' })).toBeVisible();
  await app.open('/settings/organisation');
  await expect(name).toHaveValue('Araz Ticarət');
  await expect(page.getByText(/^Draft of \d\d:\d\d restored/)).toBeVisible();
  await name.press('Control+Enter');
  await expect(page.getByText('Our organisation saved')).toBeVisible();
  const saved = (await app.call('company.listOrganizations', {})).rows[0];
  expect(saved).toMatchObject({ name: 'Araz Ticarət', bankAccounts: [{ bankName: 'Kapital Bank' }] });
  await page
    .getByRole('dialog', { name: 'Our organisation saved' })
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect
    .poll(async () => (await app.call('company.listOrganizations', {})).rows[0])
    .toMatchObject({ name: 'Araz MMC', bankAccounts: [] });
  await expect(name).toHaveValue('Araz MMC');
});

test('the working calendar takes public holidays and refuses a day that ends before it begins', async ({
  app,
}) => {
  const { page } = app;
  await begin(app, 'calendar');
  await page.getByRole('checkbox', { name: 'Saturday' }).check();
  await page
    .getByRole('button', { name: /^Public holidays of/ })
    .last()
    .click();
  const to = page.getByRole('textbox', { name: 'To' });
  await to.fill('08:00');
  await expect(page.getByText('The end must be after the beginning')).toBeVisible();
  await to.fill('17:30');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Working calendar saved')).toBeVisible();
  const calendar = await app.call('company.loadCalendar', {});
  expect(calendar).toMatchObject({ workDays: [1, 2, 3, 4, 5, 6], workTo: '17:30' });
  expect(calendar.holidays.filter((day) => day.endsWith('-05-28'))).toHaveLength(1);
});

test('a letter template gets a field at the cursor, shows how it reads, and goes back to the shipped text', async ({
  app,
}) => {
  const { page } = app;
  await begin(app, 'templates');
  const subject = page.getByRole('textbox', { name: 'Subject' });
  const shipped = await subject.inputValue();
  await subject.fill('For you: ');
  await page.getByRole('button', { name: 'Insert number of the invoice' }).click();
  await expect(subject).toHaveValue('For you: {number}');
  await expect(page.getByRole('article', { name: 'Preview' })).toContainText('For you: A-1');
  await subject.fill('For you: {nummer}');
  await expect(page.getByText('There are no such fields: {nummer}')).toBeVisible();
  await subject.press('Control+Enter');
  await expect(subject).toHaveAttribute('aria-invalid', 'true');
  await subject.fill('For you: {number}');
  await subject.press('Control+Enter');
  await expect(page.getByText('Template saved')).toBeVisible();
  await page.getByRole('button', { name: 'Back to the shipped text' }).click();
  await expect(subject).toHaveValue(shipped);
});

test('a mail account is tested in plain words before it is saved', async ({ app }) => {
  const { page } = app;
  await begin(app, 'mail');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('textbox', { name: 'Sender’s address' })).toHaveAttribute(
    'aria-invalid',
    'true',
  );
  await page.getByRole('textbox', { name: 'Sender’s address' }).fill('sales@araz.az');
  await page.getByRole('textbox', { name: 'Mail server' }).fill('127.0.0.1');
  await page.getByRole('textbox', { name: 'Port' }).fill('1');
  await page.getByRole('button', { name: 'Test the account' }).click();
  await expect(page.getByText('It did not work: connecting to the server')).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Mail account saved')).toBeVisible();
});

test('roles of prices, branches of groups and groups of warehouses change at once and are undone', async ({
  app,
}) => {
  const { page } = app;
  await begin(app, 'priceTypes', { hasCatalogue: true });
  const role = page.getByRole('combobox', { name: 'Role of “Minimum”' });
  await expect(role).toHaveText('Minimum');
  await role.click();
  await page.getByRole('option', { name: 'Cost' }).click();
  await expect(role).toHaveText('Cost');
  await page.keyboard.press('Control+z');
  await expect(role).toHaveText('Minimum');

  await app.open('/settings/warehouses');
  const group = page.getByRole('combobox', { name: 'Group of “Bakı anbarı”' });
  await group.fill('Bakı');
  await page.getByRole('option', { name: 'Create “Bakı”' }).click();
  await expect
    .poll(async () => (await app.call('catalog.listWarehouses', {})).rows.map(({ groupName }) => groupName))
    .toContain('Bakı');
});

test('a backup is made now, listed, and the data is checked', async ({ app }) => {
  const { page } = app;
  await begin(app, 'workstation');
  await expect(page.getByText('No backups in the company folder yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText('The backup is made and checked')).toBeVisible();
  await expect(
    page.getByRole('list', { name: 'Backups in the company folder' }).getByRole('listitem'),
  ).toHaveCount(1);
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByText(/All is well: \d+ checks passed/)).toBeVisible();
});

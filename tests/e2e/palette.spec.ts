// The palette by the keyboard alone: a person called, a command run only where it can be, records opened lately, what is not
// there said. And one change of many partners, undone as one.
import { setUpInput } from '../tools/setUpInput.ts';
import { expectNoAxeViolations } from './axe.ts';
import { type App, expect, test } from './fixtures.ts';

async function company(app: App, names: readonly string[]): Promise<void> {
  await app.call('company.setUp', setUpInput());
  await app.call('company.savePreferences', { language: 'en' });
  for (const name of names) {
    const phone = { kind: 'phone', value: '+994 12 555 04 04' } as const;
    await app.call('partners.create', { name, country: 'AZ', city: 'Bakı', reach: [phone] });
  }
}

test('people, numbers, commands and what was opened lately, from one box', async ({ app }) => {
  await company(app, ['Əlvan Mebel MMC', 'Beta Ticarət']);
  const { page } = app;
  const { keyboard } = page;
  const box = page.getByRole('combobox', { name: 'Search', exact: true });
  const option = (name: string | RegExp) => page.getByRole('option', { name });
  await app.open('/settings');
  await expect(
    page.getByRole('navigation', { name: 'Settings pages' }).or(page.locator('main nav')).first(),
  ).toBeVisible();

  await keyboard.press('Control+k');
  await expect(box).toBeFocused();
  await expect(box).toHaveAttribute('aria-expanded', 'true');
  await expect(option('Settings: Users')).toBeVisible();
  // What cannot be done here and now is not offered: no client, no call, nothing to redo.
  await expect(option(/^(Call|SELL|Answer|Redo)\b/)).toHaveCount(0);
  await expectNoAxeViolations(page, 'the palette, nothing typed');

  // The wrong layout; Enter goes to the client, D would call.
  await keyboard.type('udfy');
  await keyboard.press('Control+A');
  await keyboard.type('elvan');
  await expect(option(/Əlvan Mebel MMC/)).toBeVisible();
  await expect(page.locator('mark').first()).toHaveText('Əlvan');
  await expectNoAxeViolations(page, 'the palette with answers');
  await keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Client', exact: true })).toBeFocused();
  await expect(page.getByRole('heading', { level: 1, name: 'Əlvan Mebel MMC' })).toBeVisible();

  // A command of this place, with its key; run, it does what its button does.
  await keyboard.press('Control+k');
  await expect(page.getByRole('group', { name: 'Opened lately' })).toContainText('Əlvan Mebel MMC');
  await keyboard.type('>requis');
  await expect(option(/^Requisites/)).toContainText('R');
  await expect(page.getByRole('option')).toHaveCount(1);
  await keyboard.press('ArrowDown');
  await expect(option(/^Requisites/)).toHaveAttribute('aria-selected', 'true');
  expect(await box.getAttribute('aria-activedescendant')).toBe(
    await option(/^Requisites/).getAttribute('id'),
  );
  await keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/partners\//);

  await keyboard.press('Control+k');
  await keyboard.type('+994 12 555 04 04');
  await expect(option('Dial +994 12 555 04 04')).toBeVisible();
  await keyboard.press('Escape');
  await keyboard.type('qqqq');
  await expect(option('Create partner “qqqq”')).toBeVisible();
  await keyboard.press('Escape');
  await keyboard.type('>qqqq');
  await expect(page.getByText('Nothing found for “qqqq”')).toBeVisible();
  await expectNoAxeViolations(page, 'the palette without an answer');

  // At 200 % of a narrow window the list stays within it.
  await page.setViewportSize({ width: 480, height: 300 });
  await keyboard.press('Escape');
  await keyboard.type('>settings');
  const list = page.getByRole('listbox', { name: 'Search results' });
  const popup = await list.boundingBox();
  expect(popup && popup.x >= 0 && popup.x + popup.width <= 480 && popup.y + popup.height <= 300).toBe(true);
  await keyboard.press('ArrowDown');
  await keyboard.press('End');
  await expect(page.getByRole('option').last()).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('option').last()).toBeInViewport();
  await keyboard.press('Escape');
  await keyboard.press('Escape');
  await expect(list).toBeHidden();
});

test('many partners are changed as one step: chosen by keys, the mouse, and all of the list', async ({
  app,
}) => {
  const names = Array.from({ length: 6 }, (_, n) => `Firma ${n + 1}`);
  await company(app, names);
  const { page } = app;
  const { keyboard } = page;
  await app.open('/partners');
  const grid = page.getByRole('grid', { name: 'Partners' });
  const row = (name: string) => grid.getByRole('row', { name });
  await expect(row('Firma 1')).toBeVisible();
  await row('Firma 1').getByText('Firma 1').click();
  await row('Firma 3')
    .getByText('Firma 3')
    .click({ modifiers: ['Shift'] });
  await row('Firma 5').getByRole('checkbox').check();
  const bar = page.getByRole('region', { name: 'Selected partners' });
  await expect(bar).toContainText('4 selected');
  await row('Firma 6')
    .getByText('Firma 6')
    .click({ modifiers: ['Control'] });
  await expect(bar).toContainText('5 selected');
  await keyboard.press('Space');
  await expect(bar).toContainText('4 selected');
  await keyboard.press('Control+a');
  await expect(bar).toContainText('All 6 partners of the list');
  await expectNoAxeViolations(page, 'partners chosen');
  await keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Change 6 partners' });
  await expectNoAxeViolations(page, 'a change of many');
  await dialog.getByRole('combobox', { name: 'What to change' }).click();
  await page.getByRole('option', { name: 'State', exact: true }).click();
  await dialog.getByRole('combobox', { name: 'New value' }).click();
  await page.getByRole('option', { name: 'Lost', exact: true }).click();
  await keyboard.press('Control+Enter');
  await expect(page.getByText('6 partners changed')).toBeVisible();
  await expect(grid.getByText('Lost')).toHaveCount(6);
  await expect(bar).toBeHidden();
  await keyboard.press('Control+z');
  await expect(grid.getByText('Lost')).toHaveCount(0);
});

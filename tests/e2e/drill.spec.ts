// The demo company from end to end, by keyboard: removed from the mark that stands on every screen.
import { expectNoAxeViolations } from './axe.ts';
import { demoInput, expect, test } from './fixtures.ts';

const small = { ...demoInput, partners: 30, interactions: 200, items: 40, documents: 40 };

test('the demo company is removed by keyboard, and the program is at its welcome page', async ({ app }) => {
  test.setTimeout(90_000);
  const { page } = app;
  const { keyboard } = page;
  await app.call('exchange.makeDemo', small);
  await app.call('partners.create', { name: 'Own MMC' });
  await app.open();
  const mark = page.getByRole('button', { name: 'Demo company' });
  await expect(mark).toBeVisible();

  // From the palette, and left again.
  await keyboard.press('Control+k');
  await keyboard.type('>remove the demo');
  await keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Remove the demo company?' });
  await expect(dialog.getByText('1 partner', { exact: true })).toBeVisible();
  await expect(dialog.getByText('A backup is put into the folder')).toBeVisible();
  await expectNoAxeViolations(page, 'removing the demo');
  await keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await app.call('company.loadState', {})).toMatchObject({ isDemo: true });

  await mark.focus();
  await keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Remove the demo…' }).press('Enter');
  await dialog.getByRole('button', { name: 'Remove the demo' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Welcome to Yolda' })).toBeVisible({
    timeout: 20_000,
  });
  expect(await app.call('company.loadState', {})).toMatchObject({ hasCompany: false, isDemo: false });
  // Ready for one's own.
  await page.getByRole('button', { name: 'Set up our company' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Your name' })).toBeFocused();
});

// The tray of long work: begun elsewhere, it stands here too; it stays over a reload until it is seen, by keyboard.
import { setUpInput } from '../tools/setUpInput.ts';
import { expectNoAxeViolations } from './axe.ts';
import { expect, test } from './fixtures.ts';

test('an import that ended says what it made, over a reload, until it was seen', async ({ app }) => {
  const { page } = app;
  await app.call('company.setUp', setUpInput());
  await app.call('company.savePreferences', { language: 'en' });
  await app.open();
  const button = page.getByRole('button', { name: '1 task has ended' });
  await expect(page.getByRole('region', { name: 'Calendar' })).toBeVisible();
  await expect(button).toHaveCount(0);
  const bytes = Buffer.from('Name,City\nAlfa MMC,Bakı\nBeta MMC,Gəncə').toString('base64');
  await app.call('exchange.importCsv', {
    kind: 'partners',
    source: { uploads: [{ name: 'partners.csv', bytes }] },
  });
  await expect(button).toBeVisible();
  await page.reload();
  await button.focus();
  await page.keyboard.press('Enter');
  const tray = page.getByRole('list', { name: 'Background work' });
  await expect(tray.getByText('Created 2, updated 0, skipped 0')).toBeVisible();
  await expectNoAxeViolations(page, 'the tray of long work');
  await tray.getByRole('button', { name: 'Show result' }).press('Enter');
  await expect(page.getByRole('rowheader', { name: 'Alfa MMC' })).toBeVisible();
  await expect(button).toHaveCount(0);
});

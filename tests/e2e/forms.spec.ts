// The plain forms by keyboard: a partner, its phone, a contact with a number, a legal entity – made, edited, undone.
import { setUpInput } from '../tools/setUpInput.ts';
import { type App, expect, test } from './fixtures.ts';

/** Fills fields of the open form by their names and saves it. */
async function fillAndSave(app: App, form: string, fields: { [name: string]: string }): Promise<void> {
  const dialog = app.page.getByRole('dialog', { name: form });
  for (const [name, value] of Object.entries(fields))
    await dialog.getByRole('textbox', { name, exact: true }).fill(value);
  await app.page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
}

test('partner, phone, contact and legal entity are created and edited in their forms', async ({ app }) => {
  await app.call('company.setUp', setUpInput());
  await app.call('company.savePreferences', { language: 'en', theme: 'light' });
  const { page } = app;
  const press = (name: string) =>
    page.getByRole('main').getByRole('button', { name, exact: true }).press('Enter');
  const load = () => app.call('partners.load', { id });

  await app.open('/partners');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Control+n');
  await page.getByRole('button', { name: 'Add a phone' }).press('Enter');
  await fillAndSave(app, 'New partner', { Name: 'Xəzər MMC', City: 'Bakı', Phone: '050 200 12 34' });
  const [made] = (await app.call('partners.search', { text: 'xezer', limit: 2 })).rows;
  const id = made?.id ?? '';
  expect((await load()).phones).toMatchObject([{ normalized: '+994502001234' }]);

  await app.open(`/partners/${id}`);
  await press('Add a contact');
  await page.getByRole('dialog').getByRole('button', { name: 'Add a phone' }).press('Enter');
  await fillAndSave(app, 'New contact', { 'Full name': 'Leyla Quliyeva', Phone: '+994 55 467 18 31' });
  await press('Edit “Leyla Quliyeva”');
  await fillAndSave(app, 'Edit the contact', { Position: 'Direktor' });
  await press('Add a legal entity');
  await fillAndSave(app, 'New legal entity', { 'Short name': '"Xəzər" MMC' });
  await press('Edit “"Xəzər" MMC”');
  await fillAndSave(app, 'Edit the legal entity', { 'Legal address': 'Neftçilər 94' });
  expect(await load()).toMatchObject({
    name: 'Xəzər MMC',
    contacts: [{ name: 'Leyla Quliyeva', title: 'Direktor', phones: [{ normalized: '+994554671831' }] }],
    legalEntities: [{ name: '"Xəzər" MMC', legalAddress: 'Neftçilər 94', isDefault: true }],
  });

  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await load()).legalEntities[0]?.legalAddress).toBe('');
});

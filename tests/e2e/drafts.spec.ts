// What is typed outlives the core, the window and a slip of the finger: forms, the letter, the note.
import type { Page } from '@playwright/test';
import { dateInZone } from '#shared/domain/dates.ts';
import { setUpInput } from '../tools/setUpInput.ts';
import { expectNoAxeViolations } from './axe.ts';
import { type App, expect, test } from './fixtures.ts';
import { Desk } from './pages/Desk.ts';

const line = /^Draft of \d\d:\d\d restored/;

async function seed(app: App): Promise<{ id: string }> {
  await app.call('company.setUp', setUpInput());
  await app.call('company.savePreferences', { language: 'en' });
  const { id } = await app.call('partners.create', { name: 'Alfa MMC', country: 'AZ' });
  const planned = { on: dateInZone(Date.now(), 'Asia/Baku') };
  await app.call('interactions.plan', { partnerId: id, kind: 'call', subject: 'The order', planned });
  return { id };
}

/** Typed, on the disk within a second of the last key, and then the power goes: core and window. */
async function powerCut(app: App, key: string, words: string): Promise<void> {
  await expect
    .poll(async () => (await app.call('drafts.list', {})).rows.find((row) => row.key === key)?.text ?? '', {
      timeout: 1_000,
      intervals: [50],
    })
    .toContain(words);
  await app.kill();
  await app.page.goto('about:blank');
  await app.start();
}

const openPlan = async (page: Page): Promise<void> => {
  await page.keyboard.press('n');
};

test('the core and the window die in mid-typing: the form is there again, and is a draft no more once saved', async ({
  app,
}) => {
  const { id } = await seed(app);
  const { page } = app;
  const desk = new Desk(page);
  await app.open(`/partners/${id}`);
  await page.getByRole('heading', { level: 1, name: 'Alfa MMC' }).waitFor();
  await page.keyboard.press('e');
  const form = page.getByRole('dialog', { name: 'Edit the partner' });
  await form.getByRole('textbox', { name: 'Name' }).pressSequentially(' və oğulları');
  await powerCut(app, `partner.${id}`, 'oğulları');

  expect((await app.call('partners.load', { id })).name).toBe('Alfa MMC');
  await app.open(`/partners/${id}`);
  await page.getByRole('heading', { level: 1, name: 'Alfa MMC' }).waitFor();
  await page.keyboard.press('e');
  await expect(form.getByText(line)).toBeVisible();
  await expect(form.getByRole('textbox', { name: 'Name' })).toHaveValue('Alfa MMC və oğulları');
  await expectNoAxeViolations(page, 'a restored form');
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();
  await expect.poll(async () => (await app.call('drafts.list', {})).rows).toEqual([]);
  await app.open();
  await expect(desk.clientNamed('Alfa MMC və oğulları')).toBeVisible();
});

test('Esc loses nothing in silence, Discard throws away, a note survives the power cut', async ({ app }) => {
  await seed(app);
  const { page } = app;
  const desk = new Desk(page);
  await app.open();
  await expect(desk.clientNamed('Alfa MMC')).toBeVisible();
  await openPlan(page);
  const plan = page.getByRole('dialog').filter({ has: page.getByRole('textbox', { name: 'Subject' }) });
  await plan.getByRole('textbox', { name: 'Subject' }).fill('Ask for the price list');
  await page.keyboard.press('Escape');
  await expect(plan).toBeHidden();
  await openPlan(page);
  await expect(plan.getByText(line)).toBeVisible();
  await expect(plan.getByRole('textbox', { name: 'Subject' })).toHaveValue('Ask for the price list');
  // Enter must not throw the draft away.
  await expect(plan.getByRole('textbox', { name: 'Subject' })).toBeFocused();
  await plan.getByRole('button', { name: 'Discard draft' }).click();
  await expect(plan.getByRole('textbox', { name: 'Subject' })).toHaveValue('');
  await expect(plan.getByText(line)).toBeHidden();
  await page.keyboard.press('Escape');
  await desk.note.fill('The director decides');
  const [{ id } = { id: '' }] = (await app.call('partners.list', {})).rows;
  await powerCut(app, `note.${id}`, 'decides');
  await app.open();
  await expect(desk.note).toHaveValue('The director decides');
});

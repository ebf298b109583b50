// The demo company from end to end, by keyboard: made on the welcome page, practised on in the drill, removed from the mark
// that stands on every screen.
import { expectNoAxeViolations } from './axe.ts';
import { demoInput, expect, test } from './fixtures.ts';
import { banMouse, expectFocusInView, press, type } from './keyboard.ts';

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

test('the drill: call, note, sell by keys alone, ticked by what was done; left and taken up again', async ({
  app,
}) => {
  test.setTimeout(150_000);
  const { page } = app;
  await banMouse(page);
  await app.open();
  await page.getByRole('button', { name: 'Open the demo company' }).press('Enter');
  const strip = page.getByRole('region', { name: 'Drill: call, note, sell' });
  await expect(strip).toContainText('Five minutes, by keys alone', { timeout: 60_000 });
  await expectNoAxeViolations(page, 'the drill offered');
  await strip.getByRole('button', { name: 'Start the five-minute drill' }).press('Enter');
  const step = (name: string) => strip.getByRole('listitem').filter({ hasText: name });
  await expect(step('Choose another client')).toHaveAttribute('data-state', 'next');
  await expectFocusInView(page, 'the start of the drill');
  await expectNoAxeViolations(page, 'the drill');

  const client = page.getByRole('region', { name: 'Client', exact: true });
  const name = client.getByRole('heading', { level: 1 });
  const [, other] = (await app.call('partners.list', { limit: 2 })).rows;
  await page.keyboard.press('Control+k');
  await page.keyboard.type(other?.name ?? '');
  await page.keyboard.press('Enter');
  await expect(name).toHaveText(other?.name ?? '');
  await expect(step('Choose another client')).toContainText('done');

  // Nothing is dialed: what would hand a number to the phone program of the computer is a click on a link.
  await page.evaluate(() =>
    addEventListener('click', ({ target }) => {
      if (target instanceof HTMLAnchorElement && target.protocol !== location.protocol)
        console.error(`dialed: ${target.href}`);
    }),
  );
  await page.keyboard.press('d');
  const dialog = page.getByRole('dialog', { name: 'Write down a call' });
  const menu = page.getByRole('menu');
  await expect(dialog.or(menu)).toBeVisible();
  if (await menu.isVisible()) {
    await expect(menu.getByRole('menuitem').first()).toBeFocused();
    await page.keyboard.press('Enter');
  }
  await expect(dialog).toBeVisible();
  await expect(page.getByText('nothing was dialed')).toBeVisible();
  await dialog.getByRole('textbox').first().focus();
  await page.keyboard.type('They take two');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(step('Write a note')).toContainText('done');
  await expect(step('Call')).toContainText('done');

  // Left in the midst, it is taken up again from the palette, ticks and time with it.
  await strip.getByRole('button', { name: 'Leave the drill' }).press('Enter');
  await expect(strip).toBeHidden();
  await page.reload();
  await expect(name.or(page.getByRole('main'))).not.toHaveCount(0);
  await press(page, 'Control+k');
  await type(page, '>go on with the drill');
  await press(page, 'Enter');
  await expect(step('Write a note')).toContainText('done');
  await expect(strip.getByRole('timer')).not.toContainText('00:00 /');

  await page.keyboard.press('Control+k');
  await page.keyboard.type(other?.name ?? '');
  await page.keyboard.press('Enter');
  await expect(name).toHaveText(other?.name ?? '');
  const { rows } = await app.call('catalog.searchItems', { text: '', partnerId: other?.id, limit: 50 });
  const item = rows.find(({ article }) => article !== '');
  await page.keyboard.press('s');
  const picker = page.getByRole('dialog', { name: `Price: ${other?.name}` });
  await expect(picker.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type(item?.article ?? '');
  await page.keyboard.press('Enter');
  await expect(picker.getByRole('grid', { name: 'Selected lines' }).getByRole('row')).toHaveCount(2);
  await page.keyboard.press('Control+Enter');
  await expect(picker).toBeHidden();
  const letter = page.getByRole('dialog', { name: 'Send invoice' });
  await expect(letter).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(letter).toBeHidden();
  await expect(strip).toContainText(/Done in \d\d:\d\d\./);
  await expectNoAxeViolations(page, 'the drill done');
  // A pane of its own: F6 comes to it.
  const after = strip.getByRole('button', { name: 'Remove the demo…' });
  await expect(async () => {
    await page.keyboard.press('F6');
    await expect(after).toBeFocused({ timeout: 200 });
  }).toPass({ timeout: 10_000 });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Remove the demo company?' })).toContainText('1 document');
});

// The picker without a mouse: columns arranged and kept, a scanner under a Russian layout, a substitute in place of
// what is out of stock, and how many keys lead from the last line to a letter ready to send.
import type { Page } from '@playwright/test';
import { setUpInput } from '../tools/setUpInput.ts';
import { expect, test } from './fixtures.ts';
import { banMouse, press, type } from './keyboard.ts';

const catalogue = new URL('../fixtures/exchange/2.10', import.meta.url).pathname;
const client = 'Xəzər İnşaat MMC';

/** Keys of the pace of a scanner, as the Russian layout names them; only their places are right. */
async function scan(page: Page, text: string): Promise<void> {
  await page.evaluate((code) => {
    const down = (init: KeyboardEventInit): void => {
      const options = { bubbles: true, cancelable: true, ...init };
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', options));
    };
    for (const char of code) {
      if (/\d/.test(char)) down({ code: `Digit${char}`, key: char });
      else if (char === '-') down({ code: 'Minus', key: '-' });
      else down({ code: `Key${char}`, key: 'ы', shiftKey: true });
    }
    down({ code: 'Enter', key: 'Enter' });
  }, text);
}

async function openPicker(page: Page): Promise<void> {
  // Keys are heard once the desk stands.
  await page.locator('main section').first().waitFor();
  await press(page, 'Control+k');
  await type(page, 'xezer');
  // No wait between: the key means the client just chosen.
  await page.keyboard.press('Enter');
  await page.keyboard.press('p');
  await expect(page.getByRole('dialog', { name: `Price: ${client}` }).getByRole('searchbox')).toBeFocused();
}

test('columns, scanner, substitute and SELL by keys alone', async ({ app }) => {
  const { page } = app;
  await app.call('company.setUp', setUpInput());
  await app.call('company.savePreferences', { language: 'en' });
  await app.call('exchange.importCommerceml', { source: { paths: [catalogue] } });
  const stocked = (await app.call('catalog.findScanned', { code: 'ST-101' })).rows[0];
  if (!stocked) throw new Error('the fixture has no ST-101');
  const empty = await app.call('catalog.saveItem', {
    name: 'Zirkel',
    unit: stocked.unit,
    prices: [{ role: 'recommended', amountMinor: 1200 }],
  });
  await app.call('catalog.saveAnalogue', { itemId: empty.id, analogueId: stocked.id });
  await banMouse(page);
  await app.open('/desk');
  await openPicker(page);
  const picker = page.getByRole('dialog', { name: `Price: ${client}` });
  const items = picker.getByRole('grid', { name: 'Items' });
  const lines = picker.getByRole('grid', { name: 'Selected lines' });
  const heads = items.getByRole('columnheader');

  await test.step('a column is moved and hidden from the grid, and stays so', async () => {
    await expect(heads.nth(1)).toContainText('Article');
    await press(page, 'ArrowDown', 'ArrowRight', 'Control+Shift+ArrowRight');
    await expect(heads.nth(2)).toContainText('Article');
    await press(page, 'Shift+F10');
    await expect(page.getByRole('menuitem', { name: /Move left/ })).toBeFocused();
    await press(page, 'h', 'Enter');
    await expect(heads.filter({ hasText: 'Article' })).toHaveCount(0);
    await expect(items).toBeFocused();
  });

  await test.step('a label is scanned with the focus on the list, under another layout', async () => {
    await scan(page, 'ST-101');
    await expect(lines.getByRole('row')).toHaveCount(2);
    await expect(lines.getByRole('row').nth(1)).toContainText(stocked.name);
  });

  await test.step('an unknown barcode is bound to the item under the cursor', async () => {
    await scan(page, '4006381333931');
    await expect(picker.getByText('No item has the barcode 4006381333931')).toBeVisible();
    await press(page, 'F8');
    await expect(lines.getByRole('row')).toHaveCount(3);
    const bound = await app.call('catalog.findScanned', { code: '4006381333931' });
    expect(bound.rows).toHaveLength(1);
  });

  await test.step('what is out of stock is replaced by one key, its quantity kept', async () => {
    await press(page, 'Home', 'ArrowUp');
    await expect(picker.getByRole('searchbox')).toBeFocused();
    await type(page, 'Zirkel');
    await press(page, 'Enter');
    await expect(lines.getByRole('row')).toHaveCount(4);
    await expect(picker.getByRole('grid', { name: 'Substitutes' })).toContainText(stocked.name);
    await press(page, 'F3');
    await expect(lines.getByRole('row')).toHaveCount(3);
    await expect(lines.getByRole('row').filter({ hasText: stocked.name })).toContainText('2');
  });

  await test.step('a label scanned over words leaves them chosen: the next words take their place', async () => {
    await scan(page, 'ST-101');
    await expect(lines.getByRole('row').filter({ hasText: stocked.name })).toContainText('3');
    const words = picker.getByRole('searchbox');
    await expect(words).toHaveValue('Zirkel');
    const chosen = await words.evaluate((field: HTMLInputElement) => [
      field.selectionStart,
      field.selectionEnd,
    ]);
    expect(chosen).toEqual([0, 'Zirkel'.length]);
  });

  await test.step('one key from the last line to a letter ready to send', async () => {
    const keys = ['Control+Enter'];
    await press(page, ...keys);
    const letter = page.getByRole('dialog', { name: 'Send invoice' });
    await expect(letter.getByRole('button', { name: 'Send', exact: true })).toBeFocused();
    expect(keys.length).toBeLessThanOrEqual(3);
    await press(page, 'Escape');
  });

  await page.reload();
  await openPicker(page);
  await expect(heads.first()).toBeVisible();
  await expect(heads.filter({ hasText: 'Article' })).toHaveCount(0);
});

/** Words and Enter, again and again, then a letter, in one breath: no answer of the core can come between. */
async function typeAtOnce(page: Page, words: readonly string[], then = ''): Promise<void> {
  await page.evaluate(
    async ({ all, then }) => {
      const down = (key: string, code: string): boolean =>
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }),
        ) ?? false;
      for (const word of all) {
        for (const char of word) {
          const code = /\d/.test(char) ? `Digit${char}` : char === '-' ? 'Minus' : `Key${char.toUpperCase()}`;
          if (down(char, code)) document.execCommand('insertText', false, char);
          await null;
        }
        down('Enter', 'Enter');
        await null;
      }
      if (then) down(then.toLowerCase(), `Key${then}`);
    },
    { all: words, then },
  );
}

test('words and articles typed faster than any answer: none lost, none twice, sold with the key after them', async ({
  app,
}) => {
  const { page } = app;
  await app.call('company.setUp', setUpInput());
  await app.call('company.savePreferences', { language: 'en' });
  await app.call('exchange.importCommerceml', { source: { paths: [catalogue] } });
  await app.open('/desk');
  await openPicker(page);
  const picker = page.getByRole('dialog', { name: `Price: ${client}` });
  const words = picker.getByRole('searchbox');
  const lines = picker.getByRole('grid', { name: 'Selected lines' }).getByRole('row');

  // Four letters are words, six at this pace are looked up as a code first.
  await typeAtOnce(page, ['kres', 'ST-101', 'masa', 'nowhere', 'CH-201']);
  await expect(page.getByText('Nothing found for “nowhere”')).toBeVisible();
  await expect(lines).toHaveCount(3);
  await expect(lines.nth(1)).toContainText('kreslosu');
  await expect(lines.nth(2)).toContainText('masası');
  for (const index of [1, 2]) await expect(lines.nth(index)).toContainText('2');
  await expect(words, 'the code is taken back to the words before it').toHaveValue('nowhere');

  await typeAtOnce(page, ['ST-101', 'CH-201', 'masa']);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog', { name: 'Send invoice' })).toBeVisible();
  const { rows } = await app.call('sales.listInvoices', { limit: 1 });
  const invoice = await app.call('sales.loadInvoice', { id: rows[0]?.id ?? '' });
  expect(invoice.lines.map(({ quantity }) => quantity)).toEqual([3, 4]);
});

test('the key after a choice means what was chosen, though neither the answer nor its screen is there yet', async ({
  app,
}) => {
  const { page } = app;
  await app.call('company.setUp', setUpInput());
  await app.call('company.savePreferences', { language: 'en' });
  await app.call('partners.create', { name: client, country: 'AZ' });
  await app.call('partners.create', { name: 'Other MMC', country: 'AZ' });
  const other = (await app.call('desk.search', { text: 'other', limit: 1 })).rows[0]?.id ?? '';
  for (const from of ['/desk', '/tasks', `/partners/${other}`]) {
    await app.open(from);
    await page.locator('main section, main h1').first().waitFor();
    await press(page, 'Control+k');
    await typeAtOnce(page, ['xezer'], 'P');
    const picker = page.getByRole('dialog', { name: `Price: ${client}` });
    await expect(picker.getByRole('searchbox'), from).toBeFocused();
    await press(page, 'Escape');
    await expect(picker).toBeHidden();
  }
});

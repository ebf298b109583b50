// Keyboard alone: list, grid with editing, tree, month, F6, shortcut sheet, Russian layout.
import { expect, test } from '@playwright/test';
import { choosePart, collectFaults, type GalleryHost, openGallery, startGallery } from './galleryPage.ts';

let host: GalleryHost;

test.beforeAll(async () => {
  host = await startGallery();
});
test.afterAll(() => host.close());

test.beforeEach(async ({ page }) => {
  await openGallery(page, host, 'en', 'light');
  await choosePart(page, 'lists');
});

test('the list moves by J, K and End on any layout, and loads its next page', async ({ page }) => {
  const list = page.getByRole('listbox', { name: 'Partners of the day' });
  await list.focus();
  await page.keyboard.press('j');
  await list.dispatchEvent('keydown', { key: 'о', code: 'KeyJ', bubbles: true });
  const current = list.locator('[data-current]');
  await expect(current).toHaveAttribute('aria-posinset', '6');
  await page.keyboard.press('End');
  await expect(current).toHaveAttribute('aria-posinset', '100');
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(current).toHaveAttribute('aria-posinset', '200', { timeout: 200 });
  }).toPass();
  await expect(list).toBeFocused();
});

test('the grid edits a price and activates a row', async ({ page }) => {
  const grid = page.getByRole('grid', { name: 'Items' });
  await grid.focus();
  for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', '7']) await page.keyboard.press(key);
  await expect(page.getByRole('textbox', { name: 'Price' })).toBeFocused();
  await page.keyboard.type('7,50');
  await page.keyboard.press('Enter');
  await expect(grid).toBeFocused();
  await expect(grid.getByRole('row').nth(1)).toContainText('77.50');
  for (const key of ['ArrowDown', 'ArrowLeft', 'Enter']) await page.keyboard.press(key);
  await expect(page.locator('output')).toHaveText('p1');
});

test('the tree opens, closes, and jumps by letters without diacritics', async ({ page }) => {
  const tree = page.getByRole('tree', { name: 'Item groups' });
  await tree.focus();
  await page.keyboard.press('ArrowRight');
  await expect(tree.getByRole('treeitem', { name: 'M400' })).toHaveAttribute('aria-level', '3');
  await page.keyboard.press('s');
  await expect(tree.getByRole('treeitem', { name: 'Şüşə' })).toHaveAttribute('aria-selected', 'true');
});

test('the month chooses a day and a range', async ({ page }) => {
  const month = page.getByRole('grid', { name: 'November 2026' });
  await month.locator('[tabindex="0"]').focus();
  for (const key of ['ArrowUp', 'ArrowLeft', 'Enter', 'ArrowRight', 'Shift+Enter'])
    await page.keyboard.press(key);
  await expect(month.getByRole('gridcell', { selected: true })).toContainText([
    '17 November 2026',
    '18 November 2026',
  ]);
});

test('F6 goes round the panes and ? shows the shortcuts', async ({ page }) => {
  const faults = collectFaults(page);
  await page.getByRole('link', { name: 'Desk' }).focus();
  await page.keyboard.press('F6');
  await expect(page.getByRole('main')).toContainText('Yolda');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  await page.keyboard.press('Shift+F6');
  await expect(page.getByRole('link', { name: 'Desk' })).toBeFocused();
  await page.keyboard.press('Shift+Slash');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Ctrl+K');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('link', { name: 'Desk' })).toBeFocused();
  expect(faults).toEqual([]);
});

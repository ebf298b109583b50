// Menus and tooltips, which are made only when they are asked for: by key, by pointer, and given up again.
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { choosePart, openGallery } from './galleryPage.ts';

const focused = (page: Page): Promise<string> =>
  page.evaluate(
    () => (document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent) || '',
  );

test('a menu opens by click, Enter and arrows; Esc, Tab and its own button close it', async ({ tour }) => {
  const { page } = tour;
  await openGallery(tour, 'en', 'light');
  await choosePart(page, 'buttons');
  const button = page.getByRole('button', { name: 'More actions' }).last();
  const menu = page.getByRole('menu', { name: 'More actions' });

  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Open' })).toBeFocused();
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('menuitem', { name: 'Print' })).toBeFocused();
  await expect(page.getByRole('menu', { name: 'Export' })).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('menuitem', { name: 'Export' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
  await expect(button).toBeFocused();
  await expect(button).toHaveAttribute('aria-expanded', 'false');

  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Open' })).toBeFocused();

  await page.keyboard.press('Shift+Tab');
  await expect(menu).toHaveCount(0);
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Open' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(menu).toHaveCount(0);
  expect(await focused(page)).not.toContain('More actions');

  await button.click();
  await menu.waitFor();
  await button.click();
  await expect(menu).toHaveCount(0);
  await button.click();
  await page.getByRole('menuitem', { name: 'Open' }).click();
  await expect(menu).toHaveCount(0);
  await button.click();
  await page.mouse.click(5, 5);
  await expect(menu).toHaveCount(0);
});

test('a tooltip is seen on hover and focus, and goes with the pointer, a press, Esc or its element', async ({
  tour,
}) => {
  const { page } = tour;
  await openGallery(tour, 'en', 'light');
  await choosePart(page, 'buttons');
  const more = page.locator('[data-tooltip="More actions"]').first();
  const done = page.locator('[data-tooltip="Done"]').first();
  const shown = page.locator('[data-tooltip-popup]');

  await more.hover();
  await expect(shown).toHaveText('More actions');
  await done.hover();
  await expect(shown).toHaveText('Done');
  await shown.hover();
  await expect(shown).toHaveText('Done');
  await page.mouse.move(5, 5);
  await expect(shown).toHaveCount(0);

  await more.focus();
  await page.keyboard.press('Tab');
  await expect(shown).toHaveText('Done');
  await page.keyboard.press('Escape');
  await expect(shown).toHaveCount(0);

  await more.hover();
  await expect(shown).toHaveText('More actions');
  await more.click();
  await expect(shown).toHaveCount(0);
  await done.hover();
  await expect(shown).toHaveText('Done');
  await done.evaluate((element) => element.remove());
  await expect(shown).toHaveCount(0);
});

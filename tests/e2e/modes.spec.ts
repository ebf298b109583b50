// The ways in which a system shows a program otherwise: forced colours, less motion, more contrast. What is chosen must still be
// told from what is not, nothing may move, and the focus is seen.
import type { Locator, Page } from '@playwright/test';
import { axeFaults } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { screens } from './screens.ts';

/** What a forced palette leaves to see of an element: lines and text, and what stands before and after it; no background. */
async function look(element: Locator): Promise<string> {
  return element.evaluate((node) => {
    const seen = (pseudo?: string): string => {
      const style = getComputedStyle(node, pseudo);
      const outline = style.outlineStyle === 'none' ? '' : `${style.outlineStyle} ${style.outlineWidth}`;
      const borders = ['Top', 'Right', 'Bottom', 'Left'].map((side) => {
        const [width, line, colour] = ['Width', 'Style', 'Color'].map((part) =>
          style.getPropertyValue(`border-${side}-${part}`.toLowerCase()),
        );
        return width === '0px' || line === 'none' ? '' : `${width} ${line} ${colour}`;
      });
      // Kept colours are the only background that stays.
      const fill = style.forcedColorAdjust === 'none' ? style.backgroundColor : '';
      return [outline, ...borders, fill, style.fontWeight, pseudo ? style.content : ''].join('|');
    };
    return [seen(), seen('::before'), seen('::after')].join(' / ');
  });
}

async function expectTold(page: Page, what: string, chosen: string, other: string): Promise<void> {
  const one = page.locator(chosen).first();
  await one.waitFor();
  expect
    .soft(await look(one), `${what}: the chosen one looks like the others`)
    .not.toBe(await look(page.locator(other).first()));
}

const screen = (name: string) => {
  const found = screens.find((one) => one.name === name);
  if (!found) throw new Error(`no screen ${name}`);
  return found;
};

test('in forced colours what is chosen is told from what is not', async ({ tour }) => {
  const { page, call } = tour;
  await call('company.savePreferences', { language: 'en', theme: 'light' });
  await page.emulateMedia({ forcedColors: 'active' });
  await screen('desk').show(tour);
  await expectTold(page, 'navigation', 'nav a[aria-current=page]', 'nav a:not([aria-current])');
  await expectTold(page, 'tab', '[role=tab][aria-selected=true]', '[role=tab][aria-selected=false]');
  await expectTold(
    page,
    'day',
    '[role=gridcell] [aria-selected=true], [role=gridcell][aria-selected=true]',
    '[role=gridcell] [aria-selected=false], [role=gridcell][aria-selected=false]',
  );
  await screen('catalog').show(tour);
  await expectTold(
    page,
    'tree',
    '[role=treeitem][aria-selected=true]',
    '[role=treeitem][aria-selected=false]',
  );
  const grid = page.locator('main [role=grid]').first();
  await grid.focus();
  await page.keyboard.press('ArrowDown');
  await expectTold(
    page,
    'row',
    'main [role=row][data-current]',
    'main [role=row][aria-rowindex]:not([data-current])',
  );
  await screen('tasks').show(tour);
  await expectTold(
    page,
    'segment',
    'label:has(input[type=radio]:checked)',
    'label:has(input[type=radio]:not(:checked))',
  );
  await screen('settings').show(tour);
  await expectTold(page, 'page', 'main nav a[aria-current=page]', 'main nav a:not([aria-current=page])');
  await page.emulateMedia({ forcedColors: null });
});

test('with less motion nothing moves, and the focus is seen with more contrast', async ({ tour }) => {
  const { page, call } = tour;
  await page.emulateMedia({ reducedMotion: 'reduce', contrast: 'more', colorScheme: 'dark' });
  await call('company.savePreferences', { language: 'en', theme: 'system' });
  for (const name of ['desk', 'plan', 'settings', 'sync']) {
    await screen(name).show(tour);
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .filter(
          ({ playState, effect }) => playState === 'running' && Number(effect?.getTiming().duration) > 0,
        )
        .map(({ effect }) => (effect as KeyframeEffect).target?.outerHTML.slice(0, 120)),
    );
    expect.soft(moving, `moving: ${name}`).toEqual([]);
    await expect(page.locator('html[data-contrast=more]')).toHaveCount(1);
    expect.soft(await axeFaults(page, 'colours'), `axe: ${name} with more contrast, dark`).toEqual([]);
    await page.keyboard.press('Tab');
    const ring = await page.evaluate(() => {
      const box = document.activeElement?.closest(':has(> input:focus-visible)') ?? document.activeElement;
      return box && Number.parseFloat(getComputedStyle(box).outlineWidth);
    });
    expect.soft(ring, `focus ring: ${name}`).toBeGreaterThanOrEqual(2);
    await page.keyboard.press('Escape');
  }
});

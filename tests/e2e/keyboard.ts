// Keys without the mouse: after each step what has the focus must be there to be seen, and the mouse is banned.
import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** Fails the page's test by a console error as soon as a pointer is used. */
export async function banMouse(page: Page): Promise<void> {
  await page.addInitScript(() => {
    for (const type of ['pointerdown', 'mousedown', 'wheel', 'dblclick']) {
      addEventListener(type, () => console.error(`the mouse was used: ${type}`), true);
    }
  });
}

/** What has the focus is neither the bare page, nor out of view, nor under something else. */
export async function expectFocusInView(page: Page, step: string): Promise<void> {
  await expect
    .poll(
      () =>
        page.evaluate(() => {
          const focused = document.activeElement;
          if (!(focused instanceof HTMLElement) || focused === document.body) return 'nothing has the focus';
          const box = focused.getBoundingClientRect();
          const left = Math.max(0, box.left);
          const top = Math.max(0, box.top);
          const right = Math.min(innerWidth, box.right);
          const bottom = Math.min(innerHeight, box.bottom);
          if (right - left < 1 || bottom - top < 1) return `out of view: ${focused.outerHTML.slice(0, 120)}`;
          const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
          if (hit && (focused.contains(hit) || hit.contains(focused))) return '';
          return `covered: ${focused.outerHTML.slice(0, 120)} by ${hit?.outerHTML.slice(0, 120)}`;
        }),
      { message: `the focus after: ${step}` },
    )
    .toBe('');
}

/** Presses keys one after the other; then the focus must be in view. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
  await expectFocusInView(page, keys.join(' '));
}

export async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await expectFocusInView(page, `typing ${text}`);
}

/** Walks by Tab until the focus is there; as far as a person would go. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let i = 0; i < 40; i += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await press(page, key);
  }
  await expect(target, `reached by ${key}`).toBeFocused();
}

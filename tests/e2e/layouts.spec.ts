// Letter keys by their place on the keyboard: the browser is given what a Russian and an Azerbaijani layout give it, the key's
// code with another letter. No latin letter is typed.
import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { screens } from './screens.ts';

type Layout = Readonly<Record<string, string>>;
/** What the keys of the test type, by layout; Azerbaijani as on Windows, Latin and Cyrillic. */
const layouts: Readonly<Record<string, Layout>> = {
  russian: { J: 'о', K: 'л', N: 'т', P: 'з', O: 'щ', Z: 'я', D: 'в', W: 'ц', M: 'ь', Slash: '.' },
  azerbaijani: { J: 'j', K: 'k', N: 'n', P: 'p', O: 'o', Z: 'z', D: 'd', W: 'ü', M: 'm', Slash: 'ə' },
  azerbaijaniCyrillic: { J: 'о', K: 'л', N: 'т', P: 'з', O: 'ҝ', Z: 'ј', D: 'в', W: 'ү', M: 'м', Slash: 'ә' },
};
const bits = { Alt: 1, Control: 2, Shift: 8 } as const;

type Press = (code: string, ...held: (keyof typeof bits)[]) => Promise<void>;

function presser(cdp: CDPSession, layout: Layout): Press {
  return async (place, ...held) => {
    const modifiers = held.reduce((sum, name) => sum + bits[name], 0);
    const code = place.length === 1 ? `Key${place}` : place;
    const key = layout[place] ?? place;
    // The number that Windows gives the place in any layout; it has none for a letter that is not on the Latin keyboard.
    const common = {
      code,
      key,
      modifiers,
      windowsVirtualKeyCode: place.length === 1 ? place.charCodeAt(0) : 0,
    };
    const text = held.length === 0 && key.length === 1 ? key : '';
    await cdp.send('Input.dispatchKeyEvent', { ...common, type: text ? 'keyDown' : 'rawKeyDown', text });
    await cdp.send('Input.dispatchKeyEvent', { ...common, type: 'keyUp' });
  };
}

const show = (name: string): NonNullable<(typeof screens)[number]>['show'] => {
  const found = screens.find((one) => one.name === name);
  if (!found) throw new Error(`no screen ${name}`);
  return found.show;
};

const currentName = (page: Page): Promise<string> => page.locator('main h1').first().innerText();

for (const [name, layout] of Object.entries(layouts)) {
  test(`${name}: letters of the desk and the calendar, Ctrl and Alt`, async ({ tour }) => {
    const { page, call, open } = tour;
    await call('company.savePreferences', { language: 'en', theme: 'light' });
    const press = presser(await page.context().newCDPSession(page), layout);
    await show('desk')(tour);

    // J and K walk the list of the day, whichever of its clients is open.
    await press('J');
    const first = await currentName(page);
    await press('J');
    await expect.poll(() => currentName(page)).not.toBe(first);
    await press('K');
    await expect.poll(() => currentName(page)).toBe(first);

    await press('Slash');
    const filter = page.locator('main input[type=search]').first();
    await expect(filter).toBeFocused();
    // In a field a letter is a letter.
    await press('J');
    await expect(filter).toHaveValue(layout.J ?? '');
    // Once to empty it, once to leave it.
    await press('Escape');
    await expect(filter).toHaveValue('');
    await press('Escape');
    await expect(filter).not.toBeFocused();

    await press('N');
    await expect(page.getByRole('dialog')).toBeVisible();
    await press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);

    await press('K', 'Control');
    const box = page.getByRole('combobox', { name: 'Search', exact: true });
    await expect(box).toBeFocused();
    await press('Escape');
    await expect(box).not.toBeFocused();

    await open('/calendar');
    await page.locator('main [data-event], main [role=grid]').first().waitFor();
    for (const [key, view] of [
      ['W', 'Week'],
      ['M', 'Month'],
      ['D', 'Day'],
    ] as const) {
      await press(key);
      await expect(page.getByRole('radio', { name: view, exact: true })).toBeChecked();
    }
    await press('ArrowLeft', 'Alt');
    await expect(page).toHaveURL(/#\/desk/);
  });
}

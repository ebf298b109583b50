// Areas that a company does without, by the keyboard alone: gone from the menu, the palette, the keys and the buttons; a way
// that leads there says so; back when switched on, and nothing lost.
import { setUpInput } from '../tools/setUpInput.ts';
import { expectNoAxeViolations } from './axe.ts';
import { expectNothingCut } from './cuts.ts';
import { type App, expect, test } from './fixtures.ts';
import { banMouse, press, tabTo, type } from './keyboard.ts';
import { languages } from './screens.ts';

async function company(app: App): Promise<void> {
  await app.call('company.setUp', setUpInput());
  await app.call('company.savePreferences', { language: 'en' });
  await app.call('partners.create', { name: 'Əlvan Mebel MMC', country: 'AZ', city: 'Bakı' });
}

test('an area is switched off, and everything of it is gone; Undo and the switch bring it back', async ({
  app,
}) => {
  test.setTimeout(120_000);
  await company(app);
  const { page } = app;
  const { keyboard } = page;
  await banMouse(page);
  await app.call('tasks.create', { title: 'Call the bank' });
  await app.open('/settings/areas');
  const entry = (name: string) =>
    page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name });
  const area = (name: string) => page.getByRole('switch', { name });
  await expect(area('Tasks')).toBeChecked();
  await expect(entry('Tasks')).toBeVisible();
  await expectNoAxeViolations(page, 'the areas');

  await area('Tasks').focus();
  await press(page, 'Space');
  await expect(area('Tasks')).not.toBeChecked();
  await expect(page.getByText('Switched off: Tasks')).toBeVisible();
  await expect(entry('Tasks')).toHaveCount(0);
  await keyboard.press('Control+z');
  await expect(entry('Tasks')).toBeVisible();
  await area('Tasks').focus();
  await press(page, 'Space');
  await expect(entry('Tasks')).toHaveCount(0);
  for (const name of ['Calendar', 'Messages', 'Phone', 'Quotes', 'Events report']) {
    await area(name).focus();
    await press(page, 'Space');
    await expect(area(name)).not.toBeChecked();
  }
  // Its page among the settings is gone too.
  const pages = page.getByRole('navigation', { name: 'Settings pages' }).or(page.locator('main nav')).first();
  await expect(pages.getByRole('link', { name: 'Phone', exact: true })).toHaveCount(0);

  // The keys do nothing, and are not listed.
  for (const key of ['Control+7', 'Control+8', 'Control+9', 'Control+5']) await keyboard.press(key);
  await expect(page).toHaveURL(/#\/settings\/areas/);
  await page.locator('main').focus();
  await keyboard.press('Shift+Slash');
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(keys.getByText('Partners', { exact: true })).toBeVisible();
  for (const name of ['Tasks', 'Calendar', 'Messages', 'Calls', 'Dial a number'])
    await expect(keys.getByText(name, { exact: true })).toHaveCount(0);
  await keyboard.press('Escape');
  await keyboard.press('Control+k');
  for (const word of ['tasks', 'events report', 'settings: phone']) {
    await type(page, `>${word}`);
    await expect(page.getByRole('option', { name: /^(Tasks|Events report|Settings: Phone)$/ })).toHaveCount(
      0,
    );
    await keyboard.press('Control+a');
  }
  await keyboard.press('Escape');
  await keyboard.press('Escape');

  // The client's buttons, the picker, the desk.
  await keyboard.press('Control+k');
  await type(page, 'elvan');
  await expect(page.getByRole('option', { name: /Əlvan Mebel MMC/ })).toBeVisible();
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Əlvan Mebel MMC' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Events report' })).toHaveCount(0);
  await expectNoAxeViolations(page, 'the desk without areas');
  await keyboard.press('p');
  const picker = page.getByRole('dialog');
  await expect(picker.getByRole('button', { name: 'SELL' })).toBeVisible();
  await expect(picker.getByRole('button', { name: /quote/i })).toHaveCount(0);
  await keyboard.press('Escape');

  // A way that leads there says so, and leads on.
  await app.open('/tasks');
  await expect(page.getByRole('heading', { name: 'Your company works without this: Tasks' })).toBeVisible();
  await expectNoAxeViolations(page, 'a screen that is off');
  await tabTo(page, page.getByRole('button', { name: 'Open Settings: Areas' }));
  await press(page, 'Enter');
  await expect(area('Tasks')).toBeVisible();
  await tabTo(page, area('Tasks'));
  await press(page, 'Space');
  await expect(entry('Tasks')).toBeVisible();
  await keyboard.press('Control+7');
  await expect(page.getByText('Call the bank').first()).toBeVisible();
});

test('who is no administrator sees what is on, and is told whom to ask', async ({ app }) => {
  await company(app);
  const { page } = app;
  await app.call('company.switchArea', { area: 'tasks', isOn: false });
  const [me] = (await app.call('company.listUsers', {})).rows;
  if (!me) throw new Error('no user');
  const { isActive: _isActive, id, ...fields } = me;
  await app.call('company.saveUser', { ...fields, name: 'Orxan', role: 'admin' });
  await app.call('company.saveUser', { ...fields, id, role: 'rep' });
  await app.open('/tasks');
  await expect(page.getByText('An administrator can switch it on.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open Settings: Areas' })).toHaveCount(0);
  await app.open('/settings/areas');
  await expect(page.getByRole('switch', { name: 'Tasks' })).toBeDisabled();
  await expectNoAxeViolations(page, 'the areas, for others');
});

for (const language of languages) {
  test(`in ${language}: the page of areas and a screen that is off, nothing cut, no violation`, async ({
    app,
  }) => {
    await company(app);
    const { page } = app;
    await app.call('company.savePreferences', { language });
    await app.call('company.switchArea', { area: 'calendar', isOn: false });
    for (const route of ['/settings/areas', '/calendar']) {
      await app.open(route);
      await page.locator(`html[lang=${language}]`).waitFor();
      await page
        .locator(route === '/calendar' ? 'main button' : 'main [role=switch]')
        .first()
        .waitFor();
      for (const theme of ['light', 'dark'] as const) {
        await app.call('company.savePreferences', { theme });
        await page.locator(`html[data-theme=${theme}]`).waitFor();
        await expectNoAxeViolations(page, `${route} in ${language}, ${theme}`);
      }
      await expectNothingCut(page, `${route} in ${language}`, { areHeadersWhole: true });
    }
  });
}

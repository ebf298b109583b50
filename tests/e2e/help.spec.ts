// The help by the keyboard alone: the page of the screen one is on, links, search and the way back; closed, the focus is where it
// was. Over a dialog too, and in three languages.
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

test('help on the screen: its page and heading, links, search, back; Esc gives the focus back', async ({
  app,
}) => {
  await company(app);
  const { page } = app;
  await banMouse(page);
  await app.open('/outbox');
  const help = page.getByRole('complementary', { name: 'Help' });
  const heading = (name: string) => help.getByRole('heading', { name, exact: true });
  await expect(page.getByRole('heading', { level: 1, name: 'Outbox' })).toBeVisible();
  const button = page.getByRole('button', { name: 'Help on this screen' });
  await button.focus();

  await press(page, 'F1');
  await expect(heading('The outbox')).toBeFocused();
  await expect(heading('The outbox')).toBeInViewport();
  await expectNoAxeViolations(page, 'the help');
  await press(page, 'F1');
  await expect(help).toBeHidden();
  await expect(button).toBeFocused();

  // The screen changes, and with it what F1 asks for; the work goes on beside the help.
  await press(page, 'F1');
  await press(page, 'Control+2');
  await expect(page.getByRole('heading', { level: 1, name: 'Partners' })).toBeVisible();
  await expect(help).toBeVisible();
  await page.locator('main').focus();
  await press(page, 'F1');
  await expect(heading('The client')).toBeFocused();

  // A link within the guide, and back.
  await tabTo(page, help.getByRole('link', { name: 'the phone line of this computer' }));
  await press(page, 'Enter');
  await expect(heading('Phone')).toBeFocused();
  await tabTo(page, help.getByRole('button', { name: 'Back to the page before' }), 'Shift+Tab');
  await press(page, 'Enter');
  await expect(heading('The client')).toBeFocused();

  await tabTo(page, help.getByRole('searchbox', { name: 'Search the guide' }), 'Shift+Tab');
  await type(page, 'barcode scanner');
  await expect(help.getByRole('button', { name: /A scanner, columns, substitutes/ })).toBeVisible();
  await expectNoAxeViolations(page, 'the search of the help');
  await tabTo(page, help.getByRole('button', { name: /A scanner, columns, substitutes/ }));
  await press(page, 'Enter');
  await expect(heading('A scanner, columns, substitutes')).toBeFocused();
  await tabTo(page, help.getByRole('searchbox', { name: 'Search the guide' }), 'Shift+Tab');
  await type(page, 'qqqq');
  await expect(help.getByText('The guide says nothing about “qqqq”')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(help).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
});

test('from the palette and the list of keys; over a dialog it is a layer of its own', async ({ app }) => {
  await company(app);
  const { page } = app;
  await banMouse(page);
  await app.open('/tasks');
  await expect(page.getByRole('heading', { level: 1, name: 'Tasks' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await type(page, '>all pages of the guide');
  await page.keyboard.press('Enter');
  const help = page.getByRole('complementary', { name: 'Help' });
  await expect(help.getByRole('heading', { name: 'All pages of the guide' })).toBeFocused();
  await expectNoAxeViolations(page, 'the pages of the guide');
  await press(page, 'Escape');
  await page.keyboard.press('Shift+Slash');
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(keys.getByText('Help on this screen')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();

  await page.keyboard.press('n');
  const form = page.getByRole('dialog', { name: 'New task' });
  await expect(form.getByRole('textbox').first()).toBeFocused();
  await type(page, 'Call the bank');
  await page.keyboard.press('F1');
  const over = page.getByRole('dialog', { name: 'Help' });
  await expect(over.getByRole('heading', { name: /^Tasks \(/ })).toBeFocused();
  await expectNoAxeViolations(page, 'the help over a form');
  await page.keyboard.press('Escape');
  await expect(over).toBeHidden();
  await expect(form.getByRole('textbox').first()).toBeFocused();
  await expect(form.getByRole('textbox').first()).toHaveValue('Call the bank');
});

const titles = { en: 'Calendar and reminders', az: 'Təqvim və xatırlatmalar', ru: 'Календарь и напоминания' };

for (const language of languages) {
  test(`in ${language}: the guide of that language, nothing cut, light and dark`, async ({ app }) => {
    await company(app);
    const { page } = app;
    await app.call('company.savePreferences', { language });
    await app.open('/calendar');
    await page.locator(`html[lang=${language}]`).waitFor();
    await page.locator('main').focus();
    await page.keyboard.press('F1');
    const help = page.locator('[data-help]');
    await expect(help.getByRole('heading', { name: titles[language], exact: true })).toBeFocused();
    for (const theme of ['light', 'dark', 'contrast'] as const) {
      await app.call('company.savePreferences', { theme });
      await page.locator(`html[data-theme=${theme}]`).waitFor();
      await expectNoAxeViolations(page, `the help in ${language}, ${theme}`);
    }
    await page.setViewportSize({ width: 911, height: 512 });
    await expectNothingCut(page, `the help in ${language} at 150 %`, { areHeadersWhole: false });
  });
}

test('what is new: a mark after an update, gone once the page was seen, from the palette too', async ({
  app,
}) => {
  await company(app);
  const { page } = app;
  await banMouse(page);
  await app.open('/settings');
  const mark = page.getByRole('button', { name: /^What is new in version/ });
  await expect(page.getByRole('button', { name: 'Help on this screen' })).toBeVisible();
  // To who begins with this version nothing is new.
  await expect(mark).toHaveCount(0);

  await app.call('company.noteNewsSeen', { version: '0.0.9' });
  await expect(mark).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectNoAxeViolations(page, 'the mark of what is new');
  await mark.focus();
  await press(page, 'Enter');
  const help = page.getByRole('complementary', { name: 'Help' });
  await expect(help.getByRole('heading', { name: 'What is new' })).toBeFocused();
  await expect(mark).toHaveCount(0);
  await press(page, 'Escape');
  await expect(help).toBeHidden();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Help on this screen' })).toBeVisible();
  await expect(mark).toHaveCount(0);

  await app.call('company.noteNewsSeen', { version: '0.0.9' });
  await expect(mark).toBeVisible();
  await page.keyboard.press('Control+k');
  await type(page, '>what is new');
  await page.keyboard.press('Enter');
  await expect(help.getByRole('heading', { name: 'What is new' })).toBeFocused();
  await expect(mark).toHaveCount(0);
});

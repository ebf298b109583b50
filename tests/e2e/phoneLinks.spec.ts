// Numbers that come into the call bar from elsewhere, in a browser: a link, a text that is pasted, selected text. Whose number
// it is is said, and nothing is called before Enter. What stands in links is tests/unit/domain/phoneLink.test.ts.
import { setUpInput } from '../tools/setUpInput.ts';
import { expectNoAxeViolations } from './axe.ts';
import { type App, expect, test } from './fixtures.ts';
import { Desk } from './pages/Desk.ts';

async function begin(app: App, language: 'en' | 'az' | 'ru' = 'en'): Promise<void> {
  await app.call('company.setUp', setUpInput());
  await app.call('company.savePreferences', { language, asksOutside: false });
  await app.call('partners.create', {
    ...{ name: 'Beta MMC', country: 'AZ' },
    reach: [{ kind: 'phone', value: '+994 50 200 12 34' }],
  });
  await app.open();
}

/** As a browser opens the address that it was given for such links. */
async function follow({ page }: App, link: string): Promise<void> {
  await page.goto('about:blank');
  await page.goBack();
  await page.evaluate(
    (hash) => {
      location.hash = hash;
      location.reload();
    },
    `#/dial/${encodeURIComponent(link)}`,
  );
}

test('a link fills in the number, says whose it is, and only Enter calls', async ({ app }) => {
  const { page } = app;
  const dialled = await new Desk(page).catchCalls();
  await begin(app);
  const bar = page.getByRole('region', { name: 'Call bar' });
  const field = bar.getByRole('textbox', { name: 'Quick dial' });
  const about = page.getByRole('region', { name: 'About the number' });
  await field.waitFor();
  await follow(app, 'tel:+994-50-200-12-34;ext=12');
  await expect(field).toHaveValue('+994 50 200 12 34 ext. 12');
  await expect(field).toBeFocused();
  await expect(about).toContainText('Beta MMC');
  await expect(about).toContainText('From a link');
  await expectNoAxeViolations(page, 'a number from a link');
  expect(await dialled()).toBe('');
  expect(page.url()).not.toContain('dial');
  await page.keyboard.press('Enter');
  expect(await dialled()).toBe('tel:+994502001234;ext=12');
  await expect(about).toBeHidden();
});

test('a code, a short, an emergency number are shown as they are and marked; commands are none', async ({
  app,
}) => {
  const { page } = app;
  const dialled = await new Desk(page).catchCalls();
  await begin(app);
  const about = page.getByRole('region', { name: 'About the number' });
  const field = page.getByRole('textbox', { name: 'Quick dial' });
  await field.waitFor();
  for (const [link, value, said] of [
    ['tel:*21*0502001234%23', '*21*0502001234#', 'Service code'],
    ['tel:112', '112', 'Emergency number'],
    ['callto:900', '900', 'Short number'],
    ['sip:sales@pbx.example', 'sales@pbx.example', 'Address at a PBX'],
    ['tel:1;rm -rf /', '', 'This link holds no number that can be called'],
    ['tel:%0d%0aBYE', '', 'This link holds no number that can be called'],
  ] as const) {
    await follow(app, link);
    await expect(field).toHaveValue(value);
    await expect(about).toContainText(said);
    expect(await dialled()).toBe('');
  }
  await page.keyboard.press('Escape');
  await expect(about).toBeHidden();
});

for (const language of ['en', 'az', 'ru'] as const)
  test(`a pasted text gives its number; of several one is chosen, in ${language}`, async ({ app }) => {
    const { page } = app;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await begin(app, language);
    const words = {
      en: { field: 'Quick dial', which: 'Which number?', take: 'Take +994 50 200 12 34', ext: 'ext.' },
      az: {
        field: 'Sürətli yığım',
        which: 'Hansı nömrə?',
        take: '+994 50 200 12 34 nömrəsini götür',
        ext: 'daxili',
      },
      ru: { field: 'Быстрый набор', which: 'Какой номер?', take: 'Взять +994 50 200 12 34', ext: 'доб.' },
    }[language];
    const field = page.getByRole('textbox', { name: words.field });
    await field.waitFor();
    const paste = async (text: string): Promise<void> => {
      await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
      await page.keyboard.press('Control+d');
      await page.keyboard.press('Control+v');
    };
    await paste('call me +7 (495) 123-45-67 доб. 12, thanks');
    await expect(field).toHaveValue(`+7 495 123 45 67 ${words.ext} 12`);
    await paste('office 012 555 01 01, mobile 050 200 12 34');
    await expect(page.getByText(words.which)).toBeVisible();
    await expectNoAxeViolations(page, `several numbers ${language}`);
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: words.take }).click();
    await expect(field).toHaveValue('+994 50 200 12 34');
    await expect(field).toBeFocused();
    await expect(page.getByText('Beta MMC').last()).toBeVisible();
    // What is no number of a text is pasted as ever.
    await paste('*8800');
    await expect(field).toHaveValue('*8800');
    await app.open('/settings/phone');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('tel:').first().waitFor();
    await expectNoAxeViolations(page, `links with numbers ${language}`);
  });

test('Ctrl+D takes the number that is selected in the page', async ({ app }) => {
  const { page } = app;
  await begin(app);
  await app.open('/partners');
  await page.getByText('Beta MMC').first().waitFor();
  const field = page.getByRole('textbox', { name: 'Quick dial' });
  await expect(field).toBeVisible();
  await page.evaluate(() => {
    const text = document.createElement('p');
    text.textContent = 'fax 012 555 01 01';
    document.querySelector('main')?.append(text);
    getSelection()?.selectAllChildren(text);
  });
  await page.keyboard.press('Control+d');
  await expect(field).toHaveValue('+994 12 555 01 01');
});

test('the browser is asked to open such links at this address', async ({ app }) => {
  const { page } = app;
  await page.addInitScript(() => {
    const asked: string[][] = [];
    Object.assign(window, { asked });
    const real = navigator.registerProtocolHandler.bind(navigator);
    navigator.registerProtocolHandler = (scheme: string, url: string | URL) => {
      asked.push([scheme, String(url)]);
      real(scheme, url);
    };
  });
  await begin(app);
  await app.open('/settings/phone');
  await page.getByRole('button', { name: 'Open tel: links with Yolda' }).click();
  const { origin } = new URL(page.url());
  expect(await page.evaluate(() => (window as unknown as { asked: string[][] }).asked)).toEqual([
    ['tel', `${origin}/#/dial/%s`],
    ['sip', `${origin}/#/dial/%s`],
  ]);
});

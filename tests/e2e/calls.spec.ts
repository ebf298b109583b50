// The call bar and the journal where no PBX is: a number handed to the computer's phone program, a line that is down, the
// keypad, an empty journal, sound devices. Calls themselves are in tests/sip.
import { setUpInput } from '../tools/setUpInput.ts';
import { expectNoAxeViolations } from './axe.ts';
import { type App, expect, test } from './fixtures.ts';

async function begin(app: App, route = '/desk', language: 'en' | 'az' | 'ru' = 'en'): Promise<void> {
  await app.call('company.setUp', setUpInput());
  await app.call('company.savePreferences', { language, asksOutside: false });
  await app.open(route);
}

/** Addresses that the page hands to the operating system. */
async function watchHandOvers({ page }: App): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { handedOver: seen });
    document.addEventListener('click', (event) => {
      const link =
        event.target instanceof Element ? event.target.closest('a[href^="tel:"], a[href^="sip:"]') : null;
      if (!link) return;
      event.preventDefault();
      seen.push(link.getAttribute('href') ?? '');
    });
  });
  return () => page.evaluate(() => (window as unknown as { handedOver: string[] }).handedOver);
}

test('calls are recorded only after what the law asks was read', async ({ app }) => {
  const { page } = app;
  await begin(app, '/settings/phone');
  const choice = page.getByRole('radiogroup', { name: 'Recording of calls' });
  await expect(choice.getByRole('radio', { name: 'Off' })).toBeChecked();
  const notice = page.getByRole('dialog', { name: 'Recording calls: the law' });
  await choice.getByRole('radio', { name: 'By hand' }).click();
  await expectNoAxeViolations(page, 'the notice of recording');
  await notice.getByRole('button', { name: 'Cancel' }).click();
  await expect(choice.getByRole('radio', { name: 'Off' })).toBeChecked();
  await choice.getByRole('radio', { name: 'Each call' }).click();
  await notice.getByRole('button', { name: 'I understand, switch it on' }).click();
  await expect(choice.getByRole('radio', { name: 'Each call' })).toBeChecked();
});

/** A line whose PBX refuses the connection. */
const deadLine = { name: 'Ofis', url: 'ws://127.0.0.1:9', user: '101', password: 'x' };

test('without a line of its own a typed number is handed to the phone program of the computer', async ({
  app,
}) => {
  const { page } = app;
  const handedOver = await watchHandOvers(app);
  await begin(app);
  const bar = page.getByRole('region', { name: 'Call bar' });
  const field = bar.getByRole('textbox', { name: 'Quick dial' });
  await field.waitFor();
  await page.keyboard.press('Control+d');
  await expect(field).toBeFocused();
  await page.keyboard.type('()');
  await page.keyboard.press('Enter');
  await expect(bar.getByRole('alert')).toHaveText('This is no number that can be called');
  await expectNoAxeViolations(page, 'a number that is none');
  await page.keyboard.press('Escape');
  await expect(field).toHaveValue('');
  await page.keyboard.type('050 200 12 34');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('');
  expect(await handedOver()).toEqual(['tel:+994502001234']);
  // Where that program takes sip: links only.
  await app.call('telephony.saveLine', { name: 'Zoiper', kind: 'handoff', url: 'sip:', domain: 'pbx.az' });
  await page.keyboard.press('Control+d');
  await page.keyboard.type('050 200 12 34');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('');
  expect((await handedOver()).at(-1)).toBe('sip:+994502001234@pbx.az;user=phone');
});

test('the keypad puts a number together by mouse and by keys', async ({ app }) => {
  const { page } = app;
  await begin(app);
  await page.getByRole('button', { name: 'Keypad' }).click();
  const pad = page.getByRole('dialog', { name: 'Keypad' });
  for (const key of ['1', '0', '*']) await pad.getByRole('button', { name: key, exact: true }).click();
  await page.keyboard.type('2#');
  await expect(pad.getByRole('status')).toHaveText('10*2#');
  await expectNoAxeViolations(page, 'the keypad');
  await page.keyboard.press('Escape');
  await expect(pad).toBeHidden();
  await expect(page.getByRole('textbox', { name: 'Quick dial' })).toHaveValue('10*2#');
});

test('a line that is down is said, and the number goes elsewhere only when asked to', async ({ app }) => {
  const { page } = app;
  const handedOver = await watchHandOvers(app);
  await begin(app);
  await app.call('telephony.saveLine', deadLine);
  const bar = page.getByRole('region', { name: 'Call bar' });
  await expect(bar.getByRole('button', { name: /^Phone: not registered/ })).toBeVisible();
  await page.keyboard.press('Control+d');
  await page.keyboard.type('201');
  await page.keyboard.press('Enter');
  const notes = page.getByRole('region', { name: 'Notifications' });
  await expect(notes).toContainText('The phone is not connected to the PBX now');
  await expect(bar.getByRole('textbox', { name: 'Quick dial' })).toHaveValue('201');
  expect(await handedOver()).toEqual([]);
  await expectNoAxeViolations(page, 'a line that is down');
  await notes.getByRole('button', { name: 'Use the computer’s phone program' }).click();
  expect(await handedOver()).toEqual(['tel:201']);
});

for (const language of ['en', 'az', 'ru'] as const) {
  test(`the empty journal and the sound devices have no violation, in ${language}`, async ({ app }) => {
    const { page } = app;
    await begin(app, '/calls', language);
    const empty = { en: 'No calls yet', az: 'Hələ zəng yoxdur', ru: 'Звонков пока нет' }[language];
    await expect(page.getByText(empty)).toBeVisible();
    await expectNoAxeViolations(page, `the journal ${language}`);
    await app.open('/settings/phone');
    await expect(page.getByRole('main').getByRole('combobox')).toHaveCount(3);
    await expectNoAxeViolations(page, `sound devices ${language}`);
  });
}

test('the keys of calls stand in the sheet, and do nothing while nobody calls', async ({ app }) => {
  const { page } = app;
  await begin(app);
  await page.getByRole('textbox', { name: 'Quick dial' }).waitFor();
  for (const key of ['a', 'd', 'e', 'm', 'h', 't']) await page.keyboard.press(`Control+Shift+${key}`);
  await page.keyboard.press('Shift+Slash');
  const keys = page.getByRole('dialog').getByRole('region', { name: 'Phone' });
  await expect(keys).toContainText('Ctrl+Shift+A');
  await expect(keys).toContainText('Type a number to call');
  await expectNoAxeViolations(page, 'the keys of calls');
});

// Links with a number, the clipboard and who opens such links, on the real Electron. What stands in a link is tested by
// tests/unit/domain/phoneLink.test.ts; a cold start with a link needs the product's Electron (docs/electron.md).
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askCore, setUpCompany } from './company.ts';
import { expect, test } from './program.ts';

test('a link fills in the number and dials nothing; what is open stays open', async ({ home }) => {
  const { page } = await home.start();
  await askCore(page, setUpCompany);
  const field = page.getByRole('textbox', { name: 'Quick dial' });
  await page.getByRole('link', { name: 'Partners' }).click();
  const name = page.getByRole('searchbox', { name: 'Find a partner' });
  await name.fill('Half typed');
  expect(await home.startSecond(['tel:+994-50-200-12-34;ext=12', '--data=/tmp/evil'])).toBe(0);
  await expect(field).toHaveValue('+994 50 200 12 34 ext. 12');
  await expect(field).toBeFocused();
  await expect(page.getByText('From a link: Enter calls, Esc clears')).toBeVisible();
  await expect(name).toHaveValue('Half typed');
  expect(await home.startSecond(['CALLTO:1;rm -rf /'])).toBe(0);
  await expect(page.getByRole('alert')).toHaveText('This link holds no number that can be called');
  await expect(field).toHaveValue('');
  expect(home.openedOutside()).toEqual([]);
});

test('a number in the clipboard is offered where numbers are typed, and nothing else of it is told', async ({
  home,
}) => {
  const { page } = await home.start();
  await askCore(page, setUpCompany);
  const field = page.getByRole('textbox', { name: 'Quick dial' });
  const copy = (text: string) =>
    page.evaluate((copied) => {
      const area = document.createElement('textarea');
      document.body.append(area);
      area.value = copied;
      area.select();
      document.execCommand('copy');
      area.remove();
    }, text);
  await copy('secret plans; call me: 050 200 12 34 or +7 (495) 123-45-67 доб. 12');
  await expect(field).toBeVisible();
  await page.keyboard.press('Control+d');
  await expect(field).toBeFocused();
  await expect(page.getByText('In the clipboard')).toBeVisible();
  await page.getByRole('button', { name: 'Take +7 495 123 45 67 ext. 12' }).click();
  await expect(field).toHaveValue('+7 495 123 45 67 ext. 12');
  type Bridge = { clipboardNumbers(country: string): Promise<unknown> };
  const told = await page.evaluate(() =>
    (window as unknown as { yoldaBridge: Bridge }).yoldaBridge.clipboardNumbers('AZ'),
  );
  expect(told).toEqual([
    { e164: '+994502001234', extension: '' },
    { e164: '+74951234567', extension: '12' },
  ]);
  expect(home.log()).not.toContain('502001234');
});

test('links are taken over at a press only, once there is a line', async ({ home }) => {
  const asked = join(home.dir, 'xdg-settings.log');
  // The desktop's own answer: who opens a scheme is what was last set.
  writeFileSync(
    join(home.dir, 'xdg-settings'),
    `#!/bin/sh
[ "$1" = set ] && printf '%s %s\\n' "$3" "$4" >> '${asked}'
[ "$1" = check ] && { [ -f '${asked}' ] && echo yes || echo no; }
exit 0
`,
  );
  chmodSync(join(home.dir, 'xdg-settings'), 0o755);
  const { page } = await home.start();
  await askCore(page, setUpCompany, '/settings/phone');
  const links = page.getByRole('region', { name: 'Links with numbers' });
  await expect(links.getByRole('status')).toHaveText('Such links open with another program');
  await expect(links.getByRole('button', { name: 'Open tel: links with Yolda' })).toBeDisabled();
  const line = { name: 'Ofis', url: 'ws://127.0.0.1:9', user: '101', password: 'x' };
  await askCore(page, (client) => client.call('telephony.saveLine', line), '/settings/phone');
  expect(existsSync(asked)).toBe(false);
  await links.getByRole('button', { name: 'Open tel: links with Yolda' }).click();
  await expect(links.getByRole('status')).toHaveText('Such links open with Yolda');
  expect(readFileSync(asked, 'utf8')).toMatch(/^tel \S+\.desktop\ncallto \S+\nsip \S+\n$/);
});

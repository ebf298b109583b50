// A company that cannot be opened, as the person before it meets it: by keyboard, in three languages, with axe. The
// file on the disk is really damaged and really restored; afterwards the program goes on by itself.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { setUpInput } from '../tools/setUpInput.ts';
import { expectNoAxeViolations } from './axe.ts';
import { expectNothingCut } from './cuts.ts';
import { type App, expect, test } from './fixtures.ts';
import { banMouse, expectFocusInView } from './keyboard.ts';
import { Desk } from './pages/Desk.ts';
import { languages } from './screens.ts';

const texts = {
  en: { title: 'Yolda cannot open the company', restore: /^Restore the backup of / },
  az: { title: 'Yolda şirkəti aça bilmir', restore: /tarixli ehtiyat nüsxəni bərpa et$/ },
  ru: { title: 'Yolda не может открыть компанию', restore: /^Восстановить копию от / },
} as const;

async function makeCompany(app: App): Promise<{ backup: string; recoveryKey: string }> {
  await app.call('company.setUp', setUpInput());
  await app.call('company.savePreferences', { language: 'en' });
  const { recoveryKey } = await app.call('company.revealRecoveryKey', {});
  const { suggestedBackup } = await app.call('maintenance.loadFolder', {});
  await app.call('maintenance.backup', { path: suggestedBackup });
  await app.kill();
  return { backup: suggestedBackup, recoveryKey };
}

/** Flips a byte in every page of the file. */
function damage(dir: string): Buffer {
  const path = join(dir, 'yolda.db');
  const bytes = readFileSync(path);
  for (let at = 200; at < bytes.length; at += 4096) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
  for (const end of ['-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
  return bytes;
}

/** Tab after Tab, as a person without a mouse. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 20; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
  await expectFocusInView(page, await target.innerText().catch(() => ''));
}

const heading = (page: Page): Locator => page.getByRole('heading', { level: 1, name: texts.en.title });

test('a damaged file: restored from the newest backup by keyboard, and the program goes on', async ({
  app,
}) => {
  const { page, dir } = app;
  await banMouse(page);
  await makeCompany(app);
  const damaged = damage(dir);
  await app.start();
  await expect(heading(page)).toBeVisible();
  await expect(page.getByText('nothing was thrown away')).toBeVisible();
  await expect(page.getByText(dir, { exact: true })).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: texts.en.restore }));
  await page.keyboard.press('Enter');
  await expect(new Desk(page).calendar).toBeVisible();
  const aside = readdirSync(join(dir, 'backups')).find((name) => name.startsWith('replaced-')) ?? '';
  expect(readFileSync(join(dir, 'backups', aside, 'yolda.db')).equals(damaged)).toBe(true);
  expect((await app.call('company.loadState', {})).companyName).toBe(setUpInput().organization.name);
});

test('the page in three languages, without violations and with nothing cut', async ({ app }) => {
  const { page, dir } = app;
  await makeCompany(app);
  damage(dir);
  await app.start();
  for (const language of languages) {
    await page.evaluate((lang) => localStorage.setItem('yolda.lang', lang), language);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: texts[language].title })).toBeVisible();
    await expect(page.getByRole('button', { name: texts[language].restore })).toBeVisible();
    await expectNoAxeViolations(page, `recovery, ${language}`);
    await expectNothingCut(page, `recovery, ${language}`, { areHeadersWhole: true });
  }
});

test('no backup in the folder: says so, refuses what is none, and takes one from elsewhere by its path', async ({
  app,
}) => {
  const { page, dir } = app;
  await banMouse(page);
  const { backup } = await makeCompany(app);
  const elsewhere = join(dir, '../elsewhere');
  mkdirSync(elsewhere);
  renameSync(backup, join(elsewhere, 'own.yolda'));
  writeFileSync(join(elsewhere, 'none.yolda'), 'hello');
  damage(dir);
  await app.start();
  await expect(page.getByText('There is no backup in the company folder.')).toBeVisible();
  const field = page.getByRole('textbox', { name: 'Another backup file (full path)' });
  await tabTo(page, field);
  await page.keyboard.type(join(elsewhere, 'none.yolda'));
  await page.keyboard.press('Enter');
  await expect(page.getByText('This is not a backup of Yolda')).toBeVisible();
  await expectNoAxeViolations(page, 'a refused backup');
  await page.keyboard.press('Control+A');
  await page.keyboard.type(join(elsewhere, 'own.yolda'));
  await page.keyboard.press('Enter');
  await expect(new Desk(page).calendar).toBeVisible();
});

test('the key is gone: a mistyped recovery key is said, the right one opens the company', async ({ app }) => {
  const { page, dir } = app;
  await banMouse(page);
  const { recoveryKey } = await makeCompany(app);
  rmSync(join(dir, '../config/keys'), { recursive: true });
  await app.start();
  await expect(page.getByText('The key of this company is not on this computer')).toBeVisible();
  await tabTo(page, page.getByRole('textbox', { name: 'Recovery key' }));
  await page.keyboard.type(`${recoveryKey}X`);
  await page.keyboard.press('Enter');
  await expect(page.getByText('The recovery key is not written correctly')).toBeVisible();
  await expectNoAxeViolations(page, 'a missing key');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
  await expect(new Desk(page).calendar).toBeVisible();
});

test('another program has the folder: Try again opens it once that one is closed', async ({ app }) => {
  const { page } = app;
  await banMouse(page);
  await makeCompany(app);
  const other = await app.startOther();
  await app.start();
  await expect(page.getByText('The company folder is open in another program')).toBeVisible();
  await other.stop('SIGTERM');
  await tabTo(page, page.getByRole('button', { name: 'Try again' }));
  await page.keyboard.press('Enter');
  await expect(new Desk(page).calendar).toBeVisible();
});

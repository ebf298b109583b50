// Starting twice, a core that dies, a company that cannot be opened: on the real Electron.
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { dateInZone } from '#shared/domain/dates.ts';
import { type Client, createClient } from '#shared/rpc/client.ts';
import { Desk } from '../e2e/pages/Desk.ts';
import { pageChannel, quietPage } from './pageChannel.ts';
import { expect, type Program, test } from './program.ts';
import { giveAway } from './testElectron.ts';

const organization = { name: 'Araz MMC', country: 'AZ', currency: 'AZN', vatCode: 'vat18' } as const;
const user = { name: 'Aysel', language: 'en', timeZone: 'Asia/Baku' } as const;

async function openClient(page: Page): Promise<Client> {
  const client = createClient(await pageChannel(page), randomUUID);
  await client.ready;
  return client;
}

/** Kills the core as the kernel would. @returns its process id */
async function killCore(program: Program): Promise<number> {
  await expect.poll(program.corePid, { intervals: [20] }).toBeDefined();
  const pid = program.corePid() ?? 0;
  process.kill(pid, 'SIGKILL');
  await expect.poll(program.corePid, { intervals: [20] }).not.toBe(pid);
  return pid;
}

test('a reload of the page takes a new port', async ({ home }) => {
  const { page } = await home.start();
  await page.goto(quietPage);
  const first = await openClient(page);
  const { coreId } = await first.ready;
  await page.reload();
  const second = await openClient(page);
  expect(await second.ready).toEqual({ coreId });
  expect(await second.call('company.loadState', {})).toMatchObject({ hasCompany: false });
});

test('a window has one port to the core: the next one ends it', async ({ home }) => {
  const { page } = await home.start();
  await page.goto(quietPage);
  const first = await openClient(page);
  const gone = new Promise<void>((resolve) => first.onClose(resolve));
  const second = await openClient(page);
  await gone;
  expect(await second.call('company.loadState', {})).toMatchObject({ hasCompany: false });
});

test('a second window has a port of its own and sees what the first one writes', async ({ home }) => {
  const { page, openWindow, close } = await home.start();
  const other = await openWindow('app://yolda/#/desk');
  await other.goto(quietPage);
  const writer = await openClient(other);
  await writer.call('company.setUp', { organization, user });
  await expect(new Desk(page).calendar).toBeVisible();
  await other.evaluate(() => window.close());
  await expect.poll(() => page.context().pages().length).toBe(1);
  await expect(new Desk(page).dayPartners).toBeVisible();
  expect(await close()).toBe(0);
});

test('a desk on the screen outlives a killed core: it shows what was written after', async ({ home }) => {
  const program = await home.start();
  const { page, openWindow } = program;
  const other = await openWindow('app://yolda/#/desk');
  await other.goto(quietPage);
  const first = await openClient(other);
  await first.call('company.setUp', { organization, user });
  await expect(new Desk(page).calendar).toBeVisible();
  // A port that is asked for before the death is known would be one to the dead.
  const gone = new Promise<void>((resolve) => first.onClose(resolve));
  await killCore(program);
  await gone;
  const writer = await openClient(other);
  const { id: partnerId } = await writer.call('partners.create', { name: 'Beta MMC', country: 'AZ' });
  await writer.call('interactions.plan', {
    partnerId,
    kind: 'call',
    subject: 'Show samples',
    planned: { on: dateInZone(Date.now(), user.timeZone) },
  });
  await expect(new Desk(page).row('Beta MMC')).toBeVisible();
  await expect(new Desk(page).counter('Events', 1)).toBeVisible();
});

test('a killed core is started again and the window works on', async ({ home }) => {
  const program = await home.start();
  const { page } = program;
  await page.goto(quietPage);
  const first = await openClient(page);
  await first.call('company.setUp', { organization, user });
  const gone = new Promise<void>((resolve) => first.onClose(resolve));
  const pid = await killCore(program);
  await gone;
  const second = await openClient(page);
  expect(await second.ready).not.toEqual(await first.ready);
  expect(await second.call('company.loadState', {})).toMatchObject({
    hasCompany: true,
    companyName: 'Araz MMC',
  });
  expect(program.corePid()).not.toBe(pid);
  expect(await program.close()).toBe(0);
});

test('a core that keeps dying ends in a page that says so, and can be tried again', async ({ home }) => {
  const program = await home.start();
  const { page } = program;
  for (let death = 1; death <= 5; death++) await killCore(program);
  await page.waitForURL('app://yolda/error');
  await expect(page.getByRole('alert')).toContainText('failed several times in a row');
  await expect(page.getByRole('alert')).toContainText('unavailable: core_keeps_failing');
  await page.getByRole('link', { name: 'Try again' }).click();
  await page.waitForURL(/^app:\/\/yolda\/(?:#|$)/);
  await page.goto(quietPage);
  const client = await openClient(page);
  expect(await client.call('company.loadState', {})).toMatchObject({ hasCompany: false });
  expect(await program.close()).toBe(0);
});

test('a second instance ends at once and brings the first to the front, at the place of its link', async ({
  home,
}) => {
  const { page } = await home.start();
  await page.evaluate(() => {
    window.addEventListener('focus', () => document.body.setAttribute('data-focused', ''));
    window.blur();
  });
  expect(await home.startSecond()).toBe(0);
  expect(await home.startSecond(['app://partner/42'])).toBe(0);
  await page.waitForURL('app://yolda/#/partners/42');
  expect(await page.evaluate(() => document.visibilityState)).toBe('visible');
  expect(await page.evaluate(() => document.hasFocus())).toBe(true);
  expect(home.log().match(/"core\.started"/g)?.length).toBe(2);
});

test('the window opens where it stood, on the screens of today', async ({ home }) => {
  mkdirSync(home.userData, { recursive: true });
  writeFileSync(
    join(home.userData, 'window.json'),
    JSON.stringify({ x: 3000, y: 100, width: 5000, height: 300, isMaximized: false }),
  );
  giveAway(home.dir);
  const size = (page: Page) =>
    page.evaluate(() => [window.screenX, window.screenY, window.outerWidth, window.outerHeight]);
  const lost = await home.start();
  expect((await size(lost.page)).slice(2)).toEqual([1366, 840]);
  await lost.close();
  writeFileSync(
    join(home.userData, 'window.json'),
    JSON.stringify({ x: 900, y: 100, width: 1000, height: 300, isMaximized: false }),
  );
  const clamped = await home.start();
  expect(await size(clamped.page)).toEqual([600, 100, 1000, 600]);
});

test('without a keychain nothing is made and the page says why', async ({ home }) => {
  const { page } = await home.start([], { hasKeys: false });
  await expect(page.getByRole('heading', { name: 'Yolda cannot open the company' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('Sign in to the keychain of your desktop');
  expect(readdirSync(home.company)).not.toContain('yolda.db');
  expect(readdirSync(home.userData)).not.toContain('keys');
});

test('a company whose key is gone stays untouched and opens by the recovery key', async ({ home }) => {
  const first = await home.start();
  await first.page.goto(quietPage);
  const client = await openClient(first.page);
  await client.call('company.setUp', { organization, user });
  const { recoveryKey } = await client.call('company.revealRecoveryKey', {});
  expect(await first.close()).toBe(0);
  const digest = () =>
    createHash('sha256')
      .update(readFileSync(join(home.company, 'yolda.db')))
      .digest('hex');
  const before = digest();
  rmSync(join(home.userData, 'keys'), { recursive: true });
  const second = await home.start();
  await expect(second.page.getByRole('alert')).toContainText(
    'The key of this company is not on this computer',
  );
  expect(digest()).toBe(before);
  await second.page.getByRole('textbox', { name: 'Recovery key' }).fill(recoveryKey);
  await second.page.keyboard.press('Enter');
  await expect(new Desk(second.page).calendar).toBeVisible();
  expect(await second.close()).toBe(0);
  const third = await home.start();
  await expect(new Desk(third.page).calendar).toBeVisible();
});

test('a damaged company is restored from its page, and the damaged file is kept', async ({ home }) => {
  const first = await home.start();
  await first.page.goto(quietPage);
  const client = await openClient(first.page);
  await client.call('company.setUp', { organization, user });
  const { suggestedBackup } = await client.call('maintenance.loadFolder', {});
  await client.call('maintenance.backup', { path: suggestedBackup });
  expect(await first.close()).toBe(0);
  const path = join(home.company, 'yolda.db');
  const bytes = readFileSync(path);
  for (let at = 200; at < bytes.length; at += 4096) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
  const second = await home.start();
  const core = second.corePid();
  await second.page.getByRole('button', { name: /^Restore the backup of / }).click();
  await expect(new Desk(second.page).calendar).toBeVisible();
  const aside = readdirSync(join(home.company, 'backups')).find((name) => name.startsWith('replaced-'));
  expect(readFileSync(join(home.company, 'backups', aside ?? '', 'yolda.db')).equals(bytes)).toBe(true);
  // The core lives on: it did not die to be started again.
  expect(second.corePid()).toBe(core);
  expect(home.log()).not.toContain('"core.died"');
  expect(await second.close()).toBe(0);
});

test('the key lies sealed in the user’s data, outside of the company folder', async ({ home }) => {
  const program = await home.start();
  await program.page.goto(quietPage);
  await openClient(program.page);
  const files = readdirSync(join(home.userData, 'keys'));
  expect(files).toEqual([expect.stringMatching(/^[0-9a-f]{32}\.bin$/)]);
  expect(readFileSync(join(home.userData, 'keys', files[0] ?? '')).toString('latin1')).not.toMatch(
    /[0-9a-f]{64}/,
  );
  expect(readdirSync(home.company).some((name) => name.includes('key'))).toBe(false);
});

test('the main process killed takes its core along', async ({ home }) => {
  const program = await home.start();
  await expect.poll(program.corePid, { intervals: [20] }).toBeDefined();
  const core = program.corePid() ?? 0;
  process.kill(program.pid, 'SIGKILL');
  const isAlive = (): boolean => {
    try {
      process.kill(core, 0);
      return true;
    } catch {
      return false;
    }
  };
  await expect.poll(isAlive, { intervals: [50] }).toBe(false);
});

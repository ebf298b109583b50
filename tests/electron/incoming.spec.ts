// A call that comes in while one works elsewhere, on the real Electron: from an Asterisk's manager through the core to the small
// window. Answering needs the sound of a real PBX: its buttons are those of the call's card (tests/sip).
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { createClient } from '#shared/rpc/client.ts';
import { expectNoAxeViolations } from '../e2e/axe.ts';
import { AmiServer, channel, dialed } from '../tools/amiServer.ts';
import { askCore, setUpCompany } from './company.ts';
import { pageChannel, quietPage } from './pageChannel.ts';
import { pressClose } from './pressClose.ts';
import { expect, type Home, test } from './program.ts';

const own = 'PJSIP/101-0000002a';

function arrives(pbx: AmiServer, id: string, number: string): void {
  const caller = channel(`${id}-c`, 'PJSIP/trunk-0000002b', { CallerIDNum: number, CallerIDName: '' });
  pbx.tell('DialBegin', { ...caller, ...dialed(id, own) });
}

const texts = {
  en: { state: 'Incoming call', decline: 'Decline', line: '+994 50 200 12 34 → Ofis' },
  az: { state: 'Gələn zəng', decline: 'İmtina', line: '+994 50 200 12 34 → Ofis' },
  ru: { state: 'Входящий звонок', decline: 'Отклонить', line: '+994 50 200 12 34 → Ofis' },
} as const;

/** The hidden window is a page of the browser too. */
async function incomingPage(page: Page): Promise<Page> {
  const find = () =>
    page
      .context()
      .pages()
      .find((one) => one.url().endsWith('/incoming.html'));
  await expect.poll(find, { timeout: 15_000 }).toBeDefined();
  return find() as Page;
}

/** A company with a client and a telephone on the desk. */
async function connectPhone(page: Page, pbx: AmiServer): Promise<void> {
  await askCore(page, async (client) => {
    await setUpCompany(client);
    await client.call('partners.create', {
      ...{ name: 'Beta MMC', country: 'AZ' },
      reach: [{ kind: 'phone', value: '+994 50 200 12 34' }],
    });
    await client.call('telephony.saveLine', {
      ...{ kind: 'ami', name: 'Ofis', url: pbx.url, user: 'PJSIP/101' },
      ...{ authUser: 'yolda', password: 'gizli', context: 'from-internal' },
    });
  });
  await expect(page.getByRole('button', { name: 'Phone ready' })).toBeVisible();
}

const shownBy = (home: Home) => () =>
  [...home.log().matchAll(/"((?:incoming|window)\.\w+)"/g)].map(([, word]) => word);

test('a call rings in a small window while one works elsewhere, is declined there, and the desk in front hides it', async ({
  home,
}) => {
  const pbx = await new AmiServer().start();
  try {
    const { page } = await home.start();
    await connectPhone(page, pbx);
    const small = await incomingPage(page);
    expect(await small.evaluate(() => [window.outerWidth, window.outerHeight])).toEqual([360, 200]);
    expect(await small.evaluate(() => typeof (window as { require?: unknown }).require)).toBe('undefined');

    const shown = shownBy(home);
    arrives(pbx, '7.1', '+994502001234');
    await expect(page.getByRole('region', { name: /^Call: / })).toContainText('Beta MMC');
    expect(shown()).toEqual([]);
    // Another window, in which no program of ours runs.
    await page.evaluate((hash) => window.open(`app://yolda/blob/${hash}`), 'a'.repeat(64));
    await expect.poll(shown).toEqual(['incoming.shown']);
    await expect(small.getByText(texts.en.state)).toBeVisible();
    await expect(small.getByRole('heading', { name: 'Beta MMC' })).toBeVisible();
    await expect(small.getByText(texts.en.line)).toBeVisible();
    await expect(small.getByText('Answer at your telephone')).toBeVisible();
    await page.goto(quietPage);
    const client = createClient(await pageChannel(page), randomUUID);
    for (const language of ['en', 'az', 'ru'] as const) {
      await client.call('company.savePreferences', { language, theme: 'light' });
      await expect(small.locator(`html[lang="${language}"]`)).toBeAttached();
      await expect(small.getByText(texts[language].state)).toBeVisible();
      await expectNoAxeViolations(small, `incoming ${language}`);
    }
    await small.getByRole('button', { name: texts.ru.decline }).click();
    await expect.poll(() => pbx.last('Hangup')).toBeDefined();
    pbx.tell('Hangup', { ...channel('7.1', own), Cause: '21', 'Cause-txt': 'x' });
    await expect(small.getByText(texts.ru.state)).toBeHidden();
    await expect.poll(shown).toEqual(['incoming.shown', 'incoming.hidden']);
    arrives(pbx, '8.1', '900');
    await expect(small.getByText('900 → Ofis')).toBeVisible();
    await expect.poll(shown).toEqual(['incoming.shown', 'incoming.hidden', 'incoming.shown']);
    expect(await home.startSecond()).toBe(0);
    await expect.poll(shown).toHaveLength(4);
    await expect(small.getByText('900 → Ofis')).toBeVisible();
  } finally {
    await pbx.stop();
  }
});

test('✕ ends no call: the window is hidden, comes back, and closes once nobody talks', async ({ home }) => {
  const pbx = await new AmiServer().start();
  try {
    const program = await home.start();
    const { page } = program;
    await connectPhone(page, pbx);
    const shown = shownBy(home);
    const row = page.locator('[data-call-state]');
    arrives(pbx, '7.1', '+994502001234');
    await expect(row).toHaveAttribute('data-call-state', 'ringing');
    await pressClose('Yolda');
    await expect.poll(shown).toEqual(['window.hidden', 'incoming.shown']);
    pbx.tell('Newstate', channel('7.1', own, { ChannelState: '6' }));
    await expect(row).toHaveAttribute('data-call-state', 'live');
    await expect.poll(shown).toEqual(['window.hidden', 'incoming.shown', 'incoming.hidden']);
    expect(await home.startSecond()).toBe(0);
    await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true);
    await pressClose('Yolda');
    await expect.poll(shown).toHaveLength(4);
    pbx.tell('Hangup', { ...channel('7.1', own), Cause: '16', 'Cause-txt': 'x' });
    await expect(row).toHaveAttribute('data-call-state', 'wrapUp');
    expect(await home.startSecond()).toBe(0);
    await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true);
    await pressClose('Yolda');
    expect(await program.exited()).toBe(0);
  } finally {
    await pbx.stop();
  }
});

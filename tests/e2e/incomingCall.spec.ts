// A call that comes in, as the desk shows it: what it opens by the user's choice and never over what is typed; the pane beside the
// record as a drawer in a narrow window. Calls come from the manager of an Asterisk; those with sound are in tests/sip.
import { mkdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { AmiServer, channel, dialed } from '#tests/tools/amiServer.ts';
import { setUpInput } from '../tools/setUpInput.ts';
import { expectNoAxeViolations } from './axe.ts';
import { expectNothingCut } from './cuts.ts';
import { type App, expect, test } from './fixtures.ts';
import { Desk } from './pages/Desk.ts';

const own = 'PJSIP/101-0000002a';
const reach = [{ kind: 'phone' as const, value: '+994 50 200 12 34' }];

/** Somebody calls, and is given up again. */
function caller(pbx: AmiServer, id: string, number: string) {
  const from = channel(`${id}-c`, 'PJSIP/trunk-0000002b', { CallerIDNum: number, CallerIDName: '' });
  pbx.tell('DialBegin', { ...from, ...dialed(id, own) });
  return {
    isAnswered: () => pbx.tell('Newstate', channel(id, own, { ChannelState: '6' })),
    hangsUp: () => pbx.tell('Hangup', { ...channel(id, own), Cause: '16', 'Cause-txt': 'x' }),
  };
}

async function begin(app: App): Promise<AmiServer> {
  const pbx = await new AmiServer().start();
  await app.call('company.setUp', setUpInput());
  await app.call('company.savePreferences', { language: 'en' });
  await app.call('partners.create', { name: 'Beta MMC', country: 'AZ', reach });
  await app.call('telephony.saveLine', {
    ...{ kind: 'ami', name: 'Ofis', url: pbx.url, user: 'PJSIP/101' },
    ...{ authUser: 'yolda', password: 'gizli', context: 'from-internal' },
  });
  return pbx;
}

async function keepPicture(page: Page, name: string): Promise<void> {
  if (!process.env.YOLDA_SHOTS) return;
  mkdirSync(process.env.YOLDA_SHOTS, { recursive: true });
  await page.screenshot({ path: `${process.env.YOLDA_SHOTS}/${name}.png` });
}

test('the client’s card opens on ring or on answer as chosen, and never over what is typed', async ({
  app,
}) => {
  const { page } = app;
  const pbx = await begin(app);
  const desk = new Desk(page);
  try {
    await app.open('/settings/phone');
    const moments = page.getByRole('radiogroup', { name: 'An incoming call opens the client’s card' });
    await expect(moments.getByRole('radio', { name: 'Only by hand' })).toBeChecked();
    const card = page.getByRole('complementary', { name: 'Call' });
    const byHand = caller(pbx, '1.1', '+994502001234');
    await expect(card).toContainText('Beta MMC');
    expect(page.url()).toContain('/settings/phone');
    byHand.hangsUp();
    await expect(card).toBeHidden();

    await moments.getByRole('radio', { name: 'When answered' }).click();
    const answered = caller(pbx, '2.1', '+994502001234');
    await expect(card).toContainText('Beta MMC');
    expect(page.url()).toContain('/settings/phone');
    answered.isAnswered();
    await expect(desk.clientNamed('Beta MMC')).toBeVisible();
    answered.hangsUp();
    await page.getByRole('button', { name: 'Close without an outcome' }).click();

    await app.call('company.savePreferences', { popsClient: 'onRing' });
    await app.open('/partners');
    const find = page.getByRole('searchbox', { name: 'Find a partner' });
    await find.fill('gam');
    const whileTyping = caller(pbx, '3.1', '+994502001234');
    await expect(card).toContainText('Beta MMC');
    expect(page.url()).toContain('/partners');
    await expect(find).toBeFocused();
    whileTyping.hangsUp();
    await expect(card).toBeHidden();
    await find.fill('');
    caller(pbx, '4.1', '+994502001234');
    await expect(desk.clientNamed('Beta MMC')).toBeVisible();
    expect(page.url()).toContain('/desk');
  } finally {
    await pbx.stop();
  }
});

const languages = ['en', 'az', 'ru'] as const;
const drawerName = { en: 'Side pane', az: 'Yan panel', ru: 'Боковая панель' };

test('in a narrow window the pane beside the record is a drawer: by F7, and by itself for a call', async ({
  app,
}) => {
  const { page } = app;
  const pbx = await begin(app);
  try {
    await app.open('/desk');
    await expect(new Desk(page).contacts).toBeVisible();
    await page.setViewportSize({ width: 960, height: 600 });
    const drawer = page.getByRole('complementary', { name: 'Side pane' });
    await expect(drawer).toBeHidden();
    await page.keyboard.press('F7');
    await expect(drawer).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(drawer).toBeHidden();
    const quickDial = page.getByRole('textbox', { name: 'Quick dial' });
    await quickDial.focus();
    const call = caller(pbx, '1.1', '+994502001234');
    await expect(drawer).toContainText('Beta MMC');
    await expect(page.getByRole('region', { name: /^Incoming call/ })).toBeVisible();
    // Typing goes on where it was, or in the field that the bar of the call has in its place.
    await page.keyboard.press('F7');
    await expect(drawer).toBeHidden();
    await page.keyboard.press('F7');
    await expect(drawer).toBeVisible();
    await page.getByRole('button', { name: 'Show or hide the side pane' }).focus();
    await page.keyboard.press('Escape');
    await expect(drawer).toBeHidden();
    expect((await app.call('calls.listLive', {})).calls).toMatchObject([{ state: 'ringing' }]);
    call.isAnswered();
    await expect(drawer).toBeHidden();
    call.hangsUp();
    await expect(drawer).toContainText('Wrap-up');
    await drawer.getByRole('textbox', { name: 'Note' }).fill('asks for a price');
    await page.keyboard.press('Escape');
    await expect(drawer).toBeHidden();
    await expect(page.getByRole('main')).toBeFocused();
    await page.keyboard.press('F7');
    await expect(drawer.getByRole('textbox', { name: 'Note' })).toHaveValue('asks for a price');
    for (const language of languages) {
      await app.call('company.savePreferences', { language });
      await page.locator(`html[lang=${language}]`).waitFor();
      for (const [width, height] of [
        [1024, 700],
        [960, 600],
      ] as const) {
        await page.setViewportSize({ width, height });
        await expect(page.getByRole('complementary', { name: drawerName[language] })).toBeVisible();
        await expectNothingCut(page, `drawer ${language} ${width}`, { areHeadersWhole: false });
        await expectNoAxeViolations(page, `drawer ${language} ${width}`);
        await keepPicture(page, `drawer-${language}-${width}`);
      }
    }
    await app.call('company.savePreferences', { language: 'en' });
    await page.getByRole('button', { name: 'Close without an outcome' }).click();
    await expect(drawer).toBeHidden();
  } finally {
    await pbx.stop();
  }
});

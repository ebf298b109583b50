// The built program with its page at a real PBX: called and calling by keys, the call bar says how it stands, both sides hear
// each other, the note and the outcome are kept.
import type { Locator } from '@playwright/test';
import { expect } from 'vitest';
import { expectNoAxeViolations } from '#tests/e2e/axe.ts';
import type { Program } from '#tests/e2e/program.ts';
import { plugMicrophones } from './rig/browserParty.ts';
import { look, openDesk } from './rig/desk.ts';
import { untilHears } from './rig/listen.ts';
import { see } from './rig/see.ts';
import { test } from './rig/sipTest.ts';
import { until } from './rig/until.ts';

/** Hears it from its middle to its end. */
async function playToEnd(player: Locator): Promise<void> {
  await player.getByRole('button', { name: 'Play' }).click();
  await see(player.getByRole('button', { name: 'Pause' })).toBeVisible();
  const place = player.getByRole('slider', { name: 'Place in the recording' });
  const seconds = Number(await place.getAttribute('max'));
  expect(seconds).toBeGreaterThan(1);
  await place.fill(String(Math.floor(seconds / 2)));
  // It takes as long as it lasts, and it lasts longer where the machine is slow.
  const timeout = (seconds / 2 + 10) * 1_000;
  await see
    .poll(async () => Number(await place.inputValue()))
    .toBeGreaterThanOrEqual(Math.floor(seconds / 2));
  await see(player.getByRole('button', { name: 'Play' })).toBeVisible({ timeout });
  await see(player.getByRole('alert')).toBeHidden();
}

test('a number is called by keys, recorded, muted, held, ended and wrapped up', async ({ rig }) => {
  const desk = await openDesk(rig);
  const { page, program } = desk;
  await program.call('company.savePreferences', { recordsCalls: 'byHand' });
  const { id } = await program.call('partners.create', { name: 'Araz Tikinti', country: 'AZ' });
  await program.call('partners.createContact', {
    ...{ partnerId: id, name: 'Elçin Əliyev', title: 'Direktor', isPrimary: true },
    reach: [{ kind: 'phone', value: '201', isPrimary: true }],
  });
  const phone = await rig.startBaresip({ user: '201', hz: 1_000, isAnswering: true });
  await see(page.getByRole('button', { name: 'Phone ready' })).toBeVisible();
  // The desk is a part of its own, which may come after the bar.
  await page.getByRole('region', { name: 'Calendar' }).waitFor();
  await look(desk, 'idle');
  await page.keyboard.press('Control+d');
  await page.keyboard.type('201');
  await page.keyboard.press('Enter');
  const row = page.getByRole('region', { name: /^Talking/ });
  await see(row).toBeVisible();
  await Promise.all([untilHears(desk, [1_000]), untilHears(phone, [620])]);
  const note = row.getByRole('textbox', { name: 'Note of the call' });
  await note.fill('Wants 20 t of cement');
  await row.getByRole('button', { name: 'Record' }).click();
  await see(row.getByText('REC')).toBeVisible();
  await see(row.getByText('Sound: Good')).toBeVisible();
  await look(desk, 'live');
  await page.keyboard.press('Control+Shift+m');
  await see(page.getByRole('region', { name: /^Muted/ })).toBeVisible();
  await untilHears(phone, []);
  await see(page.getByRole('status').getByText('They do not hear you')).toBeVisible();
  await look(desk, 'muted');
  await page.keyboard.press('Control+Shift+m');
  await untilHears(phone, [620]);
  await page.keyboard.press('Control+Shift+h');
  await see(page.getByRole('region', { name: /^On hold/ })).toBeVisible();
  await untilHears(desk, []);
  await look(desk, 'held');
  await page.keyboard.press('Control+Shift+h');
  await Promise.all([untilHears(desk, [1_000]), untilHears(phone, [620])]);
  await page.keyboard.press('Control+Shift+e');
  const card = page.getByRole('region', { name: /^Call: / });
  await see(card.getByText('Wrap-up')).toBeVisible();
  await look(desk, 'wrapUp');
  await see(card.getByRole('textbox', { name: 'Note' })).toHaveValue('Wants 20 t of cement');
  await card.getByRole('radio', { name: 'Agreed' }).press('1');
  await page.keyboard.press('Control+Enter');
  await see(card).toBeHidden();
  const player = page.getByRole('group', { name: 'Recording of the call' });
  await page.keyboard.press('Control+5');
  await page.getByRole('row', { name: /Araz Tikinti/ }).click();
  await playToEnd(player);
  await look(desk, 'recordingInJournal');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Araz Tikinti');
  await page.keyboard.press('Enter');
  await playToEnd(player);
  await look(desk, 'recordingWithClient');
});

test('the microphone shows its level, is heard back, is changed for another and unplugged in a talk', async ({
  rig,
}) => {
  const desk = await openDesk(rig);
  const { page } = desk;
  const phone = await rig.startBaresip({ user: '201', hz: 1_000, isAnswering: true });
  await see(page.getByRole('button', { name: 'Phone ready' })).toBeVisible();
  await page.keyboard.press('Control+d');
  await page.keyboard.type('201');
  await page.keyboard.press('Enter');
  await untilHears(phone, [620]);
  await page.evaluate(() => {
    location.hash = '#/settings/phone';
  });
  await page.getByRole('button', { name: 'Test the microphone' }).click();
  const meter = page.getByRole('meter', { name: 'Level of the microphone' });
  await see.poll(() => meter.evaluate((element) => (element as HTMLMeterElement).value)).toBeGreaterThan(0.4);
  await page.getByRole('switch', { name: 'Hear yourself' }).check();
  await look(desk, 'microphoneTest');
  await page.getByRole('combobox', { name: 'Microphone' }).click();
  await page.getByRole('option').nth(1).click();
  await see(meter).toBeHidden();
  // The call goes on with the other one, with the next one when that is unplugged, and without any; each time in words.
  await Promise.all([untilHears(desk, [1_000]), untilHears(phone, [620])]);
  await plugMicrophones(page, 'chosenOut');
  const said = page.getByRole('region', { name: /^Talking/ }).getByRole('status');
  await see(said).toHaveText(/^Microphone now: “.+”$/);
  await Promise.all([untilHears(desk, [1_000]), untilHears(phone, [620])]);
  await look(desk, 'microphoneMoved');
  await plugMicrophones(page, 'allOut');
  await see(said).toHaveText('No microphone: they do not hear you');
  await Promise.all([untilHears(desk, [1_000]), untilHears(phone, [])]);
  await look(desk, 'microphoneGone');
  await plugMicrophones(page, 'allIn');
  await untilHears(phone, [620]);
  await see(said).not.toHaveText(/No microphone/);
  await page.keyboard.press('Control+Shift+e');
  await page.reload();
  await see(page.getByRole('combobox', { name: 'Microphone' })).not.toHaveText(/As in the system/);
});

test('who calls is shown, answered by a key while a note is typed, and heard', async ({ rig }) => {
  const desk = await openDesk(rig);
  const { page, program } = desk;
  const { id: open } = await program.call('partners.create', { name: 'Araz Tikinti', country: 'AZ' });
  const called = await seedClient(program);
  const phone = await rig.startBaresip({ user: '201', hz: 1_000 });
  await see(page.getByRole('button', { name: 'Phone ready' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Araz Tikinti');
  await page.keyboard.press('Enter');
  const note = page.getByRole('textbox', { name: 'Quick note' });
  await note.fill('Half a ');
  await phone.dial('101');
  await see(page.getByRole('region', { name: /^Incoming call/ })).toBeVisible();
  const card = page.getByRole('region', { name: /^Call: / });
  await see(card).toContainText('Qiymət istədi');
  // Who calls stands beside; the record, the text and the focus are where they were.
  await page.keyboard.type('word');
  await see(note).toHaveValue('Half a word');
  await see(note).toBeFocused();
  await see(page.getByRole('heading', { level: 1 })).toHaveText('Araz Tikinti');
  await look(desk, 'ringing');
  await page.keyboard.press('Control+Shift+a');
  await see(page.getByRole('region', { name: /^Talking/ })).toBeVisible();
  await Promise.all([untilHears(desk, [1_000]), untilHears(phone, [620])]);
  await phone.hangUp();
  await see(page.getByRole('region', { name: /^Call ended/ })).toBeVisible();
  await look(desk, 'ended');
  await see(note).toBeFocused();
  // Out of the text a digit is an outcome; the next step is planned with it.
  await card.getByRole('radio', { name: 'Agreed' }).focus();
  await page.keyboard.press('5');
  await see(card.getByRole('button', { name: 'In 2 hours', pressed: true })).toBeVisible();
  await card.getByRole('button', { name: 'Tomorrow 10:00' }).click();
  await page.keyboard.press('Control+Enter');
  await see(card).toBeHidden();
  const { rows } = await program.call('callLog.list', {});
  expect(rows).toMatchObject([{ direction: 'in', result: 'talked', outcome: 'callBack', partnerId: called }]);
  const planned = { partnerId: called, kind: 'all', status: 'planned' } as const;
  expect((await program.call('interactions.list', planned)).rows).toMatchObject([{ kind: 'call' }]);
  expect((await program.call('interactions.list', { ...planned, partnerId: open })).rows).toEqual([]);
});

test('two calls are joined and parted, a menu is answered by the keypad', async ({ rig }) => {
  const desk = await openDesk(rig);
  const { page } = desk;
  const phone = await rig.startBaresip({ user: '201', hz: 1_000, isAnswering: true });
  const other = await rig.startBaresip({ user: '102', hz: 440, isAnswering: true });
  const row = page.getByRole('region', { name: /^(Talking|Conference)/ });
  await see(page.getByRole('button', { name: 'Phone ready' })).toBeVisible();
  for (const [number, rows] of [
    ['201', 1],
    ['102', 2],
  ] as const) {
    await page.keyboard.press('Control+d');
    await page.keyboard.type(number);
    await page.keyboard.press('Enter');
    await see(page.locator('[data-call-state=live], [data-call-state=held]')).toHaveCount(rows);
  }
  await untilHears(other, [620]);
  await page.getByRole('button', { name: 'Keypad' }).click();
  await page.getByRole('dialog', { name: 'Keypad' }).getByRole('button', { name: '7' }).click();
  await page.keyboard.type('#');
  await until('the tones arrive', async () => {
    const tones = other.control().events.filter(({ type }) => type === 'CALL_DTMF_START');
    return tones.map(({ param }) => param).join('') === '7#' ? true : undefined;
  });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Join' }).click();
  await see(row).toHaveCount(2);
  await Promise.all([untilHears(phone, [440, 620]), untilHears(other, [620, 1_000])]);
  await look(desk, 'conference');
  // Twice as large, as who sees badly has it: every button is still there.
  await page.setViewportSize({ width: 683, height: 384 });
  for (const button of await page
    .getByRole('region', { name: /^Conference/ })
    .getByRole('button')
    .all())
    await see(button).toBeInViewport({ ratio: 1 });
  await look(desk, 'conferenceZoomed');
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.getByRole('button', { name: 'Part' }).click();
  await see(page.getByRole('region', { name: /^On hold/ })).toHaveCount(1);
  await Promise.all([untilHears(phone, []), untilHears(other, [620])]);
});

test('several clients have the number: one is chosen, nothing guessed; a stranger becomes a client', async ({
  rig,
}) => {
  const desk = await openDesk(rig);
  const { page, program } = desk;
  const ids: string[] = [];
  for (const name of ['Alfa MMC', 'Beta MMC']) {
    const reach = [{ kind: 'phone' as const, value: '201' }];
    ids.push((await program.call('partners.create', { name, country: 'AZ', reach })).id);
  }
  const phone = await rig.startBaresip({ user: '201', hz: 1_000 });
  const stranger = await rig.startBaresip({ user: '102', hz: 440 });
  await see(page.getByRole('button', { name: 'Phone ready' })).toBeVisible();
  const card = page.getByRole('region', { name: /^Call: / });
  await phone.dial('101');
  await see(card).toContainText('2 clients have this number');
  await look(desk, 'several');
  await card.getByRole('button', { name: 'Beta MMC' }).click();
  await see(page.getByRole('region', { name: 'Incoming call: Beta MMC' })).toBeVisible();
  await page.keyboard.press('Control+Shift+d');
  await see(card).toBeHidden();
  // On a screen that has no place for it the card stands beside.
  await page.evaluate(() => {
    location.hash = '#/partners';
  });
  await see(page.getByRole('heading', { level: 1, name: 'Partners' })).toBeVisible();
  await stranger.dial('101');
  await see(card).toContainText('Unknown number');
  await look(desk, 'beside');
  await page.keyboard.press('Control+Shift+a');
  await card.getByRole('searchbox', { name: 'Find a client' }).fill('alfa');
  await card.getByRole('list', { name: 'Find a client' }).getByRole('button').click();
  await see(page.getByRole('region', { name: 'Talking: Alfa MMC' })).toBeVisible();
  await see
    .poll(async () =>
      (await program.call('partners.load', { id: ids[0] ?? '' })).phones.map(({ value }) => value),
    )
    .toEqual(['201', '102']);
});

test('a PBX that dies in a talk: the call bar says so, the note goes on, the call comes back', async ({
  rig,
}) => {
  const desk = await openDesk(rig);
  const { page, pbx } = desk;
  const phone = await rig.startBaresip({ user: '201', hz: 1_000, isAnswering: true });
  await see(page.getByRole('button', { name: 'Phone ready' })).toBeVisible();
  await page.keyboard.press('Control+d');
  await page.keyboard.type('201');
  await page.keyboard.press('Enter');
  await see(page.getByRole('region', { name: /^Talking/ })).toBeVisible();
  await untilHears(phone, [620]);
  await page.getByRole('textbox', { name: 'Note of the call' }).fill('Half a ');
  await pbx.kill();
  await see(page.getByRole('region', { name: /^Network lost/ })).toBeVisible();
  await page.keyboard.type('sentence');
  await look(desk, 'reconnecting');
  await pbx.start();
  await see(page.getByRole('region', { name: /^Talking/ })).toBeVisible();
  await see(page.getByRole('textbox', { name: 'Note of the call' })).toHaveValue('Half a sentence');
  await Promise.all([untilHears(desk, [1_000]), untilHears(phone, [620])]);
});

test('a refused microphone is said when a number is called', async ({ rig }) => {
  const desk = await openDesk(rig, { microphone: 'refused' });
  const { page } = desk;
  await see(page.getByRole('button', { name: 'Phone ready' })).toBeVisible();
  await page.keyboard.press('Control+d');
  await page.keyboard.type('201');
  await page.keyboard.press('Enter');
  await see(page.getByText('The microphone is not allowed').first()).toBeVisible();
  await look(desk, 'microphoneRefused');
});

test.for([
  ['en', 'light'],
  ['az', 'light'],
  ['ru', 'dark'],
] as const)('every state of a call in %s, %s', async ([language, theme], { rig }) => {
  const desk = await openDesk(rig, { language });
  const { page, program } = desk;
  const partnerId = await seedClient(program);
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  const state = (name: string) => page.locator(`[data-call-state=${name}]`);
  const dial = async (number: string): Promise<void> => {
    await page.keyboard.press('Control+d');
    await page.keyboard.type(number);
    await page.keyboard.press('Enter');
  };
  const show = (name: string): Promise<void> => look(desk, `${language}-${name}`);
  const phone = await rig.startBaresip({ user: '201', hz: 1_000 });
  const other = await rig.startBaresip({ user: '102', hz: 440 });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Xəzər Tikinti');
  await page.keyboard.press('Enter');
  await page.locator('main h1', { hasText: 'Xəzər Tikinti' }).waitFor();
  await show('idle');
  await phone.dial('101');
  await see(state('ringing')).toBeVisible();
  await page.locator('[data-tone=asks]').getByText('Elçin').waitFor();
  await show('ringing');
  await page.keyboard.press('Control+Shift+a');
  await see(state('live')).toBeVisible();
  await page.locator('[data-call-state=live] input').fill('20 t sement, qiymət istəyir');
  await untilHears(desk, [1_000]);
  await other.dial('101');
  await see(state('waiting')).toBeVisible();
  await show('waiting');
  await page.keyboard.press('Control+Shift+a');
  await see(state('held')).toBeVisible();
  await show('second');
  await page.keyboard.press('Control+Shift+t');
  await page.getByRole('dialog').waitFor();
  await show('transfer');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Shift+e');
  await see(state('wrapUp')).toHaveCount(1);
  await show('heldAndOver');
  await page.keyboard.press('Control+Shift+h');
  await see(state('live')).toBeVisible();
  await page.keyboard.press('Control+Shift+m');
  await show('muted');
  await page.keyboard.press('Control+Shift+e');
  await see(state('wrapUp')).toHaveCount(2);
  await page.locator('[data-call-state=wrapUp]').first().click();
  await page.keyboard.press('5');
  await show('wrapUp');
  await page.keyboard.press('Control+Enter');
  await see(state('wrapUp')).toHaveCount(1);
  await show('unknownOver');
  await state('wrapUp').getByRole('button').last().click();
  await see(state('wrapUp')).toHaveCount(0);
  await dial('102');
  await see(state('dialing')).toBeVisible();
  await until(
    '102 rings',
    async () => (other.log().match(/Incoming call from/g)?.length ?? 0) > 0 || undefined,
  );
  await show('dialing');
  await other.hangUp();
  await see(state('failed')).toBeVisible();
  await show('failed');
  await state('failed').getByRole('button').last().click();
  await see(state('failed')).toHaveCount(0);
  await dial('777');
  await see(state('failed')).toBeVisible();
  await show('unknownNumber');
  await state('failed').getByRole('button').last().click();
  await see(state('failed')).toHaveCount(0);
  await phone.dial('101');
  await see(state('ringing')).toBeVisible();
  await phone.hangUp();
  await see(state('ringing')).toHaveCount(0);
  await show('missed');
  await page.evaluate(() => {
    location.hash = '#/calls';
  });
  await page.getByRole('grid').waitFor();
  await show('journal');
  const { rows } = await program.call('callLog.list', {});
  expect(
    rows.map(({ direction, result, outcome, partnerId: of }) => [direction, result, outcome, of]),
  ).toEqual([
    ['in', 'missed', '', partnerId],
    ['out', 'failed', '', null],
    ['out', 'busy', '', null],
    ['in', 'talked', '', null],
    ['in', 'talked', 'callBack', partnerId],
  ]);
  await page.evaluate(() => {
    location.hash = '#/settings/phone';
  });
  await page.getByRole('combobox').first().waitFor();
  await show('settings');
});

test('a call is answered in the small window of a desktop that shows another program', async ({ rig }) => {
  const desk = await openDesk(rig);
  const phone = await rig.startBaresip({ user: '201', hz: 1_000 });
  // The window that the Electron host makes (tests/electron/incoming.spec.ts), as a page of this browser.
  const small = await desk.context.newPage();
  await small.setViewportSize({ width: 360, height: 200 });
  await small.goto(`${desk.program.url}/incoming.html`);
  await phone.dial('101');
  await see(small.getByRole('heading', { name: '201' })).toBeVisible();
  await expectNoAxeViolations(small, 'the small window');
  await small.getByRole('button', { name: 'Silence' }).click();
  await see(small.getByRole('button', { name: 'Ringer is off' })).toBeDisabled();
  await small.getByRole('button', { name: 'Answer' }).click();
  await see(small.getByRole('main')).toBeHidden();
  await untilHears(phone, [620]);
  await untilHears(desk, [1_000]);
});

/** Whom 201 rings for: a client with a debt, purchases and talks. */
async function seedClient({ call }: Program): Promise<string> {
  const { id } = await call('partners.create', { name: 'Xəzər Tikinti MMC', country: 'AZ', city: 'Bakı' });
  const { id: contactId } = await call('partners.createContact', {
    ...{ partnerId: id, name: 'Elçin Əliyev', title: 'Direktor', isPrimary: true },
    reach: [{ kind: 'phone', value: '201', isPrimary: true }],
  });
  for (const [subject, result] of [
    ['Sement M400', 'Qiymət istədi, çərşənbə günü zəng etmək'],
    ['Kərpic', 'Razılaşdıq: 5 000 ədəd'],
  ] as const) {
    await call('interactions.record', {
      ...{
        partnerId: id,
        contactId,
        kind: 'call',
        direction: 'out',
        subject,
        result,
        happenedAt: Date.now() - 86_400_000,
      },
    });
  }
  return id;
}

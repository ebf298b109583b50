// Phone lines in the settings: what to ask for, a form that says what is wrong, a test that says what fails, a certificate to
// be compared, the state in the status bar. The PBX itself is in tests/sip.
import { createServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { makeSelfSigned } from '#hub/tls/selfSigned.ts';
import { AmiServer, channel, dialed } from '#tests/tools/amiServer.ts';
import { expectNoAxeViolations } from './axe.ts';
import { type App, expect, test } from './fixtures.ts';

async function begin(app: App, language: 'en' | 'az' | 'ru' = 'en'): Promise<void> {
  await app.call('company.setUp', {
    organization: { name: 'Araz MMC', country: 'AZ', currency: 'AZN', vatCode: 'vat18' },
    user: { name: 'Aysel', language, timeZone: 'Asia/Baku' },
  });
  await app.open('/settings/phone');
}

/** A port of this machine where nobody listens. */
async function freePort(): Promise<number> {
  const server = createTcpServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const texts = {
  en: {
    ...{ empty: 'No line yet', ask: 'the WebSocket address of the PBX', test: 'Test the line' },
    ...{ newLine: 'New line', edit: 'Edit “Ofis”', steps: 'Steps of the test' },
    refused: 'Connect: the PBX refuses the connection',
  },
  az: {
    ...{ empty: 'Hələ xətt yoxdur', ask: 'ATS-in WebSocket ünvanı', test: 'Xətti yoxla' },
    ...{ newLine: 'Yeni xətt', edit: '“Ofis” xəttinə düzəliş et', steps: 'Yoxlamanın addımları' },
    refused: 'Qoşulma: ATS qoşulmanı rədd edir',
  },
  ru: {
    ...{ empty: 'Линий пока нет', ask: 'адрес WebSocket вашей АТС', test: 'Проверить линию' },
    ...{ newLine: 'Новая линия', edit: 'Изменить «Ofis»', steps: 'Шаги проверки' },
    refused: 'Подключение: АТС отклоняет соединение',
  },
} as const;

for (const language of ['en', 'az', 'ru'] as const) {
  test(`says what to ask the administrator for, and what fails, in ${language}`, async ({ app }) => {
    const { page } = app;
    const say = texts[language];
    await begin(app, language);
    await expect(page.getByText(say.empty)).toBeVisible();
    await expect(page.getByText(say.ask)).toBeVisible();
    await expectNoAxeViolations(page, `no lines ${language}`);
    const url = `ws://127.0.0.1:${await freePort()}`;
    await app.call('telephony.saveLine', { name: 'Ofis', url, user: '101', password: 'x' });
    await page.getByRole('button', { name: say.edit }).click();
    await page.getByRole('dialog').getByRole('button', { name: say.test }).click();
    await expect(page.getByRole('list', { name: say.steps })).toContainText(say.refused);
    await expectNoAxeViolations(page, `a failed test ${language}`);
  });
}

test('a line is made by keyboard, told what is wrong with it, shown in the status bar, removed and taken back', async ({
  app,
}) => {
  const { page } = app;
  const port = await freePort();
  await begin(app);
  await page.getByRole('button', { name: 'New line' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'New line' });
  await expect(dialog.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText('Fill this in')).toHaveCount(4);
  await page.keyboard.type('Ofis');
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('combobox', { name: 'Kind of line' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('ws://pbx.example.az');
  await page.keyboard.press('Tab');
  await page.keyboard.type('101');
  await page.keyboard.press('Tab');
  await page.keyboard.type('secret');
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText('The address must begin with wss://')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Address of the PBX' }).fill('wss://pbx example');
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText('Check the address')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Address of the PBX' }).fill(`ws://127.0.0.1:${port}`);
  await dialog.getByText('For the sound, where the network').focus();
  await page.keyboard.press('Enter');
  const turn = dialog.getByRole('textbox', { name: 'TURN servers' });
  await turn.fill('turn:127.0.0.1:99999');
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText('Fill this in')).toHaveCount(1);
  await dialog.getByRole('textbox', { name: 'TURN user' }).fill('yolda');
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText('Check the addresses')).toBeVisible();
  await turn.fill('turn:127.0.0.1:9');
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText('Fill this in')).toHaveCount(1);
  await dialog.getByLabel('TURN password').fill('secret');
  await expectNoAxeViolations(page, 'a line with TURN');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();

  const lines = page.getByRole('list', { name: 'Phone lines' });
  await expect(lines).toContainText('101@127.0.0.1');
  await expect(lines).toContainText('Not registered');
  const item = page.getByRole('button', { name: 'Phone: not registered – the PBX refuses the connection' });
  await expect(item).toBeVisible();
  await expectNoAxeViolations(page, 'a line that is not registered');
  await page.getByRole('button', { name: 'Try “Ofis” again now' }).click();
  await expect(item).toBeVisible();

  await page.getByRole('button', { name: 'Remove “Ofis”' }).click();
  await expect(page.getByText('No line yet')).toBeVisible();
  await expect(item).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(lines).toContainText('101@127.0.0.1');
  // What was saved survives the program's death.
  await app.kill();
  await app.start();
  await app.open('/settings/phone');
  await expect(item).toBeVisible();
});

test('a certificate that nobody vouches for is compared, trusted, and the test goes on', async ({ app }) => {
  const { page } = app;
  const now = Date.now();
  const pem = makeSelfSigned(['127.0.0.1'], { from: now - 3_600_000, until: now + 86_400_000 });
  const server = createServer({ key: pem, cert: pem }, (_request, response) => response.end()).listen(
    0,
    '127.0.0.1',
  );
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await begin(app);
  await page.getByRole('button', { name: 'New line' }).click();
  const dialog = page.getByRole('dialog', { name: 'New line' });
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Ofis');
  await dialog.getByRole('textbox', { name: 'Address of the PBX' }).fill(`wss://127.0.0.1:${port}/ws`);
  await dialog.getByRole('textbox', { name: 'Extension' }).fill('101');
  await dialog.getByLabel('Password').fill('secret');
  await dialog.getByRole('button', { name: 'Test the line' }).click();
  const alert = dialog.getByRole('alert', { name: 'Is this your PBX?' });
  await expect(alert).toContainText(/([\da-f]{4} ){15}[\da-f]{4}/);
  await expectNoAxeViolations(page, 'a certificate to be compared');
  await alert.getByRole('button', { name: 'It is the same – trust it' }).click();
  await expect(dialog.getByText('You trust this certificate')).toBeVisible();
  await dialog.getByRole('button', { name: 'Test the line' }).click();
  const steps = dialog.getByRole('list', { name: 'Steps of the test' });
  await expect(steps).toContainText('Check the certificate: done');
  await expect(steps).toContainText('there is no phone service at this address');
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test('a telephone on the desk is set up, dials, and offers only what can be done from here', async ({
  app,
}) => {
  const { page } = app;
  const pbx = await new AmiServer().start();
  try {
    await begin(app);
    await page.getByRole('button', { name: 'New line' }).click();
    const dialog = page.getByRole('dialog', { name: 'New line' });
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Desk');
    await dialog.getByRole('combobox', { name: 'Kind of line' }).click();
    await page.getByRole('option', { name: 'A telephone on the desk' }).click();
    await expect(dialog.getByText('Your telephone rings first')).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Address of Asterisk’s manager' }).fill(pbx.url.slice(6));
    await dialog.getByRole('textbox', { name: 'Your telephone' }).fill('PJSIP/101');
    await dialog.getByRole('textbox', { name: 'Login of the manager' }).fill('yolda');
    await dialog.getByLabel('Password').fill('gizli');
    await dialog.getByRole('button', { name: 'Test the line' }).click();
    await expect(dialog.getByText('All is well: Asterisk accepts the login.')).toBeVisible();
    await expectNoAxeViolations(page, 'a line of a telephone');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('list', { name: 'Phone lines' })).toContainText('Registered');

    await app.call('calls.dial', { number: '900' });
    const row = page.locator('[data-call-state]');
    await expect(row).toContainText('Pick up your telephone…');
    const id = pbx.last('Originate')?.ChannelId ?? '';
    pbx.tell('DialEnd', { ...channel(id, 'PJSIP/101-0000002a'), ...dialed('x', 'y'), DialStatus: 'ANSWER' });
    await expect(row).toHaveAttribute('data-call-state', 'live');
    await expect(row.getByRole('button')).toHaveText(['End']);
    await row.getByRole('button', { name: 'End' }).click();
    await expect(row).toHaveAttribute('data-call-state', 'wrapUp');
  } finally {
    await pbx.stop();
  }
});

// After Send: the letter waits its seconds and Undo takes it back; the outbox says each letter's state and why it
// waits; a letter whose fate is unknown is decided by the rep; an undone invoice keeps its number.
import type { Page } from '@playwright/test';
import { type SmtpFake, type SmtpManners, startSmtpFake } from '../fakes/smtpServer.ts';
import { setUpInput } from '../tools/setUpInput.ts';
import { expectNoAxeViolations } from './axe.ts';
import { expectNothingCut } from './cuts.ts';
import { type App, expect, test } from './fixtures.ts';

const client = 'Alfa MMC';
let smtp: SmtpFake;

test.beforeEach(async () => {
  smtp = await startSmtpFake();
});
test.afterEach(() => smtp.close());

type Preferences = { undoSendSeconds?: number; isSendAtOnce?: boolean };

async function prepare(app: App, preferences: Preferences = {}): Promise<string> {
  await app.call('company.setUp', setUpInput());
  await app.call('company.savePreferences', { language: 'en', undoSendSeconds: 60, ...preferences });
  await app.call('mail.saveAccount', {
    from: { name: 'Nümunə MMC', address: 'satis@example.az' },
    smtp: { host: '127.0.0.1', port: smtp.port, security: 'none' },
  });
  const source = { paths: [new URL('../fixtures/exchange/2.10', import.meta.url).pathname] };
  await app.call('exchange.importCommerceml', { source });
  const reach = [{ kind: 'email' as const, value: 'alfa@example.az' }];
  return (await app.call('partners.create', { name: client, country: 'AZ', reach })).id;
}

async function sellInPage({ page, open }: App): Promise<void> {
  await open();
  await expect(page.getByRole('region', { name: 'Calendar' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type(client);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: client })).toBeVisible();
  await page.keyboard.press('s');
  const picker = page.getByRole('dialog', { name: `Price: ${client}` });
  await picker.getByRole('searchbox').fill('ST-101');
  await page.keyboard.press('Enter');
  await expect(picker.getByRole('grid', { name: 'Selected lines' }).getByRole('row')).toHaveCount(2);
  await picker.getByRole('button', { name: 'SELL', exact: true }).click();
  await expect(picker).toBeHidden();
}

async function sellByCall(app: App, partnerId: string): Promise<void> {
  const [item] = (await app.call('catalog.searchItems', { text: 'ST-101', limit: 1 })).rows;
  await app.call('sales.sell', { partnerId, lines: [{ itemId: item?.id ?? '', quantity: 1 }], send: true });
}

const outboxRow = (page: Page) =>
  page.getByRole('grid', { name: 'Outbox', exact: true }).getByRole('row').nth(1);
const undo = (page: Page) => page.getByRole('button', { name: 'Undo', exact: true });

test('Undo takes a waiting letter back; sent again from the outbox it arrives', async ({ app }) => {
  await prepare(app);
  const { page } = app;
  await sellInPage(app);
  await page.getByRole('dialog', { name: 'Send invoice' }).getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('button', { name: '1 letter waits' })).toBeVisible();
  expect((await app.call('mail.listLetters', {})).rows[0]?.holdUntil).toBeGreaterThan(Date.now());
  await undo(page).click();
  await expect(page.getByText('Cancelled', { exact: true })).toBeVisible();
  await app.open('/outbox');
  await expect(outboxRow(page)).toContainText('Cancelled');
  expect(smtp.letters).toHaveLength(0);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  const letter = page.getByRole('dialog', { name: 'Send invoice' });
  await letter.getByRole('textbox', { name: 'Message' }).fill('As agreed by telephone.');
  await letter.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(outboxRow(page)).toContainText('Waiting');
  await page.getByRole('button', { name: 'Send now' }).click();
  await expect(outboxRow(page)).toContainText('Sent');
  expect(smtp.letters).toHaveLength(1);
  expect((await smtp.parse(0)).text).toContain('As agreed by telephone.');
});

test('sent at once: Undo cancels the invoice, which keeps its number in the list', async ({ app }) => {
  const partnerId = await prepare(app, { isSendAtOnce: true });
  const { page } = app;
  await sellInPage(app);
  const [issued] = (await app.call('sales.listInvoices', { partnerId })).rows;
  await undo(page).click();
  await expect
    .poll(async () => (await app.call('sales.listInvoices', { partnerId })).rows)
    .toMatchObject([{ number: issued?.number, state: 'cancelled' }]);
  expect((await app.call('mail.listLetters', {})).rows.map((row) => row.state)).toEqual(['cancelled']);
  await page.getByRole('tab', { name: 'Finance' }).click();
  const row = page.getByRole('region', { name: 'Finance' }).getByRole('row', { name: issued?.number ?? '' });
  await expect(row).toContainText('Cancelled');
  await sellByCall(app, partnerId);
  const numbers = (await app.call('sales.listInvoices', { partnerId })).rows.map(({ number }) => number);
  expect(new Set(numbers).size).toBe(2);
  await expect.poll(() => smtp.letters.length).toBe(1);
});

test('offline the outbox says why a letter waits; it leaves when the server is back', async ({ app }) => {
  // Three looks by axe: on a machine that other work shares they come near the usual limit.
  test.slow();
  const partnerId = await prepare(app);
  const { port } = smtp;
  await smtp.close();
  await sellByCall(app, partnerId);
  const { page } = app;
  await app.open('/outbox');
  await expect(outboxRow(page)).toContainText('Waiting in the outbox');
  await expect(outboxRow(page).getByRole('gridcell').nth(2)).not.toHaveText('');
  for (const [language, theme] of [
    ['en', 'light'],
    ['ru', 'dark'],
    ['az', 'light'],
  ] as const) {
    await app.call('company.savePreferences', { language, theme });
    await page.locator(`html[lang=${language}][data-theme=${theme}]`).waitFor();
    await expectNoAxeViolations(page, `a waiting letter in ${language}, ${theme}`);
    await expectNothingCut(page, `a waiting letter in ${language}`, { areHeadersWhole: true });
  }
  await app.call('company.savePreferences', { language: 'en' });
  smtp = await startSmtpFake({ port });
  await page.getByRole('button', { name: 'Send now' }).click();
  await expect(outboxRow(page)).toContainText('Sent');
  expect(smtp.letters).toHaveLength(1);
});

const afterData: SmtpManners = { drop: 'afterData' };

for (const [button, state, letters] of [
  ['It has arrived', 'sent', 1],
  ['Send again', 'sent', 2],
] as const) {
  test(`a letter of unknown fate is shown and the rep decides: ${button}`, async ({ app }) => {
    const partnerId = await prepare(app);
    smtp.setManners(afterData);
    await sellByCall(app, partnerId);
    const { page } = app;
    await app.open('/outbox');
    await expect(outboxRow(page)).toContainText('Unclear whether it arrived');
    await page.getByRole('radio', { name: 'Unclear' }).check();
    await expect(outboxRow(page)).toContainText('Unclear whether it arrived');
    await expectNoAxeViolations(page, 'a letter of unknown fate');
    smtp.setManners({});
    await page.getByRole('button', { name: button }).click();
    await expect.poll(async () => (await app.call('mail.listLetters', {})).rows[0]?.state).toBe(state);
    await page.getByRole('radio', { name: 'All' }).check();
    await expect(outboxRow(page)).toContainText('Sent');
    expect(smtp.letters).toHaveLength(letters);
  });
}

// The main job, by keyboard alone: from 1C files to an invoice in the client's mailbox – and the same offline,
// with the process killed in between: it arrives once.
import type { Locator, Page } from '@playwright/test';
import { startSmtpFake } from '../fakes/smtpServer.ts';
import { setUpInput } from '../tools/setUpInput.ts';
import { type App, expect, test } from './fixtures.ts';

const catalogue = new URL('../fixtures/exchange/2.10', import.meta.url).pathname;
const client = 'Xəzər İnşaat MMC';

async function prepare(app: App, smtpPort: number): Promise<void> {
  await app.call('company.setUp', setUpInput());
  await app.call('company.savePreferences', { language: 'en', undoSendSeconds: 1 });
  await app.call('mail.saveAccount', {
    from: { name: 'Nümunə MMC', address: 'satis@example.az' },
    smtp: { host: '127.0.0.1', port: smtpPort, security: 'none' },
  });
  await app.call('exchange.importCommerceml', { source: { paths: [catalogue] } });
}

/** Mouse is not used anywhere below: keys go to whatever has the focus. */
async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

async function openClient(page: Page): Promise<void> {
  await expect(page.getByRole('searchbox', { name: 'Search' })).toBeVisible();
  await press(page, 'Control+k');
  await expect(page.getByRole('searchbox', { name: 'Search' })).toBeFocused();
  await page.keyboard.type('xezer');
  await expect(page.getByRole('option', { name: new RegExp(client) }).first()).toBeVisible();
  await press(page, 'ArrowDown', 'Enter');
  await expect(
    page.getByRole('region', { name: 'Client', exact: true }).getByRole('heading', { name: client }),
  ).toBeVisible();
}

/** Adds an item found by its words; the search field has the focus and keeps it. */
async function addItem(page: Page, items: Locator, words: string, count: number): Promise<void> {
  await press(page, 'Control+a');
  await page.keyboard.type(words);
  await expect(items.getByRole('row').nth(1)).toContainText(words, { ignoreCase: true });
  await press(page, 'Enter');
  await expect(page.getByRole('grid', { name: 'Selected lines' }).getByRole('row')).toHaveCount(count + 1);
}

async function sellThreeLines(page: Page): Promise<void> {
  // Single letters work outside text fields: the record has the focus after the search.
  await press(page, 'Escape');
  await page.locator('body').press('KeyP');
  const items = page.getByRole('grid', { name: 'Items' });
  await expect(items).toBeVisible();
  await expect(page.getByRole('searchbox').last()).toBeFocused();
  for (const [i, words] of ['ST-101', 'CH-201', 'CB-301'].entries()) await addItem(page, items, words, i + 1);
  // The last line's price goes below the minimum: to the lines, to the price cell, one key begins the edit.
  const lines = page.getByRole('grid', { name: 'Selected lines' });
  await press(page, 'Tab', 'Tab');
  await expect(lines).toBeFocused();
  await press(page, 'End', 'ArrowRight', 'ArrowRight', 'Enter', 'Control+a');
  await page.keyboard.type('1.00');
  await press(page, 'Enter');
  await press(page, 'Control+Enter');
  const reason = page.getByRole('textbox', { name: /below the minimum/ });
  await expect(reason).toBeFocused();
  await page.keyboard.type('Agreed with the director');
  await press(page, 'Control+Enter');
  const letter = page.getByRole('dialog', { name: 'Send invoice' });
  await expect(letter).toBeVisible();
  await expect(letter.getByRole('textbox', { name: 'To' })).not.toHaveValue('');
  await expect(letter.getByRole('button', { name: 'Send', exact: true })).toBeFocused();
  await press(page, 'Enter');
  await expect(letter).toBeHidden();
}

test('from 1C files to the letter in the mailbox, by keyboard alone', async ({ app }) => {
  const smtp = await startSmtpFake();
  try {
    await prepare(app, smtp.port);
    await app.open();
    await openClient(app.page);
    await sellThreeLines(app.page);
    await expect.poll(() => smtp.letters.length, { timeout: 15_000 }).toBe(1);
    const mail = await smtp.parse(0);
    const [invoice] = (await app.call('sales.listInvoices', {})).rows.filter((row) => row.pdfHash !== null);
    expect(mail.subject).toContain(invoice?.number);
    expect(mail.attachments.map((file) => file.mimeType)).toContain('application/pdf');
    const { lines } = await app.call('sales.loadInvoice', { id: invoice?.id ?? '' });
    expect(lines.map((line) => line.belowMinimumReason)).toEqual(['', '', 'Agreed with the director']);
  } finally {
    await smtp.close();
  }
});

test('offline, with the process killed in between, the letter arrives once', async ({ app }) => {
  const first = await startSmtpFake();
  const { port } = first;
  await prepare(app, port);
  await first.close();
  await app.open();
  await openClient(app.page);
  await sellThreeLines(app.page);
  await expect.poll(async () => (await app.call('mail.listLetters', {})).rows[0]?.reason ?? '').not.toBe('');
  await app.kill();
  const smtp = await startSmtpFake({ port });
  try {
    await app.start();
    const { rows } = await app.call('mail.listLetters', {});
    expect(rows.map((row) => row.state)).not.toContain('sent');
    for (const row of rows) await app.call('mail.sendLetter', { id: row.id });
    await expect.poll(() => smtp.letters.length, { timeout: 20_000 }).toBe(1);
    await app.call('maintenance.runJobs', {});
    expect(smtp.letters).toHaveLength(1);
    expect((await app.call('mail.listLetters', {})).rows.map((row) => row.state)).toEqual(['sent']);
  } finally {
    await smtp.close();
  }
});

// The main job, by keyboard alone: from 1C files to an invoice in the client's mailbox – and the same offline,
// with the process killed in between: it arrives once.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Email } from 'postal-mime';
import { startSmtpFake } from '../fakes/smtpServer.ts';
import { makeZip } from '../integration/exchange/makeZip.ts';
import { setUpInput } from '../tools/setUpInput.ts';
import { type App, expect, test } from './fixtures.ts';
import { banMouse, press, tabTo, type } from './keyboard.ts';

const catalogue = new URL('../fixtures/exchange/2.10', import.meta.url).pathname;
const client = 'Xəzər İnşaat MMC';
const reason = 'Agreed with the director';

async function prepare(app: App, smtpPort: number): Promise<void> {
  await app.call('company.setUp', setUpInput());
  await app.call('company.savePreferences', { language: 'en', undoSendSeconds: 1 });
  await app.call('mail.saveAccount', {
    from: { name: 'Nümunə MMC', address: 'satis@example.az' },
    smtp: { host: '127.0.0.1', port: smtpPort, security: 'none' },
  });
  await banMouse(app.page);
}

/** The fixtures of 2.10 as 1C's exchange makes them: one zip with its pictures. */
function zipFixtures(app: App): string {
  const files = readdirSync(catalogue, { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  );
  const zip = join(app.dir, '../v8.zip');
  const entries = files.map((file) => {
    const path = join(file.parentPath, file.name);
    return { name: path.slice(catalogue.length + 1), data: readFileSync(path) };
  });
  writeFileSync(zip, makeZip(entries));
  return zip;
}

/** Files in by the screen Imports, as a person without a mouse does it. */
async function importByKeyboard(app: App): Promise<void> {
  const { page } = app;
  await app.open('/import');
  const input = page.getByLabel(/Choose files/).first();
  await expect(input).toBeVisible();
  // Asked for long before the key: the browser must have heard of it when the chooser would open.
  const chooser = page.waitForEvent('filechooser');
  await tabTo(page, input);
  await press(page, 'Enter');
  await (await chooser).setFiles(zipFixtures(app));
  const start = page.getByRole('button', { name: 'Start import' }).first();
  await expect(start).toBeEnabled();
  await tabTo(page, start);
  await press(page, 'Enter');
  const report = page.getByRole('region', { name: 'Result of the import' });
  await expect(report).toContainText('No problems');
  await expect(report.getByText('Created', { exact: true }).locator('xpath=..')).toContainText('18');
}

async function openClient(page: Page): Promise<void> {
  await press(page, 'Control+k');
  await expect(page.getByRole('combobox', { name: 'Search', exact: true })).toBeFocused();
  await type(page, 'xezer');
  await press(page, 'Enter');
  const region = page.getByRole('region', { name: 'Client', exact: true });
  await expect(region.getByRole('heading', { level: 1, name: client })).toBeVisible();
  await expect(region).toBeFocused();
}

/** Three lines; the last one's price below its minimum, with the reason that is asked for. */
async function fillPicker(page: Page): Promise<void> {
  await press(page, 'p');
  const picker = page.getByRole('dialog', { name: `Price: ${client}` });
  const lines = picker.getByRole('grid', { name: 'Selected lines' });
  await expect(picker.getByRole('searchbox')).toBeFocused();
  for (const [index, article] of ['ST-101', 'CH-201', 'CB-301'].entries()) {
    // Typed and confirmed at once, as a scanner does; the words stand selected for the next ones.
    await type(page, article);
    await press(page, 'Enter');
    await expect(lines.getByRole('row')).toHaveCount(index + 2);
  }
  await tabTo(page, lines);
  await press(page, 'End', 'ArrowRight', 'ArrowRight', 'Enter', 'Control+a');
  await type(page, '1.00');
  await press(page, 'Enter');
  await press(page, 'Control+Enter');
  await expect(page.getByRole('textbox', { name: /below the minimum/ })).toBeFocused();
  await type(page, reason);
  await press(page, 'Control+Enter');
}

async function sellThreeLines(page: Page): Promise<void> {
  await openClient(page);
  await fillPicker(page);
  const letter = page.getByRole('dialog', { name: 'Send invoice' });
  await expect(letter.getByRole('textbox', { name: 'To' })).not.toHaveValue('');
  await expect(letter.getByRole('button', { name: 'Send', exact: true })).toBeFocused();
  await press(page, 'Enter');
  await expect(letter).toBeHidden();
}

/** The attachment as `pdftotext` reads it, spaces alike. */
function pdfText(mail: Email, app: App): string {
  const [pdf] = mail.attachments.filter((file) => file.mimeType === 'application/pdf');
  if (!(pdf?.content instanceof ArrayBuffer)) throw new Error('the letter has no PDF');
  const path = join(app.dir, '../invoice.pdf');
  writeFileSync(path, Buffer.from(pdf.content));
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ');
}

/** The letter says the number and carries the document: its number and total are read from the PDF. */
async function expectLetter(app: App, mail: Email): Promise<void> {
  const invoices = (await app.call('sales.listInvoices', {})).rows.filter((row) => row.pdfHash !== null);
  const [invoice] = invoices;
  if (!invoice) throw new Error('no invoice');
  expect(invoices).toHaveLength(1);
  const total = `${Math.trunc(invoice.totalMinor / 100)},${String(invoice.totalMinor % 100).padStart(2, '0')}`;
  const text = pdfText(mail, app);
  expect(mail.subject).toContain(invoice.number);
  expect(text).toContain(invoice.number);
  expect(text.replaceAll('.', '')).toContain(total);
  const { lines } = await app.call('sales.loadInvoice', { id: invoice.id });
  expect(lines.map(({ article, belowMinimumReason }) => [article, belowMinimumReason])).toEqual([
    ['ST-101', ''],
    ['CH-201', ''],
    ['CB-301', reason],
  ]);
}

test('from 1C files to the letter in the mailbox, by keyboard alone', async ({ app }) => {
  const smtp = await startSmtpFake();
  try {
    await prepare(app, smtp.port);
    await importByKeyboard(app);
    await sellThreeLines(app.page);
    await expect.poll(() => smtp.letters.length, { timeout: 15_000 }).toBe(1);
    await expectLetter(app, await smtp.parse(0));
  } finally {
    await smtp.close();
  }
});

test('offline, with the process killed in between, the letter arrives once', async ({ app }) => {
  const first = await startSmtpFake();
  const { port } = first;
  await prepare(app, port);
  await first.close();
  await importByKeyboard(app);
  await sellThreeLines(app.page);
  const letters = async () => (await app.call('mail.listLetters', {})).rows;
  await expect.poll(async () => (await letters())[0]?.reason ?? '').not.toBe('');
  await expect(app.page.getByRole('button', { name: '1 letter waits' })).toBeVisible();
  await app.kill();
  const smtp = await startSmtpFake({ port });
  try {
    await app.start();
    // Nobody helps it: the restarted program sends what waits, and the page shows it.
    await expect.poll(() => smtp.letters.length, { timeout: 40_000 }).toBe(1);
    await expect(app.page.getByRole('button', { name: 'Outbox empty' })).toBeVisible();
    await app.call('maintenance.runJobs', {});
    expect((await letters()).map((row) => row.state)).toEqual(['sent']);
    expect(smtp.letters).toHaveLength(1);
    await expectLetter(app, await smtp.parse(0));
  } finally {
    await smtp.close();
  }
});

// The import screen: 1C's files with their report and Undo; a CSV mapped by hand, previewed, tried, imported.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator } from '@playwright/test';
import { generateLarge } from '../fixtures/exchange/generateLarge.ts';
import { expectNoAxeViolations } from './axe.ts';
import { type App, expect, test } from './fixtures.ts';

const exchange = fileURLToPath(new URL('../fixtures/exchange/2.10', import.meta.url));
const csv = `Firma;Kontakt;Əlaqə;E-poçt;Qeyd
Araz MMC;Leyla Quliyeva;050 200 12 34;leyla@example.az;yeni
Kür MMC;;;kur@@example;
Xəzər ASC;Nigar;+994 12 555 00 00;;
`;
const csvFile = { name: 'firms.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };

async function begin(app: App, kind: 'From 1C' | 'Partners from CSV'): Promise<void> {
  await app.call('company.setUp', {
    organization: { name: 'Araz MMC', country: 'AZ', currency: 'AZN', vatCode: 'vat18' },
    user: { name: 'Aysel', language: 'en', timeZone: 'Asia/Baku' },
  });
  await app.open('/import');
  await app.page.getByRole('radio', { name: kind }).check();
}

test('1C files are imported with counts, and taken back as one step', async ({ app }) => {
  const { page } = app;
  await begin(app, 'From 1C');
  await expectNoAxeViolations(page, 'import from 1C');
  await page
    .getByLabel('Choose files')
    .setInputFiles([
      `${exchange}/import0_1.xml`,
      `${exchange}/offers0_1.xml`,
      `${exchange}/documents0_1.xml`,
    ]);
  await expect(page.getByText('3 files chosen')).toBeVisible();
  await page.getByRole('button', { name: 'Start import' }).click();
  const result = page.getByRole('region', { name: 'Result of the import', exact: true });
  await expect(result).toBeVisible();
  const { rows } = await app.call('catalog.searchItems', { text: '', limit: 50 });
  expect(rows.length).toBeGreaterThan(10);
  await expectNoAxeViolations(page, 'result of the import');
  await result.getByRole('button', { name: 'Undo the import' }).click();
  await expect(page.getByText('The import was taken back')).toBeVisible();
  expect((await app.call('catalog.searchItems', { text: '', limit: 50 })).rows).toEqual([]);
});

test('a folder is read from its place by its path', async ({ app }) => {
  const { page } = app;
  await begin(app, 'From 1C');
  await page.getByRole('textbox', { name: 'Or a folder or file on this computer' }).fill(exchange);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Result of the import', exact: true })).toBeVisible();
});

test('broken XML is refused with file, line and column; nothing is written', async ({ app }) => {
  const { page } = app;
  await begin(app, 'From 1C');
  await page.getByLabel('Choose files').setInputFiles({
    name: 'import.xml',
    mimeType: 'text/xml',
    buffer: Buffer.from(
      '<?xml version="1.0" encoding="UTF-8"?>\n<КоммерческаяИнформация ВерсияСхемы="2.10">\n<Каталог>',
    ),
  });
  await page.getByRole('button', { name: 'Start import' }).click();
  await expect(page.getByRole('alert')).toContainText(/import\.xml, Line \d+/);
});

test('a CSV is mapped by hand, previewed as it will be written, tried, imported and taken back', async ({
  app,
}) => {
  const { page } = app;
  await begin(app, 'Partners from CSV');
  await page.getByLabel('Choose a CSV file').setInputFiles(csvFile);
  await expect(page.getByRole('combobox', { name: 'Delimiter' })).toHaveText('Recognised: Semicolon');
  await expect(page.getByRole('combobox', { name: 'Encoding' })).toHaveText('Recognised: UTF-8');
  const contact = page.getByRole('combobox', { name: 'Column “Kontakt” goes to' });
  await expect(contact).toHaveText('Contact');

  // By keyboard: the unknown column becomes the phone.
  const phone = page.getByRole('combobox', { name: 'Column “Əlaqə” goes to' });
  await phone.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'Phone', exact: true }).press('Enter');
  await expect(phone).toHaveText('Phone');
  const preview = page.getByRole('region', { name: 'First partners as they will be written' });
  await expect(preview.getByRole('row', { name: /Araz MMC/ })).toContainText('+994502001234');
  await expect(page.getByText('will be created: 2')).toBeVisible();
  await expectNoAxeViolations(page, 'CSV mapping and preview');

  await page.getByRole('button', { name: 'Dry run' }).click();
  const dry = page.getByRole('region', { name: 'Result of the dry run' });
  await expect(dry).toContainText('The e-mail address is not right');
  expect((await app.call('partners.list', { limit: 10 })).rows).toEqual([]);
  const download = page.waitForEvent('download');
  await dry.getByRole('button', { name: 'Save the error file' }).click();
  expect((await download).suggestedFilename()).toBe('firms-errors.csv');

  await page.getByRole('button', { name: 'Start import' }).click();
  const result = page.getByRole('region', { name: 'Result of the import', exact: true });
  await expect(result).toBeVisible();
  const names = async () =>
    (await app.call('partners.list', { limit: 10 })).rows.map(({ name }) => name).sort();
  expect(await names()).toEqual(['Araz MMC', 'Xəzər ASC']);
  await result.getByRole('button', { name: 'Undo the import' }).click();
  await expect(page.getByText('The import was taken back')).toBeVisible();
  expect(await names()).toEqual([]);
});

test('a column left out, a name nobody has, and another delimiter are told before anything is written', async ({
  app,
}) => {
  const { page } = app;
  await begin(app, 'Partners from CSV');
  await page.getByLabel('Choose a CSV file').setInputFiles(csvFile);
  const firm = page.getByRole('combobox', { name: 'Column “Firma” goes to' });
  const contact = page.getByRole('combobox', { name: 'Column “Kontakt” goes to' });
  for (const column of [firm, contact]) {
    await column.click();
    await page.getByRole('option', { name: 'Leave out' }).click();
    await expect(column).toHaveText('Leave out');
  }
  await expect(page.getByText('Choose the column with the partner’s name')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start import' })).toBeDisabled();
  await page.getByRole('combobox', { name: 'Delimiter' }).click();
  await page.getByRole('option', { name: 'Comma' }).click();
  await expect(page.getByRole('alert')).toContainText('choose another delimiter');
  await page.getByRole('combobox', { name: 'Delimiter' }).click();
  await page.getByRole('option', { name: 'Semicolon' }).click();
  await expect(firm).toHaveText('Partner');
});

test('a big catalogue shows how far it is; stopped it says what it wrote, is taken back or completed', async ({
  app,
}) => {
  const { page } = app;
  const itemCount = 10_000;
  const folder = mkdtempSync(join(tmpdir(), 'yolda-big-'));
  try {
    await generateLarge(folder, itemCount);
    await begin(app, 'From 1C');
    await page.getByRole('textbox', { name: 'Or a folder or file on this computer' }).fill(folder);
    const bar = page.getByRole('progressbar', { name: 'Importing' });
    const percent = async () => Number(await bar.getAttribute('aria-valuenow'));
    const stopped = page.getByRole('region', { name: 'The import was stopped – written so far' });
    const startAndStop = async (): Promise<number> => {
      await page.getByRole('button', { name: 'Start import' }).click();
      await expect(page.getByRole('progressbar', { name: 'Reading the files' })).toBeVisible();
      await expect(page.getByRole('button', { name: 'Start import' })).toBeDisabled();
      await expect(bar).toBeVisible();
      const first = await percent();
      await expect.poll(percent, { intervals: [50] }).toBeGreaterThan(first);
      await page.getByRole('button', { name: 'Cancel' }).click();
      await expect(stopped).toContainText('importing again completes it');
      return readCount(stopped, 'Created');
    };

    const first = await startAndStop();
    expect(first).toBeGreaterThan(0);
    expect(await countItems(app)).toBe(first);
    await expectNoAxeViolations(page, 'a stopped import');
    await stopped.getByRole('button', { name: 'Undo the import' }).click();
    await expect(page.getByText('The import was taken back')).toBeVisible();
    await expect(stopped).toBeHidden();
    expect(await countItems(app)).toBe(0);

    const second = await startAndStop();
    await page.getByRole('button', { name: 'Start import' }).click();
    await expect(bar).toBeVisible();
    // Who goes to the desk meanwhile and comes back finds it as it goes on, and its result.
    await app.open('/desk');
    await expect(page.getByRole('region', { name: 'Partners of the day' })).toBeVisible();
    await app.open('/import');
    const result = page.getByRole('region', { name: 'Result of the import', exact: true });
    await expect(bar.or(result)).toBeVisible();
    await expect(result).toBeVisible({ timeout: 40_000 });
    const [created, updated, unchanged] = await Promise.all(
      ['Created', 'Updated', 'Unchanged'].map((name) => readCount(result, name)),
    );
    expect([created, (updated ?? 0) + (unchanged ?? 0)]).toEqual([itemCount - second, second]);
    expect(await countItems(app)).toBe(itemCount);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** A figure of a report. */
async function readCount(report: Locator, name: string): Promise<number> {
  const row = report.locator('dl > div').filter({ has: report.page().locator('dt', { hasText: name }) });
  return Number((await row.locator('dd').innerText()).replaceAll(/\D/g, ''));
}

async function countItems(app: App): Promise<number> {
  let count = 0;
  for (let cursor: string | undefined; ; ) {
    const { rows, next } = await app.call('catalog.listItems', { limit: 200, ...(cursor ? { cursor } : {}) });
    count += rows.length;
    if (next === undefined) return count;
    cursor = next;
  }
}

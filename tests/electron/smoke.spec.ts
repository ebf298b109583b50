// The same smoke for the built and the packed program: starts, shows the page, reaches the core and its
// database, and closes in order.

import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '#shared/rpc/client.ts';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { Desk } from '../e2e/pages/Desk.ts';
import { pageChannel, quietPage } from './pageChannel.ts';
import { expect, test } from './program.ts';

test('shows the welcome, then the desk; answers from the database, closes with exit 0', async ({
  home,
}, info) => {
  const program = await home.start();
  const { page } = program;
  info.annotations.push({ type: 'started in ms', description: String(Math.round(program.startedInMs)) });
  await expect(page).toHaveTitle('Yolda');
  await expect(page.getByRole('heading', { name: 'Welcome to Yolda' })).toBeVisible();
  await page.goto(quietPage);
  const client = createClient(await pageChannel(page), randomUUID);
  await client.ready;
  expect(await client.call('company.loadState', {})).toMatchObject({ hasCompany: false, user: null });
  const organization = { name: 'Araz MMC', country: 'AZ', currency: 'AZN', vatCode: 'vat18' } as const;
  await client.call('company.setUp', {
    organization,
    user: { name: 'Aysel', language: 'en', timeZone: 'Asia/Baku' },
  });
  await client.call('partners.create', { name: 'Beta MMC', country: 'AZ', city: 'Bakı' });
  expect(await program.close()).toBe(0);

  const second = await home.start();
  const desk = new Desk(second.page);
  await expect(desk.calendar).toBeVisible();
  await expect(desk.dayPartners).toBeVisible();
  await second.page
    .getByRole('searchbox', { name: 'Search' })
    .or(second.page.getByRole('combobox', { name: 'Search' }))
    .fill('beta');
  await expect(second.page.getByRole('option', { name: 'Beta MMC' })).toBeVisible();
  await second.page.goto(quietPage);
  const again = createClient(await pageChannel(second.page), randomUUID);
  expect(await again.call('company.loadState', {})).toMatchObject({
    hasCompany: true,
    companyName: 'Araz MMC',
  });
  expect(await second.close()).toBe(0);
  // No write-ahead log is left behind, and the log of the program is clean.
  expect(statSync(join(home.company, 'yolda.db-wal'), { throwIfNoEntry: false })?.size ?? 0).toBe(0);
  expect(home.log().match(/core\.(died|failed)/g)).toBeNull();
});

test('sells: the number, the PDF of a worker with its fonts, the stored document', async ({ home }) => {
  const program = await home.start();
  const { page } = program;
  await page.goto(quietPage);
  const client = createClient(await pageChannel(page), randomUUID);
  await client.call('company.setUp', setUpInput());
  await client.call('mail.saveAccount', {
    from: { name: 'Aysel', address: 'aysel@example.az' },
    smtp: { host: '127.0.0.1', port: 9, security: 'none' },
  });
  const { id: partnerId } = await client.call('partners.create', { name: 'Beta MMC', country: 'AZ' });
  const { id: itemId } = await client.call('catalog.saveItem', { name: 'Şüşə 4 mm', unit: 'm2' });
  const lines = [{ itemId, quantity: 2, priceMinor: 1050 }];
  const { invoiceId, number } = await client.call('sales.sell', { partnerId, lines, send: false });
  const { rows } = await client.call('sales.listInvoices', { partnerId });
  expect(rows).toMatchObject([{ id: invoiceId, number, state: 'issued' }]);
  const { pdfHash } = await client.call('sales.loadInvoice', { id: invoiceId });
  const head = await page.evaluate(
    async (path) => (await (await fetch(path)).text()).slice(0, 5),
    `/blob/${pdfHash}`,
  );
  expect(head).toBe('%PDF-');
  expect(await program.close()).toBe(0);
});

test('serves an attachment by its address', async ({ home }) => {
  const { page } = await home.start();
  const appPage = page.url();
  await page.goto(quietPage);
  const client = createClient(await pageChannel(page), randomUUID);
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const { hash } = await client.call('files.put', { bytes: Uint8Array.from(png), name: 'dot.png' });
  await page.goto(appPage);
  const width = await page.evaluate(async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    return image.naturalWidth;
  }, `app://yolda/blob/${hash}`);
  expect(width).toBe(1);
  const answers = await page.evaluate(
    async (hashes) => {
      const responses = await Promise.all(
        hashes.map((each) => fetch(`/blob/${each}?name=${encodeURIComponent('шəkil.png')}`)),
      );
      return responses.map((response) => [
        response.status,
        response.headers.get('content-type'),
        response.headers.get('content-disposition'),
      ]);
    },
    [hash, '0'.repeat(64)],
  );
  expect(answers).toEqual([
    [200, 'image/png', `attachment; filename*=UTF-8''${encodeURIComponent('шəkil.png')}`],
    [404, 'text/plain', null],
  ]);
  // As players seek in a recording.
  const part = await page.evaluate(async (each) => {
    const response = await fetch(`/blob/${each}`, { headers: { Range: 'bytes=1-3' } });
    const text = await response.text();
    return [response.status, response.headers.get('content-range')?.split('/')[0], text];
  }, hash);
  expect(part).toEqual([206, 'bytes 1-3', 'PNG']);
});

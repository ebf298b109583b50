// What assistive tools and outside tests hold on to: the accessible names of issue 3 §4 on the real pages, and the
// contract calls by HTTP with exactly their fields.
import type { Page } from '@playwright/test';
import { setUpInput } from '../tools/setUpInput.ts';
import { type App, expect, test } from './fixtures.ts';
import { Desk } from './pages/Desk.ts';

const catalogue = new URL('../fixtures/exchange/2.10', import.meta.url).pathname;
const client = 'Xəzər İnşaat MMC';
const article = 'ST-101';

async function prepare(app: App): Promise<string> {
  await app.call('company.setUp', setUpInput());
  await app.call('company.savePreferences', { language: 'en' });
  await app.call('exchange.importCommerceml', { source: { paths: [catalogue] } });
  const [partner] = (await app.call('partners.search', { text: client, limit: 1 })).rows;
  if (!partner) throw new Error(`${client} is not among the fixtures`);
  const today = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Baku' }).format(Date.now());
  const plan = { partnerId: partner.id, kind: 'call' as const, subject: 'Ask about the desk' };
  await app.call('interactions.plan', { ...plan, planned: { on: today } });
  return partner.id;
}

async function openPicker(app: App): Promise<void> {
  await app.open();
  await expect(new Desk(app.page).clientNamed(client)).toBeVisible();
  await app.page.getByRole('button', { name: 'Price', exact: true }).click();
  await expect(app.page.getByRole('grid', { name: 'Items', exact: true })).toBeVisible();
}

test('the desk: regions, tabs, counters, search box, buttons', async ({ app }) => {
  await prepare(app);
  const { page } = app;
  const desk = new Desk(page);
  await app.open();
  await expect(desk.clientNamed(client)).toBeVisible();
  for (const name of ['Calendar', 'Partners of the day', 'Client', 'Contacts', 'Interactions'])
    await expect(page.getByRole('region', { name, exact: true })).toHaveCount(1);
  await expect(page.getByRole('region', { name: 'Finance', exact: true })).toHaveCount(0);
  await page.getByRole('tab', { name: 'Finance', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Finance', exact: true })).toHaveCount(1);
  await expect(page.getByRole('region', { name: 'Interactions', exact: true })).toHaveCount(0);
  await page.getByRole('tab', { name: 'Interactions', exact: true }).click();
  await expect(page.getByRole('button', { name: /^Events\D*1$/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Overdue\D*0$/ })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Search', exact: true })).toHaveCount(1);
  for (const name of ['Call', 'Requisites', 'Price', 'SELL'])
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(1);
  await page.getByRole('button', { name: 'Requisites', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Contacts', exact: true })).toBeVisible();
});

test('the picker: tree, grids, picture; Enter and a double click add a line with quantity 1', async ({
  app,
}) => {
  await prepare(app);
  await openPicker(app);
  const { page } = app;
  const tree = page.getByRole('tree', { name: 'Item groups', exact: true });
  for (const root of ['Products', 'Components']) {
    await expect(tree.getByRole('treeitem', { name: root, exact: true })).toHaveAttribute('aria-level', '1');
  }
  const items = page.getByRole('grid', { name: 'Items', exact: true });
  const lines = page.getByRole('grid', { name: 'Selected lines', exact: true });
  await expect(page.getByRole('grid', { name: 'Past transactions', exact: true })).toBeVisible();
  const cellsOf = (row: number) => lines.getByRole('row').nth(row).getByRole('gridcell');
  const first = items.getByRole('row').nth(1);
  const second = items.getByRole('row').nth(2);
  const nameOf = (row: typeof first) => row.getByRole('rowheader').innerText();
  await first.getByRole('rowheader').dblclick();
  await expect(lines.getByRole('row')).toHaveCount(2);
  await expect(lines.getByRole('rowheader').first()).toHaveText(await nameOf(first));
  await expect(cellsOf(1).first()).toHaveText('1');
  await items.focus();
  for (const key of ['Home', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  await expect(lines.getByRole('row')).toHaveCount(3);
  await expect(lines.getByRole('rowheader').nth(1)).toHaveText(await nameOf(second));
  await expect(cellsOf(2).first()).toHaveText('1');
  await expect(page.getByRole('img', { name: await nameOf(second), exact: true })).toBeVisible();
  // The same again is one more, not a second line; Delete takes a line out.
  await page.keyboard.press('Enter');
  await expect(cellsOf(2).first()).toHaveText('2');
  await lines.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Delete');
  await expect(lines.getByRole('row')).toHaveCount(2);
});

test('the picture of an item is the file of the exchange, and the tree chooses what is listed', async ({
  app,
}) => {
  await prepare(app);
  await openPicker(app);
  const { page } = app;
  const items = page.getByRole('grid', { name: 'Items', exact: true });
  await page.getByRole('dialog').getByRole('searchbox').fill(article);
  await expect(items.getByRole('row')).toHaveCount(2);
  const name = await items.getByRole('rowheader').innerText();
  const picture = page.getByRole('img', { name, exact: true });
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  const tree = page.getByRole('tree', { name: 'Item groups', exact: true });
  await tree.getByRole('treeitem', { name: 'Components', exact: true }).click();
  await expect(items.getByRole('row').nth(1)).toBeVisible();
  await expect(items.getByRole('rowheader', { name, exact: true })).toHaveCount(0);
});

async function sellByUi(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('searchbox').fill(article);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid', { name: 'Selected lines' }).getByRole('row')).toHaveCount(2);
  await page.getByRole('dialog').getByRole('button', { name: 'SELL', exact: true }).click();
}

test('the ready letter: dialog, fields, the attachment by its name, Send', async ({ app }) => {
  const partnerId = await prepare(app);
  await openPicker(app);
  const { page } = app;
  await sellByUi(page);
  const letter = page.getByRole('dialog', { name: 'Send invoice', exact: true });
  await expect(letter.getByRole('textbox', { name: 'Subject' })).toBeVisible();
  const [invoice] = (await app.call('sales.listInvoices', { partnerId })).rows.filter((row) => row.pdfHash);
  const number = invoice?.number ?? 'no invoice';
  for (const name of ['To', 'Subject', 'Message'])
    await expect(letter.getByRole('textbox', { name, exact: true })).not.toHaveValue('');
  await expect(letter.getByRole('textbox', { name: 'Subject' })).toHaveValue(new RegExp(number));
  await expect(letter.getByRole('link', { name: `${number}.pdf` })).toBeVisible();
  await expect(letter.getByRole('button', { name: 'Send', exact: true })).toBeEnabled();
  const href = (await letter.getByRole('link').getAttribute('href')) ?? '';
  const file = await page.request.get(new URL(href, page.url()).href);
  expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
});

test('the calls of outside tools over HTTP, with their fields and no others needed', async ({ app }) => {
  await prepare(app);
  type Rows = { rows: Record<string, unknown>[]; next?: string };
  const value = async (name: string, input: unknown): Promise<unknown> => {
    const { status, body } = await app.post({ name, input });
    expect({ name, status, body }).toMatchObject({ name, status: 200, body: { value: expect.anything() } });
    return (body as { value: unknown }).value;
  };
  await value('mail.saveAccount', {
    from: { name: 'Nümunə MMC', address: 'satis@example.az' },
    smtp: { host: '127.0.0.1', port: 1, security: 'none', user: 'satis', password: 'secret' },
  });
  const partners = (await value('partners.search', { text: 'xezer', limit: 5 })) as Rows;
  expect(partners.rows[0]).toMatchObject({ id: expect.any(String), name: client });
  const partnerId = partners.rows[0]?.id;
  const found = (await value('catalog.searchItems', { text: article, partnerId, limit: 5 })) as Rows;
  expect(found.rows[0]).toMatchObject({
    id: expect.any(String),
    name: expect.any(String),
    article,
    priceMinor: expect.any(Number),
    minimumPriceMinor: expect.any(Number),
    currency: 'AZN',
    freeQuantity: expect.any(Number),
  });
  await value('catalog.searchItems', { text: article, limit: 5 });
  const itemId = found.rows[0]?.id;
  const priceMinor = Number(found.rows[0]?.priceMinor) + 100;
  const lines = [{ itemId, quantity: 1.125, priceMinor }];
  const sold = await value('sales.sell', { partnerId, lines, send: true });
  const ids = { invoiceId: expect.any(String), number: expect.any(String), letterId: expect.any(String) };
  expect(sold).toEqual(ids);
  const { invoiceId, number, letterId } = sold as { [key: string]: string };
  const invoices = (await value('sales.listInvoices', { partnerId })) as Rows;
  expect(invoices.rows.find((row) => row.id === invoiceId)).toMatchObject({
    number,
    date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    partnerId,
    totalMinor: Math.round(priceMinor * 1.125),
    currency: 'AZN',
    state: 'issued',
  });
  expect(((await value('sales.listInvoices', {})) as Rows).rows.length).toBeGreaterThanOrEqual(
    invoices.rows.length,
  );
  await expect
    .poll(async () => ((await value('mail.listLetters', {})) as Rows).rows[0])
    .toMatchObject({
      id: letterId,
      state: 'queued',
      to: expect.stringContaining('@'),
      subject: expect.stringContaining(number ?? ''),
      messageId: expect.stringMatching(/^<.+@.+>$/),
      invoiceId,
      reason: expect.any(String),
    });
  const queued = (await value('mail.listLetters', { state: 'queued' })) as Rows;
  expect(queued.rows.map((row) => row.id)).toEqual([letterId]);
  const refused = await app.post({ name: 'sales.sell', input: { partnerId, lines: [], send: true } });
  expect(refused).toMatchObject({
    status: 400,
    body: { error: { code: 'invalid_input', reason: 'fields' } },
  });
  const tooFine = { partnerId, lines: [{ itemId, quantity: 0.0001 }], send: false };
  const fine = await app.post({ name: 'sales.sell', input: tooFine });
  expect(fine).toMatchObject({ status: 400, body: { error: { code: 'invalid_input' } } });
});

// A day on the road and the evening in the office: a hub and two workstations as they are run, two browsers. Nothing is
// played; the hub is away while both work, and they meet by themselves.
import type { Page } from '@playwright/test';
import { setUpInput } from '../tools/setUpInput.ts';
import { expectNoAxeViolations } from './axe.ts';
import { press, tabTo } from './keyboard.ts';
import { expect, type Laptop, type Office, test } from './office.ts';
import { Sync } from './pages/Sync.ts';

const catalogue = new URL('../fixtures/exchange/2.10', import.meta.url).pathname;
const synced = /^Synced \d\d:\d\d$/;

/** The form as a person fills it; the certificate is compared with what the hub printed. */
async function joinByScreen(page: Page, office: Office, code: string): Promise<void> {
  const form = page.getByRole('form', { name: 'Join my office' });
  await form.getByRole('textbox', { name: 'Address of the office' }).fill(office.url());
  await form.getByRole('textbox', { name: 'Code' }).fill(code);
  await page.keyboard.press('Enter');
  const confirm = page.getByRole('alert', { name: 'Is this your office?' });
  await expect(confirm).toContainText(office.fingerprint().match(/.{4}/g)!.join(' '));
  await tabTo(page, confirm.getByRole('button', { name: 'It is the same: join' }));
  await page.keyboard.press('Enter');
}

/** One company with a client and a task, brought by the first laptop and fetched by the second. */
async function openOffice(office: Office): Promise<{ partnerId: string; taskId: string }> {
  const { a, b } = office;
  await a.call('company.setUp', setUpInput());
  await a.call('company.savePreferences', { language: 'en' });
  await a.call('exchange.importCommerceml', { source: { paths: [catalogue] } });
  const { id: partnerId } = await a.call('partners.create', {
    ...{ name: 'Xəzər MMC', country: 'AZ', city: 'Bakı', notes: 'Pays on time.' },
  });
  const { id: taskId } = await a.call('tasks.create', { title: 'Send the price list', partnerId });
  await a.open();
  await new Sync(a.page).item('This computer only').press('Enter');
  await joinByScreen(a.page, office, office.invite('admin', 'Nigar Quliyeva'));
  await expect(new Sync(a.page).item(synced)).toBeVisible();

  await b.open('/');
  await b.page.getByRole('button', { name: 'Join the office' }).press('Enter');
  await joinByScreen(b.page, office, office.invite('admin', 'Orxan Quliyev'));
  await expect(b.page.getByRole('region', { name: 'Calendar' })).toBeVisible();
  await expect(new Sync(b.page).item(synced)).toBeVisible();
  return { partnerId, taskId };
}

/** Edits fields of the client by its form. */
async function edit({ page, open }: Laptop, id: string, fields: Record<string, string>): Promise<void> {
  await open(`/partners/${id}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('e');
  const form = page.getByRole('dialog', { name: 'Edit the partner' });
  for (const [name, value] of Object.entries(fields))
    await form.getByRole('textbox', { name, exact: true }).fill(value);
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();
}

async function enterClient({ page, open }: Laptop, name: string): Promise<void> {
  await open('/partners');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Control+n');
  const form = page.getByRole('dialog', { name: 'New partner' });
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();
}

async function sell({ call }: Laptop, partnerId: string, article: string): Promise<string> {
  const [item] = (await call('catalog.searchItems', { text: article, limit: 1 })).rows;
  const lines = [{ itemId: item?.id ?? '', quantity: 1 }];
  return (await call('sales.sell', { partnerId, lines, send: false })).number;
}

/** What people would call the same company. */
async function lookAt({ call }: Laptop, partnerId: string) {
  const { name, city, notes, address } = await call('partners.load', { id: partnerId });
  const invoices = (await call('sales.listInvoices', { partnerId, limit: 100 })).rows;
  const [khazar, clients] = await Promise.all([
    call('tasks.list', { partnerId, status: 'done' }),
    call('partners.list', { limit: 100 }),
  ]);
  return {
    partner: { name, city, notes, address },
    numbers: invoices.map(({ number, totalMinor }) => `${number} ${totalMinor}`).sort(),
    tasks: khazar.rows.map(({ title, status }) => [title, status]),
    clients: clients.rows.map((row) => row.name).sort(),
  };
}

async function expectEqualToOffice({ page, open }: Laptop): Promise<void> {
  await open('/sync/compare');
  const compare = page.getByRole('button', { name: 'Compare now' });
  await compare.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Everything is the same' })).toBeVisible();
}

test('two laptops work a day without the office and meet without loss', async ({ office }) => {
  test.setTimeout(180_000);
  const { a, b } = office;
  const { partnerId, taskId } = await openOffice(office);

  await office.stopHub();
  await edit(a, partnerId, { City: 'Gəncə', Address: 'Nizami 1' });
  await edit(b, partnerId, { City: 'Şəki', Notes: 'Pays on time.\nCall before noon.' });
  await enterClient(a, 'Alfa Ticarət');
  await enterClient(b, 'Beta İnşaat');
  const numberA = await sell(a, partnerId, 'ST-101');
  const numberB = await sell(b, partnerId, 'CH-201');
  expect(numberA.split('-')[0]).not.toBe(numberB.split('-')[0]);
  await b.call('tasks.complete', { id: taskId });
  for (const { page } of [a, b]) {
    await expect(
      new Sync(page).item(/^\d+ changes wait since \d\d:\d\d – the office is not reached$/),
    ).toBeVisible();
    await expectNoAxeViolations(page, 'a day without the office');
  }

  await office.startHub();
  const both = () => Promise.all([a, b].map((laptop) => lookAt(laptop, partnerId)));
  await expect
    .poll(
      async () =>
        (await Promise.all([a, b].map(({ call }) => call('sync.loadStatus', {})))).map(
          ({ queued }) => queued.transactions,
        ),
      { timeout: 60_000 },
    )
    .toEqual([0, 0]);
  await expect
    .poll(
      async () => {
        const [here, there] = await both();
        return JSON.stringify(here) === JSON.stringify(there);
      },
      { timeout: 30_000 },
    )
    .toBe(true);
  const [day] = await both();
  expect(day).toMatchObject({
    partner: { name: 'Xəzər MMC', address: 'Nizami 1', notes: 'Pays on time.\nCall before noon.' },
    tasks: [['Send the price list', 'done']],
    clients: expect.arrayContaining(['Alfa Ticarət', 'Beta İnşaat', 'Xəzər MMC']),
  });
  expect(day?.numbers.map((text) => text.split(' ')[0])).toEqual([numberA, numberB].sort());

  // One of the two cities stands, the other is not lost: who gave way takes his own, by keyboard alone.
  const [loser, other] = day?.partner.city === 'Şəki' ? [a, b] : [b, a];
  const [lost, stands] = loser === a ? ['Gəncə', 'Şəki'] : ['Şəki', 'Gəncə'];
  const sync = new Sync(loser.page);
  await expect(sync.item('1 to decide')).toBeVisible();
  await sync.item('1 to decide').focus();
  await press(loser.page, 'Enter');
  const card = sync.card('Partner “Xəzər MMC”: City');
  await expect(sync.side(card, 'Mine')).toContainText(lost);
  await expect(sync.side(card, 'Theirs')).toContainText(stands);
  await expect(sync.side(card, 'Original')).toContainText('Bakı');
  await expectNoAxeViolations(loser.page, 'a real conflict');
  await tabTo(loser.page, sync.button(card, 'Take mine'));
  await loser.page.keyboard.press('Enter');
  await expect(card).toBeHidden();
  await other.open(`/partners/${partnerId}`);
  await expect(other.page.getByRole('region', { name: 'Details', exact: true })).toContainText(lost);

  for (const laptop of [a, b]) await expectEqualToOffice(laptop);
  await loser.open();
  await expect(new Sync(loser.page).item(synced)).toBeVisible();
});

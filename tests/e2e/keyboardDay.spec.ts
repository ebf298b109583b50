// A whole day without the mouse, in each language: reminders, five clients, two calls handed to the phone program, a quote
// that becomes an invoice, a step taken back, the report of the day on paper. Names are asked of the program's own texts.
import type { Page } from '@playwright/test';
import type { Translate } from '#renderer/i18n/translate.ts';
import { dateInZone } from '#shared/domain/dates.ts';
import { textsOf } from '#tests/tools/texts.ts';
import { setUpInput } from '../tools/setUpInput.ts';
import { type App, expect, test } from './fixtures.ts';
import { banMouse, press, tabTo, type } from './keyboard.ts';
import { Desk } from './pages/Desk.ts';
import { languages } from './screens.ts';

const catalogue = new URL('../fixtures/exchange/2.10', import.meta.url).pathname;
const clients = ['Alfa MMC', 'Beta MMC', 'Çinar MMC', 'Dəniz MMC', 'Əkinçi MMC'];
const phoneOf = (index: number): string => `+994 50 200 12 3${index}`;

type Day = { app: App; page: Page; t: Translate };

/** Five clients with a call each today, and a catalogue to sell from. */
async function seed({ call }: App, language: (typeof languages)[number]): Promise<void> {
  await call('company.setUp', setUpInput());
  await call('company.savePreferences', { language, asksOutside: false });
  await call('exchange.importCommerceml', { source: { paths: [catalogue] } });
  const today = dateInZone(Date.now(), 'Asia/Baku');
  for (const [index, name] of clients.entries()) {
    const reach = [
      { kind: 'phone' as const, value: phoneOf(index) },
      { kind: 'email' as const, value: `client${index}@example.az` },
    ];
    const { id: partnerId } = await call('partners.create', { name, country: 'AZ', reach });
    const plan = { partnerId, kind: 'call' as const, subject: `Sifariş ${index}`, planned: { on: today } };
    await call('interactions.plan', plan);
  }
}

/** The client's record is on the desk. */
const expectClient = ({ page, t }: Day, name: string): Promise<void> =>
  expect(
    page
      .getByRole('region', { name: t('desk.client'), exact: true })
      .getByRole('heading', { level: 1, name }),
  ).toBeVisible();

/** What came due while the laptop was closed waits behind the bell; all of it is seen to at once. */
async function seeReminders({ app, page, t }: Day): Promise<void> {
  const { rows } = await app.call('partners.list', { limit: 1 });
  const planned = { at: Date.now() + 1_000 };
  const task = {
    partnerId: rows[0]?.id ?? '',
    kind: 'call' as const,
    subject: 'Zəng',
    planned,
    reminderMin: 0,
  };
  await app.call('interactions.plan', task);
  const bell = page.getByRole('button', { name: t('reminders.count', { count: 1 }) });
  await expect(bell).toBeVisible();
  await press(page, 'Control+Shift+KeyB');
  await tabTo(page, page.getByRole('button', { name: t('reminders.seen', { subject: 'Zəng' }) }));
  await press(page, 'Enter');
  await expect(page.getByRole('button', { name: t('reminders.none') })).toBeVisible();
  await press(page, 'Escape');
}

/** Down the day's list; the first two are called by the computer's phone program, and what was said is written down. */
async function callTheDay(day: Day): Promise<void> {
  const { page, t } = day;
  const dialled = (): Promise<string> => page.evaluate(() => document.documentElement.dataset.dialled ?? '');
  await press(page, 'F6');
  for (const [index, name] of clients.entries()) {
    if (index > 0) await press(page, 'j');
    await expectClient(day, name);
    if (index > 1) continue;
    await press(page, 'd');
    await expect.poll(dialled).toBe(`tel:${phoneOf(index).replaceAll(' ', '')}`);
    const form = page.getByRole('dialog', { name: t('interactions.recordCall') });
    await tabTo(page, form.getByRole('textbox', { name: t('interactions.result') }));
    await type(page, 'Razılaşdıq');
    await press(page, 'Control+Enter');
    await expect(form).toBeHidden();
  }
}

/** @returns the number of the quote */
async function quote({ app, page, t }: Day): Promise<string> {
  await press(page, 'p');
  const picker = page.getByRole('dialog', { name: t('picker.titleFor', { name: clients.at(-1) ?? '' }) });
  await expect(picker.getByRole('searchbox')).toBeFocused();
  for (const [index, article] of ['ST-101', 'CH-201'].entries()) {
    await type(page, article);
    await press(page, 'Enter');
    await expect(picker.getByRole('grid', { name: t('picker.selectedLines') }).getByRole('row')).toHaveCount(
      index + 2,
    );
  }
  await press(page, 'Control+Shift+Enter');
  await expect(
    page.getByRole('dialog', { name: t('quotes.dialogFor', { name: clients.at(-1) ?? '' }) }),
  ).toBeVisible();
  await press(page, 'Control+Enter');
  const letter = page.getByRole('dialog', { name: t('quotes.send') });
  await expect(letter).toBeVisible();
  await press(page, 'Escape');
  await expect(letter).toBeHidden();
  const { rows } = await app.call('partners.list', { limit: 50 });
  const partnerId = rows.find(({ name }) => name === clients.at(-1))?.id ?? '';
  const made = await app.call('desk.listFinance', { partnerId, kind: 'quote', limit: 5 });
  expect(made.rows).toHaveLength(1);
  return made.rows[0]?.number ?? '';
}

/** The quote by its number from the palette, into an invoice; the invoice is taken back, and made again. */
async function invoice({ app, page, t }: Day, number: string): Promise<void> {
  const invoices = async (): Promise<string[]> =>
    (await app.call('sales.listInvoices', { limit: 20 })).rows.map(({ state }) => state);
  await press(page, 'Control+k');
  await type(page, number);
  await expect(page.getByRole('option', { name: new RegExp(number) }).first()).toBeVisible();
  await press(page, 'Enter');
  const button = page.getByRole('button', { name: t('quotes.makeInvoice') });
  await expect(button).toBeVisible();
  await tabTo(page, button);
  const before = (await invoices()).length;
  await press(page, 'Enter');
  const letter = page.getByRole('dialog', { name: t('sell.sendInvoice') });
  await expect(letter).toBeVisible();
  await press(page, 'Escape');
  await expect(letter).toBeHidden();
  expect(await invoices()).toHaveLength(before + 1);
  await page.keyboard.press('Control+KeyZ');
  await expect
    .poll(async () => (await invoices()).filter((state) => state !== 'cancelled').length)
    .toBe(before);
  await expect(button).toBeVisible();
}

/** The day on paper: A4 pages drawn by the core, beside the program. */
async function printReport({ page, t }: Day): Promise<void> {
  await press(page, 'Control+k');
  await type(page, `>${t('reports.title')}`);
  await press(page, 'Enter');
  await expect(page.getByRole('heading', { level: 1, name: t('reports.title') })).toBeVisible();
  const opened = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        window.open = (url) => {
          resolve(String(url));
          return null;
        };
      }),
  );
  await page.keyboard.press('Control+KeyP');
  const begins = await page.evaluate(
    async (url) => (await (await fetch(url)).text()).slice(0, 5),
    await opened,
  );
  expect(begins).toBe('%PDF-');
}

for (const language of languages) {
  test(`a day by the keyboard alone, in ${language}`, async ({ app }) => {
    test.setTimeout(120_000);
    const { page } = app;
    const day: Day = { app, page, t: textsOf(language) };
    await seed(app, language);
    await banMouse(page);
    await new Desk(page).catchCalls();
    await app.open();
    await expectClient(day, clients[0] ?? '');
    await test.step('reminders', () => seeReminders(day));
    await test.step('five clients, two calls', () => callTheDay(day));
    const number = await test.step('a quote', () => quote(day));
    await test.step('an invoice of it, taken back', () => invoice(day, number));
    await test.step('the report of the day, printed', () => printReport(day));
  });
}

// Every screen and main dialog as walks and pictures visit them, on the demo company. Opens them by their addresses
// and keys, in whatever language the program speaks: no accessible name is used here.
import type { Page } from '@playwright/test';
import type { CallFunction } from './program.ts';

export type Walk = { page: Page; call: CallFunction; open(route?: string): Promise<void> };
export type Screen = { name: string; show(walk: Walk): Promise<void> };

/** The client of the walks: the one of whom there is most to show. */
export async function richClient(call: CallFunction): Promise<string> {
  const { rows } = await call('sales.listInvoices', { limit: 200 });
  const counts = new Map<string, number>();
  for (const { partnerId } of rows) counts.set(partnerId, (counts.get(partnerId) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (!best) throw new Error('the demo company has no invoices');
  return best[0];
}

async function settle(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  // Two frames: what the last answer changed is painted.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** Back to a page without layers, and without the drill. */
export async function closeLayers({ page }: Walk): Promise<void> {
  const leaveDrill = page.locator('section:has(> [role=timer]) > button');
  if ((await leaveDrill.count()) > 0) await leaveDrill.press('Enter');
  for (let i = 0; i < 4; i += 1) {
    if ((await page.locator('[role=dialog][data-open], [role=menu], [role=listbox][id] ').count()) === 0)
      return;
    await page.keyboard.press('Escape');
  }
}

/** A row of a list, be it the only one: how many there are goes by the day on which the demo company is made. */
const aRow = 'main [role=grid][aria-colcount] [role=rowgroup] [role=row]';

const at =
  (route: string, ready: string): Screen['show'] =>
  async ({ open, page }) => {
    await open(route);
    await page.locator(ready).first().waitFor();
    await settle(page);
  };

async function openClient(walk: Walk): Promise<void> {
  const { page, call, open } = walk;
  const partner = await call('partners.load', { id: await richClient(call) });
  await open('/desk');
  await page.locator('main section').first().waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type(partner.name);
  await page.keyboard.press('Enter');
  await page.locator('main h1', { hasText: partner.name }).waitFor();
  await settle(page);
}

const rowsInView = 8;

/** Words whose first rows hold an item that this client bought, with a picture. */
async function wordsOfBought(
  call: CallFunction,
  partnerId: string,
): Promise<{ words: string; index: number }> {
  const past = await call('sales.listPastTransactions', { partnerId, limit: 200 });
  for (const { itemName } of past.rows) {
    const words = itemName.split(' ')[0] ?? '';
    const { rows } = await call('catalog.searchItems', { text: words, partnerId, limit: 60 });
    const index = rows.findIndex((row) => row.lastPriceMinor !== undefined && row.pictureHash !== null);
    if (index >= 0 && index < rowsInView) return { words, index };
  }
  throw new Error('the client of the walk bought nothing that has a picture');
}

/** The picker with three lines, one of them at a discount; the cursor on an item bought before. */
async function openPicker(walk: Walk): Promise<void> {
  const { page, call } = walk;
  const { words, index } = await wordsOfBought(call, await richClient(call));
  await openClient(walk);
  await page.keyboard.press('p');
  const dialog = page.getByRole('dialog');
  const [items, lines, past] = [0, 1, 2].map((i) => dialog.getByRole('grid').nth(i));
  await dialog.locator('input[type=search]').fill(words);
  await items?.getByRole('row').nth(3).waitFor();
  if ((await lines?.locator('[role=row][data-current]').count()) === 0) {
    await items?.focus();
    for (const key of ['Home', 'Enter', 'ArrowDown', 'ArrowDown', 'Enter', 'ArrowDown', 'Enter']) {
      await page.keyboard.press(key);
    }
    await lines?.getByRole('row').nth(3).waitFor();
    await lines?.focus();
    for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter', '5', 'Enter']) {
      await page.keyboard.press(key);
    }
  }
  await items
    ?.getByRole('row')
    .nth(index + 1)
    .getByRole('gridcell')
    .first()
    .click();
  await past?.getByRole('row').nth(1).getByRole('gridcell').first().waitFor();
  await settle(page);
}

async function openLetter({ page, call, open }: Walk): Promise<void> {
  const draft = (await call('mail.listLetters', { state: 'draft', limit: 1 })).rows[0];
  const id = draft?.invoiceId ?? (await makeDraft(call));
  await open(`/invoices/${id}`);
  await page.locator('main [role=grid] [role=row]').nth(1).waitFor();
  await page.locator('main header button').nth(2).click();
  await page.getByRole('dialog').locator('textarea').waitFor();
  await settle(page);
}

async function makeDraft(call: CallFunction): Promise<string> {
  const { rows } = await call('catalog.listItems', { branch: 'products', isInStockOnly: true, limit: 3 });
  const sold = await call('sales.sell', {
    partnerId: await richClient(call),
    lines: rows.map((item, i) => ({ itemId: item.id, quantity: i + 1 })),
    send: false,
  });
  return sold.invoiceId;
}

const planDialog =
  (key: string): Screen['show'] =>
  async (walk) => {
    await openClient(walk);
    await walk.page.keyboard.press(key);
    await walk.page.getByRole('dialog').waitFor();
    await settle(walk.page);
  };

/** @param index of the section whose plus opens it, as they stand on the card: names differ by language */
const cardDialog =
  (index: number): Screen['show'] =>
  async (walk) => {
    const { page, call, open } = walk;
    await open(`/partners/${await richClient(call)}`);
    await page.locator('main dl').first().waitFor();
    await page.locator('main section section header button').nth(index).click();
    await page.getByRole('dialog').waitFor();
    await settle(page);
  };

const calendarView =
  (key: string): Screen['show'] =>
  async (walk) => {
    await at('/calendar', 'main [data-event], main [role=grid]')(walk);
    await walk.page.keyboard.press(key);
    await walk.page.locator('main [data-event]').first().waitFor();
    await settle(walk.page);
  };

/** The form of an event with all that a series has. */
async function newEvent(walk: Walk): Promise<void> {
  const { page } = walk;
  await calendarView('w')(walk);
  await page.keyboard.press('n');
  const repeat = page.getByRole('dialog').getByRole('combobox').nth(2);
  await repeat.focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter'])
    await page.keyboard.press(key);
  await page.getByRole('dialog').locator('[role=status] p').first().waitFor();
  await settle(page);
}

async function openBoard(walk: Walk): Promise<void> {
  await at('/tasks', 'main h1')(walk);
  await walk.page.locator('main header [role=radiogroup]').nth(1).getByRole('radio').nth(1).click();
  await walk.page.locator('[data-card]').first().waitFor();
  await settle(walk.page);
}

/** A quote of the last invoice's client; made by the first who looks. */
async function openQuote(walk: Walk): Promise<void> {
  const { call } = walk;
  const partnerId = await richClient(call);
  const quoted = await call('desk.listFinance', { partnerId, kind: 'quote', limit: 1 });
  let id = quoted.rows[0]?.id;
  if (id === undefined) {
    const { rows } = await call('sales.listInvoices', { partnerId, limit: 1 });
    const invoice = await call('sales.loadInvoice', { id: rows[0]?.id ?? '' });
    const lines = invoice.lines.flatMap(({ itemId, quantity }) => (itemId ? [{ itemId, quantity }] : []));
    id = (await call('quotes.make', { partnerId, lines, send: false })).quoteId;
  }
  await at(`/quotes/${id}`, aRow)(walk);
}

const openImport =
  (index: number, ready: string): Screen['show'] =>
  async (walk) => {
    await at('/import', 'main h1')(walk);
    await walk.page.getByRole('radio').nth(index).click();
    await walk.page.locator(ready).first().waitFor();
    await settle(walk.page);
  };

async function openNewTask(walk: Walk): Promise<void> {
  await at('/tasks', 'main h1')(walk);
  await walk.page.keyboard.press('n');
  await walk.page.getByRole('dialog').locator('input').first().waitFor();
  await settle(walk.page);
}

export const screens: readonly Screen[] = [
  { name: 'desk', show: openClient },
  {
    name: 'finance',
    async show(walk) {
      await openClient(walk);
      await walk.page.getByRole('tab').nth(1).click();
      await walk.page.locator('main [role=tabpanel] section').first().waitFor();
      await settle(walk.page);
    },
  },
  { name: 'plan', show: planDialog('n') },
  { name: 'picker', show: openPicker },
  { name: 'letter', show: openLetter },
  { name: 'partners', show: at('/partners', aRow) },
  { name: 'new-partner', show: at('/partners/new', '[role=dialog] input') },
  {
    name: 'partner',
    async show(walk) {
      await at(`/partners/${await richClient(walk.call)}`, 'main dl')(walk);
    },
  },
  { name: 'legal-entity', show: cardDialog(0) },
  { name: 'contact', show: cardDialog(1) },
  { name: 'catalog', show: at('/catalog', aRow) },
  { name: 'calendar-day', show: calendarView('d') },
  { name: 'calendar-week', show: calendarView('w') },
  { name: 'calendar-month', show: calendarView('m') },
  { name: 'calendar-agenda', show: calendarView('a') },
  { name: 'calendar-plan', show: newEvent },
  { name: 'outbox', show: at('/outbox', 'main [role=grid]') },
  { name: 'calls', show: at('/calls', 'main h1') },
  { name: 'tasks', show: at('/tasks', aRow) },
  { name: 'tasks-board', show: openBoard },
  {
    name: 'task',
    async show(walk) {
      const { rows } = await walk.call('tasks.list', { limit: 1 });
      await at(`/tasks/${rows[0]?.id}`, 'main dl')(walk);
    },
  },
  { name: 'new-task', show: openNewTask },
  { name: 'messages', show: at('/messages', 'main h1') },
  {
    name: 'invoice',
    async show(walk) {
      const { rows } = await walk.call('sales.listInvoices', { limit: 1 });
      await at(`/invoices/${rows[0]?.id}`, aRow)(walk);
    },
  },
  { name: 'sync', show: at('/sync', 'main h1') },
  { name: 'quote', show: openQuote },
  { name: 'events', show: at('/events', 'main h1') },
  { name: 'imports', show: openImport(0, 'main input[type=file]') },
  { name: 'import-items', show: openImport(2, 'main input[type=file]') },
  { name: 'import-statement', show: openImport(3, 'main input[type=file]') },
  { name: 'settings', show: at('/settings', 'main input') },
  { name: 'settings-organisation', show: at('/settings/organisation', 'main input') },
  { name: 'settings-setUp', show: at('/settings/setUp', 'main h1') },
  { name: 'settings-departments', show: at('/settings/departments', 'main h1') },
  { name: 'settings-directories', show: at('/settings/directories', 'main h1') },
  { name: 'settings-phone', show: at('/settings/phone', 'main h1') },
  { name: 'settings-mail', show: at('/settings/mail', 'main input') },
  { name: 'settings-prices', show: at('/settings/priceTypes', 'main section') },
  {
    name: 'remove-demo',
    async show(walk) {
      await at('/desk', 'main section')(walk);
      await walk.page.locator('header button:has(.lucide-sparkles)').press('Enter');
      await walk.page.getByRole('menuitem').last().press('Enter');
      await walk.page.getByRole('dialog').locator('p').nth(2).waitFor();
      await settle(walk.page);
    },
  },
  { name: 'no-such-page', show: at('/nowhere', 'main button') },
  {
    name: 'shortcuts',
    async show(walk) {
      await openClient(walk);
      await walk.page.keyboard.press('Shift+Slash');
      await walk.page.getByRole('dialog').waitFor();
      await settle(walk.page);
    },
  },
  {
    name: 'drill',
    async show(walk) {
      await at('/desk', 'main section')(walk);
      await walk.page.locator('header button:has(.lucide-sparkles)').press('Enter');
      await walk.page.getByRole('menuitem').first().press('Enter');
      await walk.page.getByRole('timer').waitFor();
      await settle(walk.page);
    },
  },
];

export const languages = ['en', 'az', 'ru'] as const;
export const themes = ['light', 'dark'] as const;
export const walkedThemes = [...themes, 'contrast'] as const;

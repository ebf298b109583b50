// The Items screen of a company that types its catalogue, by keyboard alone: a group, an item with prices, found in
// search and sold in the picker, edited, deleted, undone; drafts, refusals, empty states, three languages.
import { setUpInput } from '../tools/setUpInput.ts';
import { expectNoAxeViolations } from './axe.ts';
import { type App, expect, test } from './fixtures.ts';
import { Items } from './pages/Items.ts';

const prices = [
  { role: 'recommended' as const, amountMinor: 12_000 },
  { role: 'minimum' as const, amountMinor: 9500 },
];

async function company(app: App): Promise<Items> {
  await app.call('company.setUp', setUpInput());
  await app.call('company.savePreferences', { language: 'en' });
  return new Items(app.page);
}

test('by keyboard: a group, an item with prices, search, the picker with its price, edit, undo', async ({
  app,
}) => {
  // The longest walk: on a machine that other work shares it comes near the usual limit.
  test.slow();
  const items = await company(app);
  await app.call('partners.create', { name: 'Alfa MMC', country: 'AZ' });
  const { keyboard } = app.page;
  await app.open();
  await expect(app.page.getByRole('region', { name: 'Client', exact: true })).toBeVisible();
  await keyboard.press('Control+3');
  await expect(app.page.getByText('No items yet')).toBeVisible();
  await expectNoAxeViolations(app.page, 'an empty catalogue');

  await items.tabTo(items.tree);
  await keyboard.press('Insert');
  await items.fill('New group', { Name: 'Chairs' });
  await keyboard.press('Control+Enter');
  await expect(items.group('Chairs')).toHaveAttribute('aria-selected', 'true');
  await expect(items.tree).toBeFocused();

  await keyboard.press('Control+N');
  await items.fill('New item', {
    Name: 'Ofis kürsüsü',
    Article: 'OK-12',
    Barcode: '4760000000017',
    'Recommended price': '120',
    'Minimum price': '130',
  });
  await keyboard.press('Control+Enter');
  await expect(
    items.dialog('New item').getByText('The minimum is above the recommended price'),
  ).toBeVisible();
  await expectNoAxeViolations(app.page, 'the form of an item with a refusal');
  await items.fill('New item', { 'Minimum price': '95,50', Cost: '60' });
  await keyboard.press('Control+Enter');
  await expect(items.dialog('New item')).toBeHidden();
  await expect(items.grid).toBeFocused();
  await expect(items.row('Ofis kürsüsü')).toContainText('120.00');
  await expect(items.card).toContainText('95.50');
  await expect(items.card).toContainText('Chairs');
  await expectNoAxeViolations(app.page, 'a group with an item');

  await keyboard.press('/');
  await expect(items.search).toBeFocused();
  for (const words of ['офис', 'ok-12', '4760000000017']) {
    await keyboard.press('Control+A');
    await keyboard.type(words);
    await expect(items.row('Ofis kürsüsü')).toBeVisible();
  }
  await keyboard.press('Control+A');
  await keyboard.type('masa');
  await expect(app.page.getByText('Nothing found')).toBeVisible();
  await keyboard.press('Escape');

  await keyboard.press('ArrowDown');
  await expect(items.grid).toBeFocused();
  await keyboard.press('Enter');
  await items.fill('Edit the item', { Name: 'Ofis kürsüsü Luks', 'Recommended price': '150' });
  await keyboard.press('Control+Enter');
  await expect(items.row('Ofis kürsüsü Luks')).toContainText('150.00');
  await expect(items.grid).toBeFocused();
  await keyboard.press('Control+Z');
  await expect(items.row('Ofis kürsüsü')).toContainText('120.00');
  await keyboard.press('Delete');
  await expect(items.row('Ofis kürsüsü')).toBeHidden();
  await keyboard.press('Control+Z');
  await expect(items.row('Ofis kürsüsü')).toBeVisible();

  const { rows } = await app.call('partners.search', { text: 'Alfa', limit: 1 });
  await keyboard.press('Control+K');
  await keyboard.type('Alfa');
  await expect(app.page.getByRole('option', { name: /Alfa MMC/ })).toBeVisible();
  await keyboard.press('Enter');
  await expect(app.page.getByRole('heading', { level: 1, name: rows[0]?.name })).toBeVisible();
  await keyboard.press('p');
  const picker = app.page.getByRole('dialog', { name: /^Price/ });
  await keyboard.type('kursu');
  await expect(picker.getByRole('grid', { name: 'Items' })).toContainText('120.00');
  await expect(picker.getByRole('grid', { name: 'Items' })).toContainText('95.50');
});

test('groups: under another, marked as components, renamed, refused while full, deleted, undone', async ({
  app,
}) => {
  const items = await company(app);
  const { id: chairs } = await app.call('catalog.saveGroup', { name: 'Chairs' });
  await app.call('catalog.saveItem', { name: 'Stol', groupId: chairs });
  const { keyboard } = app.page;
  await app.open('/catalog');
  await items.tabTo(items.tree);
  await keyboard.press('ArrowDown');
  await expect(items.group('Chairs')).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('Delete');
  await expect(app.page.getByText('The group is not empty')).toBeVisible();

  await keyboard.press('Insert');
  await items.fill('New group', { Name: 'Bar chairs' });
  await keyboard.press('Control+Enter');
  await expect(items.group('Bar chairs')).toHaveAttribute('aria-level', '3');
  await expect(items.tree).toBeFocused();
  await keyboard.press('F2');
  await items.fill('Edit the group', { Name: 'High chairs', 'Parent group': '' });
  await keyboard.press('Escape');
  await keyboard.press('Control+Enter');
  await expect(items.group('High chairs')).toHaveAttribute('aria-level', '2');

  await keyboard.press('Shift+F10');
  await app.page.getByRole('menuitem', { name: 'Stands under' }).waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowRight');
  // Seen is not yet entered: a key pressed too early would move in the menu it came from.
  await expect(app.page.getByRole('menu', { name: 'Stands under' }).locator(':focus')).toHaveCount(1);
  await keyboard.press('End');
  await keyboard.press('Enter');
  await expect
    .poll(async () =>
      (await app.call('catalog.listGroups', {})).rows.map((row) => `${row.name} ${row.branch}`),
    )
    .toEqual(['Chairs products', 'High chairs components']);
  await expectNoAxeViolations(app.page, 'the tree of groups');
  await items.tabTo(items.tree);
  await keyboard.press('Delete');
  await expect(items.group('High chairs')).toBeHidden();
  await keyboard.press('Control+Z');
  await expect(items.group('High chairs')).toBeVisible();
});

test('a form closed by accident keeps what was typed; a barcode of another is refused beside its field', async ({
  app,
}) => {
  const items = await company(app);
  await app.call('catalog.saveItem', { name: 'Stol', barcode: '4760000000017', prices });
  const { keyboard } = app.page;
  await app.open('/catalog');
  await expect(items.row('Stol')).toBeVisible();
  await keyboard.press('Control+N');
  await items.fill('New item', { Name: 'Kürsü', Barcode: '4760000000017', 'Recommended price': '80' });
  await keyboard.press('Escape');
  await expect(items.dialog('New item')).toBeHidden();
  await keyboard.press('Control+N');
  const dialog = items.dialog('New item');
  await expect(dialog.getByText(/^Draft of \d\d:\d\d restored/)).toBeVisible();
  await expect(items.field('New item', 'Name')).toHaveValue('Kürsü');
  await expect(items.field('New item', 'Recommended price')).toHaveValue('80.00');
  await items.tabTo(items.field('New item', 'Name'));
  await keyboard.press('Control+Enter');
  await expect(dialog.getByText('Another item has this barcode')).toBeVisible();
  await expect(items.field('New item', 'Barcode')).toBeFocused();
  await items.fill('New item', { Barcode: '4760000000024' });
  await keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(items.row('Kürsü')).toContainText('80.00');
  // The screen shows what the company's top search finds, when no client is chosen.
  await app.open('/settings');
  await keyboard.press('Control+K');
  await keyboard.type('stol');
  await expect(app.page.getByRole('option', { name: /Stol/ })).toBeVisible();
  await keyboard.press('Enter');
  await expect(items.card.getByRole('heading', { name: 'Stol' })).toBeVisible();
});

for (const [language, expected] of [
  ['en', { route: 'Items', button: 'New item' }],
  ['az', { route: 'Nomenklatura', button: 'Yeni mal' }],
  ['ru', { route: 'Номенклатура', button: 'Новая номенклатура' }],
] as const) {
  test(`a catalogue of 1C in ${language}: every head is whole at 1366 × 768, axe finds nothing`, async ({
    app,
  }) => {
    await company(app);
    await app.call('company.savePreferences', { language });
    const exchange = new URL('../fixtures/exchange/2.10', import.meta.url).pathname;
    await app.call('exchange.importCommerceml', { source: { paths: [exchange] } });
    await app.open('/catalog');
    await expect(app.page.getByRole('heading', { level: 1, name: expected.route })).toBeVisible();
    await expect(app.page.getByRole('button', { name: expected.button })).toBeVisible();
    const heads = app.page.getByRole('columnheader').locator('[data-ellipsis]');
    await expect(heads.first()).toBeVisible();
    const cut = await heads.evaluateAll((all) =>
      all.flatMap((head) => (head.scrollWidth > head.clientWidth ? [head.textContent] : [])),
    );
    expect(cut).toEqual([]);
    const grid = app.page.getByRole('grid');
    const last = await app.page.getByRole('columnheader').last().boundingBox();
    const box = await grid.boundingBox();
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual((box?.x ?? 0) + (box?.width ?? 0));
    await expectNoAxeViolations(app.page, `a catalogue of 1C in ${language}`);
  });
}

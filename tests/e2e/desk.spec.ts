// The desk by keyboard and mouse on a company of four partners: the day, the record, planning, results, promises, undo.
import { addDays, dateInZone, zonedMs } from '#shared/domain/dates.ts';
import { setUpInput } from '../tools/setUpInput.ts';
import { expectNoAxeViolations } from './axe.ts';
import { type App, expect, test } from './fixtures.ts';
import { Desk } from './pages/Desk.ts';

const zone = 'Asia/Baku';
const todayThere = (): string => dateInZone(Date.now(), zone);

type Seed = { today: string; tomorrow: string; ids: { [name: string]: string } };

/** Alfa and Beta have events today, Qamma one tomorrow, Delta an overdue one. */
async function seed(app: App): Promise<Seed> {
  await app.call('company.setUp', setUpInput());
  await app.call('company.savePreferences', { language: 'en', asksOutside: false });
  const today = todayThere();
  const tomorrow = addDays(today, 1);
  const plans = [
    { name: 'Alfa MMC', subject: 'Ask about the order', planned: { on: today } },
    { name: 'Beta MMC', subject: 'Show samples', planned: { at: zonedMs(today, 23 * 60 + 59, zone) } },
    { name: 'Qamma MMC', subject: 'Measure the hall', planned: { on: tomorrow } },
    { name: 'Delta MMC', subject: 'Send the act', planned: { on: addDays(today, -3) } },
  ];
  const ids: Seed['ids'] = {};
  for (const { name, subject, planned } of plans) {
    const { id } = await app.call('partners.create', { name, country: 'AZ', city: 'Bakı' });
    ids[name] = id;
    await app.call('interactions.plan', { partnerId: id, kind: 'call', subject, planned });
  }
  await app.call('partners.createContact', {
    partnerId: ids['Alfa MMC'] ?? '',
    name: 'Elçin Əliyev',
    title: 'Direktor',
    isPrimary: true,
    reach: [
      { kind: 'phone', value: '+994 50 200 12 34', isPrimary: true },
      { kind: 'email', value: 'elcin@example.az' },
    ],
  });
  return { today, tomorrow, ids };
}

test('the day: regions, counters, choosing a day and a range, the filter', async ({ app }) => {
  const { today, tomorrow } = await seed(app);
  const desk = new Desk(app.page);
  await app.open();
  for (const region of [desk.calendar, desk.dayPartners, desk.client, desk.contacts, desk.interactions])
    await expect(region).toBeVisible();
  await expect(desk.counter('Events', 2)).toBeVisible();
  await expect(desk.counter('Overdue', 1)).toBeVisible();
  await expect(desk.list.getByRole('option')).toHaveCount(2);
  await expect(desk.clientNamed('Alfa MMC')).toBeVisible();
  await expect(desk.day(today)).toContainText('2 events');

  await desk.day(tomorrow).click();
  await expect(desk.counter('Events', 1)).toBeVisible();
  await expect(desk.clientNamed('Qamma MMC')).toBeVisible();
  await desk.day(today).click();
  await desk.day(tomorrow).click({ modifiers: ['Shift'] });
  await expect(desk.counter('Events', 3)).toBeVisible();
  await expect(desk.list.getByRole('option')).toHaveCount(3);
  await desk.calendar.getByRole('button', { name: 'Today' }).click();
  await expect(desk.counter('Events', 2)).toBeVisible();

  await desk.counter('Overdue', 1).click();
  await expect(desk.row('Delta MMC')).toContainText('overdue');
  await desk.counter('Events', 2).click();
  await app.page.keyboard.press('/');
  await app.page.keyboard.type('beta');
  await expect(desk.list.getByRole('option')).toHaveCount(1);
  await expectNoAxeViolations(app.page, 'the desk in English');
});

test('the keyboard walks the list and the record follows; the selection survives a refresh', async ({
  app,
}) => {
  const { ids } = await seed(app);
  const desk = new Desk(app.page);
  await app.open();
  await expect(desk.clientNamed('Alfa MMC')).toBeVisible();
  await app.page.keyboard.press('j');
  await expect(desk.clientNamed('Beta MMC')).toBeVisible();
  await expect(desk.interaction('Show samples')).toBeVisible();
  const more = { partnerId: ids['Qamma MMC'] ?? '', kind: 'meeting' as const, subject: 'Look in' };
  await app.call('interactions.plan', { ...more, planned: { on: todayThere() } });
  await expect(desk.counter('Events', 3)).toBeVisible();
  await expect(desk.clientNamed('Beta MMC')).toBeVisible();
  await app.page.keyboard.press('k');
  await expect(desk.clientNamed('Qamma MMC')).toBeVisible();
  await app.page.keyboard.press('k');
  await expect(desk.clientNamed('Alfa MMC')).toBeVisible();
  await app.page.keyboard.press('Escape');
  await expect(desk.list).toBeFocused();
  await app.page.keyboard.press('Enter');
  await expect(desk.client).toBeFocused();
});

test('a planned call appears in the list and the marks, and Undo takes it back', async ({ app }) => {
  const { tomorrow } = await seed(app);
  const desk = new Desk(app.page);
  await app.open();
  await expect(desk.clientNamed('Alfa MMC')).toBeVisible();
  await app.page.keyboard.press('n');
  const dialog = desk.dialog('Plan a call');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('Fill this in');
  await dialog.getByRole('textbox', { name: 'Subject' }).fill('Offer the new collection');
  await dialog.getByRole('textbox', { name: 'Day' }).fill(tomorrow);
  await dialog.getByRole('textbox', { name: 'Time' }).fill('10:30');
  await expectNoAxeViolations(app.page, 'the dialog of a plan');
  await app.page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(desk.interaction('Offer the new collection')).toContainText('10:30');
  await expect(desk.day(tomorrow)).toContainText('2 events');
  await desk.undo('Planned for tomorrow 10:30').click();
  await expect(desk.interaction('Offer the new collection')).toBeHidden();
  await expect(desk.day(tomorrow)).toContainText('1 event');
});

test('the outcome: result, a promise and the next step in one form, kept and taken back', async ({ app }) => {
  await seed(app);
  const desk = new Desk(app.page);
  await app.open();
  await expect(desk.interaction('Ask about the order')).toBeVisible();
  await app.page.keyboard.press('c');
  const dialog = desk.dialog('Complete: Ask about the order');
  await dialog.getByRole('textbox', { name: 'Result' }).fill('They take two');
  await dialog.getByRole('button', { name: 'Add a promise' }).click();
  await dialog.getByRole('textbox', { name: 'What is promised' }).fill('Send the drawing');
  await dialog.getByRole('textbox', { name: 'Until when' }).fill(addDays(todayThere(), 2));
  await dialog.getByRole('radio', { name: 'Meeting' }).check();
  await dialog.getByRole('textbox', { name: 'Subject' }).fill('Sign the contract');
  await expectNoAxeViolations(app.page, 'the dialog of an outcome');
  await app.page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  const card = desk.interaction('Ask about the order');
  await expect(card).toContainText('They take two');
  await expect(desk.interaction('Sign the contract')).toBeVisible();
  await expect(desk.row('Alfa MMC')).toContainText('done');
  await card.getByRole('checkbox', { name: /Send the drawing/ }).click();
  await desk.undo('Promise kept').click();
  await expect(card.getByRole('checkbox', { name: /Send the drawing/ })).not.toBeChecked();
  await desk.undo('Completed').click();
  await expect(desk.interaction('Sign the contract')).toBeHidden();
  await expect(card.getByRole('button', { name: 'Complete' })).toBeVisible();
});

test('a broken promise stands on top and a moved event follows', async ({ app }) => {
  const { ids, today } = await seed(app);
  await app.call('interactions.record', {
    partnerId: ids['Alfa MMC'] ?? '',
    kind: 'call',
    subject: 'Asked for a discount',
    promises: [{ title: 'Answer in writing', promisedBy: 'us', due: { on: addDays(today, -1) } }],
  });
  const desk = new Desk(app.page);
  await app.open();
  const broken = desk.interactions.getByRole('region', { name: 'Broken promises' });
  await expect(broken).toContainText('Answer in writing');
  await broken.getByRole('checkbox').click();
  await expect(broken).toBeHidden();
  await desk.interaction('Ask about the order').getByRole('button', { name: 'Move' }).click();
  await desk.dialog('Move').getByRole('button', { name: '+1 day' }).click();
  await expect(desk.interaction('Ask about the order')).toContainText('tomorrow');
  await expect(desk.counter('Events', 1)).toBeVisible();
});

test('Call hands the number to the system and opens the record of the call', async ({ app }) => {
  await seed(app);
  const desk = new Desk(app.page);
  const dialled = await desk.catchCalls();
  await app.open();
  await expect(desk.clientNamed('Alfa MMC')).toBeVisible();
  await expect(
    desk.contacts.getByRole('button', { name: 'Call Elçin Əliyev +994 50 200 12 34' }),
  ).toBeVisible();
  await app.page.getByRole('button', { name: 'Call', exact: true }).click();
  await expect.poll(dialled).toBe('tel:+994502001234');
  const dialog = desk.dialog('Write down a call');
  await dialog.getByRole('textbox', { name: 'Result' }).fill('No answer');
  await app.page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(desk.interaction('Phone call: Phone call')).toContainText('No answer');
  for (const name of ['Requisites', 'Price', 'SELL'])
    await expect(app.page.getByRole('button', { name, exact: true })).toBeVisible();
});

test('a note is drafted per client, survives a reload, and is saved by Ctrl+Enter', async ({ app }) => {
  await seed(app);
  const desk = new Desk(app.page);
  await app.open();
  await expect(desk.clientNamed('Alfa MMC')).toBeVisible();
  await desk.note.fill('The director decides in the mornings');
  await desk.row('Beta MMC').click();
  await expect(desk.clientNamed('Beta MMC')).toBeVisible();
  await expect(desk.note).toHaveValue('');
  await app.page.reload();
  await expect(desk.clientNamed('Alfa MMC')).toBeVisible();
  await expect(desk.note).toHaveValue('The director decides in the mornings');
  await desk.note.press('Control+Enter');
  await expect(desk.interaction('The director decides in the mornings')).toBeVisible();
  await expect(desk.note).toHaveValue('');
});

test('the finance tab and the figures that open it; no violation in the other languages', async ({ app }) => {
  await seed(app);
  const desk = new Desk(app.page);
  await app.open();
  await desk.tab('Finance').click();
  await expect(desk.finance).toContainText('No documents yet');
  await expect(desk.interactions).toBeHidden();
  await expectNoAxeViolations(app.page, 'the finance tab');
  await desk.tab('Interactions').click();
  await app.page.getByRole('button', { name: /^Last contact/ }).click();
  await expect(desk.interactions).toContainText('Nothing matches the filter');
  await app.page.keyboard.press('u');
  await expect(desk.interaction('Ask about the order')).toBeVisible();
  for (const [language, name] of [
    ['az', 'Təqvim'],
    ['ru', 'Календарь'],
  ] as const) {
    await app.call('company.savePreferences', { language, theme: 'dark' });
    await expect(app.page.getByRole('region', { name, exact: true })).toBeVisible();
    await expectNoAxeViolations(app.page, `the desk in ${language}, dark`);
  }
});

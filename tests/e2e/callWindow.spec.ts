// A dial outside of the client's hours asks once a day and client, by keys alone; what it asks is said in three languages.
import { wallClock } from '#shared/domain/dates.ts';
import { setUpInput } from '../tools/setUpInput.ts';
import { expectNoAxeViolations } from './axe.ts';
import { expectNothingCut } from './cuts.ts';
import { type App, expect, test } from './fixtures.ts';
import { Desk } from './pages/Desk.ts';
import { languages } from './screens.ts';

const zone = 'Asia/Baku';
const text = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Hours of calling that begin in three hours, any day. @returns when they begin */
async function closedHours({ call }: App): Promise<string> {
  const from = (wallClock(Date.now(), zone).minutesOfDay + 180) % 1_440;
  const hours = { callFrom: text(from), callTo: text(Math.min(from + 60, 1_439)) };
  await call('company.savePreferences', { ...hours, language: 'en' });
  const calendar = { workFrom: '09:00', workTo: '18:00', holidays: [] };
  await call('company.saveCalendar', { ...calendar, workDays: [1, 2, 3, 4, 5, 6, 7] });
  return hours.callFrom;
}

test('outside of their hours: plan it, or call all the same and be asked no more today', async ({ app }) => {
  await app.call('company.setUp', setUpInput());
  const reach = [{ kind: 'phone', value: '+994 50 200 12 34' } as const];
  // A country whose holidays are not known: only the hours close it.
  const fields = { name: 'Alfa MMC', country: 'DE', city: 'Hamburg', timeZone: zone, reach };
  const { id } = await app.call('partners.create', fields);
  await app.call('interactions.plan', {
    ...{ partnerId: id, kind: 'call', subject: 'Sement' },
    planned: { on: wallClock(Date.now(), zone).date },
  });
  const opens = await closedHours(app);
  const { page } = app;
  const desk = new Desk(page);
  const dialed = await desk.catchCalls();
  const question = page.getByRole('dialog', { name: 'Call Alfa MMC now?' });
  const plan = question.getByRole('button', { name: `Plan for ${opens} there` });
  await app.open();
  await expect(desk.clientNamed('Alfa MMC')).toBeVisible();
  await page.keyboard.press('d');
  await expect(plan).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await page.keyboard.press('d');
  for (const language of languages) {
    await app.call('company.savePreferences', { language });
    await page.locator(`html[lang=${language}]`).waitFor();
    await expectNoAxeViolations(page, `outside of hours, ${language}`);
    await expectNothingCut(page, `outside of hours, ${language}`, { areHeadersWhole: true });
  }
  await app.call('company.savePreferences', { language: 'en' });
  await expect(plan).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
  await expect(page.getByText('Call planned:')).toBeVisible();
  const { rows } = await app.call('interactions.list', { partnerId: id });
  const planned = rows.filter(({ status, subject }) => status === 'planned' && subject === 'Call again');
  expect(planned.map(({ plannedAt }) => wallClock(plannedAt ?? 0, zone).time)).toEqual([opens]);
  // Planned is not called: the next dial asks anew.
  await page.keyboard.press('d');
  await expect(question).toBeVisible();
  expect(await dialed()).toBe('');
  await page.keyboard.press('Control+Enter');
  await expect.poll(dialed).toBe('tel:+994502001234');
  await expect(desk.dialog('Write down a call')).toBeVisible();
  await page.keyboard.press('Escape');
  await app.open('/partners');
  await app.open('/desk');
  await expect(desk.clientNamed('Alfa MMC')).toBeVisible();
  await page.keyboard.press('d');
  await expect(desk.dialog('Write down a call')).toBeVisible();
  await expect(question).toBeHidden();
});

test('emergency and internal numbers are dialed unasked', async ({ app }) => {
  await app.call('company.setUp', setUpInput());
  await closedHours(app);
  const { page } = app;
  const dialed = await new Desk(page).catchCalls();
  await app.open();
  const field = page.getByRole('textbox', { name: 'Quick dial' });
  for (const number of ['112', '201']) {
    await field.fill(number);
    await field.press('Enter');
    await expect.poll(dialed).toBe(`tel:${number}`);
  }
  await field.fill('+994 50 300 00 00');
  await field.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Call +994 50 300 00 00 now?' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(field).toHaveValue('+994 50 300 00 00');
});

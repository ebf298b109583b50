// A day planned without the mouse: an event drawn by keys, made weekly, moved, taken back; a reminder that comes and is put off.
import { setUpInput } from '../tools/setUpInput.ts';
import { expect, test } from './fixtures.ts';
import { banMouse, press, tabTo, type } from './keyboard.ts';

test('the calendar by keys: create, repeat, move, undo, a reminder snoozed', async ({ app }) => {
  const { page, call, open } = app;
  await call('company.setUp', setUpInput());
  await call('company.savePreferences', { language: 'en', theme: 'light' });
  const { id: partnerId } = await call('partners.create', { name: 'Turan Tikinti MMC' });
  await banMouse(page);
  await open('/calendar');
  const grid = page.getByRole('grid', { name: /\d{4}/ }).first();
  await expect(grid).toBeVisible();
  const dialog = page.getByRole('dialog', { name: 'Plan a meeting' });

  await test.step('a stretch of tomorrow is drawn, and Enter opens its form', async () => {
    await page.keyboard.press('KeyW');
    await tabTo(page, page.locator('[data-column][tabindex="0"]'));
    await press(page, 'ArrowRight', 'ArrowDown', 'Shift+ArrowDown', 'Enter');
    await expect(dialog).toBeVisible();
    await expect(dialog.getByLabel('Time')).toHaveValue('09:30');
    await expect(dialog.getByLabel('Minutes')).toHaveValue('60');
  });
  await test.step('the client by a few letters, weekly, saved', async () => {
    await type(page, 'turan');
    await page.getByRole('option', { name: 'Turan Tikinti MMC' }).waitFor();
    await press(page, 'Enter', 'Tab');
    await type(page, 'Stand-up');
    await tabTo(page, dialog.getByRole('combobox', { name: 'Repeat' }));
    await press(page, 'Enter');
    await type(page, 'Every week');
    await press(page, 'Enter');
    await expect(dialog.getByText(/^Next: /)).toBeVisible();
    await press(page, 'Control+Enter');
    await expect(dialog).toBeHidden();
  });
  const event = page.getByRole('button', { name: /Meeting: Stand-up/ });
  await test.step('Alt+arrows move it; of a series it is asked how far; Undo takes it back', async () => {
    await expect(event).toHaveAccessibleName(/^09:30–10:30 .*Turan Tikinti MMC.*repeats/);
    await tabTo(page, event);
    await press(page, 'Alt+ArrowDown');
    await expect(page.getByRole('dialog', { name: 'Move an event of a series' })).toBeVisible();
    await press(page, 'Enter');
    await expect(event).toHaveAccessibleName(/^09:45–10:45/);
    await expect(event).toBeFocused();
    await press(page, 'Alt+Shift+ArrowDown');
    await expect(page.getByRole('dialog', { name: 'Move an event of a series' })).toBeVisible();
    await press(page, 'Enter');
    await expect(event).toHaveAccessibleName(/^09:45–11:00/);
    await press(page, 'Control+KeyZ');
    await expect(event).toHaveAccessibleName(/^09:45–10:45/);
    await press(page, 'Control+KeyZ');
    await expect(event).toHaveAccessibleName(/^09:30–10:30/);
  });
  await test.step('what comes due is told, put off, and may come again', async () => {
    const planned = { at: Date.now() + 1_000 };
    const input = { partnerId, kind: 'call', subject: 'Ring Turan', planned, reminderMin: 0 } as const;
    await call('interactions.plan', input);
    await expect(page.getByRole('dialog', { name: 'Reminder: Ring Turan' })).toBeVisible();
    await page.getByRole('button', { name: '1 reminder' }).press('Enter');
    await tabTo(page, page.getByRole('button', { name: 'Remind later: Ring Turan' }));
    await press(page, 'Enter');
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    await press(page, 'Enter');
    await expect(page.getByText('You will be reminded again')).toBeVisible();
    const { rows } = await call('calendar.listReminders', {});
    expect(rows).toEqual([]);
  });
});

test('the calendar by the mouse: moved, given up, pulled longer while a colleague plans, drawn', async ({
  app,
}) => {
  const { page, call, open } = app;
  await call('company.setUp', setUpInput());
  await call('company.savePreferences', { language: 'en', theme: 'light' });
  await page.setViewportSize({ width: 1366, height: 768 });
  const { id: partnerId } = await call('partners.create', { name: 'Turan Tikinti MMC' });
  // A Wednesday of a week to come: whatever the day and the hour of the test, nothing is at the edge.
  const noon = new Date();
  noon.setUTCDate(noon.getUTCDate() + 7 + ((10 - noon.getUTCDay()) % 7));
  noon.setUTCHours(8, 0, 0, 0);
  const plan = (subject: string, hours: number) => {
    const planned = { at: noon.getTime() + hours * 3_600_000 };
    return call('interactions.plan', { partnerId, kind: 'call', subject, planned, durationMin: 60 });
  };
  await plan('Drag me', 0);
  await open('/calendar');
  await page.getByRole('grid').first().waitFor();
  await page.keyboard.press('KeyW');
  const event = page.getByRole('button', { name: /Drag me/ });
  for (let week = 0; week < 4 && (await event.count()) === 0; week += 1) {
    await page.keyboard.press('PageDown');
    await page.locator('[role=grid][aria-busy=false]').waitFor();
  }
  const { mouse } = page;
  const hour = 52;
  const boxOf = async () => (await event.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  /** Presses at a point of the event and leads it away without letting go. */
  const drag = async (fromTop: number, dx: number, dy: number): Promise<void> => {
    const box = await boxOf();
    const from = { x: box.x + 20, y: box.y + (fromTop < 0 ? box.height + fromTop : fromTop) };
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(from.x + dx, from.y + dy, { steps: 4 });
  };

  const before = await boxOf();
  await drag(10, -before.width, hour);
  await mouse.up();
  await expect(event).toHaveAccessibleName(/^13:00–14:00/);
  await expect.poll(async () => Math.round((await boxOf()).x)).toBeLessThan(Math.round(before.x));
  await drag(10, 0, hour);
  await page.keyboard.press('Escape');
  await mouse.up();
  await drag(-2, 0, hour / 2);
  await plan('Of a colleague', 2);
  await expect(page.getByRole('button', { name: /Of a colleague/ })).toBeVisible();
  await mouse.up();
  await expect(event).toHaveAccessibleName(/^13:00–14:30/);

  const { x, y } = await boxOf();
  await mouse.move(x + 20, y - 2 * hour);
  await mouse.down();
  await mouse.move(x + 20, y - hour, { steps: 4 });
  await mouse.up();
  const dialog = page.getByRole('dialog', { name: 'Plan a meeting' });
  await expect(dialog.getByLabel('Time')).toHaveValue('11:00');
  await expect(dialog.getByLabel('Minutes')).toHaveValue('60');
});

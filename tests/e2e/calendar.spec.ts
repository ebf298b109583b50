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
    await press(page, 'Alt+Shift+ArrowDown', 'Enter');
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
    await press(page, 'Enter', 'Enter');
    await expect(page.getByText('You will be reminded again')).toBeVisible();
    const { rows } = await call('calendar.listReminders', {});
    expect(rows).toEqual([]);
  });
});

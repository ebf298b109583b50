// The day's list is called at a real PBX, by keys alone: one answers, one is busy, one is not called since it is night there.
import { expect } from 'vitest';
import { addDays, wallClock } from '#shared/domain/dates.ts';
import type { Program } from '#tests/e2e/program.ts';
import { type Desk, look, openDesk } from './rig/desk.ts';
import { see } from './rig/see.ts';
import { test } from './rig/sipTest.ts';
import { refusing } from './sipp/calledScenarios.ts';

const zone = 'Asia/Baku';

/** Two hours of calling round the present one in Baku, any day: on the far side of the world they are over. */
async function openHours({ call }: Program): Promise<void> {
  const { minutesOfDay } = wallClock(Date.now(), zone);
  const text = (minutes: number): string =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const from = Math.max(0, Math.min(minutesOfDay - 60, 22 * 60));
  await call('company.savePreferences', { callFrom: text(from), callTo: text(Math.min(from + 120, 1_439)) });
  await call('company.saveCalendar', {
    ...{ workDays: [1, 2, 3, 4, 5, 6, 7], holidays: [], workFrom: '09:00', workTo: '18:00' },
  });
}

/** Clients with a call planned for today, in their order. @returns the ids of the plans */
async function seedDay(
  { call }: Program,
  clients: readonly [name: string, phone: string, timeZone?: string][],
) {
  const { date } = wallClock(Date.now(), zone);
  const ids: string[] = [];
  for (const [place, [name, value, timeZone]] of clients.entries()) {
    const { id: partnerId } = await call('partners.create', {
      ...{ name, country: 'AZ', city: 'Bakı', reach: [{ kind: 'phone', value, isPrimary: true }] },
      ...(timeZone ? { timeZone, city: '' } : {}),
    });
    const subject = ['Sement üzrə təklif', 'Müqaviləni uzatmaq', 'Çatdırılma vaxtı'][place % 3] ?? '';
    // Of yesterday and the days before: late, and in this order.
    const planned = { on: addDays(date, place - clients.length) };
    ids.push((await call('interactions.plan', { partnerId, kind: 'call', subject, planned })).id);
  }
  return ids;
}

const strip = ({ page }: Desk) => page.locator('[data-session]');
const next = ({ page }: Desk) => page.locator('[data-session-card=next]');

test('the list of the day: call, wrap up, next', async ({ rig }) => {
  const desk = await openDesk(rig);
  const { page, program } = desk;
  await openHours(program);
  const plans = await seedDay(program, [
    ['Gecə MMC', '203', 'Pacific/Honolulu'],
    ['Araz Tikinti', '201'],
    ['Bərdə Ticarət', '900'],
  ]);
  await rig.startBaresip({ user: '201', hz: 1_000, isAnswering: true });
  await rig.startSipp(refusing(486, 'Busy Here'), { patienceMs: 60_000 });
  await see(page.getByRole('button', { name: 'Phone ready' })).toBeVisible();
  await page.getByRole('button', { name: /^Overdue/ }).press('Enter');
  await see(page.getByRole('option')).toHaveCount(3);
  await page.keyboard.press('F9');
  // Who is far away is passed over; the first of the others has three seconds.
  await see(next(desk)).toContainText('Araz Tikinti');
  await page.reload();
  await see(strip(desk)).toContainText('The window was closed or loaded anew');
  await see(next(desk)).toContainText('Araz Tikinti');
  await look(desk, 'session-paused');
  for (const state of ['Next call in', 'Paused', 'Next call in']) {
    await page.keyboard.press('F9');
    await see(strip(desk)).toContainText(state);
  }
  await see(page.getByRole('region', { name: /^Talking/ })).toBeVisible();
  await page.keyboard.press('Control+Shift+e');
  const card = page.getByRole('region', { name: /^Call: / });
  await see(card.getByRole('button', { name: 'Save and call next' })).toBeVisible();
  await page.keyboard.press('2');
  await look(desk, 'session-wrapUp');
  await page.keyboard.press('Control+Enter');
  await see(next(desk)).toContainText('Bərdə Ticarət');
  await see(page.locator('[data-call-state=failed]')).toBeVisible();
  await see(page.locator('[data-call-state=failed]')).toContainText('The line is busy');
  // One key plans the next try and goes on; nobody is left.
  await see(card.getByRole('radio', { name: 'No answer' })).toBeChecked();
  await page.keyboard.press('4');
  await see(page.getByRole('status').getByText('The list is done')).toBeVisible();
  await see(page.locator('[data-session-card=summary]')).toContainText('Gecə MMC');
  await look(desk, 'session-summary');
  await see(strip(desk)).toBeHidden();
  const { session } = await program.call('dialSession.load', {});
  expect(session).toMatchObject({
    ...{ total: 3, done: 3, counters: { calls: 2, reached: 1, sold: 0 } },
    passed: [{ partnerName: 'Gecə MMC', why: expect.stringMatching(/early|late/) }],
  });
  const done = await Promise.all(plans.map((id) => program.call('interactions.load', { id })));
  expect(done.map(({ status, result }) => [status, result])).toEqual([
    ['planned', ''],
    ['done', 'Agreed'],
    ['done', 'No answer'],
  ]);
  const again = { partnerId: done[2]?.partnerId ?? '', kind: 'all', status: 'planned' } as const;
  expect((await program.call('interactions.list', again)).rows).toMatchObject([
    { kind: 'call', subject: 'Çatdırılma vaxtı' },
  ]);
});

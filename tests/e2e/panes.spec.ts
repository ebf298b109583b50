// A pane that fails takes nothing with it: the rest of the desk works, it can be tried again, and nothing goes round by
// itself. The faults are real: a part of the program that cannot be loaded, an answer of another shape.
import { setUpInput } from '../tools/setUpInput.ts';
import { expectNoAxeViolations } from './axe.ts';
import { type App, expect, test } from './fixtures.ts';
import { Desk } from './pages/Desk.ts';

const failed = 'This pane stopped working';

async function seed(app: App): Promise<Desk> {
  await app.call('company.setUp', setUpInput());
  await app.call('company.savePreferences', { language: 'en' });
  const { id } = await app.call('partners.create', { name: 'Alfa MMC', country: 'AZ' });
  const at = Date.now() + 60_000;
  await app.call('interactions.plan', { partnerId: id, kind: 'call', subject: 'The order', planned: { at } });
  return new Desk(app.page);
}

test('an answer that a pane cannot show: the others live, it is told once, the window is offered anew', async ({
  app,
  context,
}) => {
  const desk = await seed(app);
  const { page } = app;
  let isBroken = true;
  await page.routeWebSocket(/.*/, (socket) => {
    const server = socket.connectToServer();
    const asked = new Set<number>();
    socket.onMessage((message) => {
      const frame = JSON.parse(String(message)) as { id?: number; name?: string };
      if (frame.name === 'tasks.list') asked.add(frame.id ?? 0);
      server.send(message);
    });
    server.onMessage((message) => {
      const frame = JSON.parse(String(message)) as { id?: number; value?: unknown };
      const isOurs = isBroken && frame.value !== undefined && asked.has(frame.id ?? -1);
      socket.send(isOurs ? JSON.stringify({ ...frame, value: { rows: null } }) : message);
    });
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.open();
  const alert = page.getByRole('alert').filter({ hasText: failed });
  await expect(alert).toHaveCount(1);
  for (const region of [desk.calendar, desk.dayPartners, desk.client, desk.interactions])
    await expect(region).toBeVisible();
  await expectNoAxeViolations(page, 'a pane that failed');
  await desk.note.fill('Still here');
  await desk.note.press('Control+Enter');
  await expect(desk.interaction('Still here')).toBeVisible();

  await alert.getByRole('button', { name: 'Copy details' }).click();
  const details = await page.evaluate(() => navigator.clipboard.readText());
  expect(details).toMatch(/^panel: TypeError\nat /);
  expect(details).not.toMatch(/Alfa|127\.0\.0\.1/);

  await alert.getByRole('button', { name: 'Retry' }).click();
  await expect(alert.getByText('It failed again')).toBeVisible();
  await expect(alert.getByRole('button', { name: 'Retry' })).toBeHidden();
  isBroken = false;
  await alert.getByRole('button', { name: 'Load the window anew' }).click();
  await expect(desk.contacts).toBeVisible();
  await expect(alert).toBeHidden();
  expect(app.takeFaults().every((fault) => /^TypeError/.test(fault))).toBe(true);
});

test('a part that cannot be loaded: SELL says so over a living desk, and opens when tried again', async ({
  app,
}) => {
  const desk = await seed(app);
  const { page } = app;
  // It is fetched ahead too, and fails then without a word.
  await page.route(/\/assets\/picker-.*\.js$/, (route) => route.abort());
  await app.open();
  await expect(desk.clientNamed('Alfa MMC')).toBeVisible();
  await page.keyboard.press('s');
  const layer = page.getByRole('dialog').filter({ hasText: failed });
  await expect(layer).toBeVisible();
  await expectNoAxeViolations(page, 'a layer that failed');
  await page.unroute(/\/assets\/picker-.*\.js$/);
  await layer.getByRole('button', { name: 'Retry' }).click();
  await expect(layer).toBeHidden();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(desk.clientNamed('Alfa MMC')).toBeVisible();
  expect(app.takeFaults().every((fault) => /Failed to (load|fetch)|ERR_FAILED/.test(fault))).toBe(true);
});

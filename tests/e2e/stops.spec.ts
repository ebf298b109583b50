// Full pages for what stops all work: said plainly, with what to do next. The answer of the core is replaced on its
// way to the page, since a file damaged at will would not even let the host start.
import { expectNoAxeViolations } from './axe.ts';
import { type App, expect, test } from './fixtures.ts';

type Frame = { t: string; id?: number; name?: string };

/** The page's first question, whether there is a company, is refused. */
async function refuseState(app: App, error: { code: string; reason: string }): Promise<void> {
  await app.page.routeWebSocket(/\/rpc$/, (socket) => {
    const server = socket.connectToServer();
    const asked = new Set<number>();
    socket.onMessage((message) => {
      const frame = JSON.parse(String(message)) as Frame;
      if (frame.name === 'company.loadState' && frame.id !== undefined) asked.add(frame.id);
      server.send(message);
    });
    server.onMessage((message) => {
      const frame = JSON.parse(String(message)) as Frame;
      const isRefused = frame.id !== undefined && asked.has(frame.id);
      socket.send(
        isRefused
          ? JSON.stringify({ t: 'err', id: frame.id, error: { ...error, message: error.reason } })
          : message,
      );
    });
  });
  await app.open();
}

const setUp = {
  organization: { name: 'Araz MMC', country: 'AZ', currency: 'AZN', vatCode: 'vat18' },
  user: { name: 'Aysel', language: 'en', timeZone: 'Asia/Baku' },
} as const;

test('a damaged database: stop, keep the file, offer restore from the newest backup', async ({ app }) => {
  const { page } = app;
  await app.call('company.setUp', setUp);
  const { suggestedBackup, dir } = await app.call('maintenance.loadFolder', {});
  await app.call('maintenance.backup', { path: suggestedBackup });
  await refuseState(app, { code: 'corrupt', reason: 'database_damaged' });
  await expect(page.getByRole('heading', { level: 1, name: 'The data file is damaged' })).toBeVisible();
  await expect(page.getByText('nothing was thrown away')).toBeVisible();
  await expect(page.getByText(`yolda restore "${suggestedBackup}" --data "${dir}"`)).toBeVisible();
  await expectNoAxeViolations(page, 'damaged database');
});

test('a database of a newer version says to update', async ({ app }) => {
  const { page } = app;
  await refuseState(app, { code: 'incompatible', reason: 'database_newer' });
  await expect(page.getByText('Update the program to the newest version.')).toBeVisible();
  await expectNoAxeViolations(page, 'newer database');
});

test('a full disk says what was not written and what to free', async ({ app }) => {
  const { page } = app;
  await refuseState(app, { code: 'disk_full', reason: 'disk_full' });
  await expect(page.getByRole('heading', { level: 1, name: 'The disk is full' })).toBeVisible();
  await expect(page.getByText('Free some space on the disk of the company folder.')).toBeVisible();
});

test('a page opened without its key says so', async ({ app }) => {
  const { page } = app;
  await app.open();
  await page.context().clearCookies();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'This page was opened without its key' })).toBeVisible();
  // The browser itself logs each refused attempt.
  await page.goto('about:blank');
  expect(app.takeFaults().filter((fault) => !/WebSocket|401/.test(fault))).toEqual([]);
});

// What a user sees of sync and does about it: the item of the status bar, the pages, joining, and what stops. The rows of
// an office are put by the store's schema (pages/Sync.ts); everything else is the program itself.
import type { Page } from '@playwright/test';
import { setUpInput } from '../tools/setUpInput.ts';
import { joinedState, type SyncRows } from '../tools/syncRows.ts';
import { axeFaults, expectNoAxeViolations } from './axe.ts';
import { expectNothingCut } from './cuts.ts';
import { type App, expect, test } from './fixtures.ts';
import { banMouse, press, tabTo } from './keyboard.ts';
import { Desk } from './pages/Desk.ts';
import { playCore } from './pages/playedCore.ts';
import { putRows, Sync } from './pages/Sync.ts';
import { languages, themes } from './screens.ts';

type Ids = { me: string; other: string; partner: string; second: string; task: string };

/** A company of one client with a task and two users; the program speaks English. */
async function makeCompany(app: App): Promise<Ids> {
  const { userId: me } = await app.call('company.setUp', setUpInput());
  await app.call('company.savePreferences', { language: 'en' });
  const user = { name: 'Orxan Quliyev', role: 'rep', language: 'az', timeZone: 'Asia/Baku' } as const;
  const { id: other } = await app.call('company.saveUser', user);
  const { id: partner } = await app.call('partners.create', {
    name: 'Alfa MMC',
    country: 'AZ',
    city: 'Şəki',
  });
  const { id: second } = await app.call('partners.create', { name: 'Alfa Trade', country: 'AZ' });
  const { id: task } = await app.call('tasks.create', { title: 'Send the price list', partnerId: partner });
  return { me, other, partner, second, task };
}

const at = Date.now() - 3_600_000;
const notes = ['Pays on time.', 'Call before noon.', 'Gate 4.'];

/** Everything that sync can have to say, once. */
function everything(ids: Ids): SyncRows {
  const users = { mineUser: ids.me, theirsUser: ids.other, at };
  const ofPartner = { table: 'partners', rowId: ids.partner };
  return {
    state: { ...joinedState, synced_at: at, last_cseq: 1 },
    conflicts: [
      {
        id: '1-0',
        ...ofPartner,
        column: 'city',
        base: 'Bakı',
        mine: 'Gəncə',
        theirs: 'Şəki',
        winner: 'theirs',
        ...users,
      },
      {
        ...{ id: '2-0', ...ofPartner, column: 'notes', winner: 'both', ...users },
        ...{ base: notes.join('\n'), mine: notes.with(1, 'Call after six.').join('\n') },
        theirs: notes.with(1, 'Do not call, write.').join('\n'),
      },
      {
        id: '3-0',
        table: 'tasks',
        rowId: ids.task,
        column: '',
        mine: at,
        theirs: null,
        winner: 'theirs',
        ...users,
      },
    ],
    problems: [
      {
        ...{ id: 'p', command: 'partners.update', reason: 'out_of_scope', at },
        ops: [
          {
            k: 'set',
            t: 'partners',
            id: ids.second,
            seen: 1,
            f: { name: [1, 'Alfa Trade', 'Alfa Trading House'] },
          },
        ],
      },
    ],
    parked: [
      { table: 'deals', rowId: 'd', column: '', value: { name: 'Big deal' }, reason: 'unknown_table', at },
      { ...ofPartner, column: 'mood', value: 'good', reason: 'unknown_column', at },
    ],
    duplicates: [{ partnerId: ids.partner, otherId: ids.second, reason: 'phone', at }],
    outbox: [
      {
        ...{ cseq: 1, command: 'partners.update', at },
        ops: [{ k: 'set', t: 'partners', id: ids.partner, seen: 1, f: { name: [1, 'Alfa', 'Alfa MMC'] } }],
      },
    ],
  };
}

const failedFor = (reason: string) => ({ failure: { at, reason }, syncedAt: at - 60_000 });

test.describe('the item of the status bar', () => {
  test('says how it stands: alone, synced, waiting and why, to decide; and opens the page', async ({
    app,
  }) => {
    const ids = await makeCompany(app);
    const sync = new Sync(app.page);
    const core = await playCore(app.page);
    await app.open();
    await sync.item('This computer only').click();
    await expect(app.page.getByRole('heading', { level: 1, name: 'Join my office' })).toBeVisible();
    core.say({ syncedAt: Date.now() });
    await putRows(app, { state: joinedState });
    await expect(sync.item(/^Synced \d\d:\d\d$/)).toBeVisible();
    await app.call('tasks.complete', { id: ids.task });
    await expect(sync.item('1 change waits')).toBeVisible();
    await app.call('partners.delete', { id: ids.second });
    await expect(sync.item('2 changes wait')).toBeVisible();
    await putRows(app, { conflicts: everything(ids).conflicts });
    await sync.item('3 to decide').click();
    await expect(app.page.getByRole('heading', { level: 1, name: 'Conflicts' })).toBeVisible();
  });

  test('without a network says since when and why, in every language and on a narrow screen', async ({
    app,
  }) => {
    const ids = await makeCompany(app);
    const core = await playCore(app.page);
    core.say(failedFor('offline'));
    await putRows(app, { state: joinedState });
    await app.call('tasks.complete', { id: ids.task });
    const sync = new Sync(app.page);
    await app.open();
    await expect(sync.item(/^1 change waits since \d\d:\d\d – no network$/)).toBeVisible();
    for (const language of languages) {
      await app.call('company.savePreferences', { language });
      await app.page.locator(`html[lang=${language}]`).waitFor();
      for (const [width, height] of [
        [1366, 768],
        [960, 600],
      ] as const) {
        await app.page.setViewportSize({ width, height });
        await expectNothingCut(app.page, `status bar ${language} ${width}`, { areHeadersWhole: false });
      }
    }
  });
});

test.describe('conflicts', () => {
  test('mine, theirs and the original stand side by side; each way out works and is undone', async ({
    app,
  }) => {
    const ids = await makeCompany(app);
    await playCore(app.page);
    await putRows(app, everything(ids));
    const { page } = app;
    const sync = new Sync(page);
    await app.open('/sync/conflicts');
    const city = sync.card('Partner “Alfa MMC”: City');
    await expect(sync.side(city, 'Mine')).toContainText('Gəncə');
    await expect(sync.side(city, 'Theirs: Orxan Quliyev')).toContainText('Şəki');
    await expect(sync.side(city, 'Theirs: Orxan Quliyev')).toContainText('stands now');
    await expect(sync.side(city, 'Original')).toContainText('Bakı');
    const note = sync.card('Partner “Alfa MMC”: Notes');
    await expect(note.locator('del')).toHaveText([
      'Removed: Call before noon.',
      'Removed: Call before noon.',
    ]);
    await expect(note.locator('ins')).toHaveText(['Added: Call after six.', 'Added: Do not call, write.']);

    await sync.button(city, 'Take mine').click();
    await expect(city).toBeHidden();
    expect((await app.call('partners.load', { id: ids.partner })).city).toBe('Gəncə');
    await new Desk(page).undo('Taken: mine').click();
    await expect(city).toBeVisible();
    expect((await app.call('partners.load', { id: ids.partner })).city).toBe('Şəki');

    const row = sync.card('Task “Send the price list”: The whole record');
    await expect(sync.side(row, 'Mine')).toContainText('deleted');
    await sync.button(row, 'Take mine').click();
    await expect(row).toBeHidden();
    expect((await app.call('tasks.list', { partnerId: ids.partner })).rows).toEqual([]);
    await sync.button(note, 'Keep as is').click();
    await sync.button(city, 'Take theirs').click();
    await expect(page.getByText('No conflicts')).toBeVisible();
    await page.getByRole('radio', { name: 'Decided', exact: true }).check();
    await expect(page.getByRole('article')).toHaveCount(3);
  });

  test('of a record that is no longer here: said in plain words, and offered is only what does something', async ({
    app,
  }) => {
    const ids = await makeCompany(app);
    await playCore(app.page);
    await app.call('partners.delete', { id: ids.second });
    await app.call('tasks.delete', { id: ids.task });
    const users = { mineUser: ids.me, theirsUser: ids.other, at, winner: 'theirs' as const };
    const city = { column: 'city', base: '', mine: 'Gəncə', theirs: 'Şəki', ...users };
    await putRows(app, {
      state: joinedState,
      conflicts: [
        { id: '1-0', table: 'partners', rowId: ids.second, ...city },
        { id: '2-0', table: 'partners', rowId: 'never-heard-of', ...city },
        { id: '3-0', table: 'tasks', rowId: ids.task, column: '', mine: null, theirs: at, ...users },
      ],
    });
    const { page } = app;
    const sync = new Sync(page);
    await app.open('/sync/conflicts');
    for (const name of ['Partner “Alfa Trade”: City', 'Partner – no longer here: City']) {
      const card = sync.card(name);
      await expect(card).toContainText('This record is no longer here. There is nothing to choose');
      await expect(card).not.toContainText('stands now');
      await expect(card.getByRole('button')).toHaveText(['Keep as is']);
      await sync.button(card, 'Keep as is').click();
      await expect(card).toBeHidden();
    }
    const task = sync.card('Task “Send the price list”: The whole record');
    await expect(task).toContainText('Take the side that kept it');
    await expect(task.getByRole('button')).toHaveText(['Take mine', 'Keep as is']);
    for (const language of languages) {
      await app.call('company.savePreferences', { language });
      await page.locator(`html[lang=${language}]`).waitFor();
      await expectNothingCut(page, `a record that is gone ${language}`, { areHeadersWhole: true });
    }
    await app.call('company.savePreferences', { language: 'en' });
    await sync.button(task, 'Take mine').click();
    await expect(task).toBeHidden();
    expect((await app.call('tasks.list', { partnerId: ids.partner })).rows).toMatchObject([
      { title: 'Send the price list' },
    ]);
  });

  test('by keyboard alone, the focus never lost', async ({ app }) => {
    const ids = await makeCompany(app);
    await playCore(app.page);
    await putRows(app, everything(ids));
    const { page } = app;
    await banMouse(page);
    await page.reload();
    const sync = new Sync(page);
    await app.open('/desk');
    await sync.item('4 to decide').focus();
    await press(page, 'Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Conflicts' })).toBeVisible();
    const city = sync.card('Partner “Alfa MMC”: City');
    await tabTo(page, sync.button(city, 'Take theirs'));
    await page.keyboard.press('Enter');
    await expect(city).toBeHidden();
    await page.keyboard.press('Control+z');
    await expect(city).toBeVisible();
  });
});

test('refused work is told with its reason, copied, tried again, discarded', async ({ app, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const ids = await makeCompany(app);
  await playCore(app.page);
  await putRows(app, everything(ids));
  const { page } = app;
  const sync = new Sync(page);
  await app.open('/sync/problems');
  const card = sync.card('Partner “Alfa Trade”');
  await expect(card).toContainText('You may not see or change this record');
  await expect(card).toContainText('Alfa Trading House');
  await sync.button(card, 'Copy').click();
  await expect(page.getByText('Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'Partner “Alfa Trade”\nName: Alfa Trading House',
  );
  await sync.button(card, 'Discard').click();
  await expect(page.getByText('Nothing was refused')).toBeVisible();
  await new Desk(page).undo('Discarded').click();
  await sync.button(card, 'Try again').click();
  await expect(page.getByText('Nothing was refused')).toBeVisible();
  expect((await app.call('partners.load', { id: ids.second })).name).toBe('Alfa Trading House');
});

test('what waits, what is set aside and possible doubles are named; what waits is saved to a file', async ({
  app,
}) => {
  const ids = await makeCompany(app);
  await putRows(app, everything(ids));
  await app.call('partners.create', { name: 'Beta MMC' });
  const { page } = app;
  const sync = new Sync(page);
  await app.open('/sync');
  await sync.openPage('Waiting');
  await expect(page.getByRole('listitem').filter({ hasText: 'Alfa MMC' })).toContainText(
    'Changed: Partner “Alfa MMC”',
  );
  await expect(page.getByRole('listitem').filter({ hasText: 'Beta MMC' })).toContainText(
    'New: Partner “Beta MMC”',
  );
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save waiting work to a file' }).click();
  expect((await download).suggestedFilename()).toMatch(/^yolda-waiting-\d{4}-\d\d-\d\d\.jsonl$/);
  await expect(page.getByText('2 transactions saved')).toBeVisible();
  await sync.openPage('Set aside');
  await expect(page.getByRole('listitem').filter({ hasText: 'Big deal' })).toContainText(
    'Record of a newer version',
  );
  await sync.openPage('Possible doubles');
  await sync.button(sync.card('Alfa MMC – Alfa Trade'), 'They are two: keep both').click();
  await expect(page.getByText('No doubles found')).toBeVisible();
  await sync.openPage('Comparison');
  await page.getByRole('button', { name: 'Compare now' }).click();
  await expect(page.getByRole('alert')).not.toHaveText('');
});

test('leaving asks first and says what would stay here', async ({ app }) => {
  const ids = await makeCompany(app);
  await playCore(app.page);
  await putRows(app, everything(ids));
  const { page } = app;
  await app.open('/sync');
  await expect(page.getByText('https://hub.example.az:8443')).toBeVisible();
  await expect(page.getByText('abab abab abab', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Leave the office' }).click();
  const dialog = page.getByRole('dialog', { name: 'Leave the office?' });
  await expect(dialog).toContainText('1 change has not reached the office');
  await expectNoAxeViolations(page, 'leaving');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
});

test('joining from the welcome screen asks for address and code, and says what is wrong', async ({ app }) => {
  const { page } = app;
  await app.open('/');
  await page.getByRole('button', { name: 'Join the office' }).click();
  const form = page.getByRole('form', { name: 'Join my office' });
  await form.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(form.getByRole('textbox', { name: 'Address of the office' })).toHaveAttribute(
    'aria-invalid',
    'true',
  );
  await form.getByRole('textbox', { name: 'Address of the office' }).fill('https://127.0.0.1:9');
  await form.getByRole('textbox', { name: 'Code' }).fill('ABCDE-FGHJK-LMNPQ');
  await form.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(form.getByRole('alert')).toBeVisible();
  await expectNoAxeViolations(page, 'joining');
  await expectNothingCut(page, 'joining', { areHeadersWhole: true });
});

test('what arrives is shown as it comes: the desk is usable, the rest is progress', async ({ app }) => {
  await makeCompany(app);
  const { page } = app;
  const core = await playCore(page);
  core.say({ syncedAt: null });
  await putRows(app, { state: joinedState });
  const sync = new Sync(page);
  await app.open('/sync');
  await expect(sync.item('Not synced yet')).toBeVisible();
  const phase = { nextAt: null, reason: '' };
  const arriving = page.getByRole('region', { name: 'The company is arriving' });
  // Told again and again, as the engine does: the core's own status, which comes when it likes, knows of no snapshot.
  await expect(async () => {
    core.emit('sync.progress', { ...phase, state: 'snapshot', done: 12_400, total: 50_000 });
    await expect(sync.item('Receiving 12,400 of 50,000')).toBeVisible({ timeout: 1_000 });
    const bar = arriving.getByRole('progressbar');
    await expect(bar).toHaveAttribute('aria-valuenow', '25', { timeout: 1_000 });
  }).toPass();
  await expect(arriving).toContainText('You can work already.');
  await expectNoAxeViolations(page, 'first sync');
  core.emit('sync.progress', { ...phase, state: 'snapshot', done: 1_500, total: 0 });
  await expect(sync.item('Receiving: 1,500')).toBeVisible();
  core.emit('sync.progress', { ...phase, state: 'pulling', done: 41, total: 42 });
  await expect(sync.item('Not synced yet')).toBeVisible();
  core.emit('sync.progress', { ...phase, state: 'pushing', done: 300, total: 900 });
  await expect(sync.item('Sending 300 of 900')).toBeVisible();
  core.emit('sync.progress', { ...phase, state: 'stopped', done: 0, total: 0, reason: 'bad_token' });
  await expect(page.getByText('The office does not recognise this computer')).toBeVisible();
  core.emit('sync.progress', { ...phase, state: 'idle', done: 0, total: 0 });
  await expect(page.getByRole('heading', { level: 1, name: 'Sync' })).toBeVisible();
});

test('a certificate that nobody vouches for is shown to be compared before the code is spent', async ({
  app,
}) => {
  const { page } = app;
  const asked: unknown[] = [];
  await playCore(page, ({ id, name, input }) => {
    if (name !== 'sync.join') return undefined;
    asked.push(input);
    if (asked.length > 1) return { t: 'ok', id, value: { deviceId: 'd', prefix: 'A7', isFirst: false } };
    const details = { fingerprint: '0f'.repeat(32) };
    const error = { code: 'forbidden', reason: 'certificate_unknown', message: '', details };
    return { t: 'err', id, error };
  });
  await app.open('/');
  await page.getByRole('button', { name: 'Join the office' }).click();
  const form = page.getByRole('form', { name: 'Join my office' });
  await form.getByRole('textbox', { name: 'Address of the office' }).fill('https://10.0.0.5:8443');
  await form.getByRole('textbox', { name: 'Code' }).fill('ABCDE-FGHJK-LMNPQ');
  await form.getByRole('button', { name: 'Join', exact: true }).click();
  const confirm = page.getByRole('alert', { name: 'Is this your office?' });
  await expect(confirm).toContainText('0f0f 0f0f 0f0f');
  await expectNoAxeViolations(page, 'an unknown certificate');
  await confirm.getByRole('button', { name: 'It is the same: join' }).click();
  await expect(page.getByText('This computer has joined the office')).toBeVisible();
  const typed = { url: 'https://10.0.0.5:8443', code: 'ABCDE-FGHJK-LMNPQ', name: '' };
  expect(asked).toEqual([
    { ...typed, pin: '' },
    { ...typed, pin: '0f'.repeat(32) },
  ]);
});

test('here and there: what differs is named, table by table', async ({ app }) => {
  await makeCompany(app);
  const { page } = app;
  const differing = [{ rowId: 'p', title: 'Alfa MMC', where: 'both' }];
  await playCore(page, ({ id, name }) => {
    if (name !== 'sync.compare') return undefined;
    const tables = [
      { table: 'partners', here: 1200, there: 1199, differing, differingCount: 1 },
      { table: 'tasks', here: 7, there: 7, differing: [], differingCount: 0 },
    ];
    return { t: 'ok', id, value: { tables } };
  });
  await putRows(app, { state: joinedState });
  await app.open('/sync/compare');
  await page.getByRole('button', { name: 'Compare now' }).click();
  await expect(page.getByRole('row', { name: 'Partner 1,200 1,199 1' })).toBeVisible();
  await expect(page.getByRole('row', { name: 'Task 7 7 the same' })).toBeVisible();
  await page.getByText('Show: Partner').click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Alfa MMC' })).toContainText('differs');
  await expectNoAxeViolations(page, 'compared');
});

test.describe('what stops', () => {
  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

  test('shut out: the whole screen says so, and the waiting work is saved', async ({ app }) => {
    const ids = await makeCompany(app);
    const { page } = app;
    const core = await playCore(page);
    core.say(failedFor('revoked'));
    await putRows(app, everything(ids));
    await app.open('/desk');
    await expect(heading(page, 'This computer no longer has access')).toBeVisible();
    await expectNoAxeViolations(page, 'revoked');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save waiting work to a file' }).click();
    await download;
  });

  test('too long without the office: locked until it has met it', async ({ app }) => {
    await makeCompany(app);
    // As the core does then: it answers nothing of the company.
    const error = { code: 'forbidden', reason: 'lease_over', message: '' };
    await playCore(app.page, ({ id, name }) =>
      /^(sync|recovery)\./.test(name) ? undefined : { t: 'err', id, error },
    );
    await putRows(app, { state: { ...joinedState, synced_at: at, lease_until: Date.now() - 1_000 } });
    await app.open('/desk');
    await expect(heading(app.page, 'It is time to meet the office')).toBeVisible();
    await expectNoAxeViolations(app.page, 'lease over');
    await app.page.getByRole('button', { name: 'Sync now' }).click();
    await expect(app.page.getByRole('alert')).not.toHaveText('');
  });

  test('taken from this computer: the page says so and begins anew', async ({ app }) => {
    await makeCompany(app);
    const problem = { code: 'forbidden', reason: 'wiped', message: '' };
    const asked: string[] = [];
    await playCore(app.page, ({ id, name }) => {
      asked.push(name);
      if (name === 'recovery.load') return { t: 'ok', id, value: { dir: '/c', problem, backups: [] } };
      return { t: 'err', id, error: problem };
    });
    await app.open('/desk');
    await expect(heading(app.page, 'The company was removed from this computer')).toBeVisible();
    await expectNoAxeViolations(app.page, 'wiped');
    await app.page.getByRole('button', { name: 'Begin anew' }).click();
    await expect.poll(() => asked.includes('recovery.retry')).toBe(true);
  });

  test('another version at the office: work goes on, the page says what to do', async ({ app }) => {
    await makeCompany(app);
    const { page } = app;
    const core = await playCore(page);
    core.say(failedFor('program_older'));
    await putRows(app, { state: joinedState });
    await app.open('/desk');
    await new Sync(page).item('Sync has stopped').click();
    await expect(heading(page, 'Update the program')).toBeVisible();
    await expectNoAxeViolations(page, 'program older');
  });
});

test('every page in three languages, light and dark: no violation, nothing cut', async ({ app }) => {
  test.setTimeout(180_000);
  const ids = await makeCompany(app);
  await playCore(app.page);
  await putRows(app, everything(ids));
  const { page } = app;
  const names = ['', 'queued', 'conflicts', 'problems', 'parked', 'duplicates', 'compare'];
  for (const language of languages) {
    await app.call('company.savePreferences', { language, theme: 'light' });
    await app.open();
    await page.locator(`html[lang=${language}][data-theme=light]`).waitFor();
    for (const name of names) {
      await app.open(`/sync${name === '' ? '' : `/${name}`}`);
      await page.locator('main h1').waitFor();
      await page.waitForFunction(() => !document.querySelector('[role=status][aria-label]'));
      for (const theme of themes) {
        await app.call('company.savePreferences', { theme });
        await page.locator(`html[data-theme=${theme}]`).waitFor();
        const context = `sync ${name} ${language} ${theme}`;
        expect
          .soft(await axeFaults(page, theme === 'light' ? 'all' : 'colours'), `axe: ${context}`)
          .toEqual([]);
      }
      for (const [width, height] of [
        [960, 600],
        [1366, 768],
      ] as const) {
        await page.setViewportSize({ width, height });
        await expectNothingCut(page, `sync ${name} ${language} ${width}`, { areHeadersWhole: true });
      }
    }
  }
});

test('a company in no office: empty pages are not offered, joining is', async ({ app }) => {
  await makeCompany(app);
  await app.open('/sync/conflicts');
  await expect(app.page.getByRole('heading', { level: 1, name: 'Join my office' })).toBeVisible();
  await expect(new Sync(app.page).pages.getByRole('link')).toHaveText(['State', 'Settings']);
});

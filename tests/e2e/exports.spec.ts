// Every list leaves the program as it is shown: same columns, same rows, all of them.
import { readXlsx } from '#main/exchange/xlsx/readXlsx.ts';
import { expect, test } from './fixtures.ts';
import { richClient } from './screens.ts';

test('each list is exported with the columns and rows it shows', async ({ tour }) => {
  const { page, call, open } = tour;
  await call('company.savePreferences', { language: 'en', theme: 'light' });
  await open();
  await page.locator('html[lang=en]').waitFor();

  async function exported(name: string): Promise<{ headers: readonly string[]; rows: string[][] }> {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      (async () => {
        await page.getByRole('button', { name: 'Export the list' }).click();
        await page.getByRole('menuitem', { name: 'Spreadsheet (XLSX)' }).click();
      })(),
    ]);
    expect(download.suggestedFilename()).toMatch(/ \d{4}-\d\d-\d\d\.xlsx$/);
    await expect(page.getByText(/rows? exported$/).last(), name).toBeVisible();
    const path = test.info().outputPath(`${name}.xlsx`);
    await download.saveAs(path);
    let headers: readonly string[] = [];
    const rows: string[][] = [];
    for await (const part of readXlsx(path, { countKnown: () => 1 }))
      if (part.kind === 'row') rows.push(part.values);
      else headers = part.headers;
    return { headers, rows };
  }

  const lists = [
    { name: 'partners', route: '/partners' },
    { name: 'catalog', route: '/catalog' },
    { name: 'outbox', route: '/outbox' },
    { name: 'calls', route: '/calls' },
    { name: 'tasks', route: '/tasks' },
    { name: 'events', route: '/events' },
  ];
  for (const { name, route } of lists)
    await test.step(name, async () => {
      await open(route);
      const grid = page.getByRole('grid').last();
      await grid.waitFor();
      await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
      const { headers, rows } = await exported(name);
      const shown = (await grid.getByRole('columnheader').allTextContents()).filter(
        (one) => one !== 'Selected',
      );
      // Items have more price types than the pane holds.
      expect(headers.slice(0, shown.length)).toEqual(shown.map((one) => one.trim()));
      const drawn = await grid.locator('[role=row][aria-rowindex]').count();
      expect(rows.length, name).toBeGreaterThanOrEqual(drawn - 1);
    });

  await test.step('the time line and the documents of a client', async () => {
    const partnerId = await richClient(call);
    const { name } = await call('partners.load', { id: partnerId });
    await open('/desk');
    await page.keyboard.press('Control+k');
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name }).waitFor();
    const told = await exported('interactions');
    const all: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const answer = await call('interactions.list', { partnerId, limit: 50, ...(cursor && { cursor }) });
      all.push(...answer.rows.map(({ subject }) => subject));
      cursor = answer.next;
      if (cursor === undefined) break;
    }
    expect(all.length).toBeGreaterThan(0);
    expect(told.rows.map((row) => row[told.headers.indexOf('Subject')])).toEqual(all);

    await page.getByRole('tab', { name: 'Finance' }).click();
    const { rows } = await exported('documents');
    let count = 0;
    for (let cursor: string | undefined; ; ) {
      const answer = await call('desk.listFinance', { partnerId, limit: 50, ...(cursor && { cursor }) });
      count += answer.rows.length;
      cursor = answer.next;
      if (cursor === undefined) break;
    }
    expect(rows).toHaveLength(count);
  });
});

// The screen of sync as a user and an assistive tool find it, the item in the status bar, and rows put for it by the
// store's schema (tests/tools/syncRows.ts) while no program holds the folder.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Locator, type Page } from '@playwright/test';
import type { SyncRows } from '#tests/tools/syncRows.ts';
import type { App } from '../fixtures.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Ends the program, puts the rows, starts it again. */
export async function putRows(app: App, rows: SyncRows): Promise<void> {
  await app.kill();
  const put = spawnSync(
    join(root, 'node_modules/node/bin/node'),
    [join(root, 'tests/tools/childSyncRows.ts'), app.dir],
    {
      input: JSON.stringify(rows),
      env: { ...process.env, YOLDA_CONFIG_DIR: join(app.dir, '../config') },
      encoding: 'utf8',
    },
  );
  expect([put.status, put.stderr.replaceAll(/^.*Warning.*$\n?/gm, '')]).toEqual([0, '']);
  await app.start();
}

export class Sync {
  readonly page: Page;
  readonly pages: Locator;

  constructor(page: Page) {
    this.page = page;
    this.pages = page.getByRole('navigation', { name: 'Pages of sync' });
  }

  /** The item of the status bar, by what it says. */
  item(text: string | RegExp): Locator {
    return this.page.getByRole('banner').getByRole('button', { name: text });
  }

  async openPage(name: string): Promise<void> {
    await this.pages.getByRole('link', { name }).click();
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  card(name: string): Locator {
    return this.page.getByRole('article', { name });
  }

  /** What a side of a conflict says. */
  side(card: Locator, name: string): Locator {
    return card.locator('dl > div').filter({ has: this.page.locator('dt', { hasText: name }) });
  }

  button(card: Locator, name: string): Locator {
    return card.getByRole('button', { name, exact: true });
  }
}

// Calls of the core from a test beside the running Electron program: the page makes room for its client, then is the program
// again.
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { type Client, createClient } from '#shared/rpc/client.ts';
import { pageChannel, quietPage } from './pageChannel.ts';

export async function askCore(
  page: Page,
  ask: (client: Client) => Promise<unknown>,
  route = '/desk',
): Promise<void> {
  await page.goto(quietPage);
  const client = createClient(await pageChannel(page), randomUUID);
  await client.ready;
  await ask(client);
  await page.goto(`app://yolda/#${route}`);
}

export const setUpCompany = (client: Client): Promise<unknown> =>
  client.call('company.setUp', {
    organization: { name: 'Araz MMC', country: 'AZ', currency: 'AZN', vatCode: 'vat18' },
    user: { name: 'Aysel', language: 'en', timeZone: 'Asia/Baku' },
  });

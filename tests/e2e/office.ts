// An office for tests in two browsers: the hub and two workstations, each a process of the built program on a folder of its
// own, each workstation with its own page.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { test as base, expect, openPage, watchFaults } from './fixtures.ts';
import { type CallFunction, type HubProgram, runProgram, startHubProgram, startProgram } from './program.ts';

export type Laptop = { page: Page; call: CallFunction; open(route?: string): Promise<void> };

export type Office = {
  a: Laptop;
  b: Laptop;
  /** Of the certificate, as the hub printed it. */
  fingerprint(): string;
  url(): string;
  /** A one-time code for a person, as the administrator gets it. */
  invite(role: 'rep' | 'head' | 'admin', name: string): string;
  /** The hub is ended, as when the laptops are on the road; and is back under its address. */
  stopHub(): Promise<void>;
  startHub(): Promise<void>;
};

async function startLaptop(browser: Browser, dir: string) {
  const program = await startProgram(join(dir, 'company'));
  const page = await (await browser.newContext()).newPage();
  const faults = watchFaults(page);
  const laptop: Laptop = {
    page,
    call: program.call,
    open: (route = '/desk') => openPage(page, program, route),
  };
  return {
    laptop,
    async end() {
      const left = faults.take();
      await page.context().close();
      await program.stop('SIGTERM');
      return left;
    },
  };
}

export const test = base.extend<{ office: Office }>({
  office: async ({ browser }, use) => {
    const root = mkdtempSync(join(tmpdir(), 'yolda-office-'));
    let hub: HubProgram = await startHubProgram(root);
    const port = Number(new URL(hub.url).port);
    const [a, b] = await Promise.all([
      startLaptop(browser, join(root, 'a')),
      startLaptop(browser, join(root, 'b')),
    ]);
    await use({
      a: a.laptop,
      b: b.laptop,
      url: () => hub.url,
      fingerprint: () => hub.fingerprint,
      invite(role, name) {
        const out = runProgram(
          ...['hub', 'invite', '--role', role, '--language', 'en', '--time-zone', 'Asia/Baku', name],
          ...['--data', join(root, 'hub')],
        );
        return (JSON.parse(out) as { code: string }).code;
      },
      stopHub: () => hub.stop(),
      async startHub() {
        hub = await startHubProgram(root, port);
      },
    });
    const faults = [...(await a.end()), ...(await b.end())];
    await hub.stop();
    rmSync(root, { recursive: true, force: true });
    expect(faults, 'console errors, CSP violations and page errors').toEqual([]);
  },
});

export { expect };

// The program and a page for a test. `app` is one company folder a test; `demo` is one demo company a worker, for
// walks that change nothing but the preferences. Faults of the page (console, CSP) fail the test.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { type CallFunction, makeFolder, type Program, startProgram } from './program.ts';

export type App = {
  page: Page;
  dir: string;
  call: CallFunction;
  post: Program['post'];
  /** Opens the program in the page, at a hash route. */
  open(route?: string): Promise<void>;
  /** Ends the core without a word, as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same folder and port. */
  start(env?: Record<string, string>): Promise<void>;
  /** One more program on the folder that leaves no address in it, as one with a window of its own. */
  startOther(): Promise<Pick<Program, 'stop'>>;
  /** Faults seen on the page so far that the test expects and takes away. */
  takeFaults(): string[];
};

/** Collects console errors, CSP violations and page errors, but for the failed requests of a core known lost. */
export function watchFaults(page: Page): { take(): string[]; setLossExpected(is: boolean): void } {
  const faults: string[] = [];
  let isLossExpected = false;
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    if (isLossExpected && /WebSocket|Failed to load|ERR_CONNECTION/.test(message.text())) return;
    faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  return {
    take: () => faults.splice(0),
    setLossExpected(is) {
      isLossExpected = is;
    },
  };
}

export async function openPage(page: Page, { url, token }: Program, route: string): Promise<void> {
  if (!page.url().startsWith(url)) await page.goto(`${url}/#${token}`);
  await page.evaluate((hash) => {
    if (location.hash !== hash) location.hash = hash;
  }, `#${route}`);
}

/** The demo company of walks and pictures: small, and the same rows each time. */
export const demoInput = {
  partners: 300,
  interactions: 3000,
  items: 400,
  documents: 900,
  seed: 7,
  language: 'en',
} as const;

/** The shared demo company, for walks that change nothing but preferences. */
export type Tour = Pick<App, 'page' | 'call' | 'open'>;
type Fixtures = { app: App; tour: Tour };

export const test = base.extend<Fixtures, { demo: Program }>({
  app: async ({ page }, use) => {
    const { dir, remove } = makeFolder();
    let program = await startProgram(dir);
    const port = Number(new URL(program.url).port);
    const faults = watchFaults(page);
    await use({
      page,
      dir,
      call: (name, input) => program.call(name, input),
      post: (body) => program.post(body),
      open: (route = '/desk') => openPage(page, program, route),
      async kill() {
        faults.setLossExpected(true);
        await program.stop('SIGKILL');
      },
      async start(env = {}) {
        program = await startProgram(dir, port, env);
        // Sessions end with the process: the page is let in again by the new token.
        await page.goto('about:blank');
        await page.goto(`${program.url}/#${program.token}`);
        faults.setLossExpected(false);
      },
      async startOther() {
        const other = await startProgram(dir);
        rmSync(join(dir, 'door.json'));
        return other;
      },
      takeFaults: faults.take,
    });
    // Before the end: a page that loses its core rightly says so.
    const left = faults.take();
    await program.stop('SIGTERM');
    remove();
    expect(left, 'console errors, CSP violations and page errors').toEqual([]);
  },
  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to learn what a fixture needs
    async ({}, use) => {
      const { dir, remove } = makeFolder();
      const program = await startProgram(dir);
      await program.call('exchange.makeDemo', demoInput);
      await use(program);
      await program.stop('SIGTERM');
      remove();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  tour: async ({ demo, page }, use) => {
    const faults = watchFaults(page);
    await use({ page, call: demo.call, open: (route = '/desk') => openPage(page, demo, route) });
    expect(faults.take(), 'console errors, CSP violations and page errors').toEqual([]);
  },
});

export { expect };

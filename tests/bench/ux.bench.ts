// What the hand feels: how much is loaded before the first screen, and how long from a key to the frame that answers it; the
// latter is printed at a quarter of the processor's speed too, for information.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { CDPSession, Page } from '@playwright/test';
import { benchNowMs, root } from './company.ts';
import { type Bench, type BenchRow, type Measured, percentile, type Timing, timingOf } from './measure.ts';
import { call, openPage, served, shiftClock, slowly, slowRate } from './paintedPage.ts';

const gzippedKb = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length / 1024;

/**
 * Scripts of the built page by `gzip -9`: those that it names itself are the main bundle, each other is a lazy part. The texts
 * of one language come with the first screen too: they are a part, and what both make together is told.
 */
async function measureBundle(): Promise<{ 'ux.bundle': Measured; 'ux.lazyPart': Measured }> {
  const dir = join(root, 'dist/renderer');
  const page = readFileSync(join(dir, 'index.html'), 'utf8');
  const sizes = readdirSync(join(dir, 'assets'))
    .filter((name) => name.endsWith('.js'))
    .map((name) => ({ name, kb: gzippedKb(join(dir, 'assets', name)), isMain: page.includes(name) }))
    .sort((a, b) => b.kb - a.kb);
  const main = sizes.filter(({ isMain }) => isMain);
  const lazy = sizes.filter(({ isMain }) => !isMain);
  const told = (list: typeof sizes): string[] => [
    list
      .slice(0, 5)
      .map(({ name, kb }) => `${name} ${kb.toFixed(0)}`)
      .join(', '),
  ];
  const mainKb = main.reduce((sum, { kb }) => sum + kb, 0);
  const texts = Math.max(...lazy.filter(({ name }) => /^(az|en|ru)-/.test(name)).map(({ kb }) => kb));
  return {
    'ux.bundle': {
      value: mainKb,
      notes: [...told(main), `with the longest language ${(mainKb + texts).toFixed(0)}`],
    },
    'ux.lazyPart': { value: lazy[0]?.kb, notes: told(lazy) },
  };
}

/** In the page: collects of each key, from the press until the frame after it is drawn. */
function watchKeys(): void {
  const times: number[] = [];
  Object.assign(globalThis, { keyTimes: times });
  window.addEventListener(
    'keydown',
    ({ timeStamp }) =>
      requestAnimationFrame(() => {
        // A task posted by a frame's callback runs when that frame has been drawn.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          times.push(performance.now() - timeStamp);
          port1.close();
        };
        port2.postMessage(0);
      }),
    { capture: true },
  );
}

/** In the page: what was collected, from now on anew. */
const takeTimes = (): number[] => (globalThis as unknown as { keyTimes: number[] }).keyTimes.splice(0);

/** About as fast as a hand types; a held arrow repeats so too. */
const keyPauseMs = 60;

async function press(page: Page, keys: readonly string[]): Promise<number[]> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(keyPauseMs);
  }
  await page.waitForTimeout(200);
  return page.evaluate(takeTimes);
}

const arrows = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => (at < count * 0.6 ? 'ArrowDown' : 'ArrowUp'));

type Keys = { typed: number[]; chosen: number[]; listed: number[] };

/** Letters into the search of everything, arrows over what it found, arrows over the day's partners. */
async function pressAll(page: Page): Promise<Keys> {
  const search = page.getByRole('combobox').first();
  await search.focus();
  const typed = await press(page, [...'mmc', ...Array(3).fill('Backspace'), ...'golden oak']);
  const chosen = await press(page, arrows(20));
  await page.keyboard.press('Escape');
  await page.getByRole('region', { name: 'Partners of the day' }).getByRole('listbox').focus();
  await press(page, []);
  return { typed, chosen, listed: await press(page, arrows(40)) };
}

const allOf = ({ typed, chosen, listed }: Keys): Timing => timingOf([...typed, ...chosen, ...listed]);
const p95Of = (times: readonly number[]): string =>
  percentile(
    [...times].sort((a, b) => a - b),
    0.95,
  ).toFixed(0);
const toldKeys = (name: string, keys: Keys): string =>
  `${name}: typing p95 ${p95Of(keys.typed)}, choosing ${p95Of(keys.chosen)}, list ${p95Of(keys.listed)} ms`;

/** The same keys in a page that holds a field and nothing else. */
async function keyFloor(page: Page): Promise<Timing> {
  await page.goto('data:text/html,<input autofocus>');
  await page.evaluate(watchKeys);
  await page.locator('input').focus();
  return timingOf(await press(page, [...'golden oak golden oak'].concat(arrows(20))));
}

type Desk = { page: Page; cdp: CDPSession };

async function onDesk<T>(bench: Bench, use: (desk: Desk) => Promise<T>): Promise<T> {
  return served(bench, 'big', async (host) => {
    await call(host, 'company.savePreferences', { language: 'en' });
    const { browser, page } = await openPage();
    try {
      await page.addInitScript(shiftClock, benchNowMs - Date.now());
      await page.goto(`${host.url}#${host.token}`, { waitUntil: 'commit' });
      await page.getByRole('region', { name: 'Partners of the day' }).getByRole('option').first().waitFor();
      return await use({ page, cdp: await page.context().newCDPSession(page) });
    } finally {
      await browser.close();
    }
  });
}

async function measureKeys(bench: Bench): Promise<Measured> {
  return onDesk(bench, async ({ page, cdp }) => {
    await page.evaluate(watchKeys);
    // The first round loads what the search needs.
    await pressAll(page);
    const keys = await pressAll(page);
    await slowly(cdp, slowRate);
    const slow = await pressAll(page);
    await slowly(cdp, 1);
    const slowAll = allOf(slow);
    return {
      timing: allOf(keys),
      floor: await keyFloor(page),
      notes: [
        toldKeys('full speed', keys),
        `${toldKeys(`${slowRate} × slower`, slow)}, all p50 ${slowAll.p50.toFixed(0)} p95 ${slowAll.p95.toFixed(0)}`,
      ],
    };
  });
}

export const uxRows: readonly BenchRow[] = [
  { names: ['ux.bundle', 'ux.lazyPart'], measure: measureBundle },
  { names: ['ux.keyToPaint'], measure: async (bench) => ({ 'ux.keyToPaint': await measureKeys(bench) }) },
];

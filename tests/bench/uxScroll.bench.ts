// A long list under the wheel and the keys: all partners of the big company, from the first to the hundred thousandth, read page
// by page on the way. Judged is how many frames came late; the same is printed at a quarter of the processor's speed.
import type { Page } from '@playwright/test';
import { benchNowMs } from './company.ts';
import { type Bench, type BenchRow, type Measured, timingOf } from './measure.ts';
import { call, openPage, served, shiftClock, slowly, slowRate } from './paintedPage.ts';

const rowHeight = 34;
const wholeRows = 100_000;
/** At a quarter of the speed: further pages at the end of what is long already, and back by as much. */
const slowRows = 5_000;
/** A frame later than this is a jerk: more than two of 60 a second. */
const lateMs = 33.4;
/** Far more than a screen: no row is there from one frame to the next. */
const wheelPx = 2_400;
const keyPresses = 60;
const patienceMs = 120_000;

/** In the page: how long each frame took, from now on. */
function watchFrames(): void {
  const frames: number[] = [];
  Object.assign(globalThis, { frameTimes: frames });
  let last = performance.now();
  const tick = (now: number): void => {
    frames.push(now - last);
    last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}

/** In the page: what was collected, from now on anew. */
const takeFrames = (): number[] =>
  (globalThis as unknown as { frameTimes: number[] }).frameTimes.splice(0).filter((ms) => ms > 0);

const gridOf = (page: Page) => page.getByRole('grid', { name: 'Partners' });

/** How many rows lie above what is shown. */
const placeOf = async (page: Page): Promise<number> =>
  (await gridOf(page).evaluate((grid) => grid.scrollTop)) / rowHeight;

/** Turns the wheel until the row is reached. @returns the frames meanwhile */
async function wheelTo(page: Page, row: number): Promise<number[]> {
  const step = (await placeOf(page)) < row ? wheelPx : -wheelPx;
  const isThere = async (): Promise<boolean> =>
    step > 0 ? (await placeOf(page)) >= row : (await placeOf(page)) <= row;
  const until = performance.now() + patienceMs;
  await page.evaluate(takeFrames);
  while (!(await isThere())) {
    if (performance.now() > until) throw new Error(`at row ${Math.round(await placeOf(page))} after 120 s`);
    for (let turn = 0; turn < 10; turn += 1) await page.mouse.wheel(0, step);
  }
  return page.evaluate(takeFrames);
}

async function pressOften(page: Page, key: string): Promise<number[]> {
  await page.evaluate(takeFrames);
  for (let count = 0; count < keyPresses; count += 1) {
    await page.keyboard.press(key);
    await page.waitForTimeout(30);
  }
  return page.evaluate(takeFrames);
}

const lateShare = (frames: readonly number[]): number =>
  (frames.filter((ms) => ms > lateMs).length / Math.max(1, frames.length)) * 100;

function told(name: string, frames: readonly number[]): string {
  const { p50, p95 } = timingOf(frames);
  const worst = Math.max(...frames).toFixed(0);
  return `${name}: ${lateShare(frames).toFixed(1)} % of ${frames.length} frames late, p50 ${p50.toFixed(0)} p95 ${p95.toFixed(0)} max ${worst} ms`;
}

async function scrollAll(page: Page): Promise<Measured> {
  await gridOf(page).getByRole('row').nth(5).waitFor();
  await gridOf(page).hover();
  await page.evaluate(watchFrames);
  const wheeled = await wheelTo(page, wholeRows);
  await gridOf(page).press('End');
  const pages = await pressOften(page, 'PageUp');
  const rows = await pressOften(page, 'ArrowUp');
  const cdp = await page.context().newCDPSession(page);
  await slowly(cdp, slowRate);
  const slowDown = await wheelTo(page, wholeRows + slowRows);
  const slowUp = await wheelTo(page, wholeRows);
  await slowly(cdp, 1);
  return {
    value: lateShare([...wheeled, ...pages, ...rows]),
    notes: [
      told(`wheel through ${wholeRows} rows`, wheeled),
      told('PageUp at the end of them', pages),
      told('arrows there', rows),
      told(`${slowRate} × slower, reading ${slowRows} more`, slowDown),
      told(`${slowRate} × slower, back again`, slowUp),
    ],
  };
}

async function measureScroll(bench: Bench): Promise<Measured> {
  return served(bench, 'big', async (host) => {
    await call(host, 'company.savePreferences', { language: 'en' });
    const { browser, page } = await openPage();
    try {
      await page.addInitScript(shiftClock, benchNowMs - Date.now());
      await page.goto(`${host.url}#${host.token}`, { waitUntil: 'commit' });
      await page.getByRole('region', { name: 'Partners of the day' }).getByRole('option').first().waitFor();
      await page.locator('nav a[href="#/partners"]').click();
      return await scrollAll(page);
    } finally {
      await browser.close();
    }
  });
}

export const scrollRows: readonly BenchRow[] = [
  { names: ['ux.scroll'], measure: async (bench) => ({ 'ux.scroll': await measureScroll(bench) }) },
];

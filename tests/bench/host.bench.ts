// The node host on the big file: start, idle memory, the first desk and a chosen client painted in Chromium.
import { setTimeout as wait } from 'node:timers/promises';
import { dateInZone } from '#shared/domain/dates.ts';
import { memoryOf, serve } from './childProcess.ts';
import { benchNowMs, type Size } from './company.ts';
import { type Bench, type BenchRow, type Timing, timingOf } from './measure.ts';
import { call, clickAndPaint, framesDrawn, openPage, served, shiftClock } from './paintedPage.ts';

const startCount = 7;

async function startTimes(bench: Bench, size: Size): Promise<Timing> {
  const dir = await bench.company(size);
  const times: number[] = [];
  for (let run = 0; run <= startCount; run += 1) {
    const served = await serve(dir);
    await served.stop();
    // The first run reads the program from a cold disk.
    if (run > 0) times.push(served.startMs);
  }
  return timingOf(times);
}

async function paint(bench: Bench, size: Size): Promise<{ first: Timing; client: Timing }> {
  return served(bench, size, async (host) => {
    // The names of regions are fixed in English.
    await call(host, 'company.savePreferences', { language: 'en' });
    const { browser, page } = await openPage();
    try {
      await page.addInitScript(shiftClock, benchNowMs - Date.now());
      const day = page.getByRole('region', { name: 'Partners of the day' });
      const rows = day.getByRole('option');
      const firsts: number[] = [];
      for (let run = 0; run < 5; run += 1) {
        const startedAt = performance.now();
        await page.goto(run === 0 ? `${host.url}#${host.token}` : host.url, { waitUntil: 'commit' });
        await rows.first().waitFor({ state: 'visible', timeout: 15_000 });
        await page.evaluate(framesDrawn);
        firsts.push(performance.now() - startedAt);
      }
      const client: number[] = [];
      const count = Math.min(await rows.count(), 12);
      for (let round = 0; round < 3; round += 1) {
        for (let index = 0; index < count; index += 1) {
          client.push(
            await rows
              .nth((index + 1) % count)
              .evaluate(clickAndPaint, 'section[aria-label="Client"], [role=region][aria-label="Client"]'),
          );
        }
      }
      return { first: timingOf(firsts), client: timingOf(client.slice(count)) };
    } finally {
      await browser.close();
    }
  });
}

const today = dateInZone(benchNowMs, 'Asia/Baku');

/** Of the whole host's process, some seconds after a desk was opened and something looked for. */
const idleMemory = (bench: Bench, size: Size): Promise<ReturnType<typeof memoryOf>> =>
  served(bench, size, async (host) => {
    await call(host, 'desk.loadMonth', { month: today.slice(0, 7), scope: 'all' });
    await call(host, 'desk.listDayPartners', { from: today, to: today, scope: 'all' });
    for (const text of ['a', 'mmc', '994']) await call(host, 'desk.search', { text });
    await wait(4_000);
    return memoryOf(host.pid);
  });

export const hostRows: readonly BenchRow[] = [
  {
    names: ['desk.hostStart'],
    measure: async (bench) => {
      const tenth = await startTimes(bench, 'tenth');
      return { 'desk.hostStart': { timing: await startTimes(bench, 'big'), tenth } };
    },
  },
  {
    names: ['desk.firstPaint', 'desk.selectClientPainted'],
    measure: async (bench) => {
      const tenth = await paint(bench, 'tenth');
      const { first, client } = await paint(bench, 'big');
      return {
        'desk.firstPaint': { timing: first, tenth: tenth.first },
        'desk.selectClientPainted': { timing: client, tenth: tenth.client },
      };
    },
  },
  {
    names: ['core.memory'],
    measure: async (bench) => {
      const tenth = await idleMemory(bench, 'tenth');
      const { rssMb, peakMb } = await idleMemory(bench, 'big');
      return {
        'core.memory': { value: rssMb, tenth: tenth.rssMb, notes: [`peak ${peakMb.toFixed(0)} MB`] },
      };
    },
  },
];

// The node host on the big file: start, idle memory, the first desk and a chosen client painted in Chromium.
import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { dateInZone } from '#shared/domain/dates.ts';
import { memoryOf, type Served, serve } from './childProcess.ts';
import { benchNowMs, type Size } from './company.ts';
import { type Bench, type BenchRow, type Timing, timingOf } from './measure.ts';

const startCount = 7;
const chromium = '/usr/bin/chromium';

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

async function served<T>(bench: Bench, size: Size, use: (host: Served) => Promise<T>): Promise<T> {
  const host = await serve(await bench.company(size));
  try {
    return await use(host);
  } finally {
    await host.stop();
  }
}

async function openPage() {
  if (!existsSync(chromium)) throw new Error('no Chromium at /usr/bin/chromium');
  const playwright = await import('@playwright/test');
  const browser = await playwright.chromium.launch({ executablePath: chromium, args: ['--no-sandbox'] });
  return { browser, page: await browser.newPage({ viewport: { width: 1440, height: 900 } }) };
}

async function call({ url, token }: Served, name: string, input: object): Promise<void> {
  const response = await fetch(`${url}/call`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name, input }),
  });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
}

/** In the page: its date is that of the bench company. Playwright's own clock would put its timers under what is measured. */
function shiftClock(shiftMs: number): void {
  const RealDate = Date;
  const now = (): number => RealDate.now() + shiftMs;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args: number[]) => Reflect.construct(target, args.length === 0 ? [now()] : args),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
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
        await page.evaluate(
          () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
        );
        firsts.push(performance.now() - startedAt);
      }
      const client: number[] = [];
      const count = Math.min(await rows.count(), 12);
      for (let round = 0; round < 3; round += 1) {
        for (let index = 0; index < count; index += 1) {
          client.push(await rows.nth((index + 1) % count).evaluate(clickAndPaint));
        }
      }
      return { first: timingOf(firsts), client: timingOf(client.slice(count)) };
    } finally {
      await browser.close();
    }
  });
}

/** In the page: from the click until the last change of the client's region is drawn. */
function clickAndPaint(row: Element): Promise<number> {
  return new Promise((resolve, reject) => {
    const region = [...document.querySelectorAll('section,[role="region"]')].find(
      (element) => element.getAttribute('aria-label') === 'Client',
    );
    if (!region) {
      reject(new Error('no region Client'));
      return;
    }
    const startedAt = performance.now();
    let changedAt = 0;
    const observer = new MutationObserver(() => {
      // A task posted by a frame's callback runs when that frame has been drawn.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          changedAt = performance.now();
          port1.close();
        };
        port2.postMessage(0);
      });
    });
    observer.observe(region, { subtree: true, childList: true, characterData: true });
    (row as HTMLElement).click();
    // Settled: nothing changed for 150 ms; the time is that of the last change's frame.
    const poll = setInterval(() => {
      const now = performance.now();
      if ((changedAt > 0 && now - changedAt > 150) || now - startedAt > 3_000) {
        clearInterval(poll);
        observer.disconnect();
        resolve((changedAt || now) - startedAt);
      }
    }, 20);
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

// The built program in Chromium for rows that are painted: its host, its page, and how long a click takes until all is drawn.
import { existsSync } from 'node:fs';
import type { CDPSession } from '@playwright/test';
import { type Served, serve } from './childProcess.ts';
import type { Size } from './company.ts';
import type { Bench } from './measure.ts';

const chromium = '/usr/bin/chromium';

/** A weak laptop: what is felt is printed at a quarter of the processor's speed too, for information. */
export const slowRate = 4;

export const slowly = (cdp: CDPSession, rate: number): Promise<unknown> =>
  cdp.send('Emulation.setCPUThrottlingRate', { rate });

export async function served<T>(bench: Bench, size: Size, use: (host: Served) => Promise<T>): Promise<T> {
  const host = await serve(await bench.company(size));
  try {
    return await use(host);
  } finally {
    await host.stop();
  }
}

export async function openPage() {
  if (!existsSync(chromium)) throw new Error('no Chromium at /usr/bin/chromium');
  const playwright = await import('@playwright/test');
  const browser = await playwright.chromium.launch({ executablePath: chromium, args: ['--no-sandbox'] });
  return { browser, page: await browser.newPage({ viewport: { width: 1440, height: 900 } }) };
}

export async function call({ url, token }: Served, name: string, input: object): Promise<unknown> {
  const response = await fetch(`${url}/call`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name, input }),
  });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return ((await response.json()) as { value: unknown }).value;
}

/** In the page: its date is that of the bench company. Playwright's own clock would put its timers under what is measured. */
export function shiftClock(shiftMs: number): void {
  const RealDate = Date;
  const now = (): number => RealDate.now() + shiftMs;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args: number[]) => Reflect.construct(target, args.length === 0 ? [now()] : args),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
}

/** In the page: from the click until the last change of what is observed is drawn. */
export function clickAndPaint(target: Element, observed: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const region = document.querySelector(observed);
    if (!region) {
      reject(new Error(`nothing is ${observed}`));
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
    (target as HTMLElement).click();
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

/** In the page: two frames, what the last answer changed is drawn. */
export function framesDrawn(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

// A Channel of the test process over a port of the page: the page asks the preload for a port, as the product's
// page does, and passes frames on. Bytes travel as base64 between test and page, as bytes on the port.
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { Channel } from '#shared/rpc/channel.ts';

const encode = (frame: unknown): string =>
  JSON.stringify(frame, (_key, value: unknown) =>
    value instanceof Uint8Array ? { $bytes: Buffer.from(value).toString('base64') } : value,
  );

/** A document of our origin where no program runs that would want a port of its own. */
export const quietPage = 'app://yolda/error.css';

/** Runs in the page: takes a port and joins it to the two functions named after `name`. */
function takePort(name: string): Promise<void> {
  const page = window as unknown as Record<string, (text: string) => void> & {
    yoldaBridge: { requestPort(): void };
  };
  return new Promise((resolve) => {
    const receive = (event: MessageEvent<unknown>): void => {
      const [port] = event.ports;
      if (event.data !== 'yolda.port' || !port) return;
      window.removeEventListener('message', receive);
      port.onmessage = ({ data }) => page[`${name}Frame`]?.(JSON.stringify(data));
      port.addEventListener('close', () => page[`${name}Closed`]?.(''));
      page[`${name}Send`] = (text) => {
        const toBytes = (_key: string, value: unknown): unknown =>
          value !== null && typeof value === 'object' && '$bytes' in value
            ? Uint8Array.from(atob(String(value.$bytes)), (char) => char.charCodeAt(0))
            : value;
        port.postMessage(JSON.parse(text, toBytes));
      };
      page[`${name}Close`] = () => port.close();
      resolve();
    };
    window.addEventListener('message', receive);
    page.yoldaBridge.requestPort();
  });
}

export async function pageChannel(page: Page): Promise<Channel> {
  const name = `port${randomUUID().replaceAll('-', '')}`;
  const early: unknown[] = [];
  let listener: ((frame: unknown) => void) | undefined;
  const closed = Promise.withResolvers<void>();
  await page.exposeFunction(`${name}Frame`, (text: string) => {
    const frame: unknown = JSON.parse(text);
    if (listener) listener(frame);
    else early.push(frame);
  });
  await page.exposeFunction(`${name}Closed`, () => closed.resolve());
  await page.evaluate(takePort, name);
  const run = (what: 'Send' | 'Close', text: string): void => {
    void page
      .evaluate(
        ([key, value]) => (window as unknown as Record<string, (text: string) => void>)[key]?.(value),
        [`${name}${what}`, text] as const,
      )
      .catch(() => undefined);
  };
  return {
    send: (frame) => run('Send', encode(frame)),
    onMessage(given) {
      listener = given;
      for (const frame of early.splice(0)) given(frame);
    },
    onClose: (given) => void closed.promise.then(given),
    close: () => run('Close', ''),
  };
}

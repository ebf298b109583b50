// The product's media page in a real Chromium, serving a workstation whose core lives in the test: what is said there is
// heard, and it can be loaded anew in the midst of a call.
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { pairedChannels } from '#shared/rpc/pairedChannels.ts';
import type { TestCore } from '#tests/tools/testCore.ts';
import {
  type BrowserParty,
  type BrowserPartyOptions,
  openBlankPage,
  openBrowserParty,
} from './browserParty.ts';
import type { Nat } from './nat.ts';
import type { Rig } from './rig.ts';

export type MediaPage = BrowserParty & { reload(): Promise<void> };

const root = fileURLToPath(new URL('../../..', import.meta.url));
const input = fileURLToPath(new URL('mediaPageEntry.ts', import.meta.url));

let bundled: Promise<string> | undefined;
const bundle = (): Promise<string> => {
  bundled ??= build({
    ...{ cwd: root, input, write: false, logLevel: 'warn' },
    output: { format: 'iife' },
  }).then(({ output }) => output[0].code);
  return bundled;
};

/** @param hz what its microphone says. @param office behind the NAT */
export async function openMediaPage(
  rig: Rig,
  { core }: TestCore,
  hz: number,
  office?: Nat,
  microphone?: BrowserPartyOptions['microphone'],
): Promise<MediaPage> {
  const party = await openBrowserParty(rig, {
    ...{ hz, ...(office ? { office } : {}), ...(microphone ? { microphone } : {}) },
  });
  const { page } = party;
  let end = (): void => undefined;
  let toCore: (frame: string) => void = () => undefined;
  // A new page is a new connection, and ends the one of the page before.
  await page.exposeFunction('yoldaSend', (frame: string) => toCore(frame));
  const connect = async (): Promise<void> => {
    const [near, far] = pairedChannels();
    const early: string[] = [];
    let isReady = false;
    const tell = (frame: string): void => {
      page
        .evaluate(
          (text) => (window as unknown as { yoldaReceive(t: string): void }).yoldaReceive(text),
          frame,
        )
        .catch(() => undefined);
    };
    near.onMessage((frame) => {
      const text = JSON.stringify(frame);
      if (isReady) tell(text);
      else early.push(text);
    });
    const served = Promise.withResolvers<void>();
    toCore = (frame) => {
      near.send(JSON.parse(frame));
      if (frame.includes('"media.serve"')) served.resolve();
    };
    end = () => near.close();
    core.accept(far);
    await page.addScriptTag({ content: await bundle() });
    isReady = true;
    early.forEach(tell);
    await served.promise;
  };
  await openBlankPage(party);
  await connect();
  return Object.assign(party, {
    async reload() {
      end();
      await page.reload();
      await connect();
    },
  });
}

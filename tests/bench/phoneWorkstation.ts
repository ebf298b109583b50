// The built program at the PBX of a rig, on the company that is named, with its page in Chromium: what phoneCalls.ts and
// phoneGap.ts measure. In the page it watches what a person would: keys, the card of a call, the first sound.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Client, EventPayload } from '#shared/rpc/client.ts';
import { makeTone } from '#tests/sip/audio/sound.ts';
import { toWav } from '#tests/sip/audio/wav.ts';
import { type BrowserParty, openBrowserParty } from '#tests/sip/rig/browserParty.ts';
import type { Pbx } from '#tests/sip/rig/pbx.ts';
import { passwordOf, realm } from '#tests/sip/rig/ports.ts';
import type { Rig } from '#tests/sip/rig/rig.ts';
import { until } from '#tests/sip/rig/until.ts';
import { serve } from './childProcess.ts';
import { openClient } from './hostClient.ts';

type Calls = EventPayload<'calls.changed'>['calls'];

export type PhoneWorkstation = {
  client: Client;
  party: BrowserParty;
  untilCalls(what: string, isSo: (calls: Calls) => boolean): Promise<Calls>;
  /** Presses it in the page. @returns when it was pressed there, ms of the epoch */
  press(keys: string): Promise<number>;
  close(): Promise<void>;
};

/** Seen in the page since the last `forget`. */
export type SeenInPage = {
  pressedMs: number;
  heardMs: number;
  cardMs: number;
  card: string;
  peers: RTCPeerConnection[];
};

/** −46 dB of full scale. */
export const audible = 0.005;

/** Runs in the page before its own scripts. */
function watchPage(audibleLevel: number): void {
  type Frame = { numberOfFrames: number; copyTo(into: Float32Array, options: object): void; close(): void };
  type Processor = { readable: ReadableStream<Frame> };
  const page = window as unknown as {
    MediaStreamTrackProcessor: new (options: { track: MediaStreamTrack }) => Processor;
    seen: SeenInPage;
  };
  page.seen = { pressedMs: 0, heardMs: 0, cardMs: 0, card: '', peers: [] };
  const nowMs = (): number => performance.timeOrigin + performance.now();
  const isModifier = (key: string): boolean => ['Control', 'Shift'].includes(key);
  addEventListener(
    'keydown',
    ({ key, timeStamp }) => {
      if (!isModifier(key)) page.seen.pressedMs = performance.timeOrigin + timeStamp;
    },
    true,
  );

  async function listenTo(track: MediaStreamTrack): Promise<void> {
    const reader = new page.MediaStreamTrackProcessor({ track }).readable.getReader();
    for (;;) {
      const { value: frame, done } = await reader.read();
      if (done || !frame) return;
      const samples = new Float32Array(frame.numberOfFrames);
      frame.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
      frame.close();
      const level = Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);
      if (level < audibleLevel) continue;
      page.seen.heardMs = nowMs();
      await reader.cancel();
      return;
    }
  }
  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      page.seen.peers = [...page.seen.peers.filter((one) => one.signalingState !== 'closed'), this];
      this.addEventListener('track', ({ track }) => void listenTo(track));
    }
  };

  // Whole once: later a minute passes, and the clock in it goes on.
  const whole = new WeakSet<Element>();
  const look = (): void => {
    const card = document.querySelector('section[aria-label^="Call: "]');
    if (!card || whole.has(card) || !card.querySelector('li') || !card.querySelector('dd')) return;
    whole.add(card);
    // A task posted by a frame's callback runs when that frame has been drawn.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        Object.assign(page.seen, { cardMs: nowMs(), card: card.outerHTML });
        port1.close();
      };
      port2.postMessage(0);
    });
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
}

export async function openPhoneWorkstation(rig: Rig, pbx: Pbx, dir: string): Promise<PhoneWorkstation> {
  const host = await serve(dir);
  rig.add({ name: 'workstation', log: () => '', stop: host.stop });
  const client = await openClient(host);
  // The names of regions are fixed in English.
  await client.call('company.savePreferences', { language: 'en' });
  const line = { name: 'Ofis', url: pbx.wsUrl, domain: realm, user: '101', password: passwordOf('101') };
  await client.call('telephony.saveLine', line);
  // Without the beats of the tests' tones: the first sound is sought, long before Chromium takes a tone for noise.
  const file = join(rig.folder, 'endless.wav');
  writeFileSync(file, toWav(makeTone(620, 20_000, { rate: 48_000 })));
  const args = [`--use-file-for-fake-audio-capture=${file}`];
  const party = await openBrowserParty(rig, { hz: 620, args });
  await party.context.addInitScript(watchPage, audible);
  await party.page.goto(`${host.url}/#${host.token}`);
  await party.page.getByRole('button', { name: 'Phone ready' }).waitFor();
  await wait(2_000);
  return {
    client,
    party,
    untilCalls: (what, isSo) =>
      until(what, async () => {
        const { calls } = await client.call('calls.listLive', {});
        return isSo(calls) ? calls : undefined;
      }),
    async press(keys) {
      await party.page.keyboard.press(keys);
      return party.page.evaluate(() => (window as unknown as { seen: SeenInPage }).seen.pressedMs);
    },
    async close() {
      client.close();
      await party.close();
      await host.stop();
    },
  };
}

/** What the page saw so far. */
export const seenBy = ({ party }: PhoneWorkstation): Promise<Omit<SeenInPage, 'peers'>> =>
  party.page.evaluate(() => {
    const { peers: _peers, ...seen } = (window as unknown as { seen: SeenInPage }).seen;
    return seen;
  });

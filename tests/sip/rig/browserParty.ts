// Debian's Chromium as a party of a call: a microphone that says one tone, ICE on the loopback, and an ear at the remote
// track of every peer connection that its pages make. Knows no SIP; what the page does is the test's.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { chromium as usual } from '#tests/e2e/playwright.config.ts';
import { join, makeTone, repeat, type Sound, silence } from '../audio/sound.ts';
import { toWav } from '../audio/wav.ts';
import type { Ear } from './listen.ts';
import type { Nat } from './nat.ts';
import type { Rig } from './rig.ts';

export type BrowserParty = {
  browser: Browser;
  context: BrowserContext;
  page: Page;
  /** One for each remote audio track, in the order they came. */
  ears: readonly Ear[];
  /** What comes by the newest of them. */
  heard(): Sound;
  close(): Promise<void>;
};

export type BrowserPartyOptions = {
  /** Needed for each browser of a test: Chromium gives one microphone file to all its pages. */
  hz: number;
  /** Behind the NAT, where ICE has a network of its own. */
  office?: Nat;
  /** Refused by the user, or not plugged in; else it says the tone. */
  microphone?: 'refused' | 'absent';
  args?: readonly string[];
};

const earRate = 8_000;
/** Chromium takes a tone without end for noise and suppresses it, by 16 dB in three seconds; a beat it lets through. */
const beat = (hz: number): Sound => repeat(join(makeTone(hz, 320, wide), silence(80, wide.rate)), 25);
const wide = { rate: 48_000 };

/** Runs in every page before its own scripts: what remote tracks bring is sent to the test as 16-bit PCM of 8 kHz. */
function listenInPage(rate: number): void {
  type AudioFrame = {
    sampleRate: number;
    numberOfFrames: number;
    copyTo(into: Float32Array, options: object): void;
    close(): void;
  };
  type Processor = { readable: ReadableStream<AudioFrame> };
  const page = window as unknown as {
    MediaStreamTrackProcessor: new (options: { track: MediaStreamTrack }) => Processor;
    yoldaEar(ear: string, pcm: string): Promise<void>;
  };

  const send = (ear: string, samples: number[]): void => {
    const bytes = new Uint8Array(Int16Array.from(samples, (value) => value * 32_767).buffer);
    void page.yoldaEar(ear, btoa(String.fromCharCode(...bytes)));
  };

  async function listenTo(track: MediaStreamTrack): Promise<void> {
    const ear = crypto.randomUUID();
    send(ear, []);
    const reader = new page.MediaStreamTrackProcessor({ track }).readable.getReader();
    let waiting: number[] = [];
    for (;;) {
      const { value: frame, done } = await reader.read();
      if (done || !frame) return;
      const samples = new Float32Array(frame.numberOfFrames);
      frame.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
      const step = frame.sampleRate / rate;
      frame.close();
      // The mean of each step: tones of a telephone lie far below the new limit.
      for (let at = 0; at + step <= samples.length; at += step)
        waiting.push(samples.subarray(at, at + step).reduce((sum, value) => sum + value, 0) / step);
      if (waiting.length < rate / 20) continue;
      send(ear, waiting);
      waiting = [];
    }
  }

  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      this.addEventListener('track', ({ track }) => {
        if (track.kind === 'audio') void listenTo(track);
      });
    }
  };
}

/**
 * Runs before the page's own scripts: microphones of the browser can be pulled out and put back. Chromium has no such thing for
 * its own devices; what a page meets of it is the same: its tracks end, the device is neither listed nor opened any more, and
 * `devicechange` says so.
 */
function letUnplugInPage(): void {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) return;
  const gone = new Set<string>();
  const tracks: MediaStreamTrack[] = [];
  const [open, list] = [devices.getUserMedia.bind(devices), devices.enumerateDevices.bind(devices)];
  const clone = MediaStreamTrack.prototype.clone;
  MediaStreamTrack.prototype.clone = function (): MediaStreamTrack {
    const copy = clone.call(this);
    if (tracks.includes(this)) tracks.push(copy);
    return copy;
  };
  devices.enumerateDevices = async () => (await list()).filter(({ deviceId }) => !gone.has(deviceId));
  devices.getUserMedia = async (asked) => {
    const audio = (typeof asked?.audio === 'object' ? asked.audio : {}) as MediaTrackConstraints;
    const wanted = (audio.deviceId as ConstrainDOMStringParameters | undefined)?.exact;
    if (typeof wanted === 'string' && gone.has(wanted)) throw new OverconstrainedError('deviceId');
    const left = (await devices.enumerateDevices()).find(({ kind }) => kind === 'audioinput');
    if (!left) throw new DOMException('', 'NotFoundError');
    // The system's is the first one there is; before the user allows any they have no names.
    const deviceId = wanted ?? left.deviceId;
    const exact = { audio: { ...audio, deviceId: { exact: deviceId } } };
    const stream = await open(deviceId === '' ? asked : exact);
    tracks.push(...stream.getAudioTracks());
    return stream;
  };
  const plug = async (what: 'chosenOut' | 'allOut' | 'allIn'): Promise<void> => {
    const kept = JSON.parse(localStorage.getItem('yolda.devices') ?? '{}') as { microphone?: string };
    gone.clear();
    if (what === 'chosenOut') gone.add(kept.microphone ?? '');
    if (what === 'allOut')
      for (const { kind, deviceId } of await list()) if (kind === 'audioinput') gone.add(deviceId);
    for (const track of tracks) {
      if (track.readyState === 'ended' || !gone.has(track.getSettings().deviceId ?? '')) continue;
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
    devices.dispatchEvent(new Event('devicechange'));
  };
  Object.assign(window, { yoldaPlug: plug });
}

/** Pulls out the microphone that was chosen, or all of them; or puts all back. */
export async function plugMicrophones(page: Page, what: 'chosenOut' | 'allOut' | 'allIn'): Promise<void> {
  await page.evaluate(
    (wanted) => (window as unknown as { yoldaPlug(what: string): Promise<void> }).yoldaPlug(wanted),
    what,
  );
}

/** Added to the rig: closed with it. */
export async function openBrowserParty(rig: Rig, options: BrowserPartyOptions): Promise<BrowserParty> {
  const file = path.join(rig.folder, `says-${options.hz}-${performance.now()}.wav`);
  writeFileSync(file, toWav(beat(options.hz)));
  const browser = await chromium.launch({
    executablePath: options.office?.writeLauncher(rig.folder, usual.executablePath) ?? usual.executablePath,
    args: [
      ...usual.args,
      // Without them there is no device at all, and nobody who would grant it.
      ...(options.microphone === 'absent' ? [] : ['--use-fake-device-for-media-stream']),
      ...(options.microphone === 'refused' ? [] : ['--use-fake-ui-for-media-stream']),
      `--use-file-for-fake-audio-capture=${file}`,
      // In the office the loopback leads nowhere, and ICE would ask the TURN server from it for forty seconds.
      ...(options.office ? [] : ['--allow-loopback-in-peer-connection']),
      '--autoplay-policy=no-user-gesture-required',
      // Names of mDNS reach nobody in a namespace.
      '--disable-features=WebRtcHideLocalIpsWithMdns',
      ...(options.args ?? []),
    ],
  });
  const ears = new Map<string, Buffer[]>();
  const context = await browser.newContext();
  await context.exposeFunction('yoldaEar', (ear: string, pcm: string) => {
    const parts = ears.get(ear) ?? [];
    parts.push(Buffer.from(pcm, 'base64'));
    ears.set(ear, parts);
  });
  await context.addInitScript(listenInPage, earRate);
  await context.addInitScript(letUnplugInPage);
  const soundOf = (parts: readonly Buffer[]): Sound => {
    const pcm = Buffer.concat(parts);
    const samples = Float32Array.from(
      { length: pcm.length / 2 },
      (_, at) => pcm.readInt16LE(at * 2) / 32_768,
    );
    return { rate: earRate, samples };
  };
  const page = await context.newPage();
  let log = '';
  page.on('console', (message) => {
    log += `${message.type()}: ${message.text()}\n`;
  });
  page.on('pageerror', (error) => {
    log += `${error.stack}\n`;
  });
  const close = (): Promise<void> => browser.close();
  const party = {
    ...{ browser, context, page, close },
    get ears() {
      return [...ears.values()].map((parts) => ({ heard: () => soundOf(parts) }));
    },
    heard: () => soundOf([...ears.values()].at(-1) ?? []),
  };
  rig.add({ name: `chromium ${options.hz}`, log: () => log, stop: close });
  return party;
}

/** An empty page of an origin that may use the microphone. */
export async function openBlankPage({ page }: BrowserParty): Promise<void> {
  const blank = { contentType: 'text/html', body: '<!doctype html><title>party</title>' };
  await page.route('http://localhost/', (route) => route.fulfill(blank));
  await page.goto('http://localhost/');
}

// A recording as a browser has it: decoded as a whole, and by a player that seeks to its middle.
import type { Sound } from '../audio/sound.ts';
import type { BrowserParty } from './browserParty.ts';

type Decoded = { sound: Sound; playedMs: number; soughtMs: number };

export async function decodeWebm({ page }: BrowserParty, bytes: Uint8Array): Promise<Decoded> {
  const found = await page.evaluate(async (base64) => {
    const data = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const audio = new Audio(URL.createObjectURL(new Blob([data], { type: 'audio/webm' })));
    const on = (name: string): Promise<unknown> =>
      new Promise((resolve, reject) => {
        audio.addEventListener(name, resolve, { once: true });
        audio.addEventListener('error', () => reject(new Error(audio.error?.message)), { once: true });
      });
    audio.preload = 'metadata';
    await on('loadedmetadata');
    const { duration } = audio;
    const sought = on('seeked');
    audio.currentTime = duration / 2;
    await sought;
    const rate = 8_000;
    const decoded = await new OfflineAudioContext(1, 1, rate).decodeAudioData(data.buffer);
    return {
      rate,
      samples: [...decoded.getChannelData(0)],
      playedMs: Math.round(duration * 1_000),
      soughtMs: audio.currentTime * 1_000,
    };
  }, Buffer.from(bytes).toString('base64'));
  const { rate, samples, ...times } = found;
  return { sound: { rate, samples: Float32Array.from(samples) }, ...times };
}

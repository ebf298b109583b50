// What the test of a line hears: its own tone, faint or not, a voice, or nothing.
import { expect, it } from 'vitest';
import { createEar, type Heard, listenFor, testTone } from '#renderer/media/toneEar.rules.ts';
import { seededRandom } from '#shared/lib/seededRandom.ts';

const rate = 48_000;
const size = 4_096;

function hear(sampleAt: (at: number) => number, windows: number): Heard {
  const ear = createEar();
  for (let window = 0; window < windows; window += 1)
    ear.take(
      Float32Array.from({ length: size }, (_, at) => sampleAt(window * size + at)),
      rate,
    );
  return ear.heard();
}

const tone = (hz: number, volume: number) => (at: number) =>
  volume * Math.sin((2 * Math.PI * hz * at) / rate);
const random = seededRandom(7).next;
const noise = (volume: number) => () => volume * (2 * random() - 1);
/** Some harmonics of a voice, none of them at the tone. */
const voice = (at: number): number =>
  [130, 260, 390, 520, 650, 910].reduce((sum, hz) => sum + tone(hz, 0.04)(at), 0);

it.each<[string, (at: number) => number, number, Heard]>([
  ['the tone', tone(testTone.hz, 0.3), 8, 'echo'],
  ['the tone in noise', (at) => tone(testTone.hz, 0.2)(at) + noise(0.05)(), 12, 'echo'],
  ['too little of it', tone(testTone.hz, 0.3), 7, 'silence'],
  ['a faint one', tone(testTone.hz, 0.01), 12, 'faint'],
  ['a voice', voice, 12, 'other'],
  ['a dial tone', tone(425, 0.3), 12, 'other'],
  ['noise of the line', noise(0.002), 40, 'silence'],
  ['nothing', () => 0, 40, 'silence'],
])('%s', (_name, sampleAt, windows, heard) => expect(hear(sampleAt, windows)).toBe(heard));

it('is measured: level, and share of the power', () => {
  const samples = Float32Array.from({ length: size }, (_, at) => tone(800, 0.3)(at));
  const { db, share } = listenFor(samples, rate, 800);
  expect(db).toBeCloseTo(10 * Math.log10(0.045), 1);
  expect(share).toBeGreaterThan(0.95);
  expect(listenFor(samples, rate, 1_200).share).toBeLessThan(0.02);
});

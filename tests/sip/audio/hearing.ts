// Which tones are in a sound, and when: Goertzel's filter over short windowed frames. Pure. Tones of one test must lie at
// least 60 Hz apart, and below half the sampling rate of the telephone (4 kHz).
import { cut, durationMs, type Sound } from './sound.ts';

/** −40 dB of full scale: no echo of a codec, no leak of a neighbour reaches it. */
const audible = 0.01;
const frameMs = 100;

/** @returns amplitude of the sine of that frequency, 0 to 1, under a Hann window */
export function levelAt({ rate, samples }: Sound, hz: number): number {
  const count = samples.length;
  if (count < 2) return 0;
  const factor = 2 * Math.cos((2 * Math.PI * hz) / rate);
  let last = 0;
  let before = 0;
  let weight = 0;
  for (let at = 0; at < count; at += 1) {
    const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / (count - 1));
    const now = samples[at]! * window + factor * last - before;
    before = last;
    last = now;
    weight += window;
  }
  const power = last * last + before * before - factor * last * before;
  return (2 * Math.sqrt(Math.max(power, 0))) / weight;
}

/** Root of the mean square, 0 to 1: 0 is silence. */
export function loudness({ samples }: Sound): number {
  return Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / Math.max(samples.length, 1));
}

const framesOf = (sound: Sound, ms: number): Sound[] =>
  Array.from({ length: Math.floor(durationMs(sound) / ms) }, (_, at) => cut(sound, at * ms, (at + 1) * ms));

/** @returns those of the frequencies that sound through at least half of it, in the order asked */
export function tonesIn(sound: Sound, frequencies: readonly number[]): number[] {
  const frames = framesOf(sound, frameMs);
  const isHeard = (hz: number): boolean =>
    frames.length > 0 && frames.filter((frame) => levelAt(frame, hz) >= audible).length * 2 >= frames.length;
  return frequencies.filter(isHeard);
}

export type Span = { fromMs: number; toMs: number };

/**
 * When a tone sounds.
 * @param stepMs how finely: at 20 ms only tones 100 Hz apart are told from each other
 * @returns spans from the start of the sound, in order; what lies between two is a gap
 */
export function spansOf(sound: Sound, hz: number, stepMs = 20): Span[] {
  const spans: Span[] = [];
  framesOf(sound, stepMs).forEach((frame, at) => {
    if (levelAt(frame, hz) < audible) return;
    const open = spans.at(-1);
    if (open?.toMs === at * stepMs) open.toMs += stepMs;
    else spans.push({ fromMs: at * stepMs, toMs: (at + 1) * stepMs });
  });
  return spans;
}

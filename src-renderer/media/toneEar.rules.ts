// Judges by samples whether a test tone comes back, something else is heard, or nothing. Pure.

/** What a test call says: a beat, since an endless tone is taken for noise on its way. No frequency of a PBX's own tones. */
export const testTone = { hz: 800, onMs: 400, offMs: 200, volume: 0.3 } as const;

export type Heard = 'echo' | 'faint' | 'other' | 'silence';
export type Ear = {
  /** Some tens of ms each, one after another. */
  take(samples: Float32Array, rate: number): void;
  /** By all that was taken so far. */
  heard(): Heard;
};

const silentDb = -50;
/** A tone is narrow: it goes on where a voice would be lost in the noise. */
const silentToneDb = -60;
/** 25 dB below what was said: an ear takes it for a broken line. */
const faintDb = -38;
/** Of the power, near the tone. */
const mostly = 0.6;
/** Windows: two beats; and more than a click at the start. */
const enough = { tone: 8, other: 10 } as const;

const toDb = (power: number): number => 10 * Math.log10(power + 1e-12);

/** Mean power, and which share of it is that frequency (Goertzel). */
export function listenFor(samples: Float32Array, rate: number, hz: number): { db: number; share: number } {
  const step = 2 * Math.cos((2 * Math.PI * hz) / rate);
  let [last, before, sum] = [0, 0, 0];
  for (const sample of samples) {
    [last, before] = [sample + step * last - before, last];
    sum += sample * sample;
  }
  const power = sum / samples.length;
  const atTone = (2 * (last * last + before * before - step * last * before)) / samples.length ** 2;
  return { db: toDb(power), share: power === 0 ? 0 : Math.min(1, atTone / power) };
}

export function createEar(): Ear {
  let [toneWindows, toneDb, otherWindows] = [0, 0, 0];
  return {
    take(samples, rate) {
      const { db, share } = listenFor(samples, rate, testTone.hz);
      if (share >= mostly && db > silentToneDb) {
        toneWindows += 1;
        toneDb += db;
      } else if (db > silentDb && share < mostly / 2) otherWindows += 1;
    },
    heard() {
      if (toneWindows >= enough.tone) return toneDb / toneWindows < faintDb ? 'faint' : 'echo';
      return otherWindows >= enough.other ? 'other' : 'silence';
    },
  };
}

// Mono sound as numbers, and tones made to order: what each party of a test call says. Pure; knows no file and no phone.

/** Mono; samples between −1 and 1. */
export type Sound = { rate: number; samples: Float32Array };

/** @param amplitude 0 to 1: the peak of the sine */
export function makeTone(hz: number, ms: number, { rate = 8_000, amplitude = 0.4 } = {}): Sound {
  const samples = Float32Array.from(
    { length: Math.round((rate * ms) / 1000) },
    (_, at) => amplitude * Math.sin((2 * Math.PI * hz * at) / rate),
  );
  return { rate, samples };
}

/** Several at once; as long as the longest, quieter parts of others are silence. */
export function mix(...sounds: Sound[]): Sound {
  const rate = sounds[0]!.rate;
  if (sounds.some((sound) => sound.rate !== rate)) throw new Error('sounds of different rates');
  const samples = new Float32Array(Math.max(...sounds.map((sound) => sound.samples.length)));
  for (const sound of sounds) {
    for (const [at, value] of sound.samples.entries()) samples[at]! += value;
  }
  return { rate, samples };
}

/** One after another. */
export function join(...sounds: Sound[]): Sound {
  const rate = sounds[0]!.rate;
  if (sounds.some((sound) => sound.rate !== rate)) throw new Error('sounds of different rates');
  return { rate, samples: Float32Array.from(sounds.flatMap((sound) => [...sound.samples])) };
}

export const repeat = (sound: Sound, times: number): Sound =>
  join(...Array.from({ length: times }, () => sound));

export const silence = (ms: number, rate = 8_000): Sound => ({
  rate,
  samples: new Float32Array(Math.round((rate * ms) / 1000)),
});

/** From its beginning; a negative `fromMs` counts from its end. */
export function cut(sound: Sound, fromMs: number, toMs = Number.POSITIVE_INFINITY): Sound {
  const at = (ms: number): number => Math.round((sound.rate * ms) / 1000);
  const end = toMs === Number.POSITIVE_INFINITY ? sound.samples.length : at(toMs);
  return { rate: sound.rate, samples: sound.samples.slice(at(fromMs), end) };
}

export const durationMs = (sound: Sound): number => (sound.samples.length / sound.rate) * 1000;
